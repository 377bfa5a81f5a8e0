import {
  type CheckedDocument,
  type FindingView,
  IcalDocument,
  PageDocument,
  type PlacedFinding,
  type TalkCopy,
} from '../core/index.ts';

/** By where in a file what tells of a talk starts: an offset in UTF-16 code units. */
type ByTalk<Finding> = ReadonlyMap<number, readonly Finding[]>;

/**
 * The errors and warnings that a file shows by itself of each talk: in a calendar those in the block of the event, on a speaker
 * page those in the talk. What is milder is advice, and often given to every talk alike.
 */
export function faultsByTalk(document: CheckedDocument | undefined): ByTalk<PlacedFinding> {
  const byTalk = new Map<number, PlacedFinding[]>();
  for (const placed of document?.findings() ?? []) {
    const start = isFault(placed) ? startAround(document, placed.start.offset) : undefined;
    if (start === undefined) continue;
    const ofTalk = byTalk.get(start);
    if (ofTalk) ofTalk.push(placed);
    else byTalk.set(start, [placed]);
  }
  return byTalk;
}

/** The same as it is drawn: nothing of it holds on to the text. */
export function faultViewsByTalk(document: CheckedDocument | undefined): ByTalk<FindingView> {
  const views = [...faultsByTalk(document)].map(
    ([start, placed]) =>
      [start, placed.map(({ finding: { severity, text } }) => ({ severity, text }))] as const,
  );
  return new Map(views);
}

/** Where what tells of a copy starts in its file. */
export function startOfCopy({ block, facts: { source, places } }: TalkCopy): number {
  return source === 'page' ? block.start + places.self.start : block.start;
}

/** The start of the event or the page's talk around an offset. */
function startAround(document: CheckedDocument | undefined, offset: number): number | undefined {
  if (document instanceof IcalDocument) return document.blockAt(offset)?.start;
  if (!(document instanceof PageDocument)) return undefined;
  const talk = document.page.talks.find(({ start, end }) => start <= offset && offset <= end);
  return talk && (talk.title ?? talk).start;
}

function isFault({ finding: { severity } }: PlacedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}
