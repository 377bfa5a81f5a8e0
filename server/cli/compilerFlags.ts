/** Flags that are set once so many octets were read. */
interface Step {
  readonly octets: number;
  readonly flags: readonly string[];
}

/** To load what sets flags takes 7 ms: it waits until there is something to gain. */
const much = 65_536;

/** Here what is optimized early is used long enough. */
const veryMuch = 4_194_304;

/**
 * By the runtime's major version: it counts on programs that run for long. A check runs many hundreds of functions for a
 * second, and to optimize each, with all that it calls, costs more than it saves. So functions are optimized when they
 * ran three times as long (on Node 22 twice), and take in less of what they call. A runtime complains of flags that it
 * does not know, and what pays differs from one to the next: only versions that were measured are named.
 */
const byVersion: Readonly<Record<string, readonly Step[]>> = {
  20: [
    { octets: much, flags: ['--max-inlined-bytecode-size-cumulative=150', '--interrupt-budget=200000'] },
    { octets: veryMuch, flags: ['--interrupt-budget=30000'] },
  ],
  22: [
    {
      octets: much,
      flags: ['--max-inlined-bytecode-size-cumulative=150', '--invocation-count-for-turbofan=6000'],
    },
  ],
};

/** What to set in a runtime of that version, such as 20.12.0, and when; nothing in one that was not measured. */
export function stepsFor(version: string): readonly Step[] {
  return byVersion[version.split('.', 1)[0] as string] ?? [];
}

/** Has the runtime spend less on optimizing, once so much was read that it matters. */
export class CompilerFlags {
  readonly #steps: readonly Step[];
  #octets = 0;

  /** `version` is the runtime's own, such as 20.12.0. */
  constructor(version: string) {
    this.#steps = stepsFor(version);
  }

  /** Counts octets that were read. */
  async count(octets: number): Promise<void> {
    const before = this.#octets;
    this.#octets += octets;
    const due = this.#steps.filter((step) => before < step.octets && step.octets <= this.#octets);
    if (due.length === 0) return;
    const { setFlagsFromString } = await import('node:v8');
    for (const flag of due.flatMap(({ flags }) => flags)) setFlagsFromString(flag);
  }
}
