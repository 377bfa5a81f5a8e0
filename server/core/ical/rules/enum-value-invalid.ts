import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule } from '../rule.ts';
import { properties, propertySpec } from '../spec/index.ts';
import { replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';
import { isOneOf } from '../values/word.ts';

/** Rules of their own tell more about these. */
const toldElsewhere: ReadonlySet<string> = new Set(['STATUS', 'VERSION', 'CALSCALE', 'METHOD']);

const names = properties.filter((spec) => spec.enum && !toldElsewhere.has(spec.name)).map(({ name }) => name);

/** What people write for a word, having the word of another format or program in mind. */
const synonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  TRANSP: { FREE: 'TRANSPARENT', BUSY: 'OPAQUE', '0': 'OPAQUE', '1': 'TRANSPARENT' },
};

export const rule = defineRule({
  id: 'enum-value-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.2.7' },
    { rfc: 5545, section: '3.8.1.3' },
    { rfc: 5545, section: '3.8.6.1' },
    { rfc: 7953, section: '3.2' },
    { rfc: 9073, section: '6' },
    { rfc: 9074, section: '8.1' },
  ],
  summary: 'Where a property has a list of words, its value should be one of them.',
  why: 'Calendars ignore a word that they do not know, so what was meant is lost.',
  messages: {
    unknown: {
      severity: 'error',
      text: 'Calendars do not know {property}:{value} and ignore it. It can be {allowed}',
    },
    other: {
      severity: 'error',
      text: 'Calendars do not know {property}:{value} and ignore it. Did you mean {reading}?',
    },
    misspelt: {
      severity: 'warning',
      text: 'Calendars that do not know {property}:{value} ignore it. Did you mean {reading}?',
    },
  },
  visit: 'property',
  on: names,
  check(line, ctx) {
    const spec = propertySpec(line.name)?.enum;
    if (!spec || isOneOf(ctx.tree, line, spec.values) || !isKnownPlace(ctx.component)) return;
    const value = valueText(ctx.tree, line);
    // Nothing at all, and white space around a word, are told by rules of their own.
    if (value === '' || spec.values.includes(value.trim().toUpperCase())) return;
    const at = { start: line.valueStart, end: line.end };
    const reading = readingOf(line.name, value, spec.values);
    const data = { property: line.name, value, allowed: spec.values.join(', ') };
    const isClosed = spec.others === 'none';
    if (reading !== undefined)
      ctx.report(isClosed ? 'other' : 'misspelt', { at, data: { ...data, reading } });
    else if (isClosed) ctx.report('unknown', { at, data });
  },
  fixes({ node: line, data: { reading } }) {
    if (reading === undefined) return [];
    const edits = [replaceValue(line, String(reading))];
    return [{ title: `Change to ${reading}`, safety: 'unsafe', edits }];
  },
});

function readingOf(property: string, value: string, words: readonly string[]): string | undefined {
  return synonyms[property]?.[value.toUpperCase()] ?? nearMiss(value, words);
}

/** A reminder around the line that matters. */
function alarm(line: string): string {
  return `BEGIN:VALARM\n${line}\nTRIGGER:-PT15M\nEND:VALARM`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'free', code: 'TRANSP:TRANSPARENT' },
    { name: 'in small letters', code: 'CLASS:public' },
    { name: 'a word of somebody', code: 'CLASS:X-STAFF' },
    { name: 'a registered word that is near to none', code: 'CLASS:INTERNAL' },
    { name: 'what Apple writes', code: alarm('ACTION:NONE') },
    { name: 'nothing at all', code: 'TRANSP:' },
    { name: 'white space around it', code: 'TRANSP:OPAQUE ' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nTRANSP:FREE\nEND:X-NOTE' },
  ],
  invalid: [
    { name: 'another word for it', code: 'TRANSP:⟦FREE⟧', message: 'other', fixed: 'TRANSP:TRANSPARENT' },
    { name: 'a slip', code: 'TRANSP:⟦OPAQE⟧', message: 'other', fixed: 'TRANSP:OPAQUE' },
    { name: 'no word of the list', code: 'TRANSP:⟦MAYBE⟧', message: 'unknown' },
    {
      name: 'a slip where others are allowed',
      code: 'CLASS:⟦CONFIDENTAL⟧',
      message: 'misspelt',
      fixed: 'CLASS:CONFIDENTIAL',
    },
    {
      name: 'letters that changed places',
      code: alarm('ACTION:⟦AUIDO⟧'),
      message: 'misspelt',
      fixed: alarm('ACTION:AUDIO'),
    },
  ],
};
