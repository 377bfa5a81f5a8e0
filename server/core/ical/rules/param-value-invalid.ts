import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule, type ParameterNode } from '../rule.ts';
import { type EnumSpec, type ParameterSpec, parameterSpec, parameters, propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine, ParameterValue } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { parseDuration } from '../values/duration.ts';
import { isKnownPlace } from '../values/expected.ts';

/** Words that people write for others. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['0', 'FALSE'],
  ['1', 'TRUE'],
  ['B', 'BASE64'],
  ['BASE-64', 'BASE64'],
  ['N', 'FALSE'],
  ['NO', 'FALSE'],
  ['Y', 'TRUE'],
  ['YES', 'TRUE'],
]);

type MessageId = 'notOne' | 'encoding' | 'nearMiss' | 'otherComponent' | 'range' | 'length';

/** What is wrong with one value. */
interface Fault {
  readonly message: MessageId;
  readonly allowed?: string;
  readonly suggestion?: string;
}

export const rule = defineRule({
  id: 'param-value-invalid',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2' },
    { rfc: 7986, section: '6' },
    { rfc: 9073, section: '5' },
    { rfc: 9253, section: '6' },
  ],
  summary: 'A parameter must have one of the values that are defined for it.',
  why: 'Calendars take the usual value instead, so that an answer is not asked for, or a file is not decoded.',
  messages: {
    notOne: {
      severity: 'error',
      text: '"{value}" is no value of {parameter}: calendars ignore it or refuse the line. Write one of {allowed}',
    },
    encoding: {
      severity: 'warning',
      text: 'There is no {parameter} {value}, so whoever reads {property} cannot decode it. Write one of {allowed}',
    },
    nearMiss: {
      severity: 'warning',
      text: 'There is no {parameter}={value}: calendars take it for something unknown. Did you mean {suggestion}?',
    },
    otherComponent: {
      severity: 'warning',
      text: '{parameter}={value} is not for {component}: calendars take it for something unknown. Write one of {allowed}',
    },
    range: {
      severity: 'error',
      text: '"{value}" is no value of {parameter}: calendars ignore it. Write a whole number, {allowed}',
    },
    length: {
      severity: 'error',
      text: '"{value}" is no length of time, so calendars ignore {parameter}. Write it as in PT15M for 15 minutes',
    },
  },
  visit: 'parameter',
  reads: 'heads',
  on: parameters.flatMap((spec) => (isChecked(spec) ? [spec.name] : [])),
  check({ line, parameter }, ctx) {
    const spec = parameterSpec(parameter.name);
    const isOwn = !propertySpec(line.name);
    // How a value is encoded matters before anybody knows what it is for.
    if (!spec || (isOwn && spec.name !== 'ENCODING') || !isKnownPlace(ctx.component)) return;
    const component = ctx.component?.name ?? 'VCALENDAR';
    for (const { start, end, value } of valuesOf(ctx.tree, { line, parameter })) {
      const fault = value === '' ? undefined : findFault(spec, value, component);
      if (!fault) continue;
      const { message, allowed = '', suggestion = '' } = fault;
      const data = { parameter: spec.name, property: line.name, value, component, allowed, suggestion };
      ctx.report(isOwn ? 'encoding' : message, { at: { start, end }, data });
    }
  },
  fixes({ at, data, block: { text } }) {
    if (!data.suggestion) return [];
    const newText = String(data.suggestion);
    const inset = text.charAt(at.start) === '"' ? 1 : 0;
    const edits = [{ start: at.start + inset, end: at.end - inset, newText }];
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits }];
  },
});

/** Words, numbers and lengths; VALUE, and what has another form, are other rules' matter. */
function isChecked({ name, enum: words, valueType, range }: ParameterSpec): boolean {
  return name !== 'VALUE' && (Boolean(words ?? range) || valueType === 'BOOLEAN' || valueType === 'DURATION');
}

/** The values without their quotes; the range is with them. */
function valuesOf(tree: BlockTree, { line, parameter }: ParameterNode) {
  return parameter.values.map((value) => ({
    start: value.start,
    end: value.end,
    value: bare(tree, line, value),
  }));
}

function bare(tree: BlockTree, line: ContentLine, { start, end, quoted }: ParameterValue): string {
  const inset = quoted ? 1 : 0;
  return unfoldText(tree, line, start + inset, end - inset);
}

function findFault(spec: ParameterSpec, value: string, component: string): Fault | undefined {
  if (spec.enum) return findEnumFault(spec.enum, value.toUpperCase(), component);
  if (spec.valueType === 'DURATION') return parseDuration(value).value ? undefined : { message: 'length' };
  if (!spec.range) return findEnumFault(booleans, value.toUpperCase(), component);
  const { min, max } = spec.range;
  const isInRange = /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max;
  return isInRange ? undefined : { message: 'range', allowed: `${min} or more` };
}

const booleans: EnumSpec = { values: ['TRUE', 'FALSE'], others: 'none' };

function findEnumFault(spec: EnumSpec, value: string, component: string): Fault | undefined {
  // What is deprecated has a rule of its own.
  if (spec.deprecated?.includes(value)) return undefined;
  const own = Object.entries(spec.byComponent ?? {}).find(([name]) => name === component)?.[1];
  if (spec.values.includes(value)) {
    if (!own || own.includes(value)) return undefined;
    return { message: 'otherComponent', allowed: own.join(', ') };
  }
  const synonym = synonyms.get(value) ?? '';
  const suggestion = spec.values.includes(synonym) ? synonym : nearMiss(value, own ?? spec.values);
  if (spec.others !== 'none')
    return suggestion === undefined ? undefined : { message: 'nearMiss', suggestion };
  const fault = { message: 'notOne', allowed: spec.values.join(', ') } as const;
  return suggestion === undefined ? fault : { ...fault, suggestion };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'one of the words', code: 'ATTENDEE;RSVP=TRUE;PARTSTAT=accepted:mailto:ann@example.org' },
    { name: 'a word in quotes', code: 'ATTENDEE;RSVP="TRUE":mailto:ann@example.org' },
    {
      name: 'words of your own, where any word will do',
      code: 'ATTENDEE;ROLE=X-CHAIRR:mailto:ann@example.org',
    },
    {
      name: 'a word of its own, near to nothing',
      code: 'ATTENDEE;CUTYPE=PROJECTOR:mailto:beamer@example.org',
    },
    { name: 'nothing at all has a rule of its own', code: 'ATTENDEE;RSVP=:mailto:ann@example.org' },
    {
      name: 'a word that was withdrawn has one too',
      code: 'RECURRENCE-ID;RANGE=THISANDPRIOR:20270514T090000Z',
    },
    { name: 'a length', code: 'RELATED-TO;RELTYPE=STARTTOSTART;GAP=-PT15M:b@example.org' },
    { name: 'a number', code: 'CATEGORIES;ORDER=1:Keynote' },
    { name: 'a property of your own', code: 'X-GUEST;RSVP=YES:Ann' },
    { name: 'one that is encoded', code: 'X-ROOM;ENCODING=8BIT:Hall A' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nATTENDEE;RSVP=YES:mailto:a@example.org\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'another word for TRUE',
      code: 'ATTENDEE;RSVP=⟦YES⟧:mailto:ann@example.org',
      message: 'notOne',
      fixed: 'ATTENDEE;RSVP=TRUE:mailto:ann@example.org',
    },
    {
      name: 'a word that is near to nothing',
      code: 'DTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER;RELATED=⟦NOON⟧:-PT5M\nEND:VALARM',
      message: 'notOne',
    },
    { name: 'an encoding that nobody knows', code: 'X-ROOM;ENCODING=⟦ROT13⟧:Unyy N', message: 'encoding' },
    {
      name: 'a slip',
      code: 'ATTENDEE;ROLE=⟦"REQ-PARTICIPNAT"⟧:mailto:ann@example.org',
      message: 'nearMiss',
      fixed: 'ATTENDEE;ROLE="REQ-PARTICIPANT":mailto:ann@example.org',
    },
    {
      name: 'an answer that only tasks have',
      code: 'ATTENDEE;PARTSTAT=⟦COMPLETED⟧:mailto:ann@example.org',
      message: 'otherComponent',
    },
    {
      name: 'no length',
      code: 'RELATED-TO;RELTYPE=STARTTOSTART;GAP=⟦15M⟧:b@example.org',
      message: 'length',
      text: '"15M" is no length of time, so calendars ignore GAP. Write it as in PT15M for 15 minutes',
    },
    { name: 'no number', code: 'CATEGORIES;ORDER=⟦first⟧:Keynote', message: 'range' },
    { name: 'a number that is too small', code: 'CATEGORIES;ORDER=⟦0⟧:Keynote', message: 'range' },
    {
      name: 'a number that is too great',
      code: 'CATEGORIES;ORDER=⟦99999999999⟧:Keynote',
      message: 'range',
    },
  ],
};
