import { byTime } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import { moveEvent } from '../timeEdits.ts';
import { dayText } from '../times.ts';
import { titleText } from '../titleName.ts';

const msPerDay = 86_400_000;
/** Of fewer talks nobody can say when the event is. */
const fewest = 8;
/** In days. */
const longestEvent = 14;
const farAway = 30;

export const rule = defineScheduleRule({
  id: 'event-outside-conference',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'Every talk is on a day of the event.',
  why: 'Schedules get an extra day with one talk on it, and on the day itself the talk is on nobody’s list.',
  messages: {
    outside: {
      severity: 'warning',
      text: '{title} is on {date}, but the event is {when} (greenroom.json). Correct the date, or add the day',
    },
    beside: {
      severity: 'hint',
      text: '{title} is on {date}, a day from the event, which is {when} by greenroom.json. Add the day, if that is right',
    },
    far: {
      severity: 'warning',
      text: '{title} is on {date}, but all others are {when}. Correct the date',
    },
  },
  sources: ['devopsdays-web#13230 (one wrong date made an extra day)'],
  // Of a date that is wrong altogether the hour says nothing.
  supersedes: ['event-at-night'],
  visit: 'schedule',
  check(index, { report }) {
    const event = daysOfEvent(index);
    if (!event) return;
    for (const day of index.census.days.keys) {
      const date = dayText(day);
      const away = Math.max(daysBetween(date, event.first), daysBetween(event.last, date));
      if (away <= event.grace) continue;
      const message = event.isGiven ? (away === 1 ? 'beside' : 'outside') : 'far';
      for (const talk of [...index.census.days.of(day)].sort(byTime)) {
        const { main } = talk;
        const { start, self } = main.facts.places;
        const title = titleText(talk);
        const { first, last } = event;
        const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
        report(message, { block: main, at: start ?? self, data: { title, date, first, last, when } });
      }
    }
  },
  fixes({ block, data }) {
    const date = String(data.date);
    const days = nearestLikeness(date, String(data.first), String(data.last));
    if (!days) return [];
    const edits = moveEvent(block, daysBetween(date, days) * msPerDay);
    return edits.length === 0 ? [] : [{ title: `Move to ${days}`, safety: 'unsafe', edits }];
  },
});

interface EventDays {
  readonly first: string;
  readonly last: string;
  /** So many days beside them say nothing. */
  readonly grace: number;
  /** By greenroom.json, not guessed. */
  readonly isGiven: boolean;
}

/** The days of greenroom.json, else the days that all talks but a few are on, when those few are far away. */
function daysOfEvent({ settings, census }: ScheduleIndex): EventDays | undefined {
  const [first, last = first] = [settings.days[0], settings.days[settings.days.length - 1]];
  if (first !== undefined && last !== undefined) return { first, last, grace: 0, isGiven: true };
  if (census.size < fewest) return undefined;
  const days = [...census.days.keys].sort((a, b) => a - b);
  const inside = densest(days, (day) => census.days.of(day).size);
  if (!inside || census.size - inside.count > Math.max(1, census.size / 10)) return undefined;
  return { first: dayText(inside.first), last: dayText(inside.last), grace: farAway, isGiven: false };
}

/** The stretch of at most two weeks with the most talks. */
function densest(days: readonly number[], countOf: (day: number) => number) {
  let best: { readonly first: number; readonly last: number; readonly count: number } | undefined;
  let from = 0;
  let count = 0;
  for (const last of days) {
    count += countOf(last);
    while (last - (days[from] as number) >= longestEvent) count -= countOf(days[from++] as number);
    if (count > (best?.count ?? 0)) best = { first: days[from] as number, last, count };
  }
  return best;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / msPerDay);
}

/** A day of the event that a wrong date can have been meant for: its year or its month is wrong. */
function nearestLikeness(date: string, first: string, last: string): string | undefined {
  const [year, month, day] = date.split('-') as [string, string, string];
  const years = [first, last].map((each) => `${each.slice(0, 4)}-${month}-${day}`);
  const months = [first, last].map((each) => `${each.slice(0, 4)}-${each.slice(5, 7)}-${day}`);
  const sameYear = [first, last].map((each) => `${year}-${each.slice(5, 7)}-${day}`);
  return [...years, ...sameYear, ...months].find((each) => each >= first && each <= last);
}

const nine = [9, 10, 11, 12, 13, 14, 15, 16].map((hour) =>
  talkExample(`d${hour}`, `${hour}:00`, `${hour}:30`),
);
const away = (text: string, date: string) =>
  text
    .replace('DTSTART:20270514T090000Z', `DTSTART:⟦${date}T090000Z⟧`)
    .replace('DTEND:20270514', `DTEND:${date}`);

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'on its days',
      files: {
        'greenroom.json': '{"event": {"days": ["2027-05-14"]}}',
        'a.ics': talkExample('a', '09:00', '10:00'),
      },
    },
    {
      name: 'a few weeks before',
      files: {
        'all.ics': [...nine, talkExample('w', '09:00', '10:00').replaceAll('20270514', '20270420')].join(''),
      },
    },
    {
      name: 'two events',
      files: {
        'all.ics': [
          ...nine,
          ...nine.map((text) => text.replaceAll('20270514', '20280514').replaceAll('UID:', 'UID:x')),
        ].join(''),
      },
    },
    {
      name: 'the night belongs to the day before',
      files: {
        'greenroom.json': '{"event": {"days": ["2027-05-14"], "dayStart": "04:00"}}',
        'a.ics': talkExample('a', '25:00', '26:00'),
      },
    },
  ],
  invalid: [
    {
      name: 'another month',
      files: { 'all.ics': [...nine, away(talkExample('w', '09:00', '10:00'), '20270714')].join('') },
      message: 'far',
      text: '"Talk w" is on 2027-07-14, but all others are on 2027-05-14. Correct the date',
      fixed: { 'all.ics': [...nine, talkExample('w', '09:00', '10:00')].join('') },
    },
    {
      name: 'a talk without a title, which is found by its UID',
      files: {
        'all.ics': [...nine, away(talkExample('w', '09:00', '10:00', 'SUMMARY:'), '20270714')].join(''),
      },
      message: 'far',
      text: '[no title, UID w@example.org] is on 2027-07-14, but all others are on 2027-05-14. Correct the date',
      fixed: { 'all.ics': [...nine, talkExample('w', '09:00', '10:00', 'SUMMARY:')].join('') },
    },
    {
      name: 'one without a UID, too',
      files: {
        'all.ics': [
          ...nine,
          away(talkExample('w', '09:00', '10:00', 'SUMMARY:'), '20270714').replace(/UID:w.*\n/, ''),
        ].join(''),
      },
      message: 'far',
      text: '[no title] is on 2027-07-14, but all others are on 2027-05-14. Correct the date',
      fixed: {
        'all.ics': [...nine, talkExample('w', '09:00', '10:00', 'SUMMARY:').replace(/UID:w.*\n/, '')].join(
          '',
        ),
      },
    },
    {
      name: 'a day that greenroom.json does not know',
      files: {
        'greenroom.json': '{"event": {"days": ["2027-05-12"]}}',
        'a.ics': away(talkExample('a', '09:00', '10:00'), '20270514'),
      },
      message: 'outside',
    },
    {
      name: 'the day after',
      files: {
        'greenroom.json': '{"event": {"days": ["2027-05-13"]}}',
        'a.ics': away(talkExample('a', '09:00', '10:00'), '20270514'),
      },
      message: 'beside',
    },
  ],
};
