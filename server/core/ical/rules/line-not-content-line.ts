import type { RuleExamples } from '../../engine/rule.ts';
import { contentLineIndexAt, excerpt, isBlankLine } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'line-not-content-line',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A line is NAME:value, or it starts with a space and continues the line above.',
  why: 'Many readers refuse the whole file for one such line; the others drop it.',
  messages: {
    equals: {
      severity: 'error',
      text: 'There is no colon after {name}; many readers refuse the whole file. Write {name}: for {name}=',
    },
    colonMissing: {
      severity: 'error',
      text: 'There is no colon after {name}; many readers refuse the whole file. Write NAME:value',
    },
    other: {
      severity: 'error',
      text: '"{line}" is not NAME:value; many readers refuse the whole file. Complete the line, or remove it',
    },
    afterBlank: {
      severity: 'error',
      text: 'This line should continue a line above, but there is an empty line between; readers refuse the file or lose the text. Remove the empty line',
    },
    nothingAbove: {
      severity: 'error',
      text: 'This line starts with white space, but there is no line above that it could continue; many readers refuse the file. Remove the white space, or the line',
    },
  },
  sources: ['SimpleMobileTools/Simple-Calendar#1362'],
  visit: 'problem',
  on: ['no-colon', 'nothing-to-continue'],
  check({ kind, line }, ctx) {
    if (isBlankLine(ctx.tree, line)) return;
    const at = { start: line.start, end: line.end };
    if (kind === 'nothing-to-continue') {
      return ctx.report(lineAbove(ctx.tree, line) ? 'afterBlank' : 'nothingAbove', { at });
    }
    const text = unfoldText(ctx.tree, line, line.start, line.end);
    const name = knownNameIn(text);
    if (name === undefined) return ctx.report('other', { at, data: { line: excerpt(text) } });
    ctx.report(isEquals(text, name) ? 'equals' : 'colonMissing', { at, data: { name } });
  },
  fixes({ node: { line }, block: { tree }, message }) {
    if (message === 'afterBlank') {
      const edits = [{ start: lineAbove(tree, line)?.fullEnd ?? line.start, end: line.start, newText: '' }];
      return [{ title: 'Remove the empty line above', safety: 'unsafe', edits }];
    }
    const text = unfoldText(tree, line, line.start, line.end);
    const name = message === 'equals' || message === 'colonMissing' ? knownNameIn(text) : undefined;
    if (name === undefined) return [];
    const value = text.slice(name.length).replace(/^\s*=?\s*/, '');
    const edits = [{ start: line.start, end: line.end, newText: `${name}:${value}` }];
    return [{ title: `Put a colon after ${name}`, safety: 'unsafe', edits }];
  },
});

/** No property name is longer. */
const longestName = 24;

/** The longest property name, in upper case, with which a line begins. */
function knownNameIn(text: string): string | undefined {
  const start = /^[A-Z-]+/.exec(text.slice(0, longestName))?.[0] ?? '';
  for (let length = start.length; length > 1; length--) {
    const name = start.slice(0, length);
    if (propertySpec(name)) return text[length] === ';' ? undefined : name;
  }
  return undefined;
}

function isEquals(text: string, name: string): boolean {
  return /^\s*=/.test(text.slice(name.length));
}

/** The line above with all empty lines left out. */
function lineAbove(tree: BlockTree, line: ContentLine): ContentLine | undefined {
  let index = contentLineIndexAt(tree, line.start) - 1;
  while (index >= 0 && isBlankLine(tree, tree.contentLines[index] as ContentLine)) index--;
  return tree.contentLines[index];
}

export const examples: RuleExamples = {
  valid: [
    { name: 'name and value', code: 'LOCATION:The Barn' },
    { name: 'a folded line', code: 'DESCRIPTION:The sessions are\n  in the barn' },
    { name: 'a fold after the name', code: 'LOCATION\n :The Barn' },
  ],
  invalid: [
    {
      name: 'an equals sign for the colon',
      code: 'URL:https://example.org/\n⟦LOCATION=The Barn⟧',
      message: 'equals',
      fixed: 'URL:https://example.org/\nLOCATION:The Barn',
    },
    {
      name: 'no colon',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nDURATION:PT5M\nREPEAT:1\n⟦TRIGGER-PT15M⟧\nEND:VALARM\nEND:VEVENT',
      message: 'colonMissing',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nDURATION:PT5M\nREPEAT:1\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT',
      also: ['property-missing'],
    },
    {
      name: 'no property at all',
      code: 'UID:a@example.org\n⟦=== opening ===⟧',
      message: 'other',
    },
    {
      name: 'a continuation behind the end of a component',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n\n⟦ and keynote⟧',
      message: 'nothingAbove',
    },
    {
      name: 'an empty line inside a folded one',
      code: 'DESCRIPTION:The sessions are\n\n⟦  in the barn⟧',
      message: 'afterBlank',
      fixed: 'DESCRIPTION:The sessions are\n  in the barn',
    },
  ],
};
