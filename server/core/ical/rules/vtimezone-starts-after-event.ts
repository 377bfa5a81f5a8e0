import type { RuleExamples } from '../../engine/rule.ts';
import { msPerDay } from '../../time/localTime.ts';
import { checkedZonesIn, coverageAt, findChecked, timesOf } from '../model/zoneCheck.ts';
import { writeRulesOf } from '../model/zoneEdits.ts';
import { clockText, dayText, localAt } from '../model/zoneWords.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'vtimezone-starts-after-event',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'A VTIMEZONE must begin before the times that use it.',
  why: 'Before its first onset it gives no offset, and each calendar takes another one.',
  messages: {
    undefined: {
      severity: 'warning',
      text: '{time} on {day} is before the VTIMEZONE "{tzid}" begins ({onset}), so its offset is not defined and calendars take one or another. Write rules for that time too',
    },
    agrees: {
      severity: 'info',
      text: '{time} on {day} is before the VTIMEZONE "{tzid}" begins ({onset}); most calendars take the offset before it, which is right. Write rules for that time too',
    },
  },
  sources: ['py-vobject/vobject#120 (its zones begin in 2000)'],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const checked of ctx.shared(checkedZonesIn)) {
      const { own, tzid, meant } = checked;
      if (own.firstOnset === undefined) continue;
      const days = { from: Number.NEGATIVE_INFINITY, to: Math.floor(own.firstOnset / msPerDay) + 2 };
      const early = timesOf(checked, days).find(
        ({ time }) => coverageAt(checked, own.atLocal(time.value).instant) === 'before',
      );
      if (!early) continue;
      const { block, time } = early;
      const agrees = meant?.zone.atLocal(time.value).instant === own.atLocal(time.value).instant;
      ctx.report(agrees ? 'agrees' : 'undefined', {
        block,
        at: time.at,
        data: {
          tzid,
          time: clockText(time.value),
          day: dayText(time.value),
          onset: dayText(localAt(own, own.firstOnset)),
        },
      });
    }
  },
  fixes({ data }, ctx) {
    const checked = findChecked(ctx.file, ctx.calendar, ctx.zones, String(data.tzid));
    if (!checked?.meant) return [];
    const { id, zone } = checked.meant;
    return [writeRulesOf(zone, checked, `Write the VTIMEZONE anew, with the rules of ${id}`, ctx)];
  },
});

function calendar(tzid: string, start: string, from: string, time: string, tzname = 'X'): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:${start}\nTZOFFSETFROM:${from}\nTZOFFSETTO:+0530\nTZNAME:${tzname}\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=${tzid}:${time}\nEND:VEVENT`;
}

const anew = calendar('Asia/Kolkata', '19700101T000000', '+0530', '20260514T090000', 'IST');

export const examples: RuleExamples = {
  valid: [
    { name: 'before', code: calendar('Asia/Kolkata', '19700101T000000', '+0530', '20260514T090000') },
    { name: 'at once', code: calendar('Hall', '20270514T080000', '+0500', '20270514T083000') },
  ],
  invalid: [
    {
      name: 'a year later, with another offset before',
      code: calendar('Asia/Kolkata', '20270101T000000', '+0430', '⟦20260514T090000⟧'),
      message: 'undefined',
      text: '09:00 on 2026-05-14 is before the VTIMEZONE "Asia/Kolkata" begins (2027-01-01), so its offset is not defined and calendars take one or another. Write rules for that time too',
      fixed: anew,
    },
    {
      name: 'a year later, with the same offset before',
      code: calendar('Asia/Kolkata', '20270101T000000', '+0530', '⟦20260514T090000⟧'),
      message: 'agrees',
      fixed: anew,
    },
    {
      name: 'a zone that nobody knows',
      code: calendar('Hall', '20270101T000000', '+0430', '⟦20260514T090000⟧'),
      message: 'undefined',
    },
  ],
};
