import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../server/core/ical/examples.ts';
import { openText } from '../support/check.ts';

const many = 20_000;
const head = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n';

function inEvent(lines: string): string {
  const event =
    'BEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\n';
  return `${head}${event}${lines}END:VEVENT\r\nEND:VCALENDAR\r\n`;
}

/** Texts in which something that a rule looks at comes twenty thousand times. */
const texts: Readonly<Record<string, string>> = {
  'bare commas': `SUMMARY:${','.repeat(many * 5)}`,
  'stray backslashes': `SUMMARY:${'\\x'.repeat(many)}`,
  'lines with a bare comma': 'SUMMARY:a,b\n'.repeat(many),
  'dates of one folded line': `EXDATE:${'20270514T090000Z,\n '.repeat(many)}20270514T090000Z`,
  'wrong dates of one folded line': `EXDATE:${'20270514T0900,\n '.repeat(many)}x`,
  'dates without VALUE': 'EXDATE:20270514\n'.repeat(many),
  'times in TZID=UTC': 'EXDATE;TZID=UTC:20270514T090000\n'.repeat(many),
  'times with TZID and Z': 'EXDATE;TZID=X:20270514T090000Z\n'.repeat(many),
  'zones without VTIMEZONE': Array.from(
    { length: many },
    (_, n) => `EXDATE;TZID=Z${n}:20270514T090000\n`,
  ).join(''),
  'reminders without anything': 'BEGIN:VALARM\nEND:VALARM\n'.repeat(many),
  'reminders in reminders': 'BEGIN:VALARM\n'.repeat(many) + 'END:VALARM\n'.repeat(many),
  'lines that are no UID': 'UID x\n'.repeat(many),
  'digits of one duration': `DURATION:PT${'9'.repeat(many * 5)}`,
  'units of one duration': `DURATION:${'P1H'.repeat(many)}`,
  'events of one UID':
    'BEGIN:VEVENT\nUID:a\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n'.repeat(many),
};

describe('twenty thousand of a thing take seconds', () => {
  // What grows with the square of these takes minutes; the limit is for slow machines under load.
  it.each(Object.entries(texts))('%s', { timeout: 30_000 }, (_, code) => {
    const document = openText(wholeExample(code));
    const fixes = document.findings().map(({ finding }) => document.fixes(finding).length);
    expect(fixes.every((count) => count >= 0)).toBe(true);
  });
});

describe('a hundred thousand lines', () => {
  it.each([
    ['without colon', inEvent(`DESCRIPTION:a\r\n${'so it goes\r\n'.repeat(100_000)}`)],
    ['of which every second is lost', inEvent('DESCRIPTION:a\r\nso it goes\r\n'.repeat(50_000))],
    ['that are empty', inEvent('\r\n'.repeat(100_000))],
    ['that are blank', inEvent(`SUMMARY:a\r\n${' \r\n'.repeat(100_000)}`)],
    ['that are indented', inEvent(' SUMMARY:a\r\n'.repeat(100_000))],
    ['that open an event', head + 'BEGIN:VEVENT\r\n'.repeat(100_000)],
    ['that end a calendar', head + 'END:VCALENDAR\r\n'.repeat(100_000)],
  ])('%s are read to their end', (_name, text) => {
    const document = openText(text);
    const findings = document.findings();
    expect(findings.length).toBeGreaterThan(0);
    for (const { finding } of findings.slice(0, 10)) document.fixes(finding);
  });
});
