import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../../server/core/ical/examples.ts';
import { icalRules } from '../../../server/core/index.ts';
import { bytesOf, decode } from '../../support/bytes.ts';
import { changedReadings } from '../../support/icaljs.ts';
import { brokenPromises } from '../../support/safeFixes.ts';

describe.each(icalRules.map((module) => [module.rule.id, module] as const))(
  'safe fixes of %s',
  (_, { examples }) => {
    it.each(examples.invalid)('change nothing for readers: $name', ({ code, raw, bytes, profile }) => {
      const whole = wholeExample(code, raw).replace('⟦', '').replace('⟧', '');
      expect(brokenPromises(bytes ? decode(bytesOf(whole)) : whole, profile)).toEqual([]);
    });
  },
);

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
