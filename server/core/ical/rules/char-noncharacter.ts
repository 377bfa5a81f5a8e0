import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { nonAsciiLines } from '../syntax/nonAscii.ts';

/** What ends each plane of Unicode, and half a surrogate pair. */
const noCharacter = /\p{Cs}|[\ufffe\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{10fffe}\u{10ffff}]/gu;

export const rule = defineRule({
  id: 'char-noncharacter',
  category: 'text',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'Some code points are no characters.',
  why: 'Servers that keep events as XML or JSON refuse the whole event for one of them.',
  messages: {
    none: {
      severity: 'warning',
      text: '{code} is no character, and servers that keep events as XML refuse it. Remove it',
    },
    half: {
      severity: 'warning',
      text: '{code} is one half of a character whose other half was lost; servers refuse it, attendees see �. Write the character anew, or remove it',
    },
  },
  sources: ['nextcloud/calendar#6043'],
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    for (const { text, start } of nonAsciiLines(tree)) {
      if (!/[\ud800-\udfff\ufffe\uffff]/.test(text)) continue;
      for (const { 0: found, index } of text.matchAll(noCharacter)) {
        const point = found.codePointAt(0) as number;
        const at = { start: start + index, end: start + index + found.length };
        const code = `U+${point.toString(16).toUpperCase()}`;
        ctx.report(point >= 0xd800 && point <= 0xdfff ? 'half' : 'none', { at, data: { code } });
      }
    }
  },
  fixes({ at }) {
    return [{ title: 'Remove it', safety: 'unsafe', edits: [{ ...at, newText: '' }] }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'letters of any language', code: 'LOCATION:Café\nSUMMARY:日本語' },
    { name: 'characters of two units', code: 'SUMMARY:Ship it 🚀👩‍🚀' },
  ],
  invalid: [
    {
      name: 'the last of a plane',
      code: 'SUMMARY:Talk⟦\ufffe⟧ of the day',
      message: 'none',
      fixed: 'SUMMARY:Talk of the day',
    },
    {
      name: 'the last of another plane',
      code: 'SUMMARY:Talk⟦\u{1ffff}⟧',
      message: 'none',
      fixed: 'SUMMARY:Talk',
    },
    {
      name: 'half of a pair, after a whole one',
      code: 'SUMMARY:Ship it 🚀 now⟦\ud83d⟧',
      message: 'half',
      fixed: 'SUMMARY:Ship it 🚀 now',
    },
  ],
};
