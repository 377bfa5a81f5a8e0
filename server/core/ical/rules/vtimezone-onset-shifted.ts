import type { RuleExamples } from '../../engine/rule.ts';
import { compareCovered, isBrief } from '../../time/compare.ts';
import { fromLocalMs, msPerSecond } from '../../time/localTime.ts';
import type { Observance } from '../../time/observance.ts';
import type { Transition } from '../../time/timeline.ts';
import { findProperty } from '../facts.ts';
import {
  type CheckedZone,
  checkedZonesIn,
  disputedTimes,
  findChecked,
  type MeantZone,
  observanceParts,
  wholeSpan,
} from '../model/zoneCheck.ts';
import { writeRulesOf } from '../model/zoneEdits.ts';
import { clockText } from '../model/zoneWords.ts';
import { defineRule } from '../rule.ts';
import type { Component } from '../syntax/nodes.ts';

export const rule = defineRule({
  id: 'vtimezone-onset-shifted',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'Clocks must change in a VTIMEZONE when they change in the zone.',
  why: 'Sessions in the hour or two around each change of clocks are shown an hour off.',
  messages: {
    shifted: {
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'Clocks change at {written} here and in {zone} at {expected}: the onset must be the local time before the change. Only times within {delta} of a change are off. Write the VTIMEZONE anew',
    },
  },
  sources: [
    'py-vobject up to 1.0-dev writes every onset one hour late, python-icalendar 7.2 those of DAYLIGHT',
    'icalendar/icalendar#252',
    'markuspoerschke/iCal#502',
  ],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const checked of ctx.shared(checkedZonesIn)) {
      const found = checked.meant && findShift(checked, checked.meant);
      const line = found && findProperty(found.component, 'DTSTART');
      if (!found || !line) continue;
      const { written, expected } = found;
      ctx.report('shifted', {
        block: checked.definition.block,
        at: { start: line.valueStart, end: line.end },
        data: { tzid: checked.tzid, zone: checked.meant?.id ?? '', written, expected, delta: found.delta },
      });
    }
  },
  fixes({ data }, ctx) {
    const checked = findChecked(ctx.file, ctx.calendar, ctx.zones, String(data.tzid));
    if (!checked?.meant || disputedTimes(checked, checked.meant.zone).length > 0) return [];
    const { id, zone } = checked.meant;
    return [writeRulesOf(zone, checked, `Write the VTIMEZONE anew, with the rules of ${id}`, ctx)];
  },
});

interface Shift {
  /** The STANDARD or DAYLIGHT that begins at the wrong time. */
  readonly component: Component;
  readonly written: string;
  readonly expected: string;
  readonly delta: string;
}

/** The first observance whose changes of clocks are those of the zone, but some hours off. */
function findShift(checked: CheckedZone, { zone }: MeantZone): Shift | undefined {
  const { own, years } = checked;
  const span = wholeSpan(years);
  if (!span) return undefined;
  const wide = { first: span.first - 1, last: span.last + 1 };
  const differences = compareCovered(own, zone, span);
  if (differences.length === 0 || !differences.every(isBrief)) return undefined;
  const changes = zone.during(wide.first, wide.last).transitions;
  const onsets = own.during(wide.first, wide.last).transitions;
  const parts = observanceParts(checked);
  for (const [index, observance] of own.observances.entries()) {
    const component = parts[index];
    const pair = component && firstShifted(observance, onsets, changes);
    if (!component || !pair) continue;
    const local = ({ instant }: Transition) =>
      clockText(fromLocalMs(instant + observance.offsetFrom * msPerSecond));
    const hours = Math.abs(pair.own.instant - pair.actual.instant) / 3_600_000;
    return {
      component,
      written: local(pair.own),
      expected: local(pair.actual),
      delta: hours === 1 ? 'an hour' : `${Math.round(hours * 60)} minutes`,
    };
  }
  return undefined;
}

/** An onset of an observance and the change of the zone that it stands for, some time away. */
function firstShifted(
  { to }: Observance,
  onsets: readonly Transition[],
  changes: readonly Transition[],
): { readonly own: Transition; readonly actual: Transition } | undefined {
  for (const own of onsets) {
    if (own.to !== to) continue;
    const actual = changes.find(
      (change) => change.to.offset === to.offset && Math.abs(change.instant - own.instant) <= 2 * 3_600_000,
    );
    if (actual && actual.instant !== own.instant) return { own, actual };
  }
  return undefined;
}

function part(name: string, start: string, from: string, to: string, yearly: string, tzname = 'X'): string {
  return `BEGIN:${name}\nDTSTART:${start}\nRRULE:FREQ=YEARLY;${yearly}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nTZNAME:${tzname}\nEND:${name}\n`;
}

/** The rules of the Pacific coast, with the time of day at which clocks go forward and back. */
function pacific(forward: string, back: string): string {
  return (
    part('STANDARD', back, '-0700', '-0800', 'BYMONTH=11;BYDAY=1SU') +
    part('DAYLIGHT', forward, '-0800', '-0700', 'BYMONTH=3;BYDAY=2SU')
  );
}

function calendar(tzid: string, rules: string, time: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\n${rules}END:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=${tzid}:${time}\nEND:VEVENT`;
}

const name = 'America/Los_Angeles';

/** The same zone as the fix writes it. */
const writtenAnew =
  part('DAYLIGHT', '20260308T020000', '-0800', '-0700', 'BYMONTH=3;BYDAY=2SU', 'PDT') +
  part('STANDARD', '20261101T020000', '-0700', '-0800', 'BYMONTH=11;BYDAY=1SU', 'PST');

export const examples: RuleExamples = {
  valid: [
    {
      name: 'at two o’clock',
      code: calendar(name, pacific('20070311T020000', '20071104T020000'), '20270514T090000'),
    },
    {
      name: 'other rules altogether',
      code: calendar(
        'Hall',
        pacific('20070311T030000', '20071104T030000').replaceAll('-0', '-1'),
        '20270514T090000',
      ),
    },
  ],
  invalid: [
    {
      name: 'an hour late',
      code: calendar(name, pacific('20070311T030000', '⟦20071104T030000⟧'), '20270514T090000'),
      text: 'Clocks change at 03:00 here and in America/Los_Angeles at 02:00: the onset must be the local time before the change. Only times within an hour of a change are off. Write the VTIMEZONE anew',
      fixed: calendar(name, writtenAnew, '20270514T090000'),
    },
    {
      name: 'only in spring, under a name that means the zone',
      also: ['tzid-windows-name'],
      code: calendar(
        'Pacific Standard Time',
        pacific('⟦20070311T030000⟧', '20071104T020000'),
        '20270514T090000',
      ),
      fixed: calendar('Pacific Standard Time', writtenAnew, '20270514T090000'),
    },
  ],
};
