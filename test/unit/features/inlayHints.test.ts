import { describe, expect, it } from 'vitest';
import { type InlayHintOptions, inlayHints } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';
import { inCalendar, inEvent } from '../../support/cursor.ts';
import { vtimezone } from '../../support/zones.ts';

const always: InlayHintOptions = { localZone: 'Europe/Berlin', onlyDifferent: false };

/** Each line with hints, and its hints after it in brackets. */
function hintsIn(text: string, options: InlayHintOptions = always): string[] {
  const document = openText(text.replaceAll('\n', '\r\n'));
  const lines = document.text.split('\r\n');
  return inlayHints(document, { start: 0, end: document.length }, options).map(({ at, label }) => {
    expect(document.offsetAt(at)).toBe(at.offset);
    return `${lines[at.line]?.slice(0, at.character)} [${label}]`;
  });
}

describe('hints after times', () => {
  it('tell weekday and time, and the reader’s time where it differs', () => {
    expect(
      hintsIn(
        inEvent(
          'DTSTART;TZID=America/Los_Angeles:20230729T144000\nDTEND;TZID=America/Los_Angeles:20230729T160000',
        ),
      ),
    ).toEqual([
      'DTSTART;TZID=America/Los_Angeles:20230729T144000 [Sat 14:40 · 23:40 Berlin]',
      'DTEND;TZID=America/Los_Angeles:20230729T160000 [Sat 16:00 · Sun 01:00 Berlin]',
    ]);
  });

  it.each([
    ['DTSTART:20270514T090000Z', 'Fri 09:00 UTC · 11:00 Berlin'],
    ['DTSTART;TZID=Europe/Paris:20270514T090000', 'Fri 09:00'],
    ['DTSTART:20270514T090000', 'Fri 09:00, no zone'],
    ['DTSTART;TZID=Hall:20270514T090000', 'Fri 09:00, unknown zone'],
    ['DTSTART;VALUE=DATE:20270514', 'Fri'],
    ['DTEND;VALUE=DATE:20270517', 'until Sun'],
    ['DTSTART;TZID=America/New_York:20270314T023000', 'Sun 03:30, as 02:30 is skipped · 08:30 Berlin'],
    ['DTSTART;TZID=America/New_York:20271107T013000', 'Sun 01:30, the first of two · 06:30 Berlin'],
  ])('%s', (line, label) => {
    expect(hintsIn(inEvent(line))).toEqual([`${line} [${label}]`]);
  });

  it('are only there for times that the reader’s clocks show differently, if so wanted', () => {
    const lines = [
      'DTSTART;TZID=Europe/Paris:20270514T090000',
      'DTEND;TZID=Europe/Lisbon:20270514T090000',
      'EXDATE;VALUE=DATE:20270514',
      'RDATE:20270514T090000',
    ];
    expect(hintsIn(inEvent(lines.join('\n')), { ...always, onlyDifferent: true })).toEqual([
      'DTEND;TZID=Europe/Lisbon:20270514T090000 [Fri 09:00 · 10:00 Berlin]',
    ]);
    expect(hintsIn(inEvent(lines.join('\n')), { localZone: undefined, onlyDifferent: true })).toEqual([]);
  });

  it('stand after each of several times, through folds, and not without end', () => {
    expect(hintsIn(inEvent('EXDATE:20270514T090000Z,2027\n 0515T090000Z,x'))).toEqual([
      'EXDATE:20270514T090000Z [Fri 09:00 UTC · 11:00 Berlin]',
      ' 0515T090000Z [Sat 09:00 UTC · 11:00 Berlin]',
    ]);
    expect(hintsIn(inEvent(`EXDATE:${Array(5000).fill('20270514T090000Z').join()}`))).toHaveLength(20);
  });

  it('use the zones of the file', () => {
    const zone = vtimezone('Hall', ['STANDARD 19700101T000000 +0500 +0500 HT']).replaceAll('\r\n', '\n');
    expect(hintsIn(inCalendar(`${zone}BEGIN:VEVENT\nDTSTART;TZID=Hall:20270514T090000\nEND:VEVENT`))).toEqual(
      ['DTSTART;TZID=Hall:20270514T090000 [Fri 09:00 · 06:00 Berlin]'],
    );
  });

  it('are not there where they would say nothing', () => {
    expect(
      hintsIn(inEvent('CREATED:20270401T080000Z\nLAST-MODIFIED:20270401T080000Z\nDTSTART:soon')),
    ).toEqual([]);
    expect(hintsIn('')).toEqual([]);
  });

  it('are made for a range and no more', () => {
    const event = 'BEGIN:VEVENT\nDTSTART:20270514T090000Z\nEND:VEVENT\n';
    const document = openText(inCalendar(event.repeat(10_000)).replaceAll('\n', '\r\n'));
    const start = document.offsetAt({ line: 5000, character: 0 });
    const end = document.offsetAt({ line: 5006, character: 0 });
    const seen: number[] = [];
    document.readBlocks((block) => seen.push(block.start), { start, end });
    expect(seen.length).toBeLessThan(5);
    expect(inlayHints(document, { start, end }, always)).toHaveLength(2);
    expect(inlayHints(document, { start: 0, end: document.length }, always)).toHaveLength(2000);
  });
});
