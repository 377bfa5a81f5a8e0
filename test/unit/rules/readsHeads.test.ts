import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../../server/core/ical/examples.ts';
import { type IcalDocument, icalRules, profileNames } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';

/** Values of many types; none of them is right everywhere. */
const values = [
  '',
  'x',
  '20270514T090000Z',
  '20270514',
  'mailto:a@example.org',
  'FREQ=DAILY',
  '1;2',
  '<b>x</b>\\n',
];

/** A text with other values behind the same heads. What names components, zones and the method stays. */
function withOtherValues(text: string, seed: number): string {
  let count = seed;
  return text.replace(
    /^((?!BEGIN|END|METHOD|TZID)[A-Z-]+(?:;[^:";\r\n]+(?:"[^"\r\n]*")?)*:)[^\r\n]*(?:\r\n[ \t][^\r\n]*)*/gm,
    (_, head: string) => head + values[count++ % values.length],
  );
}

function countOf(document: IcalDocument, rule: string): number {
  return document.findings().filter(({ finding }) => finding.rule === rule).length;
}

const rules = icalRules.filter(({ rule }) => rule.reads === 'heads');

describe.each(rules.map(({ rule, examples }) => [rule.id, examples] as const))('%s', (rule, examples) => {
  const texts = [...examples.valid, ...examples.invalid].map(({ code, raw }) =>
    wholeExample(code.replace('⟦', '').replace('⟧', ''), raw),
  );

  it.each(profileNames)('finds as much behind the same heads, whatever the values are (%s)', (profile) => {
    for (const text of texts) {
      const expected = countOf(openText(text, profile), rule);
      for (let seed = 0; seed < values.length; seed++) {
        expect(countOf(openText(withOtherValues(text, seed), profile), rule)).toBe(expected);
      }
    }
  });
});

describe('what is known of a shape', () => {
  const event = (uid: string, lines: string) => `BEGIN:VEVENT\r\nUID:${uid}\r\n${lines}END:VEVENT\r\n`;
  const stamp = 'DTSTAMP:20270401T080000Z\r\n';
  const start = 'DTSTART:20270514T090000Z\r\n';
  const calendar = (...events: readonly string[]) =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${events.join('')}END:VCALENDAR\r\n`;

  it('is nothing where something was found', () => {
    const document = openText(calendar(event('a', start), event('b', start), event('c', start)));
    expect(countOf(document, 'dtstamp-missing')).toBe(3);
  });

  it('holds for the same heads in the same order alone', () => {
    const document = openText(calendar(event('a', stamp + start), event('b', start), event('c', stamp)));
    expect(countOf(document, 'dtstamp-missing')).toBe(1);
    expect(countOf(document, 'dtstart-missing')).toBe(1);
  });

  it('holds for one method alone', () => {
    const invited = event('a', `${stamp}${start}ATTENDEE:mailto:a@example.org\r\n`);
    const plain = calendar(invited);
    const document = openText(plain + plain.replace('PRODID:x', 'METHOD:PUBLISH\r\nPRODID:x'));
    expect(countOf(document, 'attendee-in-published-calendar')).toBe(1);
  });
});
