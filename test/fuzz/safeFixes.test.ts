import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../server/core/ical/examples.ts';
import { brokenPromises } from '../support/safeFixes.ts';
import { fuzz } from '../support/texts.ts';

describe('safe fixes of any value', () => {
  const dateTime = fc.stringMatching(
    /^ ?\d{4}[-/.]?(0[1-9]|1[0-2]|[1-9])[-/.]?([012][1-8]|[1-9])([Tt ]([01]\d|[1-9]):?[0-5]\d(:?[0-5]\d)?)?[Zz]? ?$/,
  );
  const duration = fc.stringMatching(/^[-+]?P?([1-9]\d?W)?([1-9]D)?T?(\d(\.5)?H)?(\d\dM)?(\d\dS)?T?$/);
  const offset = fc.stringMatching(/^[-+]?\d\d?(:?\d\d(:?\d\d)?)?$/);
  const text = fc
    .array(fc.constantFrom('a', ',', ';', '\\', '\\,', '\\n', 'n', ':', '&amp;', '\r\n '))
    .map((parts) => parts.join(''));
  const line = fc.oneof(
    fc.tuple(
      fc.constantFrom('DTSTART:', 'DTSTART;TZID=UTC:', 'DTSTART;VALUE=DATE:', 'DTSTART;TZID=Etc/UTC:'),
      dateTime,
    ),
    fc.tuple(
      fc.constantFrom('EXDATE:20270514T090000,', 'EXDATE;VALUE=DATE:20270514,', 'EXDATE;TZID=GMT:'),
      dateTime,
    ),
    fc.tuple(fc.constantFrom('DURATION:', 'DURATION;X-NOTE=a:'), duration),
    fc.tuple(fc.constantFrom('TRIGGER:'), fc.oneof(duration, dateTime)),
    fc.tuple(fc.constantFrom('TZOFFSETTO:', 'TZOFFSETFROM:'), offset),
    fc.tuple(fc.constantFrom('SUMMARY:', 'CATEGORIES:', 'REQUEST-STATUS:', 'RESOURCES:', 'CONTACT:'), text),
  );

  it('change nothing for readers', () => {
    fc.assert(
      fc.property(line, (parts) => {
        expect(brokenPromises(wholeExample(parts.join('')))).toEqual([]);
      }),
      fuzz,
    );
  });
});
