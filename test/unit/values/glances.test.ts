import { describe, expect, it } from 'vitest';
import type { ContentLine } from '../../../server/core/ical/syntax/nodes.ts';
import { parseBlock } from '../../../server/core/ical/syntax/tree.ts';
import { nearestColorName, parseHexColor } from '../../../server/core/ical/values/color.ts';
import { hostEnd, hostStart, isPlainWebAddress } from '../../../server/core/ical/values/plainUri.ts';
import { areWrittenAlike } from '../../../server/core/ical/values/sameForm.ts';
import { parseUri } from '../../../server/core/ical/values/uri.ts';
import { isOneOf } from '../../../server/core/ical/values/word.ts';

/** Values are looked at in place before they are read: these looks must not pass over what is wrong. */

describe('isPlainWebAddress', () => {
  it.each(['https://example.org', 'http://example.org:8080/a/b?c=d,e', 'HTTPS://example.org/talk/1'])(
    'passes %s',
    (uri) => {
      expect(isPlainWebAddress(uri, 0, uri.length)).toBe(true);
      expect(parseUri(uri).problem).toBeUndefined();
    },
  );

  it.each([
    'https://',
    'https:///path',
    'https://https://example.org',
    'https:/example.org',
    'https//example.org',
    'https://example.org/a b',
    'https://example.org/a\\,b',
    'https://example.org/ü',
    'https://example.org/100%',
    'ftp://example.org/',
    'mailto:ann@example.org',
    '',
  ])('does not pass %s', (uri) => expect(isPlainWebAddress(uri, 0, uri.length)).toBe(false));

  it.each([
    ['https://example.org:8080/a', 'example.org'],
    ['http://[::1]:8000/', '[::1]'],
    ['http://localhost', 'localhost'],
    ['https://a.example?b', 'a.example'],
  ])('finds the host of %s', (uri, host) => {
    const start = hostStart(uri, 0, uri.length);
    expect(uri.slice(start, hostEnd(uri, start, uri.length))).toBe(host);
  });
});

function lines(...texts: readonly string[]): {
  tree: ReturnType<typeof parseBlock>;
  all: readonly ContentLine[];
} {
  const tree = parseBlock(texts.map((text) => `${text}\r\n`).join(''));
  return { tree, all: tree.contentLines };
}

describe('areWrittenAlike', () => {
  it.each([
    ['DTSTART:20270514T090000Z', 'DTEND:20270514T100000Z', true],
    ['DTSTART;TZID=X:20270514T090000', 'DTEND;TZID=X:20270514T100000', true],
    ['DTSTART;TZID=X:20270514T090000', 'DTEND;TZID=Y:20270514T100000', false],
    ['DTSTART;TZID=X:20270514T090000', 'DTEND:20270514T100000', false],
    ['DTSTART:20270514T090000Z', 'DTEND:20270514T1000000', false],
    ['DTSTART:20270514T090000Z', 'DTEND:20270514T100000', false],
    ['DTSTART:2027051\r\n 4T090000Z', 'DTEND:20270514T100000Z', false],
  ])('%s and %s: %s', (start, end, expected) => {
    const { tree, all } = lines(start, end);
    expect(areWrittenAlike(tree, all[0] as ContentLine, all[1] as ContentLine)).toBe(expected);
  });
});

describe('isOneOf', () => {
  it.each([
    ['STATUS:CONFIRMED', true],
    ['STATUS:Confirmed', true],
    ['STATUS:CONF\r\n IRMED', true],
    ['STATUS:CONFIRMED ', false],
    ['STATUS:CONFIRMEE', false],
    ['STATUS:', false],
    ['STATUS:#ONFIRMED', false],
  ])('%s: %s', (text, expected) => {
    const { tree, all } = lines(text);
    expect(isOneOf(tree, all[0] as ContentLine, ['TENTATIVE', 'CONFIRMED'])).toBe(expected);
  });
});

describe('colours', () => {
  it.each([
    ['#ff6347', 'ff6347'],
    ['#F63', 'ff6633'],
    ['ff6347', 'ff6347'],
    ['#ff6347ff', 'ff6347'],
    ['f63', undefined],
    ['tomato', undefined],
    ['#ff634', undefined],
  ])('reads %s', (text, expected) => expect(parseHexColor(text)).toBe(expected));

  it.each([
    ['ff6347', 'tomato', true],
    ['ff6340', 'tomato', false],
    ['0000fe', 'blue', false],
    ['fefefe', 'white', false],
    ['010101', 'black', false],
  ])('names %s', (hex, name, isExact) => expect(nearestColorName(hex)).toEqual({ name, isExact }));
});
