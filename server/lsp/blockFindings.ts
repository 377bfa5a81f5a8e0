import { type CheckedDocument, type FindingView, IcalDocument, type PlacedFinding } from '../core/index.ts';

/**
 * The errors and warnings that a calendar shows by itself, by the start of the block that they stand in: an offset in UTF-16
 * code units. What is milder is advice, and often given to every event alike. Nothing for a speaker page.
 */
export function findingsByBlock(
  document: CheckedDocument | undefined,
): ReadonlyMap<number, readonly PlacedFinding[]> {
  const byBlock = new Map<number, PlacedFinding[]>();
  if (!(document instanceof IcalDocument)) return byBlock;
  for (const placed of document.findings()) {
    const start = document.blockAt(placed.start.offset)?.start;
    if (start === undefined || !isFault(placed)) continue;
    const ofBlock = byBlock.get(start);
    if (ofBlock) ofBlock.push(placed);
    else byBlock.set(start, [placed]);
  }
  return byBlock;
}

/** The same as it is drawn: nothing of it holds on to the text. */
export function findingViewsByBlock(
  document: CheckedDocument | undefined,
): ReadonlyMap<number, readonly FindingView[]> {
  const views = [...findingsByBlock(document)].map(
    ([start, placed]) =>
      [start, placed.map(({ finding: { severity, text } }) => ({ severity, text }))] as const,
  );
  return new Map(views);
}

function isFault({ finding: { severity } }: PlacedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}
