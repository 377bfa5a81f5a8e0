import { formatDateTime } from '../../ical/values/dateTime.ts';
import { msPerSecond } from '../../time/localTime.ts';
import { knownZone } from '../../time/zones.ts';
import { type FormCount, formOf } from '../census.ts';
import { byTime } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import { TalkTime } from '../talkTime.ts';
import { clockText } from '../times.ts';
import { titleText } from '../titleName.ts';

const fewest = 5;
const mostShare = 0.8;

export const rule = defineScheduleRule({
  id: 'mixed-time-forms',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'All talks are in one time zone, or in UTC.',
  why: 'One event that is in another zone than all others is mostly one with the right digits in the wrong zone: calendars show it hours off.',
  messages: {
    otherZone: {
      severity: 'warning',
      text: '{title} is in {form}, the other {count} are in {usual}: calendars show it at another hour. Use {usual}, if {time} is the time at the venue',
    },
    utc: {
      severity: 'warning',
      text: '{title} is in UTC, the other {count} are in {usual}, where this is {local}. Use {usual}, if {time} is the time at the venue',
    },
  },
  sources: ['emfcamp/Website#2289'],
  visit: 'schedule',
  check({ census }, { report }) {
    const usual = [...census.forms].find(
      ([, { talks }]) => talks.size >= fewest && talks.size / census.size >= mostShare,
    );
    const zone = usual && knownZone(usual[0]);
    if (!usual || !zone || usual[0] === 'UTC' || usual[1].talks.size === census.size) return;
    const [name, others] = usual;
    const odd = [...census.forms].flatMap(([form, { talks }]) => (form === name ? [] : [...talks]));
    for (const talk of odd.sort(byTime)) {
      const { start, main } = talk;
      const at = main.facts.places.start;
      if (!at || start?.instant === undefined) continue;
      const offset = zone.at(start.instant).offset;
      const there = new TalkTime('zoned', name, start.instant + offset * msPerSecond, offset);
      const data = {
        title: titleText(talk),
        form: formOf(talk),
        usual: name,
        count: others.talks.size,
        time: clockText(start),
      };
      if (start.form !== 'utc') {
        if (offset !== start.offset) report('otherZone', { block: main, at, data });
      } else if (isUsual(start.local.hour, others) && !isUsual(there.local.hour, others)) {
        report('utc', { block: main, at, data: { ...data, local: clockText(there) } });
      }
    }
  },
  fixes({ block, message, data }) {
    const { start, end, places, hasDuration } = block.facts;
    if (message !== 'utc' || !start || !places.start) return [];
    const tzid = String(data.usual);
    const times = [{ time: start, at: places.start }];
    if (end && places.end && !hasDuration) times.push({ time: end, at: places.end });
    const edits = times.map(({ time, at }) => ({
      // From the colon on: the parameter stands before it.
      ...at,
      start: at.start - 1,
      character: at.character - 1,
      newText: `;TZID=${tzid}:${formatDateTime({ ...time.local, isUtc: false })}`,
    }));
    return [{ title: `Take the digits for the time in ${tzid}`, safety: 'unsafe', edits }];
  },
});

/** Says whether talks are at that hour, or between two hours at which they are. */
function isUsual(hour: number, { hours }: FormCount): boolean {
  const first = hours.findIndex((count) => count > 0);
  const last = hours.reduce((latest, count, index) => (count > 0 ? index : latest), -1);
  return hour >= first && hour <= last;
}

const zoned = (text: string, zone = 'Europe/Berlin') =>
  text.replaceAll(/(DTSTART|DTEND):(\S+?)Z/g, `$1;TZID=${zone}:$2`);
const day = ['09:00', '10:00', '11:00', '13:00', '14:00', '17:00'].map((from, index) =>
  zoned(talkExample(`d${index}`, from, from.replace(':00', ':30'))),
);

export const examples: ScheduleExamples = {
  valid: [
    { name: 'one zone', files: { 'all.ics': day.join('') } },
    {
      name: 'UTC, at a time when talks are',
      files: { 'all.ics': [...day, talkExample('u', '08:00', '08:30')].join('') },
    },
    {
      name: 'UTC, at an hour that is early for talks',
      files: {
        'all.ics': [
          ...day.map((text) => text.replaceAll('Europe/Berlin', 'Pacific/Auckland')),
          talkExample('u', '08:00', '08:30'),
        ].join(''),
      },
    },
    {
      name: 'another zone with the same clocks',
      files: { 'all.ics': [...day, zoned(talkExample('u', '09:00', '09:30'), 'Europe/Paris')].join('') },
    },
    {
      name: 'half of them in UTC',
      files: {
        'all.ics': [
          ...day,
          ...day.map((text, index) =>
            text.replaceAll(';TZID=Europe/Berlin', '').replace(`d${index}@`, `e${index}@`),
          ),
        ].join(''),
      },
    },
  ],
  invalid: [
    {
      name: 'another zone',
      files: {
        'all.ics': [
          ...day,
          zoned(talkExample('u', '10:00', '10:30'), 'America/New_York').replace(
            '20270514T100000',
            '⟦20270514T100000⟧',
          ),
        ].join(''),
      },
      message: 'otherZone',
      text: '"Talk u" is in America/New_York, the other 6 are in Europe/Berlin: calendars show it at another hour. Use Europe/Berlin, if 10:00 is the time at the venue',
    },
    {
      name: 'the right digits in UTC',
      files: {
        'all.ics': [
          ...day,
          talkExample('u', '16:40', '17:00').replace('20270514T164000Z', '⟦20270514T164000Z⟧'),
        ].join(''),
      },
      message: 'utc',
      text: '"Talk u" is in UTC, the other 6 are in Europe/Berlin, where this is 18:40. Use Europe/Berlin, if 16:40 is the time at the venue',
      fixed: { 'all.ics': [...day, zoned(talkExample('u', '16:40', '17:00'))].join('') },
    },
  ],
};
