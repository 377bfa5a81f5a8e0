/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/**
 * Runs every task once a round, in turn, so that a slow moment of the machine hits all alike. A task gives
 * an object of numbers; the result is, for each task, the median of each number over the rounds.
 */
export async function interleave(tasks, rounds) {
  const samples = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, task] of Object.entries(tasks)) samples[name].push(await task());
  }
  return Object.fromEntries(
    Object.entries(samples).map(([name, runs]) => [
      name,
      Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))])),
    ]),
  );
}

/** Prints one line: what, how much, and the ratio with its aim when there is one. */
export function printRatio(what, ratio, aim) {
  const verdict =
    aim === undefined ? '' : ratio <= aim ? `  (aim ≤ ${aim}: reached)` : `  (aim ≤ ${aim}: MISSED)`;
  console.log(`  ${what}: ${ratio.toFixed(2)} ×${verdict}`);
}
