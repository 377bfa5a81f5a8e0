import type { RuleExamples } from '../../engine/rule.ts';
import { fromLocalMs, msPerSecond, toLocalMs } from '../../time/localTime.ts';
import { findUnusualTimes, wordsOf } from '../model/unusualTimes.ts';
import { checkedZonesIn } from '../model/zoneCheck.ts';
import { clockText } from '../model/zoneWords.ts';
import { defineRule } from '../rule.ts';
import { formatDateTime } from '../values/dateTime.ts';

export const rule = defineRule({
  id: 'local-time-in-gap',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.5' }],
  summary: 'A local time must be one that clocks show.',
  why: 'Clocks skip this time when they go forward, and each calendar makes another time of it.',
  messages: {
    skipped: {
      severity: 'warning',
      text: 'Clocks never show {time} in {zone} on {day}: they go from {before} to {after}. Some calendars show {shifted}, others {time} or an hour before. Write the time that is meant',
    },
  },
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const found of findUnusualTimes(ctx, ctx.shared(checkedZonesIn), 'gap')) {
      const { block, time, resolution } = found;
      const jump = (resolution.other?.offset ?? resolution.offset) - resolution.offset;
      // The offset from before the gap is used for it (RFC 5545, 3.3.5).
      const shifted = fromLocalMs(toLocalMs(time.value) + jump * msPerSecond);
      const reading = formatDateTime({ ...shifted, isUtc: false });
      const data = { ...wordsOf(found), shifted: clockText(shifted), reading };
      ctx.report('skipped', { block, at: time.at, data });
    }
  },
  fixes({ data, at }) {
    const newText = String(data.reading);
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

function event(lines: string): string {
  return `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270301T080000Z\n${lines}\nEND:VEVENT`;
}

const berlin =
  'BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:DAYLIGHT\nDTSTART:19810329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19961027T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'before', code: berlin + event('DTSTART;TZID=Europe/Berlin:20270328T015959') },
    { name: 'after', code: berlin + event('DTSTART;TZID=Europe/Berlin:20270328T030000') },
    { name: 'when clocks go back', code: berlin + event('DTSTART;TZID=Europe/Berlin:20271031T033000') },
    { name: 'in UTC', code: 'DTSTART:20270328T023000Z' },
    {
      name: 'an occurrence of a series',
      code: berlin + event('DTSTART;TZID=Europe/Berlin:20270327T023000\nRRULE:FREQ=DAILY;COUNT=3'),
    },
  ],
  invalid: [
    {
      name: 'half past two',
      code: berlin + event('DTSTART;TZID=Europe/Berlin:⟦20270328T023000⟧'),
      text: 'Clocks never show 02:30 in Europe/Berlin on 2027-03-28: they go from 02:00 to 03:00. Some calendars show 03:30, others 02:30 or an hour before. Write the time that is meant',
      fixed: berlin + event('DTSTART;TZID=Europe/Berlin:20270328T033000'),
    },
    {
      name: 'the first moment of the gap, without a VTIMEZONE',
      code: event('DTSTART;TZID=America/New_York:⟦20270314T020000⟧'),
      fixed: event('DTSTART;TZID=America/New_York:20270314T030000'),
      also: ['tzid-undefined'],
    },
  ],
};
