import { compareTexts } from './copyRank.ts';
import { isNearPerson, slipKeys } from './nearNames.ts';
import { SetsByKey } from './setsByKey.ts';

/**
 * The names of people by their keys, in all their spellings, and which names may be misspellings of which. What is near
 * a name is found when its first spelling comes and kept: every speaker of every talk is asked for it.
 */
export class Spellings {
  readonly #ofKey = new SetsByKey<string>();
  /** Keys by what two that are one slip apart have in common. */
  readonly #slips = new SetsByKey<string>();
  readonly #near = new SetsByKey<string>();

  /** Takes in a spelling of the name with that key. */
  add(name: string, key: string): void {
    if (!this.#ofKey.has(key)) this.#know(key);
    this.#ofKey.add(key, name);
  }

  delete(name: string, key: string): void {
    this.#ofKey.delete(key, name);
    if (!this.#ofKey.has(key)) this.#forget(key);
  }

  /** The other spellings of a name, and all of those that it is near. */
  others(name: string, key: string): readonly string[] {
    // So it is with nearly every name.
    if (this.#ofKey.isOnly(key, name) && !this.#near.has(key)) return none;
    const all = [key, ...this.near(key)].flatMap((each) => [...this.#ofKey.of(each)]);
    return all.filter((each) => each !== name);
  }

  /** The keys of the names that may be misspellings of one, or it of them, in order; also of one that is gone by now. */
  near(key: string): readonly string[] {
    const near = this.#ofKey.has(key) ? this.#near.of(key) : this.#findNear(key);
    return near.size === 0 ? none : [...near].sort(compareTexts);
  }

  #know(key: string): void {
    const slips = slipKeys(key);
    for (const other of this.#findNear(key, slips)) {
      this.#near.add(key, other);
      this.#near.add(other, key);
    }
    for (const slip of slips) this.#slips.add(slip, key);
  }

  #findNear(key: string, slips = slipKeys(key)): ReadonlySet<string> {
    const found = new Set<string>();
    for (const slip of slips) {
      if (!this.#slips.has(slip)) continue;
      for (const other of this.#slips.of(slip)) if (isNearPerson(key, other)) found.add(other);
    }
    found.delete(key);
    return found;
  }

  #forget(key: string): void {
    for (const slip of slipKeys(key)) this.#slips.delete(slip, key);
    for (const other of this.#near.of(key)) {
      this.#near.delete(other, key);
      this.#near.delete(key, other);
    }
  }
}

const none: readonly string[] = [];
