import type { Talk, TalkCopy } from './talk.ts';

/**
 * Orders copies of one talk, the newest first: a changed occurrence before what the series says of it, then by
 * SEQUENCE, LAST-MODIFIED and DTSTAMP (RFC 5546, 2.1.5). Of equally new ones that of the file further up comes
 * first, which is the whole schedule rather than the file of one talk.
 */
export function newestFirst(a: TalkCopy, b: TalkCopy): number {
  return (
    Number(b.facts.origin === 'override') - Number(a.facts.origin === 'override') ||
    compareRevisions(b, a) ||
    depthOf(a) - depthOf(b) ||
    inOrder(a, b)
  );
}

/** Above 0 when `a` is the newer one, 0 when nobody can tell. */
export function compareRevisions({ facts: a }: TalkCopy, { facts: b }: TalkCopy): number {
  return a.revision[0] - b.revision[0] || a.revision[1] - b.revision[1] || a.revision[2] - b.revision[2];
}

/** By file, and by place in the file. */
export function inOrder(a: TalkCopy, b: TalkCopy): number {
  return (
    compareTexts(a.file.path, b.file.path) || placeOf(a) - placeOf(b) || compareTexts(timeOf(a), timeOf(b))
  );
}

/** By time, then by place. */
export function byTime(a: Talk, b: Talk): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0) || inOrder(a.main, b.main);
}

/** By UTF-16 code units: the same everywhere. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeOf({ block, facts }: TalkCopy): number {
  return block.start + facts.places.self.start;
}

function timeOf({ facts }: TalkCopy): string {
  return facts.recurrenceId ?? '';
}

function depthOf({ file }: TalkCopy): number {
  return file.path.split('/').length;
}
