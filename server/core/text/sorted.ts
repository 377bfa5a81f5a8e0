/**
 * Searches what is in order: of the indices from 0 to `length`, gives the number of those that are
 * `isBefore`, which must hold for the first ones and for none after. That is also the index of the first
 * one for which it does not hold, and `length` when there is none.
 */
export function countBefore(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
