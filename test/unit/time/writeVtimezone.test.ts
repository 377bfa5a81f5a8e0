import { describe, expect, it } from 'vitest';
import { compareZones } from '../../../server/core/time/compare.ts';
import { ianaZone } from '../../../server/core/time/iana.ts';
import { writeVtimezone } from '../../../server/core/time/writeVtimezone.ts';
import type { Zone } from '../../../server/core/time/zone.ts';
import { knownZone } from '../../../server/core/time/zones.ts';
import { vtimezone, zoneOf } from '../../support/zones.ts';

const write = (name: string, first: number, last = first) =>
  writeVtimezone(name, ianaZone(name) as Zone, { first, last }, '\r\n');

const lines = (...text: readonly string[]) => text.map((line) => `${line}\r\n`).join('');

describe('writeVtimezone', () => {
  it('writes the pair of yearly rules that every calendar reads', () => {
    expect(write('America/Los_Angeles', 2027)).toBe(
      lines(
        'BEGIN:VTIMEZONE',
        'TZID:America/Los_Angeles',
        'BEGIN:DAYLIGHT',
        'DTSTART:20260308T020000',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
        'TZOFFSETFROM:-0800',
        'TZOFFSETTO:-0700',
        'TZNAME:PDT',
        'END:DAYLIGHT',
        'BEGIN:STANDARD',
        'DTSTART:20261101T020000',
        'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
        'TZOFFSETFROM:-0700',
        'TZOFFSETTO:-0800',
        'TZNAME:PST',
        'END:STANDARD',
        'END:VTIMEZONE',
      ),
    );
  });

  it('writes the last weekday of a month as such', () => {
    expect(write('Europe/Berlin', 2027)).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
    expect(write('Europe/Berlin', 2027)).toContain('TZNAME:CEST');
  });

  it('writes a zone without changes as one part', () => {
    expect(write('Asia/Kolkata', 2027)).toBe(
      lines(
        'BEGIN:VTIMEZONE',
        'TZID:Asia/Kolkata',
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        'TZOFFSETFROM:+0530',
        'TZOFFSETTO:+0530',
        'TZNAME:IST',
        'END:STANDARD',
        'END:VTIMEZONE',
      ),
    );
  });

  it('names an offset that nobody has letters for by its digits', () => {
    expect(write('Asia/Dhaka', 2027)).toContain('TZNAME:+06\r\n');
    expect(write('Asia/Kathmandu', 2027)).toContain('TZNAME:+0545\r\n');
  });

  it('writes the changes one by one where a zone gave up daylight saving', () => {
    const text = write('America/Mexico_City', 2022);
    expect(text).not.toContain('RRULE');
    expect(text).toContain('DTSTART:20210404T020000');
    expect(text).toContain('RDATE:20221030T020000\r\n');
  });

  it('writes the years of a change of rules one by one', () => {
    expect(write('America/New_York', 2006, 2007)).not.toContain('RRULE');
  });

  it('escapes and folds a name', () => {
    const name = `Hall, ${'1'.repeat(90)}`;
    const text = writeVtimezone(name, knownZone('UTC+2') as Zone, { first: 2027, last: 2027 }, '\n');
    expect(text).toContain('TZID:Hall\\, 1');
    expect(text.split('\n').every((line) => line.length <= 75)).toBe(true);
  });

  it('writes a zone that a calendar defines', () => {
    const hall = zoneOf(
      vtimezone('Hall', [
        'DAYLIGHT 20070311T020000 -0800 -0700 PDT RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
        'STANDARD 20071104T020000 -0700 -0800 PST RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
      ]),
    ) as Zone;
    const text = writeVtimezone('America/Los_Angeles', hall, { first: 2027, last: 2027 }, '\r\n');
    expect(text).toBe(write('America/Los_Angeles', 2027));
  });

  it.each([
    'Europe/Dublin',
    'Africa/Casablanca',
    'Asia/Jerusalem',
    'Asia/Tehran',
    'America/Santiago',
    'Australia/Lord_Howe',
  ])('is right for %s in the years that are asked for and those beside', (name) => {
    for (const year of [1975, 1999, 2007, 2022, 2026]) {
      const own = zoneOf(write(name, year)) as Zone;
      expect(compareZones(own, ianaZone(name) as Zone, { first: year, last: year + 1 }), `${year}`).toEqual(
        [],
      );
    }
  });
});
