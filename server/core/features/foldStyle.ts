import type { IcalDocument } from '../document.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { Ending } from '../text/lines.ts';

/** The space or tab of the first fold in the file; a space in a file without folds, as the RFC shows it. */
export function usualUnit(document: IcalDocument): string {
  for (const { text } of document.blocks) {
    const fold = /\n([ \t])/.exec(text);
    if (fold) return fold[1] as string;
  }
  return ' ';
}

/** The line break of the line itself; undefined at the end of a text that ends without one. */
export function eolOf({ lines }: BlockTree, { line }: ContentLine): string | undefined {
  const ending = lines.endings[line];
  if (ending === Ending.none || ending === undefined) return undefined;
  if (ending === Ending.cr) return '\r';
  return ending === Ending.lf ? '\n' : '\r\n';
}
