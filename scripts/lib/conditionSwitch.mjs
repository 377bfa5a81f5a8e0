/** What every switched condition asks while it is evaluated. One condition at a time is negated; 0 is none. */

let negated = 0;
let steps = 0;
let mostSteps = Number.POSITIVE_INFINITY;
/** @type {Set<number>} */
let asked = new Set();

/**
 * @param {number} number
 * @param {unknown} value
 */
export function switched(number, value) {
  if (++steps > mostSteps) throw new Error('This goes on and on');
  asked.add(number);
  return number === negated ? !value : value;
}

/**
 * Runs something while one condition is negated.
 *
 * @template T
 * @param {number} number
 * @param {number} most So many conditions may be evaluated; then it throws, for a mutant may loop for ever.
 * @param {() => T} run
 * @returns {T}
 */
export function whileNegated(number, most, run) {
  negated = number;
  steps = 0;
  mostSteps = most;
  try {
    return run();
  } finally {
    negated = 0;
  }
}

/** The numbers of the conditions that were evaluated since this was asked last. */
export function takeAsked() {
  const taken = asked;
  asked = new Set();
  return taken;
}
