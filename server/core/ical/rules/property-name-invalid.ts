import type { RuleExamples } from '../../engine/rule.ts';
import { excerpt } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import { unfoldText } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'property-name-invalid',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A property name is made of letters, digits and "-".',
  why: 'Readers take the line for a property that they do not know, and drop it without a word: the talk has no title, or no time.',
  messages: {
    blank: {
      severity: 'error',
      text: 'White space around "{name}" makes it another name; readers drop the line as an unknown property. Remove the white space',
    },
    equals: {
      severity: 'error',
      text: '"{name}" is no property name; readers drop the line. Put a colon after {property}',
    },
    characters: {
      severity: 'error',
      text: '"{name}" is no property name: only letters, digits and "-" may be in it. Readers drop the line or refuse the file; rename the property',
    },
    empty: {
      severity: 'error',
      text: 'There is no property name before the colon; readers drop the line or refuse the file. Write the name',
    },
  },
  visit: 'problem',
  on: ['name-invalid'],
  check(problem, ctx) {
    const name = unfoldText(ctx.tree, problem.line, problem.start, problem.end);
    const at = { start: problem.start, end: problem.end };
    if (name === '') return ctx.report('empty', { at: { start: at.start, end: at.end + 1 } });
    const property = nameBeforeEquals(name);
    const data = { name: excerpt(name), property: property ?? '' };
    if (isName(name.trim())) ctx.report('blank', { at, data });
    else ctx.report(property ? 'equals' : 'characters', { at, data });
  },
  fixes({ node: problem, block, message }) {
    const name = unfoldText(block.tree, problem.line, problem.start, problem.end);
    const newText = repairs[message]?.(name);
    if (newText === undefined || newText === name) return [];
    const edits = [{ start: problem.start, end: problem.end, newText }];
    return [{ title: `Change to ${excerpt(newText)}`, safety: 'unsafe', edits }];
  },
});

const repairs: Readonly<Record<string, (name: string) => string | undefined>> = {
  blank: (name) => name.trim(),
  equals: (name) => `${nameBeforeEquals(name)}:${name.slice(name.indexOf('=') + 1).trimStart()}`,
  characters: (name) => {
    const repaired = name.trim().replaceAll('_', '-');
    return isName(repaired) ? repaired : undefined;
  },
};

function isName(name: string): boolean {
  return /^[A-Za-z0-9-]+$/.test(name);
}

/** The known property that a name such as `URL=https` starts with. */
function nameBeforeEquals(name: string): string | undefined {
  const before = name.slice(0, Math.max(0, name.indexOf('='))).trim();
  return propertySpec(before.toUpperCase()) && before;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'letters, digits and "-"', code: 'X-ROOM-2:Hall A' },
    { name: 'lower case', code: 'summary:Opening' },
  ],
  invalid: [
    {
      name: 'a space before the colon',
      code: '⟦SUMMARY ⟧:Opening keynote',
      message: 'blank',
      fixed: 'SUMMARY:Opening keynote',
    },
    {
      name: 'a space before a parameter',
      code: '⟦SUMMARY ⟧;LANGUAGE=en:Opening keynote',
      message: 'blank',
      fixed: 'SUMMARY;LANGUAGE=en:Opening keynote',
    },
    {
      name: 'an underscore',
      code: '⟦X_ROOM⟧:Hall A',
      message: 'characters',
      fixed: 'X-ROOM:Hall A',
    },
    {
      name: 'another script',
      code: '⟦RÄUME⟧:Hall A',
      message: 'characters',
    },
    {
      name: 'an equals sign for the colon',
      code: '⟦URL=https⟧://example.org/',
      message: 'equals',
      fixed: 'URL:https://example.org/',
    },
    { name: 'no name', code: '⟦:⟧Opening keynote', message: 'empty' },
  ],
};
