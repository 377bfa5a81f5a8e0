import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';
import { isOneOf } from '../values/word.ts';

export const rule = defineRule({
  id: 'version-not-2',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.7.4' }],
  summary: 'VERSION must be 2.0.',
  why: 'Strict calendars refuse the whole file, and others read it as the older vCalendar format.',
  messages: {
    other: {
      severity: 'error',
      text: 'There is no iCalendar version {value}, and strict calendars refuse the file. Write 2.0',
    },
    vCalendar: {
      severity: 'error',
      text: 'VERSION:1.0 announces vCalendar of 1996: calendars read the file by other rules or refuse it. Export it as iCalendar, or write 2.0 if it is that',
    },
  },
  visit: 'property',
  on: ['VERSION'],
  check(line, ctx) {
    if (isOneOf(ctx.tree, line, ['2.0'])) return;
    const value = valueText(ctx.tree, line);
    if (isWordless(value) || endsWithTwo(value) || !isOfCalendar(ctx.component?.name)) return;
    if (!isKnownPlace(ctx.component)) return;
    const at = { start: line.valueStart, end: line.end };
    ctx.report(value === '1.0' ? 'vCalendar' : 'other', { at, data: { value } });
  },
  fixes({ node: line }) {
    return [{ title: 'Change to 2.0', safety: 'unsafe', edits: [replaceValue(line, '2.0')] }];
  },
});

/** Nothing, and white space around the right word, are told by rules of their own. */
function isWordless(value: string): boolean {
  return value === '' || value.trim() === '2.0';
}

/** The grammar also has the oldest and the newest version that a reader must know: `1.0;2.0`. */
function endsWithTwo(value: string): boolean {
  return /^\d+\.\d+;2\.0$/.test(value);
}

function isOfCalendar(component: string | undefined): boolean {
  return component === undefined || component === 'VCALENDAR';
}

/** A calendar around the line that matters. */
function calendar(line: string): string {
  return `BEGIN:VCALENDAR\n${line}\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the only one', code: calendar('VERSION:2.0') },
    { name: 'the newest of two', code: calendar('VERSION:1.0;2.0') },
    { name: 'nothing at all', code: calendar('VERSION:') },
    { name: 'white space around it', code: calendar('VERSION: 2.0') },
    { name: 'in a component, where it means nothing', code: 'VERSION:3' },
  ],
  invalid: [
    {
      name: 'short',
      code: calendar('VERSION:⟦2⟧'),
      message: 'other',
      fixed: calendar('VERSION:2.0'),
    },
    {
      name: 'a version of something else, after the components',
      code: 'BEGIN:VCALENDAR\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nVERSION:⟦3.0⟧\nEND:VCALENDAR',
      message: 'other',
      fixed:
        'BEGIN:VCALENDAR\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nVERSION:2.0\nEND:VCALENDAR',
      also: ['calprops-after-component'],
    },
    {
      name: 'vCalendar',
      code: calendar('VERSION:⟦1.0⟧'),
      message: 'vCalendar',
      fixed: calendar('VERSION:2.0'),
    },
  ],
};
