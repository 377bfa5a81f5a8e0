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
  visit: 'block',
  on: ['*'],
  check({ text }, ctx) {
    for (let start = text.indexOf('\ufffd'); start >= 0; ) {
      let end = start + 1;
      while (text.charCodeAt(end) === 0xfffd) end++;
      const count = end - start;
      ctx.report(count === 1 ? 'lost' : 'several', { at: { start, end }, data: { count } });
      start = text.indexOf('\ufffd', end);
    }
  },
});

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
