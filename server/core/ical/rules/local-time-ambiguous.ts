import type { RuleExamples } from '../../engine/rule.ts';
import { fromLocalMs } from '../../time/localTime.ts';
import { contentLineIndexAt, findParameter } from '../facts.ts';
import { findUnusualTimes, wordsOf } from '../model/unusualTimes.ts';
import { checkedZonesIn } from '../model/zoneCheck.ts';
import { defineRule } from '../rule.ts';
import { removeParameter } from '../syntax/edits.ts';
import { formatDateTime } from '../values/dateTime.ts';

export const rule = defineRule({
  id: 'local-time-ambiguous',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.5' }],
  summary: 'A local time that clocks show twice should be written in UTC.',
  why: 'The first of the two times is meant by the RFC; who takes the second comes an hour late.',
  messages: {
    twice: {
      severity: 'info',
      text: 'Clocks show {time} twice in {zone} on {day}, as they go from {before} back to {after}: the first time is meant, and some calendars take the second. Write it in UTC: {utc}',
    },
  },
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const found of findUnusualTimes(ctx, ctx.shared(checkedZonesIn), 'ambiguous')) {
      const { block, time, resolution } = found;
      const utc = formatDateTime({ ...fromLocalMs(resolution.instant), isUtc: true });
      ctx.report('twice', { block, at: time.at, data: { ...wordsOf(found), utc } });
    }
  },
  fixes({ block, data, at }) {
    const { tree } = block;
    const line = tree.contentLines[contentLineIndexAt(tree, at.start)];
    const parameter = line && findParameter(line, 'TZID');
    const newText = String(data.utc);
    // Other values of the line would lose their zone with it.
    if (!line || !parameter || line.valueStart !== at.start || line.end !== at.end) return [];
    return [
      {
        title: `Change to ${newText}`,
        safety: 'unsafe',
        edits: [removeParameter(line, parameter), { ...at, newText }],
      },
    ];
  },
});

function event(lines: string): string {
  return `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270301T080000Z\n${lines}\nEND:VEVENT`;
}

const berlin =
  'BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:DAYLIGHT\nDTSTART:19810329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19961027T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'before', code: berlin + event('DTSTART;TZID=Europe/Berlin:20271031T015959') },
    { name: 'after', code: berlin + event('DTSTART;TZID=Europe/Berlin:20271031T030000') },
    { name: 'when clocks go forward', code: berlin + event('DTSTART;TZID=Europe/Berlin:20270328T033000') },
  ],
  invalid: [
    {
      name: 'half past two',
      code: berlin + event('DTSTART;TZID=Europe/Berlin:⟦20271031T023000⟧'),
      text: 'Clocks show 02:30 twice in Europe/Berlin on 2027-10-31, as they go from 03:00 back to 02:00: the first time is meant, and some calendars take the second. Write it in UTC: 20271031T003000Z',
      fixed: berlin + event('DTSTART:20271031T003000Z'),
    },
    {
      name: 'one of two dates',
      code:
        berlin +
        event(
          'DTSTART;TZID=Europe/Berlin:20271030T023000\nRDATE;TZID=Europe/Berlin:⟦20271031T023000⟧,20271101T023000',
        ),
    },
  ],
};
