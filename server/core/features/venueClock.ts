import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { Talk } from '../schedule/talk.ts';
import { TalkTime } from '../schedule/talkTime.ts';
import { clockAmong } from '../schedule/times.ts';
import { msPerSecond } from '../time/localTime.ts';

/**
 * The clock on which the times of some talks are told to a person: that of the first in a zone; where all are in UTC, as some
 * programs export them, that of the venue. Undefined where nobody knows it.
 */
export function clockFor(
  talks: readonly Talk[],
  { venueZone }: ScheduleIndex,
): Pick<Talk, 'start'> | undefined {
  const among = clockAmong(talks);
  const instant = talks.find(({ start }) => start?.instant !== undefined)?.start?.instant;
  if (among || !venueZone || instant === undefined) return among;
  const { offset } = venueZone.at(instant);
  return { start: new TalkTime('zoned', venueZone.id, instant + offset * msPerSecond, offset) };
}
