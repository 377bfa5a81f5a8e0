/** Digits read in place, for the value types that are made of them. */

const ZERO = 48;

/** The number that `count` digits at `at` make, or -1 where one of them is no digit. */
export function digitsAt(text: string, at: number, count: number): number {
  let number = 0;
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    // NaN, past the end of the text, fails this too.
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** A number with leading zeros up to `length` digits. */
export function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
