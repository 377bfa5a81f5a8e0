import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import type { BlockTree } from '../syntax/nodes.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { findStrayBackslashes } from '../values/text.ts';

export const rule = defineRule({
  id: 'text-stray-backslash',
  category: 'text',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.11' }],
  summary: 'In TEXT a backslash must be followed by another backslash, a semicolon, a comma, n or N.',
  why: 'Some calendars show the backslash to attendees, others swallow it, and with it perhaps the character after it.',
  messages: {
    notEscape: {
      severity: 'warning',
      text: '"\\{char}" is no escape of TEXT: some calendars show the backslash, others drop it. Remove it, or write "\\\\" for a backslash that is meant',
    },
    atEnd: {
      severity: 'warning',
      text: 'The value ends in a backslash that escapes nothing: some calendars show it, others drop it. Remove it, or restore the text that followed',
    },
  },
  sources: ['derekantrican/GAS-ICS-Sync#108', 'ical.js 2.2 keeps the backslash and the character after it'],
  visit: 'doubtfulValue',
  on: ['TEXT', 'UID'],
  check(line, ctx) {
    const found = findStrayBackslashes(ctx.tree, line);
    if (found.length === 0 || !isKnownPlace(ctx.component)) return;
    if (!mayHaveType(line, 'TEXT') && !mayHaveType(line, 'UID')) return;
    for (const at of found) {
      const char = escapedCharacter(ctx.tree, at);
      ctx.report(char === '' ? 'atEnd' : 'notEscape', { at, data: { char } });
    }
  },
  fixes({ at, block }) {
    const { start } = at;
    const remove: IcalFix = {
      title: 'Remove the backslash',
      safety: 'unsafe',
      edits: [{ start, end: start + 1, newText: '' }],
    };
    const double: IcalFix = {
      title: 'Write "\\\\" for a backslash',
      safety: 'unsafe',
      edits: [{ start, end: start, newText: '\\' }],
    };
    // Before a letter or digit it is rather a path or a formula than an escape too many.
    return /[\p{L}\p{N}]/u.test(escapedCharacter(block.tree, at)) ? [double, remove] : [remove, double];
  },
});

/** The character after a backslash, with the fold between them taken out; empty at the end of the value. */
function escapedCharacter(tree: BlockTree, { start, end }: Range): string {
  return tree.text.slice(start + 1, end).replace(/(?:\r\n?|\n)[ \t]/g, '');
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'the five escapes',
      code: 'DESCRIPTION:Slides\\, notes\\; and code\\nThe path is C:\\\\talks\\NBring a laptop',
    },
    { name: 'an escape across a fold', code: 'DESCRIPTION:Doors open at nine.\\\n nSeats are limited.' },
    { name: 'a link is not TEXT', code: 'URL:https://example.org/a\\b' },
    { name: 'an unknown property may hold anything', code: 'X-PATH:C:\\talks' },
  ],
  invalid: [
    {
      name: 'a colon needs no backslash',
      code: 'LOCATION:Floor 2⟦\\:⟧ The Barn',
      message: 'notEscape',
      fixed: 'LOCATION:Floor 2: The Barn',
    },
    {
      name: 'a path',
      code: 'DESCRIPTION:Unpack to C:⟦\\t⟧alks',
      message: 'notEscape',
      fixed: 'DESCRIPTION:Unpack to C:\\\\talks',
    },
    {
      name: 'across a fold',
      code: 'SUMMARY:Say ⟦\\\n "⟧hello" to parsers',
      message: 'notEscape',
      fixed: 'SUMMARY:Say \n "hello" to parsers',
    },
    {
      name: 'at the end',
      code: 'DESCRIPTION:Bring a laptop⟦\\⟧\nLOCATION:Main hall',
      message: 'atEnd',
      fixed: 'DESCRIPTION:Bring a laptop\nLOCATION:Main hall',
    },
    {
      name: 'in a UID',
      code: 'LINK;LINKREL="SOURCE";VALUE=UID:talk⟦\\:⟧1@example.org',
      message: 'notEscape',
      fixed: 'LINK;LINKREL="SOURCE";VALUE=UID:talk:1@example.org',
    },
  ],
};
