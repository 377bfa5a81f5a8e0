import { isUtf8 } from 'node:buffer';
import { closeSync, readSync } from 'node:fs';
import type { TextSource } from '../core/index.ts';

/** What is larger, in octets, is read by the piece: memory that was never used before costs more than reading twice. */
export const mostHeldWhole = 262_144;

/** A large file, open for reading. Whoever opened it closes it. */
export class LargeFile implements TextSource {
  readonly size: number;
  /** Few enough that their memory, and that of the text, is used again and again. */
  readonly pieceLength = 32_768;
  /** Its first octets. */
  readonly start: Uint8Array;
  readonly #file: number;
  /** Used for every piece. */
  #buffer = Buffer.alloc(0);

  /** `file` is a descriptor. */
  constructor(file: number, size: number) {
    this.#file = file;
    this.size = size;
    this.start = Uint8Array.from(this.#readInto(0, Math.min(size, 64)));
  }

  read(start: number, end: number): string | undefined {
    const bytes = this.#readInto(start, end);
    const whole = end < this.size ? bytes.subarray(0, endOfCharacters(bytes)) : bytes;
    return isUtf8(whole) ? whole.toString('utf8') : undefined;
  }

  /** All of its octets. */
  readAll(): Uint8Array {
    const bytes = Buffer.allocUnsafeSlow(this.size);
    return bytes.subarray(0, readSync(this.#file, bytes, 0, this.size, 0));
  }

  /** All of its text in order; octets that are not UTF-8 become U+FFFD. */
  *pieces(): Generator<string> {
    const decoder = new TextDecoder();
    for (let at = 0; at < this.size; at += this.pieceLength) {
      const end = Math.min(at + this.pieceLength, this.size);
      yield decoder.decode(this.#readInto(at, end), { stream: true });
    }
    yield decoder.decode();
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Fewer octets than asked for when somebody has cut the file off. */
  #readInto(start: number, end: number): Buffer {
    const length = end - start;
    if (this.#buffer.length < length) this.#buffer = Buffer.allocUnsafeSlow(length);
    return this.#buffer.subarray(0, readSync(this.#file, this.#buffer, 0, length, start));
  }
}

/** All octets of a file, however it is opened. */
export function bytesOf(file: Uint8Array | LargeFile): Uint8Array {
  return file instanceof LargeFile ? file.readAll() : file;
}

/** Where the last character that is all there ends. */
function endOfCharacters(bytes: Uint8Array): number {
  let last = bytes.length - 1;
  while (last > 0 && ((bytes[last] as number) & 0xc0) === 0x80) last--;
  return last >= 0 && (bytes[last] as number) >= 0xc0 ? last : bytes.length;
}
