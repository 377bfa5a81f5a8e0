import { type CheckedDocument, IcalDocument, type PlacedFinding } from '../core/index.ts';

/**
 * What a calendar shows by itself, by the start of the block that it stands in: an offset in UTF-16 code units. Hints are
 * left out, which say what could be better and not what is wrong. Nothing for a speaker page.
 */
export function findingsByBlock(
  document: CheckedDocument | undefined,
): ReadonlyMap<number, readonly PlacedFinding[]> {
  const byBlock = new Map<number, PlacedFinding[]>();
  if (!(document instanceof IcalDocument)) return byBlock;
  for (const placed of document.findings()) {
    const start = document.blockAt(placed.start.offset)?.start;
    if (start === undefined || placed.finding.severity === 'hint') continue;
    const ofBlock = byBlock.get(start);
    if (ofBlock) ofBlock.push(placed);
    else byBlock.set(start, [placed]);
  }
  return byBlock;
}
