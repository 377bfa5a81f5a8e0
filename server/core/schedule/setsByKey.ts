/** Sets of values by key. What is empty is not kept. */
export class SetsByKey<Value> {
  readonly #sets = new Map<string, Set<Value>>();

  add(key: string, value: Value): void {
    const set = this.#sets.get(key);
    if (set) set.add(value);
    else this.#sets.set(key, new Set([value]));
  }

  delete(key: string, value: Value): void {
    const set = this.#sets.get(key);
    if (set?.delete(value) && set.size === 0) this.#sets.delete(key);
  }

  of(key: string): ReadonlySet<Value> {
    return this.#sets.get(key) ?? noValues;
  }

  has(key: string): boolean {
    return this.#sets.has(key);
  }

  get keys(): Iterable<string> {
    return this.#sets.keys();
  }

  get size(): number {
    return this.#sets.size;
  }
}

const noValues: ReadonlySet<never> = new Set<never>();
