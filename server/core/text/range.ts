/** A half-open stretch of text: `start` is inside, `end` is not. Offsets are UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place as editors count it: line and character from 0, the character in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Says whether `inner` lies wholly inside `outer` (equal ranges do). */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Says whether two ranges share a place; an empty range touches what it stands in or at the edge of. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}
