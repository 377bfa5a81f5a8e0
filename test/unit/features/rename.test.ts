import { describe, expect, it } from 'vitest';
import { applyEdits, prepareRename, renameZone } from '../../../server/core/index.ts';
import { atCursor, inCalendar } from '../../support/cursor.ts';

const zone = (tzid: string) => `BEGIN:VTIMEZONE\nTZID:${tzid}\nEND:VTIMEZONE`;
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n');
const start = (tzid: string) => event(`DTSTART;TZID=${tzid}:20270514T090000`);

/** What the text is after the name at `$0` got a new one, or why it did not get it. */
function rename(marked: string, newName: string): string {
  const { document, text, offset } = atCursor(marked);
  const target = prepareRename(document, offset);
  if (!target) return 'nothing to rename';
  const edits = 'refusal' in target ? target : renameZone(document, target.thing, newName);
  if ('refusal' in edits) return edits.refusal;
  return applyEdits(text, edits).replaceAll('\r\n', '\n');
}

describe('prepareRename', () => {
  it.each([
    ['DTSTART;TZID="Berlin$0, Bern":20270514T090000', 'Berlin, Bern', 'Berlin, Bern'],
    ['X-WR-TIMEZONE:Berlin$0\\, Bern', 'Berlin\\, Bern', 'Berlin, Bern'],
    ['DTSTART;TZID=Eur\n ope$0/Berlin:20270514T090000', 'Eur\r\n ope/Berlin', 'Europe/Berlin'],
  ])('marks the name and reads it: %s', (line, marked, placeholder) => {
    const { document, text, offset } = atCursor(inCalendar(line));
    const target = prepareRename(document, offset);
    if (!target || 'refusal' in target) throw new Error('Nothing to rename');
    expect(text.slice(target.range.start, target.range.end)).toBe(marked);
    expect(target.placeholder).toBe(placeholder);
  });

  it.each(['SUMMARY:PS$0T', 'RECURRENCE-ID:2027$00515T090000Z\nUID:a', 'DTSTART:2027051$04T090000Z'])(
    'has nothing to rename in %s',
    (lines) => {
      expect(rename(inCalendar(event(lines)), 'x')).toBe('nothing to rename');
    },
  );

  it('says why a UID stays', () => {
    expect(rename(inCalendar(event('UID:a$0')), 'b')).toMatch(/^A UID cannot be renamed: calendars know/);
  });
});

describe('renaming a zone', () => {
  it('changes the definition and every place that names it, and nothing else', () => {
    const text = (name: string, cursor = '') =>
      inCalendar(
        [
          `X-WR-TIMEZONE:${name}`,
          zone(name + cursor),
          event(
            `DTSTART;TZID=${name};X-A=PST:20270514T090000`,
            `DTEND;TZID="${name}":20270514T100000`,
            `EXDATE;TZID=${name}:20270514T090000,20270515T090000`,
            'SUMMARY:PST',
          ),
          event('DTSTART;TZID=PST8PDT:20270514T090000'),
        ].join('\n'),
      );
    expect(rename(text('PST', '$0'), 'America/Los_Angeles')).toBe(text('America/Los_Angeles'));
  });

  it('writes the name in the form of each place', () => {
    expect(rename(inCalendar(`${zone('PS$0T')}\n${start('PST')}`), 'Berlin, Bern')).toBe(
      inCalendar(`${zone('Berlin\\, Bern')}\n${start('"Berlin, Bern"')}`),
    );
    expect(rename(inCalendar(`${zone('a\\;b')}\n${start('"a;$0b"')}`), 'c:\\d')).toBe(
      inCalendar(`${zone('c:\\\\d')}\n${start('"c:\\d"')}`),
    );
  });

  it('leaves folds beside the name where they are, and takes those within it out', () => {
    const line = 'DTSTART;X-A=b\n ;TZID=Europe/B\n erl$0in;X-C=\n d:20270514T090000';
    expect(rename(inCalendar(event(line)), 'Europe/Bern')).toBe(
      inCalendar(event('DTSTART;X-A=b\n ;TZID=Europe/Bern;X-C=\n d:20270514T090000')),
    );
  });

  it('folds a line that becomes too long, as the file folds', () => {
    const long = `America/${'x'.repeat(60)}`;
    const other = event('DESCRIPTION:a\n\tb');
    const line = `DTSTART;TZID=${long}:20270514T090000`;
    expect(rename(inCalendar(`${other}\n${start('PS$0T')}`), long)).toBe(
      inCalendar(`${other}\n${event(`${line.slice(0, 75)}\n\t${line.slice(75)}`)}`),
    );
  });

  it('does not fold what was too long before', () => {
    const text = (name: string) =>
      inCalendar(event(`DTSTART;X-A=${'x'.repeat(80)};TZID=${name}:20270514T090000`));
    expect(rename(text('PS$0T'), 'America/Los_Angeles')).toBe(text('America/Los_Angeles'));
  });

  it('repairs the name of a zone that is defined under another', () => {
    expect(rename(inCalendar(`${zone('Europe/Berlin')}\n${start('Berl$0in')}`), 'Europe/Berlin')).toBe(
      inCalendar(`${zone('Europe/Berlin')}\n${start('Europe/Berlin')}`),
    );
  });

  it('changes nothing when the name stays', () => {
    expect(rename(inCalendar(start('PS$0T')), 'PST')).toBe(inCalendar(start('PST')));
  });

  it.each([
    ['', /empty/],
    ['  ', /empty/],
    [' PST', /begin or end with a blank/],
    ['P\nST', /control characters/],
    ['P\u0007ST', /control characters/],
    ['P"ST', /double quote/],
    ['PDT', /^The calendar defines "PDT" already: times in "PST" would move/],
  ])('refuses %j', (name, reason) => {
    const text = inCalendar(`${zone('PST')}\n${zone('PDT')}\n${start('PS$0T')}`);
    expect(rename(text, name)).toMatch(reason);
  });
});
