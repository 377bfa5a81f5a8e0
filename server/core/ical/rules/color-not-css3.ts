import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import { colors } from '../spec/index.ts';
import { replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';
import { nearestColorName, parseHexColor } from '../values/color.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'color-not-css3',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 7986, section: '5.9' }],
  summary: 'COLOR must be a colour name of CSS3.',
  why: 'Calendars ignore a colour that they do not know, and show the track in another.',
  messages: {
    hex: {
      severity: 'error',
      text: 'COLOR takes a name and not "{value}", so calendars ignore it. Write {reading}',
    },
    misspelt: {
      severity: 'error',
      text: 'CSS3 has no colour "{value}", so calendars ignore it. Did you mean {reading}?',
    },
    unknown: {
      severity: 'error',
      text: 'CSS3 has no colour "{value}", so calendars ignore it. Write one of its names, such as tomato or steelblue',
    },
  },
  visit: 'property',
  on: ['COLOR'],
  check(line, ctx) {
    const value = valueText(ctx.tree, line);
    const word = value.trim().toLowerCase();
    // Nothing at all, and white space around a name, are told by rules of their own.
    if (colors.has(word) || word === '' || !isKnownPlace(ctx.component)) return;
    const at = { start: line.valueStart, end: line.end };
    const hex = parseHexColor(word);
    if (hex !== undefined) {
      ctx.report('hex', { at, data: { value, reading: nearestColorName(hex).name } });
      return;
    }
    const reading = readingOf(word);
    if (reading === undefined) ctx.report('unknown', { at, data: { value } });
    else ctx.report('misspelt', { at, data: { value, reading } });
  },
  fixes({ node: line, data: { value, reading } }) {
    if (reading === undefined) return [];
    const hex = parseHexColor(String(value).trim());
    const isLike = hex !== undefined && !nearestColorName(hex).isExact;
    const fix: IcalFix = {
      title: isLike ? `Change to ${reading}, which is most like it` : `Change to ${reading}`,
      safety: 'unsafe',
      edits: [replaceValue(line, String(reading))],
    };
    return [fix];
  },
});

/** Names are written as one word; people put blanks and hyphens between. */
function readingOf(word: string): string | undefined {
  const joined = word.replace(/[\s_-]+/g, '');
  if (colors.has(joined)) return joined;
  return nearMiss(
    joined,
    [...colors.keys()].map((name) => name.toUpperCase()),
  )?.toLowerCase();
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a name', code: 'COLOR:tomato' },
    { name: 'a name in capitals, folded', code: 'COLOR:STEEL\n BLUE' },
    { name: 'nothing at all', code: 'COLOR:' },
    { name: 'white space around it', code: 'COLOR: tomato' },
    { name: 'a number where Apple wants one', code: 'X-APPLE-CALENDAR-COLOR:#FF6347' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nCOLOR:#ff6347\nEND:X-NOTE' },
  ],
  invalid: [
    { name: 'the number of a name', code: 'COLOR:⟦#ff6347⟧', message: 'hex', fixed: 'COLOR:tomato' },
    {
      name: 'the number of no name',
      code: 'COLOR:⟦#FF6340⟧',
      message: 'hex',
      fix: 'Change to tomato, which is most like it',
      fixed: 'COLOR:tomato',
    },
    { name: 'a short number', code: 'COLOR:⟦#f00⟧', message: 'hex', fixed: 'COLOR:red' },
    { name: 'two words', code: 'COLOR:⟦Light Blue⟧', message: 'misspelt', fixed: 'COLOR:lightblue' },
    { name: 'a slip', code: 'COLOR:⟦tomatoe⟧', message: 'misspelt', fixed: 'COLOR:tomato' },
    { name: 'a name of Google', code: 'COLOR:⟦flamingo⟧', message: 'unknown' },
  ],
};
