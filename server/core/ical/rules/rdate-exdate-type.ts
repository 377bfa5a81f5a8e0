import type { RuleExamples } from '../../engine/rule.ts';
import { parameterText } from '../facts.ts';
import { readDateOrTime } from '../model/event.ts';
import { formOf, type KnownTime, readKnownTime, type TimeForm } from '../model/series.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { formatDate } from '../values/date.ts';
import { formatDateTime } from '../values/dateTime.ts';
import { isKnownPlace } from '../values/expected.ts';

const components: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'AVAILABLE']);

export const rule = defineRule({
  id: 'rdate-exdate-type',
  category: 'recurrence',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.5.1' },
    { rfc: 5545, section: '3.8.5.2' },
  ],
  summary: 'RDATE and EXDATE should be written in the form of DTSTART.',
  why: 'An EXDATE in another form excludes nothing, and a cancelled session is shown as taking place.',
  messages: {
    exdateType: {
      severity: 'error',
      text: 'EXDATE is a {actual} and DTSTART a {expected}: most calendars exclude nothing. Write it in the form of DTSTART',
    },
    rdateType: {
      severity: 'error',
      text: 'RDATE is a {actual} and DTSTART a {expected}: calendars disagree what takes place then. Write it in the form of DTSTART',
    },
    floating: {
      severity: 'warning',
      text: '{property} has no zone and DTSTART has one: each calendar takes it in a zone of its own and misses the occurrence. Write it in the form of DTSTART',
    },
    fixed: {
      severity: 'warning',
      text: '{property} has a zone and DTSTART has none: it means another moment in each zone, and misses the occurrence. Write it in the form of DTSTART',
    },
  },
  supersedes: ['value-param-missing'],
  visit: 'property',
  on: ['EXDATE', 'RDATE'],
  check(line, ctx) {
    const { component } = ctx;
    if (!component || !components.has(component.name) || !isKnownPlace(component)) return;
    const start = readKnownTime(ctx.tree, component, 'DTSTART');
    const form = start && formOfLine(ctx.tree, line);
    const message = form && messageOf(line.name, form, start.form);
    if (!message) return;
    ctx.report(message, {
      at: { start: line.valueStart, end: line.end },
      data: { property: line.name, actual: typeOf(form), expected: typeOf(start.form) },
      related: [{ at: { start: start.line.valueStart, end: start.line.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: line, block }) {
    const component = block.tree.components.find(({ properties }) => properties.includes(line));
    const start = component && readKnownTime(block.tree, component, 'DTSTART');
    const text = start && rewritten(block.tree, line, start);
    if (text === undefined) return [];
    const fix: IcalFix = {
      title: `Write ${line.name} in the form of DTSTART`,
      safety: 'unsafe',
      edits: [{ start: line.nameEnd, end: line.end, newText: text }],
    };
    return [fix];
  },
});

/** The form of all values of a line; undefined when they differ, or one of them cannot be read. */
function formOfLine(tree: BlockTree, line: ContentLine): TimeForm | undefined {
  const tzid = parameterText(tree, line, 'TZID');
  const forms = new Set(
    valueText(tree, line)
      .split(',')
      .map((text) => {
        const value = readDateOrTime(text.split('/')[0] as string);
        return value && formOf(value, tzid);
      }),
  );
  return forms.size === 1 ? [...forms][0] : undefined;
}

function messageOf(property: string, form: TimeForm, start: TimeForm) {
  if ((form === 'date') !== (start === 'date')) return property === 'EXDATE' ? 'exdateType' : 'rdateType';
  if ((form === 'floating') === (start === 'floating')) return undefined;
  return form === 'floating' ? 'floating' : 'fixed';
}

function typeOf(form: TimeForm): string {
  return form === 'date' ? 'DATE' : 'DATE-TIME';
}

/** Parameters and values in the form of DTSTART; a date gets the time of DTSTART, a time keeps its clock. */
function rewritten(tree: BlockTree, line: ContentLine, start: KnownTime): string | undefined {
  const text = valueText(tree, line);
  if (text.includes('/')) return undefined;
  const { hour, minute, second } = start.value;
  const values = text.split(',').map((item) => {
    const value = readDateOrTime(item);
    if (!value || start.form === 'date') return value && formatDate(value);
    const clock = value.isDate ? { hour, minute, second } : {};
    return formatDateTime({ ...value, ...clock, isUtc: start.form === 'utc' });
  });
  const kept = line.params
    .filter(({ name }) => name !== 'VALUE' && name !== 'TZID')
    .map((parameter) => `;${tree.text.slice(parameter.start, parameter.end)}`);
  const own = start.line.params
    .filter(({ name }) => name === 'VALUE' || name === 'TZID')
    .map((parameter) => `;${tree.text.slice(parameter.start, parameter.end)}`);
  return `${own.join('')}${kept.join('')}:${values.join(',')}`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'times', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270515T090000Z' },
    {
      name: 'dates',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270515',
    },
    { name: 'a period', code: 'DTSTART:20270514T090000Z\nRDATE;VALUE=PERIOD:20270515T090000Z/PT1H' },
    { name: 'a zone and UTC', code: 'DTSTART;TZID=UTC:20270514T090000\nRDATE:20270515T090000Z' },
    { name: 'values of two forms', code: 'DTSTART:20270514T090000Z\nRDATE:20270515T090000Z,20270516T090000' },
    { name: 'a value that cannot be read', code: 'DTSTART:20270514T090000Z\nRDATE:tomorrow' },
    { name: 'a start that cannot be read', code: 'DTSTART:today\nRDATE:20270515T090000Z' },
    {
      name: 'the changes of clocks',
      code: 'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19701025T020000\nRDATE:19711031T020000Z\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE',
    },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nBEGIN:AVAILABLE\nDTSTART:20270514T090000Z\nRDATE:20270515T090000\nEND:AVAILABLE\nEND:X-NOTE',
    },
    {
      name: 'no component',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nRDATE:20270515T090000\nEND:VCALENDAR',
    },
  ],
  invalid: [
    {
      name: 'a date excludes no time',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:⟦20270515⟧',
      message: 'exdateType',
      text: 'EXDATE is a DATE and DTSTART a DATE-TIME: most calendars exclude nothing. Write it in the form of DTSTART',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270515T090000Z',
    },
    {
      name: 'a date that does not say that it is one',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:⟦20270515⟧',
      message: 'exdateType',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270515T090000Z',
    },
    {
      name: 'a time excludes no date',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;X-NOTE=a:⟦20270515T000000,20270516T000000⟧',
      message: 'exdateType',
      fixed:
        'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE;X-NOTE=a:20270515,20270516',
    },
    {
      name: 'a date for one more time',
      code: 'DTSTART:20270514T090000\nRDATE;VALUE=DATE:⟦20270515⟧',
      message: 'rdateType',
      fixed: 'DTSTART:20270514T090000\nRDATE:20270515T090000',
      also: ['floating-time'],
    },
    {
      name: 'a period for a date',
      code: 'DTSTART;VALUE=DATE:20270514\nRDATE;VALUE=PERIOD:⟦20270515T090000Z/PT1H⟧',
      message: 'rdateType',
    },
    {
      name: 'no zone',
      code: 'DTSTART;TZID=UTC:20270514T090000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:⟦20270515T090000⟧',
      message: 'floating',
      fixed: 'DTSTART;TZID=UTC:20270514T090000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;TZID=UTC:20270515T090000',
      also: ['tzid-utc-alias'],
    },
    {
      name: 'a zone for a start without one',
      code: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:⟦20270515T090000Z⟧',
      message: 'fixed',
      fixed: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270515T090000',
      also: ['floating-time'],
    },
  ],
};
