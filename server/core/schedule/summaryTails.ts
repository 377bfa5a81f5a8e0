import type { EventSettings } from '../engine/eventSettings.ts';
import { isBreak } from '../ical/model/breaks.ts';
import type { PlacedTalk } from './talkFacts.ts';

/** What the talks of a file tell of whether speakers stand behind titles, added up so that a change costs what changed. */
export interface TailCounts {
  /** Those with a title, breaks not among them. */
  readonly titled: number;
  /** Those of them that have something behind it. */
  readonly tailed: number;
  /** Those whose UID is pretalx's. */
  readonly ofPretalx: number;
}

export const noTails: TailCounts = { titled: 0, tailed: 0, ofPretalx: 0 };

/** The counts once some talks have gone and others have come. `breaks` are titles in lower case. */
export function recountTails(
  counts: TailCounts,
  gone: readonly PlacedTalk[],
  come: readonly PlacedTalk[],
  breaks: ReadonlySet<string>,
): TailCounts {
  let { titled, tailed, ofPretalx } = counts;
  const count = ({ facts }: PlacedTalk, by: 1 | -1) => {
    if (facts.uid?.startsWith('pretalx-')) ofPretalx += by;
    if (facts.title === '') return;
    if (facts.tail) tailed += by;
    if (facts.tail || !isBreak(facts.title, facts.tracks, breaks)) titled += by;
  };
  for (const talk of gone) count(talk, -1);
  for (const talk of come) count(talk, 1);
  return { titled, tailed, ofPretalx };
}

/** A share of its talks from which on a file is taken at its word. */
const enough = 0.6;

/** Says whether the talks of a file have their speakers behind their titles: pretalx writes all of them so. */
export function hasSummaryTails(
  producer: string | undefined,
  { titled, tailed, ofPretalx }: TailCounts,
  { speakers }: EventSettings,
): boolean {
  const isPretalx = ofPretalx > 0 || /pretalx/i.test(producer ?? '');
  if (titled === 0 || (!isPretalx && speakers !== 'summary')) return false;
  return tailed / titled >= enough;
}
