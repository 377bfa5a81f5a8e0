import type { PageDocument } from '../pageDocument.ts';
import type { Range } from '../text/range.ts';
import type { FoldingRange } from './foldingRanges.ts';

/** What can be folded on a speaker page: talks, and in them the sections; in the order of the text. */
export function pageFoldingRanges(document: PageDocument): readonly FoldingRange[] {
  const ranges = document.tree.talks.flatMap((talk) => [
    linesOf(document, talk, 'component'),
    ...talk.sections.map((section) => linesOf(document, section, 'property')),
  ]);
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}

function linesOf(document: PageDocument, { start, end }: Range, kind: FoldingRange['kind']): FoldingRange {
  return { startLine: document.positionAt(start).line, endLine: document.positionAt(end).line, kind };
}
