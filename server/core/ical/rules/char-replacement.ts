import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'char-replacement',
  category: 'text',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A replacement character stands where a letter was lost.',
  why: 'Attendees see � in a name or a title. The letter was lost when a program read the text in a wrong encoding, or when a fold cut it in two, and cannot be restored from this file.',
  messages: {
    lost: {
      severity: 'warning',
      text: 'A character was lost here when the file was saved, and attendees see �. Write it anew',
    },
    several: {
      severity: 'warning',
      text: '{count} characters were lost here when the file was saved, or one of several bytes: attendees see �. Write it anew',
    },
  },
  visit: 'oddBlock',
  on: ['*'],
  check({ text, lines }, ctx) {
    for (const start of lines.odd) {
      if (!isReplacement(text, start) || isReplacement(text, start - 1)) continue;
      let end = start + 1;
      while (isReplacement(text, end)) end++;
      const count = end - start;
      ctx.report(count === 1 ? 'lost' : 'several', { at: { start, end }, data: { count } });
    }
  },
});

function isReplacement(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0xfffd;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'letters of any language', code: 'LOCATION:Café\nSUMMARY:日本語 😀' },
    { name: 'a question mark', code: 'SUMMARY:Why?' },
    { name: 'bytes that are there still', code: 'LOCATION:Caf<E9>', bytes: true },
  ],
  invalid: [
    { name: 'one', code: 'LOCATION:Caf⟦\ufffd⟧', message: 'lost' },
    { name: 'several', code: 'SUMMARY:Na⟦\ufffd\ufffd⟧ve', message: 'several' },
  ],
};
