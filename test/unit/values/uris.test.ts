import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCalAddress } from '../../../server/core/ical/values/calAddress.ts';
import { findUnencoded, parseUri, schemeOf } from '../../../server/core/ical/values/uri.ts';
import { anyCharacter, fuzz } from '../../support/texts.ts';
import { brief } from './brief.ts';

describe('parseUri', () => {
  it.each([
    'http://example.com/my-report.txt',
    'https://www.example.org/talk?id=1&lang=de#top',
    'HTTPS://EXAMPLE.ORG',
    'https://user:secret@example.org:8443/x',
    'https://[2001:db8::7]/x',
    'https://example.org/a,b;c=d/(e)',
    'https://example.org/100%',
    'https://example.org/Bücher/日本語',
    'https://example.org/{id}|x^y`z',
    'https://example.org/#a#b',
    'https://example.org/[x]',
    'https://web.archive.org/web/2020/https://example.org/',
    'https://nam.safelinks.example.com/?url=https%3A%2F%2Fexample.org%2F',
    'https://maps.example.com/?q=52.37,4.89',
    'mailto:ann@example.org?subject=Talk%20one',
    'MAILTO:ann@example.org',
    'tel:+31-20-555-0100',
    'tel:5550100',
    'sip:room@example.org',
    'xmpp:talk@conference.example.org?join',
    'geo:52.37,4.89',
    'urn:uuid:3f9a2c1e-8f0b-4c57-9a52-1d0a6f8f2c11',
    'data:text/plain;charset=utf-8,Hello%20world',
    'data:,',
    'cid:part3.msg.970415T083000@example.com',
    'CID:jsmith.part3.960817T083000.xyzMail@example.com',
    'ftp://example.org/slides.pdf',
    'file:///home/ann/slides.pdf',
    'webcal://example.org/schedule.ics',
    'message:%3C1234@example.org%3E',
    'msteams:/l/meetup-join/19%3ameeting_x%40thread.v2/0',
    'zoommtg://zoom.example.com/join?confno=123',
    'ms-outlook://events/open',
    'facetime:ann@example.org',
    'matrix:r/room:example.org',
    'x-apple-reminder://ABC',
    'magnet:?xt=urn:btih:abc',
    'invalid:nomail',
    'javascript:void(0)',
    'about:blank',
    'ldap://example.org/o=x,c=NL??sub?(cn=Ann)',
  ])('%s', (value) => expect(brief(value, parseUri)).toBe('fine'));

  it.each([
    ['', 'empty []'],
    [' https://example.org', 'padded [ ] https://example.org!'],
    ['https://example.org ', 'padded [ ] https://example.org!'],
    ['www.example.org/talk', 'scheme-missing [www.example.org/talk] https://www.example.org/talk?'],
    ['example.org:8080/talk', 'scheme-missing [example.org:8080/talk] https://example.org:8080/talk?'],
    ['localhost:8000/talk', 'scheme-missing [localhost:8000/talk]'],
    ['//example.org/talk', 'scheme-missing [//example.org/talk] https://example.org/talk?'],
    ['ann@example.org', 'scheme-missing [ann@example.org] mailto:ann@example.org?'],
    ['/talk/1', 'scheme-missing [/talk/1]'],
    ['Room 1', 'scheme-missing [Room 1]'],
    ['see the web page', 'scheme-missing [see the web page]'],
    ['http//example.org', 'slashes [http//] http://example.org?'],
    ['https:/example.org', 'slashes [https:/] https://example.org?'],
    ['https:example.org', 'slashes [https:] https://example.org?'],
    ['https:\\\\example.org', 'slashes [https:\\\\] https://example.org?'],
    ['https://', 'host-missing [https://]'],
    ['https://?x', 'host-missing [https://]'],
    ['https://https://example.org', 'scheme-doubled [https://] https://example.org?'],
    ['http://https//example.org', 'scheme-doubled [http://]'],
    ['htps://example.org', 'scheme-misspelt [htps] https://example.org?'],
    ['https://a.org https://b.org', 'two-uris [ https://b.org]'],
    ['https://example.org/my talk', 'white-space [ ] https://example.org/my%20talk!'],
    ['https://example.org/my\ttalk', 'white-space [\t]'],
    ['https://example.org/a\\,b', 'backslash [\\] https://example.org/a,b!'],
    ['https://example.org/a\\nb', 'backslash [\\]'],
    ['C:\\talks\\slides.pdf', 'backslash [\\]'],
    ['<https://example.org>', 'scheme-missing [<https://example.org>]'],
    ['https://example.org/<x>', 'character [<]'],
    ['https://example.org/"x"', 'character ["]'],
    ['https://example.org/\u0007', 'character [\u0007]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseUri)).toBe(expected));

  it('gives the scheme and the rest', () => {
    expect(parseUri('URL:HTTPS://example.org', 4)).toEqual({
      value: { scheme: 'https', rest: '//example.org' },
    });
    expect(parseUri('URL:https://a b', 4).problem).toMatchObject({ start: 13, end: 14 });
  });
});

describe('schemeOf', () => {
  it.each([
    ['MAILTO:ann@example.org', 'mailto'],
    ['x-apple+1.0:y', 'x-apple+1.0'],
    ['1a:b', undefined],
    ['no scheme', undefined],
    [':x', undefined],
    ['', undefined],
  ])('%s: %s', (value, expected) => expect(schemeOf(value)).toBe(expected));
});

describe('findUnencoded', () => {
  it.each([
    ['https://example.org/a%20b?c#d', undefined],
    ['https://[2001:db8::7]/', undefined],
    ['https://example.org/100%', '%'],
    ['https://example.org/%zz|', '%'],
    ['https://example.org/a|b', '|'],
    ['https://example.org/[x]', '['],
    ['https://example.org/#a#b', '#'],
    ['https://example.org/é', 'é'],
    ['https://example.org/😀', '😀'],
  ])('%s: %s', (value, expected) => {
    const at = findUnencoded(`URL:${value}`, 4);
    expect(at && `URL:${value}`.slice(at.start, at.end)).toBe(expected);
  });
});

describe('parseCalAddress', () => {
  it.each([
    ['mailto:jane_doe@example.com', 'fine'],
    ['MAILTO:jane_doe@example.com', 'fine'],
    ['mailto:ann%40example.org', 'fine'],
    ['mailto:?to=ann@example.org', 'fine'],
    ['mailto:ann@localhost', 'fine'],
    ['invalid:nomail', 'fine'],
    ['urn:uuid:3f9a2c1e-8f0b-4c57-9a52-1d0a6f8f2c11', 'fine'],
    ['tel:+31205550100', 'fine'],
    ['https://example.org/principals/ann/', 'fine'],
    ['', 'empty []'],
    ['ann@example.org', 'mailto-missing [ann@example.org] mailto:ann@example.org!'],
    [' mailto:ann@example.org', 'padded [ ] mailto:ann@example.org!'],
    ['mailto:mailto:ann@example.org', 'mailto-doubled [mailto:] mailto:ann@example.org!'],
    ['mailto: ann@example.org', 'mailto-space [ ] mailto:ann@example.org!'],
    ['mailto:Ann', 'mailto-address [Ann]'],
    ['mailto:', 'mailto-address [mailto:]'],
    ['mailto:Ann Smith', 'mailto-address [Ann Smith]'],
    ['mailto:ann smith@example.org', 'white-space [ ] mailto:ann%20smith@example.org!'],
    ['mailto:<ann@example.org>', 'character [<]'],
    ['/aMTQ3NzY4OTYxMTE0Nzc2OA/principal/', 'path [/aMTQ3NzY4OTYxMTE0Nzc2OA/principal/]'],
    ['Ann Smith', 'scheme-missing [Ann Smith]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseCalAddress)).toBe(expected));

  it('gives the e-mail address', () => {
    const value = { scheme: 'mailto', rest: 'Ann@example.org?subject=x', email: 'Ann@example.org' };
    expect(parseCalAddress('mailto:Ann@example.org?subject=x')).toEqual({ value });
    expect(parseCalAddress('tel:1').value).toEqual({ scheme: 'tel', rest: '1' });
  });
});

describe('any value', () => {
  const piece = fc.constantFrom(
    ...[
      'https',
      'http',
      'mailto',
      ':',
      '/',
      '//',
      '@',
      '.',
      ' ',
      '\\',
      '\\,',
      '?',
      '#',
      '[',
      ']',
      '%',
      'é',
      '<',
    ],
    ...['example', 'org', '80', 'ann', 'htps', '%3A', '|', '😀'],
  );
  const anyUri = fc.oneof(
    fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join('')),
    fc.string({ unit: anyCharacter, maxLength: 24 }),
  );

  it('is read, or has its problem inside it and a reading that is valid', () => {
    fc.assert(
      fc.property(anyUri, (value) => {
        for (const parse of [parseUri, parseCalAddress]) {
          const { problem } = parse(value);
          if (!problem) continue;
          expect(problem.start).toBeGreaterThanOrEqual(0);
          expect(problem.end).toBeGreaterThanOrEqual(problem.start);
          expect(problem.end).toBeLessThanOrEqual(value.length);
          if (problem.reading !== undefined) expect(parse(problem.reading).problem).toBeUndefined();
        }
        const at = findUnencoded(value);
        if (at) expect(at.end).toBeGreaterThan(at.start);
      }),
      fuzz,
    );
  });

  it('of a hundred thousand characters takes no time', () => {
    const pieces = [
      'a',
      '.',
      ':',
      '/',
      ' ',
      '@',
      '\\',
      '\\,',
      '%',
      '#',
      '[',
      'https://',
      'mailto:',
      'mailto: ',
      'a.',
    ];
    for (const unit of pieces) {
      for (const head of ['', 'https://', 'mailto:', 'a@']) {
        const value = head + unit.repeat(100_000 / unit.length);
        for (const parse of [parseUri, parseCalAddress, findUnencoded]) parse(value);
      }
    }
  });
});
