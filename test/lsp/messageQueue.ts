/** Things that arrive one by one; a test waits for the next instead of for time to pass. */
export class MessageQueue<Message> {
  readonly #arrived: Message[] = [];
  readonly #waiting: ((message: Message) => void)[] = [];

  push(message: Message): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(message);
    else this.#arrived.push(message);
  }

  next(): Promise<Message> {
    const message = this.#arrived.shift();
    if (message !== undefined) return Promise.resolve(message);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** How many have arrived that nobody took. */
  get size(): number {
    return this.#arrived.length;
  }
}
