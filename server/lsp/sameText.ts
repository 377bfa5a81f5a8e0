const LF = 10;
const CR = 13;

/** Says whether two texts are the same but for the kinds of their line breaks, which editors make one. */
export function isSameText(a: string, b: string): boolean {
  let inA = 0;
  let inB = 0;
  while (inA < a.length && inB < b.length) {
    const breakA = breakLength(a, inA);
    const breakB = breakLength(b, inB);
    if (breakA === 0 && breakB === 0) {
      if (a.charCodeAt(inA) !== b.charCodeAt(inB)) return false;
    } else if (breakA === 0 || breakB === 0) return false;
    inA += breakA || 1;
    inB += breakB || 1;
  }
  return inA === a.length && inB === b.length;
}

function breakLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit === LF) return 1;
  if (unit !== CR) return 0;
  return text.charCodeAt(at + 1) === LF ? 2 : 1;
}
