/** What the schedule says of a room or a speaker, told to a person. */
import type { Place } from '../checkedDocument.ts';
import { byTime } from '../schedule/copyRank.ts';
import { eventOf, isOfPage } from '../schedule/pageLinks.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { Talk, TalkRoom } from '../schedule/talk.ts';
import type { TalkTime } from '../schedule/talkTime.ts';
import { dayOf, localLike, spanText } from '../schedule/times.ts';
import { toLocalMs } from '../time/localTime.ts';
import { inline } from './markdown.ts';
import { isToldByEvent, type ScheduleName, talkTimedAt } from './scheduleNames.ts';
import { dateText, shortDateText } from './timeText.ts';
import { clockFor } from './venueClock.ts';

/** Of a longer day, or of somebody who speaks more often, only so many talks are told. */
const mostTalks = 30;

/** What else takes place in the room on that day, or which talks the speaker gives, as Markdown; empty for a title. */
export function scheduleHover(index: ScheduleIndex, { kind, key, name, talk }: ScheduleName): string {
  if (kind === 'room') return roomDay(index, key, name, talk);
  return kind === 'speaker' ? speakerTalks(index, key, name) : '';
}

function roomDay(index: ScheduleIndex, key: string, name: string, talk: Talk): string {
  const { start } = talk;
  if (!start) return '';
  const dayStart = index.settings.dayStart ?? 0;
  const all = toldOnce(index, index.inRoom(key).talks);
  const clock = clockFor([talk, ...all], index) ?? talk;
  const dayAt = (time: TalkTime) => dayOf({ localMs: toLocalMs(localLike(time, clock.start)) }, dayStart);
  const isOnDay = (other: Talk) => other.start !== undefined && dayAt(other.start) === dayAt(start);
  const talks = all.filter(isOnDay).sort(byTime);
  const rows = talks.slice(0, mostTalks).map((other) => roomRow(other, talk, clock));
  const heading = `**${inline(name, 80)}** on ${dateText(localLike(start, clock.start))}`;
  return [heading, '', '| | |', '|---|---|', ...rows, ...more(talks)].join('\n');
}

/** The talk that somebody looks at stands out among the others. */
function roomRow(other: Talk, talk: Talk, clock: Pick<Talk, 'start'>): string {
  const title = inline(other.title, 80) || 'no title';
  const speakers = other.speakers.map((speaker) => inline(speaker.name, 40)).join(', ');
  const shown = other === talk ? `**${title}**` : title;
  return `| ${spanText(other, clock)} | ${other.isCancelled ? '~~' : ''}${shown}${other.isCancelled ? '~~' : ''}${speakers && ` · ${speakers}`} |`;
}

/** Without the pages' talks that are events as well. */
function toldOnce(index: ScheduleIndex, talks: Iterable<Talk>): readonly Talk[] {
  return [...talks].filter((talk) => !isToldByEvent(index, talk));
}

function more(talks: readonly Talk[]): readonly string[] {
  return talks.length > mostTalks ? ['', `… and ${talks.length - mostTalks} more`] : [];
}

/**
 * What else is on in the rooms of a talk at its time, as Markdown, where a line of its text is about its time: the one
 * with its BEGIN, its start or its end. Empty for all other lines and for a talk without a room.
 */
export function roomThenHover(index: ScheduleIndex, file: string, place: Place): string {
  const talk = talkTimedAt(index, file, place);
  if (!talk?.span) return '';
  return talk.rooms.map((room) => roomThen(index, room, talk)).join('  \n');
}

function roomThen(index: ScheduleIndex, { key, name }: TalkRoom, talk: Talk): string {
  // A talk of a page is no other one than its event.
  const own = isOfPage(talk) ? eventOf(talk, index) : undefined;
  const others = toldOnce(index, index.inRoom(key).overlapping(talk)).filter((other) => other !== own);
  const clock = clockFor([talk, ...others], index) ?? talk;
  const told = others
    .slice(0, mostAtOnce)
    .map((other) => `${inline(other.title, 80) || 'no title'} (${spanText(other, clock)})`);
  const rest = others.length > mostAtOnce ? [`${others.length - mostAtOnce} more`] : [];
  return `In **${inline(name, 80)}** then: ${[...told, ...rest].join(', ') || 'nothing else'}`;
}

/** So many talks at one time are named. */
const mostAtOnce = 4;

function speakerTalks(index: ScheduleIndex, key: string, name: string): string {
  const talks = [...toldOnce(index, index.ofSpeaker(key).talks)].sort(byTime);
  const clock = clockFor(talks, index);
  const lines = talks.slice(0, mostTalks).map((talk) => {
    const rooms = talk.rooms.map((room) => inline(room.name, 60)).join(', ');
    const when = talk.start
      ? `${shortDateText(localLike(talk.start, clock?.start))}, ${spanText(talk, clock)}`
      : 'no time';
    return `- ${[when, rooms].filter(Boolean).join(', ')}: ${inline(talk.title, 100)}`;
  });
  const count = `${talks.length} talk${talks.length === 1 ? '' : 's'}`;
  return [`**${inline(name, 80)}** · ${count}`, '', ...lines, ...more(talks)].join('\n');
}
