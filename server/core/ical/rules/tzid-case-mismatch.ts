import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, ZoneDefinition } from '../context.ts';
import { findProperty } from '../facts.ts';
import { renameUses } from '../model/zoneEdits.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'tzid-case-mismatch',
  category: 'timezone',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '2' },
    { rfc: 5545, section: '3.2.19' },
  ],
  summary: 'A TZID must be spelled as its VTIMEZONE spells it.',
  why: 'Calendars compare the two letter by letter, find no zone and show the sessions hours off.',
  messages: {
    mismatch: {
      severity: 'warning',
      text: 'The VTIMEZONE is called "{defined}", and this "{tzid}": calendars compare them letter by letter and find no zone. Write the same name',
    },
  },
  supersedes: ['tzid-undefined'],
  sources: ['ical4j/ical4j#744'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      for (const tzid of calendar.zoneUses.keys()) {
        const definition = calendar.context.zones.has(tzid) ? undefined : findNear(calendar, tzid);
        const line = definition && findProperty(definition.component, 'TZID');
        const [first, ...others] = definition ? calendar.usesOf(tzid) : [];
        if (!definition || !line || !first) continue;
        ctx.report('mismatch', {
          block: first.block,
          at: { start: first.node.start, end: first.node.end },
          data: { tzid, defined: definition.tzid },
          related: [
            { block: definition.block, at: { start: line.valueStart, end: line.end }, text: 'Its VTIMEZONE' },
            ...others.slice(0, mostRelated).map(({ block, node }) => ({
              block,
              at: { start: node.start, end: node.end },
              text: `"${tzid}" is used here too`,
            })),
          ],
        });
      }
    }
  },
  fixes({ data }, ctx) {
    const calendar = ctx.file.calendars.find(({ context }) => context === ctx.calendar);
    const [tzid, defined] = [String(data.tzid), String(data.defined)];
    if (!calendar || defined.includes('"')) return [];
    return [{ title: `Write "${defined}"`, safety: 'unsafe', edits: renameUses(calendar, tzid, defined) }];
  },
});

/** More uses than these are not listed one by one. */
const mostRelated = 20;

/** The definition whose name differs in case, blanks, quotes or a slash alone. */
function findNear({ definitions }: CalendarModel, tzid: string): ZoneDefinition | undefined {
  return definitions.find((definition) => plain(definition.tzid) === plain(tzid));
}

function plain(tzid: string): string {
  return tzid.trim().toLowerCase().replace(/^\//, '').replace(/["\\]/g, '').replaceAll(' ', '_');
}

function calendar(tzid: string, use: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=${use}:20270514T090000\nDTEND;TZID=${use.replace(/[⟦⟧]/g, '')}:20270514T094500\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the same name', code: calendar('Asia/Kolkata', 'Asia/Kolkata') },
    { name: 'in quotes', code: calendar('Hall\\, 1', '"Hall, 1"') },
  ],
  invalid: [
    {
      name: 'in small letters',
      code: calendar('Asia/Kolkata', '⟦asia/kolkata⟧'),
      fixed: calendar('Asia/Kolkata', 'Asia/Kolkata'),
    },
    {
      name: 'a blank',
      code: calendar('Asia/Ho_Chi_Minh', '⟦Asia/Ho Chi Minh⟧').replaceAll('+0530', '+0700'),
      fixed: calendar('Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh').replaceAll('+0530', '+0700'),
    },
    {
      name: 'a comma',
      code: calendar('Hall\\, 1', '⟦"hall, 1"⟧'),
      fixed: calendar('Hall\\, 1', '"Hall, 1"'),
    },
  ],
};
