import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

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
  visit: 'oddBlock',
  on: ['*'],
  check({ text, lines }, ctx) {
    for (const offset of lines.odd) {
      const at = noCharacterAt(text, offset);
      if (!at) continue;
      const point = text.codePointAt(at.start) as number;
      const code = `U+${point.toString(16).toUpperCase()}`;
      ctx.report(point >= 0xd800 && point <= 0xdfff ? 'half' : 'none', { at, data: { code } });
    }
  },
  fixes({ at }) {
    return [{ title: 'Remove it', safety: 'unsafe', edits: [{ ...at, newText: '' }] }];
  },
});

/** The last two of each plane, and half a surrogate pair; undefined for what is a character. */
function noCharacterAt(text: string, at: number): Range | undefined {
  const unit = text.charCodeAt(at);
  if (unit === 0xfffe || unit === 0xffff) return { start: at, end: at + 1 };
  if (unit < 0xd800 || unit > 0xdfff) return undefined;
  const point = text.codePointAt(at - 1) ?? 0;
  if (point <= 0xffff) return { start: at, end: at + 1 };
  return (point & 0xfffe) === 0xfffe ? { start: at - 1, end: at + 1 } : undefined;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'letters of any language', code: 'LOCATION:Café\nSUMMARY:日本語' },
    { name: 'characters of two units', code: 'SUMMARY:Ship it 🚀👩‍🚀 \u{103fe}\u{103ff}' },
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
