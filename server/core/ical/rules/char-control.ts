import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree } from '../syntax/nodes.ts';

export const rule = defineRule({
  id: 'char-control',
  category: 'text',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 5545, section: '3.3.11' },
  ],
  summary: 'Control characters other than the tab are not allowed.',
  why: 'Strict calendars and servers that store events as XML refuse the file; the others show a box or nothing. Such characters come from pasted text.',
  messages: {
    control: {
      severity: 'error',
      text: 'The control character {code} is not allowed; strict calendars refuse the file. Remove it',
    },
    several: {
      severity: 'error',
      text: '{count} control characters, {code} first, are not allowed; strict calendars refuse the file. Remove them',
    },
  },
  sources: ['pretalx/pretalx#236'],
  visit: 'problem',
  on: ['control-character'],
  check({ start }, ctx) {
    const { text } = ctx.tree;
    if (start > 0 && isControl(text.charCodeAt(start - 1))) return;
    const end = endOfRun(ctx.tree, start);
    const code = `U+${text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0')}`;
    const count = end - start;
    ctx.report(count === 1 ? 'control' : 'several', { at: { start, end }, data: { code, count } });
  },
  fixes({ at, block }) {
    const blanks = block.text.slice(at.start, at.end).replace(/[^\v\f]/g, '').length;
    const edits = [{ start: at.start, end: at.end, newText: ' '.repeat(blanks) }];
    return [{ title: at.end - at.start === 1 ? 'Remove it' : 'Remove them', safety: 'unsafe', edits }];
  },
});

/** Control characters but for tab and line breaks (RFC 5545, 3.1: CONTROL). */
function isControl(unit: number): boolean {
  return (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || unit === 127;
}

function endOfRun({ text }: BlockTree, start: number): number {
  let end = start + 1;
  while (end < text.length && isControl(text.charCodeAt(end))) end++;
  return end;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a tab', code: 'SUMMARY:Ship\tit' },
    { name: 'an escaped line break', code: 'DESCRIPTION:Ship\\nit' },
  ],
  invalid: [
    {
      name: 'a backspace',
      code: 'SUMMARY:Ship⟦\b⟧ it',
      message: 'control',
      fixed: 'SUMMARY:Ship it',
    },
    {
      name: 'a vertical tab, which word processors write for a line break',
      code: 'DESCRIPTION:Ship⟦\v⟧it',
      message: 'control',
      fixed: 'DESCRIPTION:Ship it',
    },
    {
      name: 'several together',
      code: 'SUMMARY:Ship⟦\0\x7f⟧ it',
      message: 'several',
      fixed: 'SUMMARY:Ship it',
    },
  ],
};
