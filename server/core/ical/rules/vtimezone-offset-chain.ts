import type { RuleExamples } from '../../engine/rule.ts';
import { fromLocalMs, msPerSecond } from '../../time/localTime.ts';
import type { Observance } from '../../time/observance.ts';
import type { Transition } from '../../time/timeline.ts';
import { findProperty } from '../facts.ts';
import { type CheckedZone, checkedZonesIn, observanceParts, wholeSpan } from '../model/zoneCheck.ts';
import { clockText, dayText } from '../model/zoneWords.ts';
import { defineRule } from '../rule.ts';
import type { Component } from '../syntax/nodes.ts';
import { formatUtcOffset } from '../values/utcOffset.ts';

export const rule = defineRule({
  id: 'vtimezone-offset-chain',
  category: 'timezone',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.5' },
    { rfc: 5545, section: '3.8.3.3' },
  ],
  summary: 'TZOFFSETFROM must be the offset that holds before the change.',
  why: 'Calendars find the moment of the change by it, and change their clocks hours off.',
  messages: {
    broken: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'TZOFFSETFROM is {from}, and before the change on {day} at {time} the offset is {before}: calendars change their clocks at the wrong moment. Write {before}',
    },
  },
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const checked of ctx.shared(checkedZonesIn)) {
      for (const { component, observance, onset, before } of brokenLinks(checked)) {
        const line = findProperty(component, 'TZOFFSETFROM');
        if (!line) continue;
        const local = fromLocalMs(onset.instant + observance.offsetFrom * msPerSecond);
        ctx.report('broken', {
          block: checked.definition.block,
          at: { start: line.valueStart, end: line.end },
          data: {
            from: formatUtcOffset(observance.offsetFrom),
            before: formatUtcOffset(before),
            day: dayText(local),
            time: clockText(local),
          },
        });
      }
    }
  },
  fixes({ data, at }) {
    const newText = String(data.before);
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

interface BrokenLink {
  readonly component: Component;
  readonly observance: Observance;
  readonly onset: Transition;
  readonly before: number;
}

/**
 * The observances that do not go on from the one before in the years that matter, each once. One that changes nothing
 * stands for how things were before, and is left out.
 */
function brokenLinks(checked: CheckedZone): readonly BrokenLink[] {
  const { own, years } = checked;
  const span = wholeSpan(years);
  if (!span) return [];
  const { transitions } = own.during(span.first - 1, span.last + 1);
  const parts = observanceParts(checked);
  return own.observances.flatMap((observance, index) => {
    const component = parts[index];
    const at = transitions.findIndex(
      ({ to, instant }, place) => place > 0 && to === observance.to && instant > (own.firstOnset ?? instant),
    );
    const [before, onset] = [transitions[at - 1], transitions[at]];
    if (!component || !before || !onset || observance.offsetFrom === observance.to.offset) return [];
    // Of two changes at one moment one is made up.
    if (before.to.offset === observance.offsetFrom || onset.instant - before.instant < 86_400_000) return [];
    return [{ component, observance, onset, before: before.to.offset }];
  });
}

function part(name: string, month: number, from: string, to: string): string {
  return `BEGIN:${name}\nDTSTART:2007${month < 10 ? '0' : ''}${month}01T020000\nRRULE:FREQ=YEARLY;BYMONTH=${month}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nEND:${name}\n`;
}

function calendar(rules: string): string {
  return `BEGIN:VTIMEZONE\nTZID:Hall\n${rules}END:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=Hall:20270514T090000\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'each goes on from the other',
      code: calendar(part('DAYLIGHT', 3, '-0800', '-0700') + part('STANDARD', 11, '-0700', '-0800')),
    },
    {
      name: 'a part that changes nothing',
      code: calendar(part('STANDARD', 3, '-0800', '-0800') + part('DAYLIGHT', 11, '-0700', '-0700')),
    },
  ],
  invalid: [
    {
      name: 'from the offset that it leads to',
      code: calendar(part('DAYLIGHT', 3, '⟦-0900⟧', '-0700') + part('STANDARD', 11, '-0700', '-0800')),
      text: 'TZOFFSETFROM is -0900, and before the change on 2027-03-01 at 02:00 the offset is -0800: calendars change their clocks at the wrong moment. Write -0800',
      fixed: calendar(part('DAYLIGHT', 3, '-0800', '-0700') + part('STANDARD', 11, '-0700', '-0800')),
    },
    {
      name: 'in autumn',
      code: calendar(part('DAYLIGHT', 3, '-0800', '-0700') + part('STANDARD', 11, '⟦-0600⟧', '-0800')),
      fixed: calendar(part('DAYLIGHT', 3, '-0800', '-0700') + part('STANDARD', 11, '-0700', '-0800')),
    },
  ],
};
