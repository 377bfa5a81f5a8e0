import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exactSeconds,
  formatDuration,
  nominalDays,
  parseDuration,
} from '../../../server/core/ical/values/duration.ts';
import { formatUtcOffset, parseUtcOffset } from '../../../server/core/ical/values/utcOffset.ts';
import { anyCharacter, fuzz } from '../../support/texts.ts';

function brief(value: string, parse: typeof parseDuration | typeof parseUtcOffset): string {
  const { problem } = parse(value);
  if (!problem) return 'fine';
  const reading = problem.reading === undefined ? '' : ` ${problem.reading}${problem.isSure ? '!' : '?'}`;
  return `${problem.kind} [${value.slice(problem.start, problem.end)}]${reading}`;
}

describe('parseDuration', () => {
  it.each([
    ['P15DT5H0M20S', 'fine'],
    ['P7W', 'fine'],
    ['PT0S', 'fine'],
    ['-PT15M', 'fine'],
    ['+P1D', 'fine'],
    ['PT1H30M', 'fine'],
    ['PT5M30S', 'fine'],
    ['P1DT2H', 'fine'],
    ['', 'empty []'],
    ['P', 'no-amount [P]'],
    ['PT', 'no-amount [PT]'],
    ['-', 'form [-]'],
    ['90', 'no-unit [90]'],
    ['PT90', 'no-unit [PT90]'],
    ['P1DT', 'time-designator-unused [T] P1D!'],
    ['PT1H30S', 'minutes-skipped [30S] PT1H0M30S!'],
    ['PT2D', 'days-after-time-designator [2D] P2D!'],
    ['P2DT', 'time-designator-unused [T] P2D!'],
    ['pt30m', 'lower-case [pt30m] PT30M!'],
    ['30M', 'designator-missing [30M] PT30M!'],
    ['-1H30M', 'designator-missing [-1H30M] -PT1H30M!'],
    ['PT1.5H', 'fraction [1.5H] PT1H30M!'],
    ['PT1.7S', 'fraction [1.7S]'],
    ['P0.5D', 'fraction [0.5D]'],
    ['P1W2D', 'weeks-mixed [1W] P9D!'],
    ['P1WT2H', 'weeks-mixed [1W] P7DT2H!'],
    ['P1H', 'time-designator-missing [1H] PT1H!'],
    ['P1H30M', 'time-designator-missing [1H] PT1H30M!'],
    ['P30M', 'calendar-unit [30M]'],
    ['P1Y', 'calendar-unit [1Y]'],
    ['P1Y2M3D', 'calendar-unit [1Y]'],
    ['01:30', 'clock [01:30] PT1H30M?'],
    ['PT30S1H', 'form [PT30S1H]'],
    ['PT1H1H', 'form [PT1H1H]'],
    ['PT90M ', 'padded [ ] PT90M!'],
    ['PT90M30', 'form [PT90M30]'],
    ['an hour', 'form [an hour]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseDuration)).toBe(expected));

  it('gives the parts, days apart from hours', () => {
    const value = parseDuration('-P1DT2H3M4S').value;
    expect(value).toEqual({ sign: -1, weeks: 0, days: 1, hours: 2, minutes: 3, seconds: 4 });
    if (!value) throw new Error('unreachable');
    expect(nominalDays(value)).toBe(-1);
    expect(exactSeconds(value)).toBe(-7384);
  });

  it('stays finite', () => {
    expect(parseDuration(`P${'9'.repeat(400)}D`).value?.days).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('takes a hundred thousand characters at once', () => {
    for (const piece of ['9', '9D', 'T', 'P1', '1H']) parseDuration(piece.repeat(50000));
  });

  it('reads what formatDuration writes', () => {
    const count = fc.nat({ max: 1000 });
    const duration = fc.record({
      sign: fc.constantFrom(1, -1) as fc.Arbitrary<1 | -1>,
      weeks: fc.constant(0),
      days: count,
      hours: count,
      minutes: count,
      seconds: count,
    });
    fc.assert(
      fc.property(duration, (value) => {
        const read = parseDuration(formatDuration(value)).value;
        if (read?.seconds === 0 && exactSeconds(read) === 0 && nominalDays(read) === 0) return;
        expect(read).toEqual(value);
      }),
      fuzz,
    );
  });
});

describe('parseUtcOffset', () => {
  it.each([
    ['+0000', 'fine'],
    ['-0730', 'fine'],
    ['+013731', 'fine'],
    ['-2359', 'fine'],
    ['', 'empty []'],
    ['-0000', 'minus-zero [-0000] +0000!'],
    ['-000000', 'minus-zero [-000000] +0000!'],
    ['-07:00', 'separated [-07:00] -0700!'],
    ['+01:37:31', 'separated [+01:37:31] +013731!'],
    ['-7', 'short [-7] -0700!'],
    ['+02', 'short [+02] +0200!'],
    ['0200', 'sign-missing [0200] +0200!'],
    ['Z', 'letter [Z] +0000!'],
    ['+2400', 'hour [24]'],
    ['+0060', 'minute [60]'],
    ['+000060', 'second [60]'],
    ['+530', 'form [+530]'],
    ['+5730', 'hour [57]'],
    ['+01000', 'form [+01000]'],
    ['+0200 ', 'padded [+0200 ] +0200!'],
    ['PST', 'form [PST]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseUtcOffset)).toBe(expected));

  it('counts seconds east of UTC and writes them again', () => {
    for (const [value, seconds] of [
      ['+0100', 3600],
      ['-0730', -27000],
      ['+013731', 5851],
      ['-000001', -1],
    ] as const) {
      expect(parseUtcOffset(value).value).toBe(seconds);
      expect(formatUtcOffset(seconds)).toBe(value);
    }
  });
});

describe('any value', () => {
  const anyValue = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 24 }),
    fc.stringMatching(/^[-+]?[PTWDHMSptwdhmsY0-9.:]{0,16}$/),
  );

  it('is read, or has its problem inside it and a reading that is valid', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        for (const parse of [parseDuration, parseUtcOffset]) {
          const { problem } = parse(value);
          if (!problem) continue;
          expect(problem.start).toBeGreaterThanOrEqual(0);
          expect(problem.end).toBeGreaterThanOrEqual(problem.start);
          expect(problem.end).toBeLessThanOrEqual(value.length);
          if (problem.reading !== undefined) expect(parse(problem.reading).problem).toBeUndefined();
        }
      }),
      fuzz,
    );
  });
});
