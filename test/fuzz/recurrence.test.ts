import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expandRule } from '../../server/core/recurrence/expand.ts';
import { compareLocal } from '../../server/core/recurrence/localTime.ts';
import { anyCharacter, fuzz } from '../support/texts.ts';
import { local } from '../support/zones.ts';

const number = fc.oneof(
  fc.integer({ min: -10, max: 60 }),
  fc.integer({ min: -400, max: 400 }),
  fc.constantFrom(0, 999_999_999, 1e15, 1e21, -1e9),
);
const weekday = fc
  .tuple(
    fc.constantFrom('', '1', '-1', '5', '+2', '53', '-53', '54'),
    fc.constantFrom('MO', 'TU', 'SU', 'XX'),
  )
  .map((parts) => parts.join(''));
const list = (item: fc.Arbitrary<unknown>) =>
  fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => items.join());

const part = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'BYSECOND',
      'BYMINUTE',
      'BYHOUR',
      'BYMONTHDAY',
      'BYYEARDAY',
      'BYWEEKNO',
      'BYMONTH',
      'BYSETPOS',
    ),
    list(number),
  ),
  fc.tuple(fc.constant('BYDAY'), list(weekday)),
  fc.tuple(fc.constantFrom('INTERVAL', 'COUNT'), number),
  fc.tuple(
    fc.constant('UNTIL'),
    fc.constantFrom('20300101', '20300101T000000Z', '00010101T000000', '99991231T235959', 'x'),
  ),
  fc.tuple(fc.constant('WKST'), fc.constantFrom('SU', 'MO', 'X')),
  fc.tuple(
    fc.constantFrom('RSCALE', 'X-FOO', 'ITERATOR', '__proto__', 'parts'),
    fc.constantFrom('GREGORIAN', 'x', ''),
  ),
);

const rule = fc
  .tuple(
    fc.constantFrom('SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    fc.array(part, { maxLength: 4 }),
  )
  .map(([freq, parts]) => [['FREQ', freq], ...parts].map((pair) => pair.join('=')).join(';'));

const start = fc
  .constantFrom(
    '0001-01-01',
    '1601-01-01T02:00',
    '2000-02-29T23:59:59',
    '2027-03-31T09:00',
    '9999-12-31T23:59:59',
  )
  .map(local);

it('any rule is expanded in order and in time', () => {
  let slowest = { ms: 0, text: '' };
  fc.assert(
    fc.property(rule, start, (text, from) => {
      const before = performance.now();
      const found = expandRule(text, from, {
        from: local('2026-01-01'),
        to: local('2029-01-01'),
        limit: 50,
        maxWork: 5_000,
      });
      const ms = performance.now() - before;
      if (ms > slowest.ms) slowest = { ms, text };
      expect(found?.occurrences.length ?? 0).toBeLessThanOrEqual(50);
      found?.occurrences.forEach((occurrence, index, all) => {
        const previous = all[index - 1];
        if (previous) expect(compareLocal(previous, occurrence)).toBeLessThan(0);
        expect(occurrence.year).toBeGreaterThanOrEqual(2026);
      });
    }),
    { ...fuzz, numRuns: 600 },
  );
  expect(slowest.ms, slowest.text).toBeLessThan(1000);
}, 60_000);

it('any text is a rule or is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      expandRule(`FREQ=DAILY;${text}`, local('2027-01-01'), { limit: 3, maxWork: 5_000 });
      expandRule(text, local('2027-01-01'), { limit: 3, maxWork: 5_000 });
    }),
    fuzz,
  );
});
