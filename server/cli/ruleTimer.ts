import type { RuleMeta } from '../core/index.ts';

/** A monotonic clock, in milliseconds. */
export type Clock = () => number;

/** A rule of whatever looks at something. */
type TimedRule = RuleMeta & { check(node: unknown, context: unknown): void };

interface RuleTime {
  ms: number;
  calls: number;
}

/** The cost of asking the clock is known from this many questions. */
const calibrations = 1000;

/** Measures how long each rule takes. Rules that are not timed pay nothing: they are other objects. */
export class RuleTimer {
  readonly #clock: Clock;
  readonly #started: number;
  readonly #times = new Map<string, RuleTime>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#started = clock();
  }

  /** The same rule, with its time taken whenever it is called. */
  timed<Rule extends TimedRule>(rule: Rule): Rule & TimedRule {
    const time: RuleTime = { ms: 0, calls: 0 };
    this.#times.set(rule.id, time);
    const clock = this.#clock;
    const check = (node: unknown, context: unknown) => {
      const started = clock();
      try {
        rule.check(node, context);
      } finally {
        time.ms += clock() - started;
        time.calls++;
      }
    };
    return { ...rule, check };
  }

  /** A table of the rules that were called, the slowest first, for people. */
  report(): string {
    const all = this.#clock() - this.#started;
    const cost = this.#clockCost();
    const times = [...this.#times]
      .filter(([, { calls }]) => calls > 0)
      .map(([id, { ms, calls }]) => ({ id, ms: Math.max(0, ms - calls * cost), calls }))
      .sort((a, b) => b.ms - a.ms);
    const sum = times.reduce((total, { ms }) => total + ms, 0);
    const head = `Rules took ${sum.toFixed(1)} ms of ${all.toFixed(1)} ms in all (the clock itself not counted).`;
    const rows = times.map(({ id, ms, calls }) => row(id, ms.toFixed(1), percent(ms, sum), String(calls)));
    return `${[head, row('Rule', 'ms', 'share', 'calls'), ...rows].join('\n')}\n`;
  }

  /** What an empty measurement shows: without this, a rule would look slow because it is called often. */
  #clockCost(): number {
    let sum = 0;
    for (let count = 0; count < calibrations; count++) sum += -this.#clock() + this.#clock();
    return sum / calibrations;
  }
}

function percent(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)} %`;
}

function row(id: string, ms: string, share: string, calls: string): string {
  return `  ${id.padEnd(32)}${ms.padStart(10)}${share.padStart(9)}${calls.padStart(11)}`;
}
