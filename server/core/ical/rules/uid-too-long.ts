import type { RuleExamples } from '../../engine/rule.ts';
import { octetLength } from '../../text/lines.ts';
import { defineRule } from '../rule.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

/** In octets of UTF-8. */
const most = 255;

export const rule = defineRule({
  id: 'uid-too-long',
  category: 'identity',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.4.7' },
    { rfc: 7986, section: '5.3' },
  ],
  summary: 'Of a UID, 255 octets are sure to be kept.',
  why: 'A calendar that cuts a UID no longer knows the event when it changes, and shows the talk twice.',
  messages: {
    long: {
      severity: 'info',
      profiles: { strict: 'warning' },
      text: 'UID has {count} octets, and calendars need keep only 255: one that cuts it shows the event twice after the next change. Use a UUID',
    },
  },
  visit: 'property',
  on: ['UID'],
  check(line, ctx) {
    // A UTF-16 unit is three octets at most.
    if ((line.end - line.valueStart) * 3 <= most) return;
    const count = octetLength(valueText(ctx.tree, line));
    if (count <= most || !isKnownPlace(ctx.component)) return;
    ctx.report('long', { at: { start: line.valueStart, end: line.end }, data: { count } });
  },
});

const fifty = '0123456789abcdefghijklmnopqrstuvwxyz-0123456789abc';
const full = `${fifty}\n ${fifty}\n ${fifty}\n ${fifty}\n ${fifty}\n 12345`;

export const examples: RuleExamples = {
  valid: [
    { name: 'a UUID', code: 'UID:5fc53010-1267-4f8e-bc28-1d7ae55a7c99' },
    { name: 'as long as can be', code: `UID:${full}` },
    { name: 'inside a component that nobody knows', code: `BEGIN:X-NOTE\nUID:${full}6\nEND:X-NOTE` },
  ],
  invalid: [
    { name: 'one octet too many', code: `UID:⟦${full}6⟧` },
    {
      name: 'octets, not letters',
      code: `UID:⟦${'日本語大会発表会場'.repeat(10).replace(/(.{20})(?=.)/g, '$1\n ')}⟧`,
    },
  ],
};
