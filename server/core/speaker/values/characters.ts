/** How many characters people count in a text: a pair of surrogates is one. */
export function countCharacters(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** The offset, in UTF-16 code units, after the first `count` characters of a text. */
export function characterOffset(text: string, count: number): number {
  let offset = 0;
  for (let left = count; left > 0 && offset < text.length; left--) {
    const isPair = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(offset, offset + 2));
    offset += isPair ? 2 : 1;
  }
  return offset;
}
