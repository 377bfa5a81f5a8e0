import { toLocalMs } from '../time/localTime.ts';
import type { TalkFacts, TalkTime } from './talkFacts.ts';
import { titleKey } from './titleName.ts';

/** Equal for equal times; undefined for one that is not known. */
export function timeKey(time: TalkTime | undefined): string | undefined {
  if (!time) return undefined;
  return time.instant === undefined
    ? `${time.form} ${time.zone ?? ''} ${toLocalMs(time.local)}`
    : String(time.instant);
}

/** Equal for what calendars take for one event: UID and, for one of several occurrences, which. */
export function identityKey({ uid, recurrenceId }: TalkFacts): string | undefined {
  return uid === undefined ? undefined : `${uid}\n${recurrenceId ?? ''}`;
}

/**
 * What ties copies of one talk together: two that share a key are of one talk. One UID does so with the same title
 * or the same start (with neither, somebody gave one UID to two talks), the code in a URL with the same start, and
 * so do title, start and end that are all the same.
 */
export function talkKeys(facts: TalkFacts): readonly string[] {
  const keys: string[] = [];
  const identity = identityKey(facts);
  const title = titleKey(facts.title);
  const start = timeKey(facts.start);
  const end = timeKey(facts.end);
  if (identity !== undefined) {
    if (title !== '') keys.push(`uid title\n${identity}\n${title}`);
    if (start !== undefined) keys.push(`uid start\n${identity}\n${start}`);
    if (facts.origin !== 'single') keys.push(`occurrence\n${identity}`);
  }
  if (start === undefined) return keys;
  if (facts.code !== undefined) keys.push(`code\n${facts.code}\n${start}`);
  if (title !== '' && end !== undefined) keys.push(`${facts.source}\n${title}\n${start}\n${end}`);
  return keys;
}
