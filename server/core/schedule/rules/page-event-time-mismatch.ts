import { pageExample, talkExample } from '../examples.ts';
import { eventOf, isOfPage } from '../pageLinks.ts';
import { clocksLike, dateLike } from '../pageStyle.ts';
import { defineScheduleRule, type ScheduleEdit, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { TalkCopy } from '../talk.ts';
import type { FieldPlace } from '../talkFacts.ts';
import { TalkTime } from '../talkTime.ts';
import { takeWallClock } from '../timeEdits.ts';
import { clockText, dateText } from '../times.ts';

export const rule = defineScheduleRule({
  id: 'page-event-time-mismatch',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A speaker page and the calendar say the same time.',
  why: 'Who reads the page comes when nobody speaks, and who has the calendar comes when it is over.',
  messages: {
    date: {
      severity: 'warning',
      text: 'The page says {page}, the calendar {event}: part of the audience comes on the wrong day. Make both the same',
    },
    time: {
      severity: 'warning',
      text: 'The page says {page}, the calendar {event}: part of the audience comes at the wrong time. Make both the same',
    },
    end: {
      severity: 'info',
      text: 'The page has the talk end at {page}, the calendar at {event}: who goes on to the next one comes late, or leaves early. Make both the same',
    },
    slip: {
      severity: 'warning',
      text: 'The page says {page}, the calendar {event}; that is just the offset from UTC, so one of them is in the wrong time zone. Make both the same',
    },
  },
  sources: ['devopsdays-web#12884', 'djangocon/2019.djangocon.eu#320'],
  visit: 'talk',
  check(talk, { index, report }) {
    const event = isOfPage(talk) ? eventOf(talk, index) : undefined;
    const [own, other] = [talk.start, event?.start];
    if (!event || !own || !other || other.form === 'date') return;
    // What is written in UTC is compared only where somebody said which clocks the venue has.
    if (other.form === 'utc' && index.settings.timeZone === undefined) return;
    const localMs = index.census.localMsOf(other);
    const theirs = onWall(localMs);
    const theirEnd = event.end?.form === other.form ? onWall(index.census.localMsOf(event.end)) : undefined;
    const related = [
      {
        block: event.main,
        at: event.main.facts.places.start ?? event.main.facts.places.self,
        text: 'The calendar says it here',
      },
    ];
    for (const block of talk.copies) {
      const { places } = block.facts;
      if (dateText(own) !== dateText(theirs)) {
        const data = { page: dateText(own), event: dateText(theirs) };
        report('date', { block, at: places.date ?? places.self, data, related });
      } else if (own.localMs !== localMs) {
        const data = { page: clockText(own), event: clockText(theirs) };
        const apart = Math.abs(own.localMs - localMs) / 1000;
        const offset = other.form === 'utc' ? (localMs - other.localMs) / 1000 : (other.offset ?? 0);
        const isSlip = offset !== 0 && apart === Math.abs(offset);
        report(isSlip ? 'slip' : 'time', { block, at: places.start ?? places.self, data, related });
      } else if (talk.end && theirEnd && talk.end.localMs !== theirEnd.localMs && places.end) {
        const data = { page: clockText(talk.end), event: clockText(theirEnd) };
        report('end', { block, at: places.end, data, related });
      }
    }
  },
  fixes({ block, data, message, related: [other] }, index) {
    if (!other?.block) return [];
    // A length that was written stays, so the end cannot become another one.
    const isFixedLength = message === 'end' && other.block.facts.hasDuration;
    const ways = [
      { title: `Write ${data.event} on the page`, edits: takeIntoPage(other.block, block, index) },
      {
        title: `Write ${data.page} into the calendar`,
        edits: isFixedLength ? [] : takeWallClock(block, other.block, index.venueZone),
      },
    ];
    return ways.filter(({ edits }) => edits.length > 0).map((way) => ({ ...way, safety: 'unsafe' }));
  },
});

/** A time as a clock on the wall shows it. */
function onWall(localMs: number): TalkTime {
  return new TalkTime('floating', undefined, localMs, undefined);
}

/** Writes date and times of an event in the forms that the page has; nothing where one of these is not known. */
function takeIntoPage(
  { facts: from }: TalkCopy,
  page: TalkCopy,
  { census }: ScheduleIndex,
): readonly ScheduleEdit[] {
  const { written, places, start, end } = page.facts;
  if (!written || !start || !from.start) return [];
  const newStart = census.localOf(from.start);
  const edits: (ScheduleEdit | undefined)[] = [];
  const add = (at: FieldPlace | undefined, newText: string | undefined) =>
    edits.push(at && newText !== undefined ? { ...at, block: page, newText } : undefined);
  if (written.date !== undefined && dateText(start) !== dateText({ local: newStart })) {
    add(places.date, dateLike(written.date, start.local, newStart));
  }
  if (written.start !== undefined)
    add(places.start, clocksLike(written.start, written.end, newStart, false)[0]);
  if (written.end !== undefined && end && from.end)
    add(places.end, clocksLike(written.end, written.start, census.localOf(from.end), false)[0]);
  return edits.every((edit) => edit !== undefined) ? edits : [];
}

const config = '{"event": {"timeZone": "UTC"}}';
const event = (from = '14:30', to = '15:00', date = '20270514') =>
  talkExample('a', from, to, 'SUMMARY:Knots\nX-SPEAKER:Ann Smith\nLOCATION:Hall').replaceAll(
    '20270514',
    date,
  );
const files = (schedule: string, calendar = event()) => ({
  'greenroom.json': config,
  'a.ics': calendar,
  'ann.speaker.txt': pageExample('Ann Smith', 'Knots', schedule),
});

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'in UTC, which is that time at the venue',
      files: {
        ...files('5/14/2027 | 4:30 PM-5:00 PM | Hall'),
        'greenroom.json': '{"event": {"timeZone": "Europe/Berlin"}}',
      },
    },
    { name: 'the same time', files: files('5/14/2027 | 2:30 PM-3:00 PM | Hall') },
    { name: 'another event', files: files('5/14/2026 | 1:00 PM-2:00 PM | Hall') },
    {
      name: 'in UTC, and nobody knows the clocks of the venue',
      files: { ...files('5/14/2027 | 1:30 PM-2:00 PM | Hall'), 'greenroom.json': '{}' },
    },
    { name: 'no time', files: files('5/14/2027 | Hall') },
  ],
  invalid: [
    {
      name: 'an hour later',
      files: files('5/14/2027 | ⟦3:30 PM⟧-4:00 PM | Hall'),
      message: 'time',
      text: 'The page says 15:30, the calendar 14:30: part of the audience comes at the wrong time. Make both the same',
      fixed: { 'ann.speaker.txt': pageExample('Ann Smith', 'Knots', '5/14/2027 | 2:30 PM-3:00 PM | Hall') },
    },
    {
      name: 'the calendar is wrong',
      files: files('5/14/2027 | ⟦15:30⟧–16:00 | Hall'),
      message: 'time',
      fix: 'Write 15:30 into the calendar',
      fixed: { 'a.ics': event('15:30', '16:00') },
    },
    {
      name: 'another day',
      files: files('⟦5/15/2027⟧ | 2:30 PM-3:00 PM | Hall'),
      message: 'date',
      text: 'The page says 2027-05-15, the calendar 2027-05-14: part of the audience comes on the wrong day. Make both the same',
      fixed: { 'ann.speaker.txt': pageExample('Ann Smith', 'Knots', '5/14/2027 | 2:30 PM-3:00 PM | Hall') },
    },
    {
      name: 'the end alone',
      files: files('5/14/2027 | 2:30 PM-⟦3:15 PM⟧ | Hall'),
      message: 'end',
      text: 'The page has the talk end at 15:15, the calendar at 15:00: who goes on to the next one comes late, or leaves early. Make both the same',
      fixed: { 'ann.speaker.txt': pageExample('Ann Smith', 'Knots', '5/14/2027 | 2:30 PM-3:00 PM | Hall') },
    },
    {
      name: 'the end alone, of an event with a length',
      files: files('5/14/2027 | 2:30 PM-⟦3:15 PM⟧ | Hall', event().replace(/DTEND:.*/, 'DURATION:PT30M')),
      message: 'end',
      fix: 'Write 15:00 on the page',
      fixed: { 'ann.speaker.txt': pageExample('Ann Smith', 'Knots', '5/14/2027 | 2:30 PM-3:00 PM | Hall') },
    },
    {
      name: 'the time of the venue taken for UTC in the calendar',
      files: {
        ...files('5/14/2027 | ⟦2:30 PM⟧-3:00 PM | Hall'),
        'greenroom.json': '{"event": {"timeZone": "Europe/Berlin"}}',
      },
      message: 'slip',
      text: 'The page says 14:30, the calendar 16:30; that is just the offset from UTC, so one of them is in the wrong time zone. Make both the same',
      fix: 'Write 14:30 into the calendar',
      fixed: { 'a.ics': event('12:30', '13:00') },
    },
    {
      name: 'in UTC by mistake',
      files: {
        'a.ics': event().replaceAll(/(DTSTART|DTEND):(\S+?)Z/g, '$1;TZID=Europe/Berlin:$2'),
        'ann.speaker.txt': pageExample('Ann Smith', 'Knots', '5/14/2027 | ⟦12:30⟧–13:00 | Hall'),
      },
      message: 'slip',
      fixed: { 'ann.speaker.txt': pageExample('Ann Smith', 'Knots', '5/14/2027 | 14:30–15:00 | Hall') },
    },
  ],
};
