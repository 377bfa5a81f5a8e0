import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, documentSymbols } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';
import { inCalendar } from '../../support/cursor.ts';

/** The outline as indented lines: name | detail | the text that is selected. */
function outline(text: string): string[] {
  const crlf = text.replaceAll('\n', '\r\n');
  const show = (symbol: DocumentSymbol, indent: string): string[] => [
    `${indent}${symbol.name} | ${symbol.detail} | ${crlf.slice(symbol.selectionRange.start.offset, symbol.selectionRange.end.offset)}`,
    ...symbol.children.flatMap((child) => show(child, `${indent}  `)),
  ];
  return documentSymbols(openText(crlf)).flatMap((symbol) => show(symbol, ''));
}

const talk = `BEGIN:VEVENT
UID:1@example.org
DTSTART;TZID=PST:20230729T144000
DTEND;TZID=PST:20230729T150500
SUMMARY:Ship it\\, faster
LOCATION:The Barn
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
END:VALARM
END:VEVENT`;

const zone = `BEGIN:VTIMEZONE
TZID:PST
BEGIN:STANDARD
DTSTART:20071104T030000
TZNAME:PST
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20070311T030000
TZNAME:PDT
TZOFFSETFROM:-0800
TZOFFSETTO:-0700
END:DAYLIGHT
END:VTIMEZONE`;

describe('documentSymbols', () => {
  it('lists talks with their times, zones and alarms under their calendar', () => {
    expect(outline(inCalendar(`X-WR-CALNAME:North Bay\n${zone}\n${talk}`))).toEqual([
      'North Bay | 1 event | BEGIN:VCALENDAR',
      '  PST | PST / PDT | PST',
      '    STANDARD | UTC−07:00 → PST, UTC−08:00, Sun 4 November 2007, 03:00 | BEGIN:STANDARD',
      '    DAYLIGHT | UTC−08:00 → PDT, UTC−07:00, Sun 11 March 2007, 03:00 | BEGIN:DAYLIGHT',
      '  Ship it, faster | Sat 29 July 2023, 14:40 – 15:05 · The Barn | Ship it\\, faster',
      '    VALARM | 15 min before the start | BEGIN:VALARM',
    ]);
  });

  it('names a talk by its UID, and else by what it is', () => {
    expect(
      outline('BEGIN:VEVENT\nSUMMARY: \nUID:x@example.org\nEND:VEVENT\nBEGIN:VTODO\nEND:VTODO\n'),
    ).toEqual(['x@example.org |  | x@example.org', 'VTODO |  | BEGIN:VTODO']);
  });

  it('tells the end of a talk with a DURATION in its zone', () => {
    const lines =
      'BEGIN:VEVENT\nSUMMARY:Late\nDTSTART;TZID=Europe/Berlin:20271031T013000\nDURATION:PT2H\nEND:VEVENT';
    expect(outline(inCalendar(lines))[1]).toBe('  Late | Sun 31 October 2027, 01:30 – 02:30 | Late');
  });

  it('keeps several calendars and what stands between them apart', () => {
    const one = inCalendar('BEGIN:VEVENT\nUID:1\nEND:VEVENT');
    const two = inCalendar(
      'NAME:Two\nBEGIN:X-FOO\nEND:X-FOO\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\nBEGIN:VEVENT\nUID:3\nEND:VEVENT',
    );
    expect(
      outline(`${one}BEGIN:VEVENT\nUID:between\nEND:VEVENT\n${two}`).map((line) => line.split(' |')[0]),
    ).toEqual(['VCALENDAR', '  1', 'between', 'Two', '  X-FOO', '  2', '  3']);
  });

  it('goes on after a calendar that was never closed', () => {
    const text = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\n';
    expect(outline(text).map((line) => line.split(' |')[0])).toEqual([
      'VCALENDAR',
      '  1',
      'VCALENDAR',
      '  2',
    ]);
  });

  it('has every range inside the one around it', () => {
    const text = `${inCalendar(`${zone}\n${talk}`)}BEGIN:VEVENT\nSUMMARY:open\n\n\n`.replaceAll('\n', '\r\n');
    const document = openText(text);
    const check = (symbol: DocumentSymbol, around: { start: number; end: number }) => {
      const range = { start: symbol.range.start.offset, end: symbol.range.end.offset };
      expect(range.start).toBeGreaterThanOrEqual(around.start);
      expect(range.end).toBeLessThanOrEqual(around.end);
      expect(symbol.selectionRange.start.offset).toBeGreaterThanOrEqual(range.start);
      expect(symbol.selectionRange.end.offset).toBeLessThanOrEqual(range.end);
      expect(document.positionAt(symbol.range.start.offset)).toMatchObject({ line: symbol.range.start.line });
      for (const child of symbol.children) check(child, range);
    };
    for (const symbol of documentSymbols(document)) check(symbol, { start: 0, end: text.length });
  });

  it('lists 10,000 components in one another no deeper than an editor can show', () => {
    const text = 'BEGIN:X-A\r\n'.repeat(10_000);
    const symbols = documentSymbols(openText(text));
    const depth = (symbol: DocumentSymbol): number => 1 + Math.max(0, ...symbol.children.map(depth));
    const count = (symbol: DocumentSymbol): number =>
      1 + symbol.children.reduce((sum, child) => sum + count(child), 0);
    expect(Math.max(...symbols.map(depth))).toBe(9);
    expect(symbols.reduce((sum, symbol) => sum + count(symbol), 0)).toBe(10_000);
    expect(JSON.stringify(symbols)).toContain('X-A');
  });

  it('takes 20,000 talks in its stride', () => {
    const talks = Array.from({ length: 20_000 }, (_, index) => talk.replace('UID:1', `UID:${index}`)).join(
      '\n',
    );
    const document = openText(inCalendar(talks).replaceAll('\n', '\r\n'));
    expect(documentSymbols(document)[0]?.children).toHaveLength(20_000);
  });
});
