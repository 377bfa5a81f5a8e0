/** More texts than any schedule has names; then it begins anew. */
const mostRemembered = 20_000;

/**
 * What a function without side effects makes of texts that come again and again: of the names of rooms and of people,
 * each of which stands in many talks.
 */
export class Remembered<Value> {
  readonly #known = new Map<string, Value>();
  readonly #make: (text: string) => Value;

  constructor(make: (text: string) => Value) {
    this.#make = make;
  }

  of(text: string): Value {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const made = this.#make(text);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(text, made);
    return made;
  }
}
