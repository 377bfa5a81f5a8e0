import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../../server/core/ical/examples.ts';
import { applyEdits, icalRules, type ProfileName } from '../../../server/core/index.ts';
import { bytesOf, decode } from '../../support/bytes.ts';
import { allRules, openText } from '../../support/check.ts';
import { changedReadings } from '../../support/icaljs.ts';
import { fuzz } from '../../support/texts.ts';

/** What the safe fixes of a text change for ical.js, each by itself: nothing, or the promise is broken. */
function brokenPromises(text: string, profile?: ProfileName): string[] {
  const document = openText(text, profile);
  return document.findings().flatMap(({ finding }) => {
    const safe = document.fixes(finding).filter(({ safety, edits }) => safety === 'safe' && edits.length > 0);
    const adds = allRules.get(finding.rule)?.adds ?? [];
    return safe.flatMap(({ title, edits }) =>
      changedReadings(text, applyEdits(text, edits), adds).map(
        (change) => `${finding.rule}, ${title}: ${change}`,
      ),
    );
  });
}

describe.each(icalRules.map((module) => [module.rule.id, module] as const))(
  'safe fixes of %s',
  (_, { examples }) => {
    it.each(examples.invalid)('change nothing for readers: $name', ({ code, raw, bytes, profile }) => {
      const whole = wholeExample(code, raw).replace('⟦', '').replace('⟧', '');
      expect(brokenPromises(bytes ? decode(bytesOf(whole)) : whole, profile)).toEqual([]);
    });
  },
);

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

describe('the oracle', () => {
  const event = (line: string) => wholeExample(line);

  it.each([
    ['SUMMARY:a', 'SUMMARY:b', ['summary lost [{},["a"]]', 'summary is new: [{},["b"]]']],
    ['SUMMARY:a', 'SUMMARY:a\nLOCATION:b', ['location is new: [{},["b"]]']],
    ['DTSTART:20270514T0900', 'DTSTART:20270514T09', ['dtstart is not read', 'dtstart is new: undefined']],
    ['DURATION:P1DT', 'DURATION:P1D', []],
    ['DTSTART;TZID=UTC:20270514T090000', 'DTSTART:20270514T090000Z', []],
    ['DTSTART:20270514T0900', 'DTSTART:20270514T090000', []],
  ])('tells %s from %s', (before, after, changes) => {
    expect(changedReadings(event(before), event(after))).toEqual(changes);
  });

  it('lets a rule add what it declares, once', () => {
    const bare = event('BEGIN:VEVENT\nUID:a\nEND:VEVENT');
    const stamped = event('BEGIN:VEVENT\nUID:a\nDTSTAMP:20270401T080000Z\nEND:VEVENT');
    expect(changedReadings(bare, stamped, ['DTSTAMP'])).toEqual([]);
    expect(changedReadings(bare, stamped)).toHaveLength(1);
    expect(changedReadings(bare, 'BEGIN:VCALENDAR')).toEqual(['ical.js cannot read the text']);
  });
});
