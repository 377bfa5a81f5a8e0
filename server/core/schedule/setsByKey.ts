/**
 * Sets of values by key. What is empty is not kept, and a key with one value, as most keys of a large schedule have,
 * has no set: a set is ten times as large as what it would hold.
 */
export class SetsByKey<Value, Key = string> {
  readonly #sets = new Map<Key, Value | Set<Value>>();

  /** Says whether the key is new. */
  add(key: Key, value: Value): boolean {
    const before = this.#sets.get(key);
    if (before === undefined) this.#sets.set(key, value);
    else if (before instanceof Set) before.add(value);
    else if (before !== value) this.#sets.set(key, new Set([before, value]));
    return before === undefined;
  }

  /** Says whether the key is gone. */
  delete(key: Key, value: Value): boolean {
    const before = this.#sets.get(key);
    if (before instanceof Set) before.delete(value);
    const isGone = before instanceof Set ? before.size === 0 : before === value;
    if (isGone) this.#sets.delete(key);
    return isGone;
  }

  /** The values of a key as they are now. */
  of(key: Key): ReadonlySet<Value> {
    const found = this.#sets.get(key);
    if (found === undefined) return noValues;
    return found instanceof Set ? found : new Set([found]);
  }

  has(key: Key): boolean {
    return this.#sets.has(key);
  }

  /** Says whether a key has this value and no other. */
  isOnly(key: Key, value: Value): boolean {
    return this.#sets.get(key) === value;
  }

  get keys(): Iterable<Key> {
    return this.#sets.keys();
  }
}

const noValues: ReadonlySet<never> = new Set<never>();
