import { SetsByKey } from './setsByKey.ts';

/** How values are tied: two are when they have the first key in common and one of the second keys. */
export interface TwoKeys<Value> {
  /** Undefined for a value that this ties to none. */
  first(value: Value): string | undefined;
  second(value: Value): readonly string[];
}

/** A value that is tied to others. */
export interface Tied {
  /** It has, or once had, a first key in common with another: no other need be looked up. */
  isShared: boolean;
}

/** The values with one first key, where there are several. */
class Bucket<Value extends Tied> {
  readonly all = new Set<Value>();
  readonly #tied = new SetsByKey<Value>();

  add(value: Value, keys: readonly string[]): void {
    this.all.add(value);
    value.isShared = true;
    for (const key of keys) this.#tied.add(key, value);
  }

  delete(value: Value, keys: readonly string[]): void {
    this.all.delete(value);
    for (const key of keys) this.#tied.delete(key, value);
  }

  tiesOf(value: Value, keys: readonly string[]): readonly ReadonlySet<Value>[] {
    return keys.flatMap((key) => (this.#tied.isOnly(key, value) ? [] : [this.#tied.of(key)]));
  }
}

/**
 * Values by what ties them. Nearly every first key of a schedule, a UID or a title, is one value's alone: then no second
 * key is made at all, and nothing is kept but the value.
 */
export class SetsByTwoKeys<Value extends Tied> {
  readonly #keys: TwoKeys<Value>;
  readonly #known = new Map<string, Value | Bucket<Value>>();

  constructor(keys: TwoKeys<Value>) {
    this.#keys = keys;
  }

  add(value: Value): void {
    const first = this.#keys.first(value);
    if (first === undefined) return;
    const before = this.#known.get(first);
    if (before === undefined) this.#known.set(first, value);
    else if (before instanceof Bucket) before.add(value, this.#keys.second(value));
    else this.#spread(first, [before, value]);
  }

  delete(value: Value): void {
    const first = this.#keys.first(value);
    if (first === undefined) return;
    const known = this.#known.get(first);
    if (known === value) this.#known.delete(first);
    if (!(known instanceof Bucket)) return;
    known.delete(value, this.#keys.second(value));
    if (known.all.size === 0) this.#known.delete(first);
  }

  /** All values with a first key. */
  of(first: string): Iterable<Value> {
    const known = this.#known.get(first);
    if (known === undefined) return none;
    return known instanceof Bucket ? known.all : [known];
  }

  /** The sets of what a value is tied to, in each of which it is itself. None for a value that is alone. */
  tiesOf(value: Value): readonly ReadonlySet<Value>[] {
    const first = value.isShared ? this.#keys.first(value) : undefined;
    const known = first === undefined ? undefined : this.#known.get(first);
    return known instanceof Bucket ? known.tiesOf(value, this.#keys.second(value)) : none;
  }

  #spread(first: string, values: readonly Value[]): void {
    const bucket = new Bucket<Value>();
    for (const value of values) bucket.add(value, this.#keys.second(value));
    this.#known.set(first, bucket);
  }
}

const none: readonly never[] = [];
