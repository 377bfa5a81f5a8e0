import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { findParameter, parameterText } from '../facts.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { parseDateTime } from '../values/dateTime.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { readValues } from '../values/parsed.ts';
import { isUtcAlias } from '../values/utcAlias.ts';

export const rule = defineRule({
  id: 'tzid-on-utc',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.19' },
    { rfc: 5545, section: '3.3.5' },
  ],
  summary: 'TZID must not be applied to a time in UTC.',
  why: 'Some calendars believe the Z, others the TZID: attendees see times that are hours apart.',
  messages: {
    contradiction: {
      severity: 'error',
      text: 'TZID says {tzid} and the Z says UTC: calendars believe one or the other, and times are hours apart. Remove TZID, or the Z',
    },
    redundant: {
      severity: 'error',
      text: 'TZID must not stand beside the Z, which says UTC already: some calendars look for the zone and fail. Remove TZID',
    },
  },
  sources: ['ical.js 2.2 reads UTC, python-icalendar 7 the time in the zone', 'emfcamp/Website#2289'],
  visit: 'value',
  on: ['DATE-TIME'],
  check(line, ctx) {
    const parameter = line.params.length > 0 ? findParameter(line, 'TZID') : undefined;
    const first = parameter && findLetters(ctx.tree, line)[0];
    if (!first || !isKnownPlace(ctx.component) || !mayHaveType(line, 'DATE-TIME')) return;
    const tzid = parameterText(ctx.tree, line, 'TZID') ?? '';
    ctx.report(isUtcAlias(tzid) ? 'redundant' : 'contradiction', {
      at: { start: parameter.start, end: parameter.end },
      data: { tzid },
      related: [{ at: first, text: 'Z for UTC' }],
    });
  },
  fixes({ node: line, block, message }) {
    const parameter = findParameter(line, 'TZID');
    const letters = findLetters(block.tree, line);
    if (!parameter) return [];
    const dropTzid: IcalFix = {
      title: 'Remove TZID, keep UTC',
      safety: message === 'redundant' ? 'safe' : 'unsafe',
      edits: [removeParameter(line, parameter)],
    };
    const dropLetter: IcalFix = {
      title: 'Remove Z, keep the time of the zone',
      safety: 'unsafe',
      edits: letters.map((at) => ({ ...at, newText: '' })),
    };
    return message === 'redundant' ? [dropTzid] : [dropTzid, dropLetter];
  },
});

/** The Z of each date-time in UTC; values that are not valid have rules of their own. */
function findLetters(tree: BlockTree, line: ContentLine): readonly Range[] {
  // The last value is like the others: when it has no Z there is nothing to see, nearly always.
  if (tree.text.charCodeAt(line.end - 1) !== 90) return [];
  return readValues(tree, line, parseDateTime)
    .filter(({ parsed }) => parsed.value?.isUtc)
    .map(({ at }) => ({ start: at.end - 1, end: at.end }));
}

export const examples: RuleExamples = {
  valid: [
    { name: 'in UTC', code: 'DTSTART:20270514T090000Z' },
    {
      name: 'in a zone',
      code: 'BEGIN:VTIMEZONE\nTZID:PST\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=PST:20270514T090000\nEND:VEVENT',
    },
  ],
  invalid: [
    {
      name: 'a zone and UTC',
      code: 'DTSTART;⟦TZID=America/Los_Angeles⟧:20270514T090000Z',
      message: 'contradiction',
      fixed: 'DTSTART:20270514T090000Z',
    },
    {
      name: 'the other way out',
      code: 'DTSTART;X-NOTE=a;⟦TZID=Europe/Berlin⟧:20270514T090000Z',
      message: 'contradiction',
      fix: 'Remove Z, keep the time of the zone',
      fixed: 'DTSTART;X-NOTE=a;TZID=Europe/Berlin:20270514T090000',
    },
    {
      name: 'UTC twice',
      code: 'DTSTART;⟦TZID=UTC⟧;X-NOTE=a:20270514T090000Z',
      message: 'redundant',
      fixed: 'DTSTART;X-NOTE=a:20270514T090000Z',
    },
  ],
};
