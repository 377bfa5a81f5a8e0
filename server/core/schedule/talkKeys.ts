import type { TwoKeys } from './setsByTwoKeys.ts';
import type { TalkFacts } from './talkFacts.ts';
import type { TalkTime } from './talkTime.ts';

/** Equal for equal times; undefined for one that is not known. */
export function timeKey(time: TalkTime | undefined): string | undefined {
  if (!time) return undefined;
  return time.instant === undefined
    ? `${time.form} ${time.zone ?? ''} ${time.localMs}`
    : String(time.instant);
}

/** Equal for what calendars take for one event: UID and, for one of several occurrences, which. */
export function identityKey({ uid, recurrenceId }: TalkFacts): string | undefined {
  return uid === undefined ? undefined : `${uid}\n${recurrenceId ?? ''}`;
}

/** What one file tells of a talk, with the key of its title. */
export interface KeyedFacts {
  readonly facts: TalkFacts;
  readonly titleKey: string;
}

/**
 * Facts with one UID, and the same occurrence of it, are of one talk when they have the same title or the same start:
 * with neither, somebody gave one UID to two talks.
 */
export const byUid: TwoKeys<KeyedFacts> = {
  first: ({ facts }) => facts.uid,
  second: ({ facts, titleKey }) => {
    const { start, origin, recurrenceId: occurrence = '' } = facts;
    const keys: string[] = [];
    if (titleKey !== '') keys.push(`title\n${occurrence}\n${titleKey}`);
    if (start) keys.push(`start\n${occurrence}\n${timeKey(start)}`);
    if (origin !== 'single') keys.push(`occurrence\n${occurrence}`);
    return keys;
  },
};

/** So are those with the same code in their URL and the same start. */
export const byCode: TwoKeys<KeyedFacts> = {
  first: ({ facts }) => facts.code,
  second: ({ facts }) => (facts.start ? [timeKey(facts.start) as string] : []),
};

/** And those whose title, start and end are all the same. */
export const byTitle: TwoKeys<KeyedFacts> = {
  first: ({ facts, titleKey }) => {
    if (titleKey === '' || !facts.start || !facts.end) return undefined;
    return facts.source === 'event' ? titleKey : `${facts.source}\n${titleKey}`;
  },
  second: ({ facts }) => [`${timeKey(facts.start)}\n${timeKey(facts.end)}`],
};
