import { describe, expect, it } from 'vitest';
import { IcalDocument } from '../../../server/core/index.ts';
import { allRules, openText, testHost } from '../../support/check.ts';
import { sourceOf, sourceOfBytes } from '../../support/textSource.ts';

const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:STANDARD',
  'DTSTART:20261025T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function event(number: number, ...more: readonly string[]): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:talk-${number}-größer@example.org`,
    'DTSTAMP:20270401T080000Z',
    `DTSTART;TZID=Europe/Berlin:2027011${number}T090000`,
    `DTEND;TZID=Europe/Berlin:2027011${number}T100000`,
    `SUMMARY:Talk ${number}`,
    ...more,
    'END:VEVENT',
  ];
}

function calendar(...parts: readonly (readonly string[])[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', ...parts.flat(), 'END:VCALENDAR'];
  return lines.map((line) => `${line}\r\n`).join('');
}

function readThrough(text: string, pieceLength: number): IcalDocument {
  return IcalDocument.readThrough(
    sourceOf(text, pieceLength),
    allRules,
    testHost(),
    [],
    true,
  ) as IcalDocument;
}

function shown(document: IcalDocument) {
  return document.findings().map(({ finding: { rule, text }, start, end }) => ({
    rule,
    text,
    start,
    end,
    line: document.lineText(start.line),
  }));
}

describe('a file that is read through', () => {
  const faulty = event(2, 'LOCATION:Aula, Nord', 'DESCRIPTION:drei 💥', '\tund vier', 'STATUS:CONFIRMD');
  const texts: Readonly<Record<string, string>> = {
    'is in order': calendar(zone, event(1), event(2)),
    'has faults': calendar(zone, event(1), faulty, event(3), event(1)),
    'has its zones behind its events': calendar(event(1), faulty, zone),
    'says its method late': calendar(event(1), ['METHOD:REQUEST'], event(2)),
    'holds two calendars and stray text': `${calendar(event(1))}stray\r\n${calendar(zone, event(1))}\r\n`,
    'has lone carriage returns': calendar(zone, event(1), faulty).replaceAll('\r\n', '\r'),
    'does not end': calendar(zone, event(1), faulty).slice(0, -40),
  };

  it.each(Object.entries(texts))('shows what it would show as a whole when it %s', (_, text) => {
    const whole = openText(text);
    for (const pieceLength of [1, 7, 64, 300, 100_000]) {
      const document = readThrough(text, pieceLength);
      expect(shown(document)).toEqual(shown(whole));
      expect(document.talks()).toMatchObject({ talks: whole.talks().talks.map(({ facts }) => ({ facts })) });
      expect(document.text).toBe(text);
      expect(document.blocks.map(({ start, line }) => [start, line])).toEqual(
        whole.blocks.map(({ start, line }) => [start, line]),
      );
    }
  });

  it('repairs, and is edited, like any other', () => {
    const text = calendar(zone, event(1), faulty);
    const [whole, document] = [openText(text), readThrough(text, 64)];
    const fixes = (one: IcalDocument) => one.findings().flatMap(({ finding }) => one.fixes(finding));
    expect(JSON.stringify(fixes(document).map(({ edits }) => edits))).toBe(
      JSON.stringify(fixes(whole).map(({ edits }) => edits)),
    );
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } };
    for (const one of [whole, document]) one.edit([{ range, text: 'X' }]);
    expect(document.text).toBe(whole.text);
    expect(shown(document)).toEqual(shown(whole));
  });

  it('is not read on where it is not UTF-8', () => {
    const bytes = new TextEncoder().encode(calendar(zone, event(1)));
    bytes[bytes.length - 5] = 0xff;
    expect(
      IcalDocument.readThrough(sourceOfBytes(bytes, 64), allRules, testHost(), [], true),
    ).toBeUndefined();
  });

  it('does not throw when the file is cut off while it is read', () => {
    const text = calendar(zone, event(1), faulty);
    const source = sourceOf(text, 64);
    let reads = 0;
    const cut = {
      ...source,
      read: (start: number, end: number) => (++reads > 8 ? '' : source.read(start, end)),
    };
    expect(() => IcalDocument.readThrough(cut, allRules, testHost(), [], true)?.findings()).not.toThrow();
  });
});
