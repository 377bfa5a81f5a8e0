import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { writeRulesOf } from '../model/zoneEdits.ts';
import { defineRule } from '../rule.ts';
import { valueText } from '../syntax/unfold.ts';
import { nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'vtimezone-no-observance',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'A VTIMEZONE must have a STANDARD or a DAYLIGHT part.',
  why: 'Without one it gives no offset: calendars take the times for UTC or for those of each reader’s own zone.',
  messages: {
    none: {
      severity: 'error',
      text: 'This VTIMEZONE has neither STANDARD nor DAYLIGHT, so it says nothing of the offset and calendars guess. Write its rules',
    },
    daylightOnly: {
      severity: 'info',
      text: 'This VTIMEZONE has DAYLIGHT and no STANDARD: some calendars look for STANDARD and are hours off. Name the part STANDARD',
    },
  },
  sources: ['nextcloud/calendar#6478'],
  visit: 'component',
  on: ['VTIMEZONE'],
  check(component, ctx) {
    // Damage that is reported for itself may hide the parts.
    if (!component.endLine || component.components.some(({ name }) => name !== 'DAYLIGHT')) return;
    const message = component.components.length === 0 ? 'none' : 'daylightOnly';
    ctx.report(message, { at: nameRange(component) });
  },
  fixes({ node: component, block, message }, ctx) {
    const line = findProperty(component, 'TZID');
    const calendar = ctx.file.calendars.find(({ context }) => context === ctx.calendar);
    const definition = calendar?.definitions.find(
      (one) => one.component === component || one.block === block,
    );
    const tzid = line && valueText(block.tree, line);
    const zone = tzid === undefined ? undefined : ctx.zones.named(tzid);
    if (message !== 'none' || !calendar || !definition || tzid === undefined || !zone) return [];
    const named = { calendar, definition, tzid: definition.tzid };
    return [writeRulesOf(zone, named, `Write the rules of ${zone.id}`, ctx)];
  },
});

function zone(tzid: string, parts: string): string {
  return `BEGIN:⟦VTIMEZONE⟧\nTZID:${tzid}\n${parts}END:VTIMEZONE\n`;
}

function unmarked(code: string): string {
  return code.replace('⟦', '').replace('⟧', '');
}

function part(name: string, tzname = 'X'): string {
  return `BEGIN:${name}\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nTZNAME:${tzname}\nEND:${name}\n`;
}

function event(tzid: string): string {
  return `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=${tzid}:20270114T090000\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'STANDARD', code: unmarked(zone('X', part('STANDARD'))) + event('X') },
    { name: 'both', code: unmarked(zone('X', part('STANDARD') + part('DAYLIGHT'))) + event('X') },
    { name: 'a part with a damaged name', code: unmarked(zone('X', part('STANDART'))) },
  ],
  invalid: [
    {
      name: 'nothing',
      code: zone('Asia/Kolkata', '') + event('Asia/Kolkata'),
      message: 'none',
      fixed: unmarked(zone('Asia/Kolkata', part('STANDARD', 'IST'))) + event('Asia/Kolkata'),
    },
    {
      name: 'nothing, and a name that nobody knows',
      code: zone('Hall', '') + event('Hall'),
      message: 'none',
    },
    { name: 'DAYLIGHT alone', code: zone('X', part('DAYLIGHT')) + event('X'), message: 'daylightOnly' },
  ],
};
