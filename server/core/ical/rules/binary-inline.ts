import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';

/** In octets. An icon is welcome; slides are not. */
const mostInline = 10_000;

/** Base64 makes four letters of three octets. */
const octetsPerLetter = 3 / 4;

export const rule = defineRule({
  id: 'binary-inline',
  category: 'interop',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1.3' }],
  summary: 'A file should be linked to, not written into the calendar.',
  why: 'Everybody who subscribes fetches it again with every update, and Google Calendar gives up on large calendars.',
  messages: {
    large: {
      severity: 'hint',
      text: 'A file of about {size} kB is written into the calendar: subscribers fetch it with every update. Put it on the web and link to it',
    },
  },
  visit: 'value',
  on: ['BINARY'],
  check(line, ctx) {
    const octets = (line.end - line.valueStart) * octetsPerLetter;
    if (octets <= mostInline || !mayHaveType(line, 'BINARY') || !isKnownPlace(ctx.component)) return;
    const at = { start: line.nameStart, end: line.nameEnd };
    ctx.report('large', { at, data: { size: Math.round(octets / 1000) } });
  },
});

/** Some kilobytes of nothing in particular, in lines as they should be. */
const large = `AAAA${`\n ${'A'.repeat(74)}`.repeat(190)}`;

export const examples: RuleExamples = {
  valid: [
    { name: 'an icon', code: 'IMAGE;VALUE=BINARY;ENCODING=BASE64:VGVzdA==' },
    { name: 'a link', code: 'ATTACH;FMTTYPE=application/pdf:https://example.org/slides.pdf' },
    { name: 'an unknown property', code: `X-FILE;VALUE=BINARY;ENCODING=BASE64:${large}` },
    {
      name: 'an unknown component',
      code: `BEGIN:X-NOTE\nATTACH;VALUE=BINARY;ENCODING=BASE64:${large}\nEND:X-NOTE`,
    },
  ],
  invalid: [
    { name: 'slides', code: `⟦ATTACH⟧;VALUE=BINARY;ENCODING=BASE64:${large}` },
    { name: 'a picture', code: `⟦IMAGE⟧;VALUE=BINARY;ENCODING=BASE64:${large}` },
  ],
};
