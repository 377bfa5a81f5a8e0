/** How much is read, in octets, before it pays to load what sets flags: that takes 7 ms. */
const muchToRead = 65_536;

/**
 * By the runtime's major version: it counts on programs that run for long. A check runs many hundreds of functions for a
 * second, and to optimize each, with all that it calls, costs more than it saves. So functions are optimized when they
 * ran three times as long (on Node 22 twice), and take in less of what they call. A runtime complains of flags that it
 * does not know, and what pays differs from one to the next: only versions that were measured are named.
 */
const byVersion: Readonly<Record<string, readonly string[]>> = {
  20: ['--max-inlined-bytecode-size-cumulative=150', '--interrupt-budget=200000'],
  22: ['--max-inlined-bytecode-size-cumulative=150', '--invocation-count-for-turbofan=6000'],
};

/** The flags to set in a runtime of that version, such as 20.12.0; none in one that was not measured. */
export function flagsFor(version: string): readonly string[] {
  return byVersion[version.split('.', 1)[0] as string] ?? [];
}

/** Has the runtime spend less on optimizing, once so much was read that it matters. */
export class CompilerFlags {
  readonly #flags: readonly string[];
  #octets = 0;

  /** `version` is the runtime's own, such as 20.12.0. */
  constructor(version: string) {
    this.#flags = flagsFor(version);
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
