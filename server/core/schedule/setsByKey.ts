/**
 * Sets of values by key. What is empty is not kept, and a key with one value, as most keys of a large schedule have,
 * has no set: a set is ten times as large as what it would hold. More values are a list until somebody asks for them or
 * takes one out, since most of what a check counts in is never asked for.
 */
export class SetsByKey<Value extends object | string, Key = string> {
  readonly #sets = new Map<Key, Value | Value[] | Set<Value>>();

  /** Says whether the key is new. */
  add(key: Key, value: Value): boolean {
    const before = this.#sets.get(key);
    if (before === undefined) this.#sets.set(key, value);
    else if (Array.isArray(before)) before.push(value);
    else if (before instanceof Set) before.add(value);
    else if (before !== value) this.#sets.set(key, [before, value]);
    return before === undefined;
  }

  /** Says whether the key is gone. */
  delete(key: Key, value: Value): boolean {
    const before = this.#sets.get(key);
    if (before === undefined) return false;
    if (before === value) return this.#sets.delete(key);
    const set = this.of(key) as Set<Value>;
    set.delete(value);
    if (set.size === 0) this.#sets.delete(key);
    return set.size === 0;
  }

  /** The values of a key as they are now. */
  of(key: Key): ReadonlySet<Value> {
    const found = this.#sets.get(key);
    if (found === undefined) return noValues;
    if (found instanceof Set) return found;
    if (!Array.isArray(found)) return new Set([found]);
    const set = new Set(found);
    this.#sets.set(key, set);
    return set;
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
