import type { MessageData } from '../../engine/finding.ts';
import { escapeText } from '../../ical/values/text.ts';
import { compareRevisions } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { roomKey } from '../roomName.ts';
import { defineScheduleRule, type ScheduleEdit, type ScheduleExamples, type ScheduleFix } from '../rule.ts';
import type { TalkCopy } from '../talk.ts';
import type { FieldPlace, TalkFacts } from '../talkFacts.ts';
import { identityKey, timeKey } from '../talkKeys.ts';
import type { TalkTime } from '../talkTime.ts';
import { insertProperty, writeText } from '../textEdits.ts';
import { takeTime } from '../timeEdits.ts';
import { dateText, spanText } from '../times.ts';

export const rule = defineScheduleRule({
  id: 'event-copies-disagree',
  category: 'identity',
  since: '0.1.0',
  spec: [{ rfc: 5546, section: '2.1.5' }],
  summary: 'All copies of a talk say the same.',
  why: 'One part of the audience has the old time or room in their calendars, and which part depends on the file that they took.',
  messages: {
    older: {
      severity: 'warning',
      text: '{property} is {here} here but {there} in {file}, which is newer: who has this file has the old one. Make both the same',
    },
    either: {
      severity: 'warning',
      text: '{property} is {here} here but {there} in {file}, and neither is newer by SEQUENCE, LAST-MODIFIED or DTSTAMP. Make both the same',
    },
  },
  visit: 'talk',
  check(talk, { report }) {
    if (talk.copies.length === 1) return;
    const newest = new Map<string, TalkCopy>();
    for (const copy of talk.copies) {
      const identity = identityKey(copy.facts);
      const other = identity === undefined ? undefined : newest.get(identity);
      if (identity !== undefined && !other) newest.set(identity, copy);
      if (!other || other.file.key === copy.file.key) continue;
      const message = compareRevisions(other, copy) === 0 ? 'either' : 'older';
      for (const { property, here, there, at, otherAt } of differences(copy, other)) {
        report(message, {
          block: copy,
          at,
          data: { property, here, there, file: other.file.path },
          related: [{ block: other, at: otherAt, text: `It is ${there} here` }],
        });
      }
    }
  },
  fixes({ block, related, data, node }) {
    const other = related[0]?.block;
    if (!other || !node.copies.includes(block)) return [];
    const write = data.property === 'STATUS' ? writeStatus : takeValue;
    const ways = [write(data, other, block, 'there'), write(data, block, other, 'here')];
    return ways.filter(({ edits }) => edits.length > 0).map((way) => ({ ...way, safety: 'unsafe' }));
  },
});

type Way = Pick<ScheduleFix, 'title' | 'edits'>;

/** What gives one copy the value of another, which is the one `here` or `there`. */
function takeValue(data: MessageData, from: TalkCopy, to: TalkCopy, side: 'here' | 'there'): Way {
  const title =
    side === 'there' ? `Take ${data.there} from ${from.file.path}` : `Take ${data.here} in ${to.file.path}`;
  return { title, edits: takeFrom(String(data.property), from, to) };
}

/** What is cancelled by the METHOD of its calendar, no STATUS brings back. */
function writeStatus(_data: MessageData, from: TalkCopy, to: TalkCopy): Way {
  const [{ isCancelled, status = 'CONFIRMED' }, old] = [from.facts, to.facts];
  const wanted = isCancelled ? 'CANCELLED' : status;
  const isByMethod = old.isCancelled && old.status !== 'CANCELLED';
  const edits = isByMethod ? [] : [writeProperty(to, 'STATUS', old.places.status, wanted)];
  return { title: `Write STATUS:${wanted} into ${to.file.path}`, edits };
}

interface Difference {
  readonly property: string;
  readonly here: string;
  readonly there: string;
  readonly at: FieldPlace;
  readonly otherAt: FieldPlace;
}

function differences(copy: TalkCopy, other: TalkCopy): readonly Difference[] {
  const [a, b] = [copy.facts, other.facts];
  const found: Difference[] = [];
  const add = (
    property: string,
    here: string,
    there: string,
    field: 'title' | 'start' | 'end' | 'room' | 'status',
  ) => {
    const at = a.places[field] ?? a.places.self;
    found.push({ property, here, there, at, otherAt: b.places[field] ?? b.places.self });
  };
  // A broken letter is a fault of its own.
  if (a.title !== b.title && !/\ufffd/.test(a.title + b.title))
    add('SUMMARY', quote(a.title), quote(b.title), 'title');
  const startsAlike = timeKey(a.start) === timeKey(b.start);
  // A time that cannot be is a fault of its own.
  if (isPossible(a) && isPossible(b) && !(startsAlike && timeKey(a.end) === timeKey(b.end))) {
    add('The time', timeText(copy, other), timeText(other, copy), startsAlike ? 'end' : 'start');
  }
  if (roomKey(a.room) !== roomKey(b.room)) add('LOCATION', quote(a.room), quote(b.room), 'room');
  if (a.isCancelled !== b.isCancelled) add('STATUS', statusText(copy), statusText(other), 'status');
  return found;
}

function isPossible({ start, end }: TalkFacts): boolean {
  if (!start || !end) return false;
  const [from, to] = [start, end].map(({ instant, localMs }) => instant ?? localMs) as [number, number];
  return from < to;
}

function quote(text: string): string {
  return text === '' ? 'missing' : `"${text}"`;
}

function statusText({ facts }: TalkCopy): string {
  return facts.status ?? 'not CANCELLED';
}

/** With the day where the days differ. */
function timeText({ facts }: TalkCopy, other: TalkCopy): string {
  const start = facts.start as TalkTime;
  const day = dateText(start) === dateText(other.facts.start as TalkTime) ? '' : `${dateText(start)} `;
  return facts.isDate ? dateText(start) : `${day}${spanText(facts, facts)}`;
}

/** The edits that give one copy what another says; none to take a value away, which nobody can be sure of. */
function takeFrom(property: string, from: TalkCopy, to: TalkCopy): readonly ScheduleEdit[] {
  const [{ title, room }, { places }] = [from.facts, to.facts];
  if (property === 'SUMMARY') return title === '' ? [] : [writeProperty(to, 'SUMMARY', places.title, title)];
  if (property === 'LOCATION') return room === '' ? [] : [writeProperty(to, 'LOCATION', places.room, room)];
  return takeTime(from, to);
}

function writeProperty(copy: TalkCopy, name: string, at: FieldPlace | undefined, text: string): ScheduleEdit {
  return at ? writeText(copy, at, text) : insertProperty(copy, name, escapeText(text));
}

const barn = 'LOCATION:The Barn';
const later = (text: string) => text.replace('DTSTAMP:20270401', 'DTSTAMP:20270402');
const withStatus = (text: string, status: string) => text.replace(/(DTEND.*\n)/, `$1STATUS:${status}\n`);
const withDuration = (text: string, length: string) => text.replace(/DTEND.*/, `DURATION:${length}`);
const asDays = (first: string, end: string) =>
  talkExample('a', '14:40', '15:05')
    .replace(/DTSTART.*/, `DTSTART;VALUE=DATE:${first}`)
    .replace(/DTEND.*/, `DTEND;VALUE=DATE:${end}`);
const inCancelled = (event: string) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nMETHOD:CANCEL\n${event}END:VCALENDAR\n`;
const mark = (text: string, value: string) => text.replace(value, `⟦${value}⟧`);

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'two exports of one talk',
      files: {
        'all.ics': talkExample('a', '14:40', '15:05', barn),
        'talks/a.ics': later(talkExample('a', '14:40', '15:05', barn)),
      },
    },
    {
      name: 'one time in two forms',
      files: {
        'all.ics': talkExample('a', '12:40', '13:05', barn),
        'talks/a.ics': talkExample('a', '14:40', '15:05', barn).replaceAll(
          /(DTSTART|DTEND):(\S+?)Z/g,
          '$1;TZID=Europe/Berlin:$2',
        ),
      },
    },
    {
      name: 'an end before the start, which is a fault of its own',
      files: {
        'all.ics': talkExample('a', '14:40', '15:05'),
        'talks/a.ics': talkExample('a', '14:40', '13:05'),
      },
    },
    {
      name: 'other talks',
      files: {
        'all.ics': talkExample('a', '14:40', '15:05', barn),
        'talks/a.ics': talkExample('b', '15:10', '15:35', barn),
      },
    },
  ],
  invalid: [
    {
      name: 'the time of an older export',
      files: {
        'all.ics': mark(talkExample('a', '14:40', '15:05', barn), '20270514T144000Z'),
        'talks/a.ics': later(talkExample('a', '15:10', '15:35', barn)),
      },
      message: 'older',
      text: 'The time is 14:40–15:05 here but 15:10–15:35 in talks/a.ics, which is newer: who has this file has the old one. Make both the same',
      fixed: { 'all.ics': talkExample('a', '15:10', '15:35', barn) },
    },
    {
      name: 'the other way round',
      files: {
        'all.ics': mark(talkExample('a', '14:40', '15:05', barn), '20270514T144000Z'),
        'talks/a.ics': later(talkExample('a', '15:10', '15:35', barn)),
      },
      message: 'older',
      fix: 'Take 14:40–15:05 in talks/a.ics',
      fixed: { 'talks/a.ics': later(talkExample('a', '14:40', '15:05', barn)) },
    },
    {
      name: 'a room, and nobody can say which is newer',
      files: {
        'all.ics': talkExample('a', '14:40', '15:05', barn),
        'talks/a.ics': talkExample('a', '14:40', '15:05', 'LOCATION:⟦Main Hall⟧'),
      },
      message: 'either',
      text: 'LOCATION is "Main Hall" here but "The Barn" in all.ics, and neither is newer by SEQUENCE, LAST-MODIFIED or DTSTAMP. Make both the same',
      fixed: { 'talks/a.ics': talkExample('a', '14:40', '15:05', barn) },
    },
    {
      name: 'a title',
      files: {
        'all.ics': talkExample('a', '14:40', '15:05', 'SUMMARY:⟦Wool\\, and more⟧'),
        'talks/a.ics': talkExample('a', '14:40', '15:05', 'SUMMARY:Wool\\; and less\nSEQUENCE:1'),
      },
      message: 'older',
      fixed: { 'all.ics': talkExample('a', '14:40', '15:05', 'SUMMARY:Wool\\; and less') },
    },
    {
      name: 'one is cancelled',
      files: {
        'all.ics': mark(talkExample('a', '14:40', '15:05'), 'VEVENT'),
        'talks/a.ics': later(talkExample('a', '14:40', '15:05', 'STATUS:CANCELLED')),
      },
      message: 'older',
      text: 'STATUS is not CANCELLED here but CANCELLED in talks/a.ics, which is newer: who has this file has the old one. Make both the same',
      fixed: { 'all.ics': withStatus(talkExample('a', '14:40', '15:05'), 'CANCELLED') },
    },
    {
      name: 'one is cancelled, and should not be',
      files: {
        'all.ics': mark(talkExample('a', '14:40', '15:05'), 'VEVENT'),
        'talks/a.ics': later(talkExample('a', '14:40', '15:05', 'STATUS:CANCELLED')),
      },
      message: 'older',
      fix: 'Write STATUS:CONFIRMED into talks/a.ics',
      fixed: { 'talks/a.ics': later(talkExample('a', '14:40', '15:05', 'STATUS:CONFIRMED')) },
    },
    {
      name: 'one is cancelled by the METHOD of its calendar, which nothing in the event takes back',
      files: {
        'all.ics': talkExample('a', '14:40', '15:05', 'STATUS:TENTATIVE'),
        'talks/a.ics': inCancelled(mark(talkExample('a', '14:40', '15:05'), 'VEVENT')),
      },
      message: 'either',
      fix: 'Write STATUS:CANCELLED into all.ics',
      fixed: { 'all.ics': talkExample('a', '14:40', '15:05', 'STATUS:CANCELLED') },
    },
    {
      name: 'a room that one lacks',
      files: {
        'all.ics': mark(talkExample('a', '14:40', '15:05'), 'VEVENT'),
        'talks/a.ics': later(talkExample('a', '14:40', '15:05', 'LOCATION:Loft\\, left')),
      },
      message: 'older',
      fixed: {
        'all.ics': talkExample('a', '14:40', '15:05').replace(/(DTEND.*\n)/, '$1LOCATION:Loft\\, left\n'),
      },
    },
    {
      name: 'another length, said by a DURATION',
      files: {
        'all.ics': withDuration(talkExample('a', '14:40', '15:05'), '⟦PT25M⟧'),
        'talks/a.ics': later(talkExample('a', '14:40', '15:25')),
      },
      message: 'older',
      fixed: { 'all.ics': withDuration(talkExample('a', '14:40', '15:25'), 'PT45M') },
    },
    {
      name: 'another start of a talk with a DURATION',
      files: {
        'all.ics': withDuration(mark(talkExample('a', '14:40', '15:05'), '20270514T144000Z'), 'PT25M'),
        'talks/a.ics': later(talkExample('a', '15:40', '16:05')),
      },
      message: 'older',
      fixed: { 'all.ics': withDuration(talkExample('a', '15:40', '16:05'), 'PT25M') },
    },
    {
      name: 'other days of what lasts whole days',
      files: {
        'all.ics': asDays('⟦20270514⟧', '20270515'),
        'talks/a.ics': later(asDays('20270515', '20270516')),
      },
      message: 'older',
      fixed: { 'all.ics': asDays('20270515', '20270516') },
    },
  ],
};
