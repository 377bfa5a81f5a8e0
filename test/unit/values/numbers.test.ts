import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBinary } from '../../../server/core/ical/values/binary.ts';
import { parseBoolean } from '../../../server/core/ical/values/boolean.ts';
import { parseGeo } from '../../../server/core/ical/values/geo.ts';
import { parseFloatValue, parseInteger } from '../../../server/core/ical/values/number.ts';
import { parsePeriod } from '../../../server/core/ical/values/period.ts';
import { formatTime, parseTime } from '../../../server/core/ical/values/time.ts';
import { anyCharacter, fuzz } from '../../support/texts.ts';
import { brief } from './brief.ts';

describe('parseInteger', () => {
  it.each([
    ['0', 'fine'],
    ['+5', 'fine'],
    ['-2147483648', 'fine'],
    ['007', 'fine'],
    ['', 'empty []'],
    ['2147483648', 'out-of-range [2147483648]'],
    ['9'.repeat(400), `out-of-range [${'9'.repeat(400)}]`],
    ['1.0', 'fraction [.0] 1!'],
    ['1.5', 'fraction [.5]'],
    [' 1', 'padded [ ] 1!'],
    ['1 ', 'padded [ ] 1!'],
    ['one', 'form [one]'],
    ['+', 'form [+]'],
    ['0x10', 'form [0x10]'],
    ['１', 'form [１]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseInteger)).toBe(expected));

  it('gives numbers, within a range that is asked for', () => {
    expect(parseInteger('-0').value).toBe(0);
    expect(parseInteger('PRIORITY:9', 9, 10, { min: 0, max: 9 })).toEqual({ value: 9 });
    expect(parseInteger('10', 0, 2, { min: 0, max: 9 }).problem?.kind).toBe('out-of-range');
  });
});

describe('parseFloatValue', () => {
  it.each([
    ['1000000.0000001', 'fine'],
    ['-3.14', 'fine'],
    ['+1', 'fine'],
    ['', 'empty []'],
    ['.5', 'digits-missing [.] 0.5!'],
    ['-.5', 'digits-missing [.] -0.5!'],
    ['5.', 'digits-missing [.] 5!'],
    ['52,37', 'comma [,] 52.37?'],
    ['1e5', 'exponent [e5] 100000!'],
    ['1e300', 'exponent [e300]'],
    ['1.2.3', 'form [1.2.3]'],
    ['NaN', 'form [NaN]'],
    ['-', 'form [-]'],
    ['.', 'form [.]'],
    [' 1.5', 'padded [ ] 1.5!'],
    ['9'.repeat(400), `out-of-range [${'9'.repeat(400)}]`],
  ])('%s: %s', (value, expected) => expect(brief(value, parseFloatValue)).toBe(expected));

  it('gives numbers, within a range that is asked for', () => {
    expect(parseFloatValue('-0.0').value).toBe(0);
    expect(parseFloatValue('91', 0, 2, { min: -90, max: 90 }).problem?.kind).toBe('out-of-range');
  });
});

describe('parseBoolean', () => {
  it.each([
    ['TRUE', 'fine'],
    ['false', 'fine'],
    ['', 'empty []'],
    ['TRUE ', 'padded [ ] TRUE!'],
    ['yes', 'other-word [yes] TRUE!'],
    ['0', 'other-word [0] FALSE!'],
    ['maybe', 'form [maybe]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseBoolean)).toBe(expected));

  it('gives true and false', () => {
    expect([parseBoolean('True').value, parseBoolean('FALSE').value]).toEqual([true, false]);
  });
});

describe('parseTime', () => {
  it.each([
    ['093000', 'fine'],
    ['093000Z', 'fine'],
    ['235960', 'fine'],
    ['', 'empty []'],
    ['240000', 'hour [24]'],
    ['096000', 'minute [60]'],
    ['090061Z', 'second [61]'],
    ['09:60:00', 'minute [60]'],
    ['25:00', 'hour [25]'],
    ['230000-0800', 'offset [-0800]'],
    ['230000.5', 'fraction [.5] 230000?'],
    ['23:00:00Z', 'separated [23:00:00Z] 230000Z!'],
    ['2300', 'seconds-missing [2300] 230000!'],
    ['230000z', 'lower-case [z] 230000Z!'],
    [' 230000', 'padded [ ] 230000!'],
    ['9 am', 'form [9 am]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseTime)).toBe(expected));

  it('gives the fields and writes them again', () => {
    const value = { hour: 9, minute: 30, second: 5, isUtc: true };
    expect(parseTime('093005Z')).toEqual({ value });
    expect(formatTime(value)).toBe('093005Z');
  });
});

describe('parsePeriod', () => {
  it.each([
    ['19970101T180000Z/19970102T070000Z', 'fine'],
    ['19970101T180000Z/PT5H30M', 'fine'],
    ['19970101T180000/P1D', 'fine'],
    ['20230729T140000Z/20230729T150000', 'fine'],
    ['', 'empty []'],
    ['20230729T140000Z', 'no-slash [20230729T140000Z]'],
    ['20230729T140000Z/PT1H/PT1H', 'too-many-parts [/PT1H]'],
    ['20230729T150000Z/20230729T140000Z', 'not-later [20230729T140000Z]'],
    ['20230729T150000Z/20230729T150000Z', 'ends-at-start [20230729T150000Z]'],
    ['20230729T150000Z/PT0S', 'not-positive [PT0S]'],
    ['20230729T150000Z/-PT1H', 'not-positive [-PT1H] 20230729T150000Z/PT1H?'],
    ['20230729/P1D', 'start-date [20230729]'],
    ['20230732T150000/P1D', 'start-day [32]'],
    ['2023-07-29T15:00:00Z/PT1H', 'start-separated [2023-07-29T15:00:00Z] 20230729T150000Z/PT1H!'],
    ['20230729T150000Z/20230729T156000Z', 'end-minute [60]'],
    ['20230729T150000Z/', 'end-empty []'],
    ['20230729T150000Z/1H', 'end-form [1H]'],
    ['20230729T150000Z/P1H', 'duration-time-designator-missing [1H] 20230729T150000Z/PT1H!'],
    [' 20230729T150000Z/PT1H', 'padded [ ] 20230729T150000Z/PT1H!'],
    ['/', 'start-empty []'],
  ])('%s: %s', (value, expected) => expect(brief(value, parsePeriod)).toBe(expected));

  it('gives the start and the end or the length', () => {
    expect(parsePeriod('20230729T140000Z/PT1H').value).toMatchObject({
      start: { hour: 14 },
      duration: { hours: 1 },
    });
    expect(parsePeriod('X:20230729T140000/20230730T140000', 2).value).toMatchObject({ end: { day: 30 } });
    expect(parsePeriod('X:20230732T140000/20230730T140000', 2).problem).toMatchObject({ start: 8, end: 10 });
  });
});

describe('parseGeo', () => {
  it.each([
    ['38.2324;-122.6367', 'fine'],
    ['0;0', 'fine'],
    ['-90;180', 'fine'],
    ['+52.37;+4.89', 'fine'],
    ['', 'empty []'],
    ['38.2324,-122.6367', 'separator [,] 38.2324;-122.6367!'],
    ['38.2324, -122.6367', 'separator [, ] 38.2324;-122.6367!'],
    ['52,4', 'separator [,] 52;4?'],
    ['38.2324 -122.6367', 'separator [ ] 38.2324;-122.6367!'],
    ['38.2324\\;-122.6367', 'escaped [\\;] 38.2324;-122.6367!'],
    ['38.2324; -122.6367', 'padded [; ] 38.2324;-122.6367!'],
    [' 38.2324;-122.6367', 'padded [ ] 38.2324;-122.6367!'],
    ['52,37;13,40', 'comma [52,37;13,40] 52.37;13.40!'],
    ['52.37°N, 4.89°W', 'degrees [52.37°N, 4.89°W] 52.37;-4.89?'],
    ['52.37', 'one-number [52.37]'],
    ['52.37;4.89;3', 'too-many-parts [;3]'],
    ['north;4.89', 'latitude [north]'],
    ['52.37;', 'longitude []'],
    ['-122.6367;38.2324', 'swapped [-122.6367;38.2324] 38.2324;-122.6367?'],
    ['-122.6367;138', 'latitude-range [-122.6367]'],
    ['52;190', 'longitude-range [190]'],
    ['here', 'form [here]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseGeo)).toBe(expected));

  it('gives degrees', () => {
    expect(parseGeo('GEO:38.2324;-122.6367', 4)).toEqual({
      value: { latitude: 38.2324, longitude: -122.6367 },
    });
    expect(parseGeo('GEO:91;191', 4).problem).toMatchObject({ start: 4, end: 6 });
  });
});

describe('parseBinary', () => {
  it.each([
    ['', 'fine'],
    ['VGVzdA==', 'fine'],
    ['AAA=', 'fine'],
    ['ab+/', 'fine'],
    ['VGVzdA', 'length [dA] VGVzdA==?'],
    ['VGVzdA=', 'length [dA=] VGVzdA==?'],
    ['VGVzd', 'length [d]'],
    ['VGVzdA===', 'padding [===]'],
    ['VGVz=A==', 'padding [=A==]'],
    ['VGV zdA==', 'white-space [ ] VGVzdA==!'],
    ['ab-_', 'url-alphabet [-] ab+/!'],
    ['ab_', 'url-alphabet [_] ab/=!'],
    ['ab!c', 'character [!]'],
    ['ab😀', 'character [😀]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseBinary)).toBe(expected));

  it('counts octets', () => {
    for (const octets of [0, 1, 2, 3, 100]) {
      const text = Buffer.alloc(octets, 7).toString('base64');
      expect(parseBinary(`ATTACH:${text}`, 7).value).toBe(octets);
    }
  });
});

describe('any value', () => {
  const anyValue = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 24 }),
    fc.stringMatching(/^[-+0-9.,;:eE/=°NW TZP\\]{0,20}$/),
  );
  const parsers = [
    parseInteger,
    parseFloatValue,
    parseBoolean,
    parseTime,
    parsePeriod,
    parseGeo,
    parseBinary,
  ];

  it('is read, or has its problem inside it and a reading that is valid', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        for (const parse of parsers) {
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

  it('of a hundred thousand characters takes no time', () => {
    for (const piece of ['9', '.', ' ', '1;', '/', 'A', '=', 'A=', '-', '1,', '°', '20230729T140000Z/']) {
      for (const parse of parsers) parse(piece.repeat(100_000 / piece.length));
    }
  });
});
