import type { RuleExamples } from '../../engine/rule.ts';
import { mostDates } from '../../time/observance.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { nameRange } from '../values/expected.ts';
import { recurValue } from '../values/recur.ts';

export const rule = defineRule({
  id: 'vtimezone-too-many-onsets',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'A VTIMEZONE should have the changes of clocks that the file needs.',
  why: 'Calendars work all of them out before they show a single session; some give up, and others hang.',
  messages: {
    often: {
      severity: 'error',
      text: 'This rule changes the clocks {freq}, which no zone does: calendars that work it out may hang. Write a yearly rule',
    },
    dates: {
      severity: 'warning',
      text: 'This part lists {count} changes of clocks: calendars may hang or refuse the file, and only the first {most} are looked at here. Write a yearly rule',
    },
    long: {
      severity: 'hint',
      text: 'This VTIMEZONE has {count} parts: Google refused files that begin with as long a one. Write the rules of the years that the sessions are in alone',
    },
  },
  sources: ['eoleedi/TimeTree-Exporter#157 (a long VTIMEZONE breaks the import to Google)'],
  visit: 'component',
  on: ['VTIMEZONE'],
  check(component, ctx) {
    const { components } = component;
    if (components.length > mostParts)
      ctx.report('long', { at: nameRange(component), data: { count: components.length } });
    for (const part of components) {
      const often = findOften(part, (line) => recurValue(ctx.readRecur(line), 'FREQ'));
      if (often)
        ctx.report('often', {
          at: { start: often.line.valueStart, end: often.line.end },
          data: { freq: often.freq },
        });
      const count = countDates(ctx.tree, part);
      if (count > mostDates) ctx.report('dates', { at: nameRange(part), data: { count, most: mostDates } });
    }
  },
});

/** The whole history of a zone, change by change as some programs write it, has about half as many. */
const mostParts = 150;

const oftenWords: Readonly<Record<string, string>> = {
  SECONDLY: 'every second',
  MINUTELY: 'every minute',
  HOURLY: 'every hour',
  DAILY: 'every day',
  WEEKLY: 'every week',
};

interface OftenRule {
  readonly line: ContentLine;
  readonly freq: string;
}

/** The rule of a part that comes more often than once a month. */
function findOften(
  { properties }: Component,
  freqOf: (line: ContentLine) => string | undefined,
): OftenRule | undefined {
  for (const line of properties) {
    const freq = line.name === 'RRULE' ? oftenWords[freqOf(line) ?? ''] : undefined;
    if (freq) return { line, freq };
  }
  return undefined;
}

/** How many RDATE values a part has. */
function countDates(tree: BlockTree, { properties }: Component): number {
  let count = 0;
  for (const line of properties) {
    if (line.name === 'RDATE') count += valueText(tree, line).split(',').length;
  }
  return count;
}

function zone(parts: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\n${parts}END:VTIMEZONE`;
}

function part(lines: string, name = 'STANDARD'): string {
  return `BEGIN:${name}\nDTSTART:20070101T020000\n${lines}TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\n`;
}

function dates(count: number): string {
  return 'RDATE:20270101T020000\n'.repeat(count);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'yearly', code: zone(part('RRULE:FREQ=YEARLY\n')) },
    { name: 'a rule that cannot be read', code: zone(part('RRULE:FREQ=OFTEN\n')) },
    { name: 'some dates', code: zone(part(dates(1000))) },
    { name: 'some parts', code: zone(part('').repeat(150)) },
  ],
  invalid: [
    {
      name: 'every second',
      code: zone(part('RRULE:⟦FREQ=SECONDLY⟧\n')),
      message: 'often',
      text: 'This rule changes the clocks every second, which no zone does: calendars that work it out may hang. Write a yearly rule',
    },
    { name: 'every day', code: zone(part('RRULE:⟦FREQ=DAILY⟧\n')), message: 'often' },
    {
      name: 'dates without end',
      code: zone(part(dates(1001), '⟦STANDARD⟧')),
      message: 'dates',
      also: ['duplicate-line'],
    },
    {
      name: 'parts without end',
      code: zone(part('').repeat(151)).replace('VTIMEZONE', '⟦VTIMEZONE⟧'),
      message: 'long',
    },
  ],
};
