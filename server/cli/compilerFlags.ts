/** How much is read, in octets, before it pays to load what sets flags, which takes longer than many a file to check. */
const muchToRead = 65_536;

/**
 * By the runtime's major version: it counts on programs that run for long. A check runs the same few hundred functions
 * for a second, and to optimize them, with all that they call, is a quarter of its cost. What is not named is left as it is.
 */
const flags: Readonly<Record<string, readonly string[]>> = {
  20: ['--max-inlined-bytecode-size-cumulative=150', '--interrupt-budget=135000'],
  22: ['--max-inlined-bytecode-size-cumulative=150'],
  24: ['--max-inlined-bytecode-size-cumulative=150'],
};

/** Has the runtime spend less on optimizing, once so much was read that it matters. */
export class CompilerFlags {
  readonly #flags: readonly string[];
  #octets = 0;

  /** `version` is the runtime's own, such as 20.12.0. */
  constructor(version: string) {
    this.#flags = flags[version.split('.', 1)[0] as string] ?? [];
  }

  /** Counts octets that were read. */
  async count(octets: number): Promise<void> {
    const isMuchNow = this.#octets < muchToRead && this.#octets + octets >= muchToRead;
    this.#octets += octets;
    if (!isMuchNow || this.#flags.length === 0) return;
    const { setFlagsFromString } = await import('node:v8');
    for (const flag of this.#flags) setFlagsFromString(flag);
  }
}
