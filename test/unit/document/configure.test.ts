import { describe, expect, it } from 'vitest';
import { fixAll, IcalDocument, ignoreOffers, type Suppression } from '../../../server/core/index.ts';
import { allRules, openText, testHost } from '../../support/check.ts';

const event = (uid: string, ...lines: readonly string[]) =>
  [
    'BEGIN:VEVENT',
    ...(uid ? [`UID:${uid}`] : []),
    'DTSTAMP:20270401T080000Z',
    'DTSTART:20270514T090000Z',
  ].concat(lines, 'END:VEVENT');
const calendar = (...events: readonly string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');

const text = calendar(event('talk-one', 'SUMMARY:a, b'), event('talk-two', 'SUMMARY:c, d'));
const at = { start: 0, end: 0 };
const comma = 'text-unescaped-separator';
const places = (document: IcalDocument) =>
  document.findings().map(({ finding, start }) => `${finding.rule}:${start.line}:${finding.severity}`);

function open(suppressions: readonly Suppression[], of = text): IcalDocument {
  return new IcalDocument(of, allRules, testHost(), suppressions);
}

describe('a document under a configuration', () => {
  it('hides what is suppressed in one event', () => {
    const here = { rule: comma, uids: new Set(['talk-one']), at };
    expect(places(open([here]))).toEqual([`${comma}:13:warning`]);
  });

  it('hides what is suppressed everywhere', () => {
    expect(places(open([{ rule: comma, at }]))).toEqual([]);
  });

  it('tells which suppressions were used, all that hold', () => {
    const used = { rule: comma, at };
    const usedAsWell = { rule: comma, uids: new Set(['talk-two', 'talk-three']), at };
    const unused = { rule: comma, uids: new Set(['talk-three']), at };
    const document = open([used, usedAsWell, unused]);
    expect([...document.usedSuppressions()]).toEqual([used, usedAsWell]);
    expect([...openText(text).usedSuppressions()]).toEqual([]);
  });

  it('repairs nothing that is suppressed', () => {
    const here = { rule: comma, uids: new Set(['talk-one']), at };
    expect(fixAll(open([here])).text).toBe(text.replace('c, d', 'c\\, d'));
  });

  it('lets what is suppressed still speak for what follows from it', () => {
    const broken = text.replace('SUMMARY:a, b', 'DESCRIPTION:A talk\r\nabout: much, and more');
    const found = places(openText(broken));
    const owner = found.map((each) => each.split(':')[0] as string).find((rule) => rule !== comma) as string;
    const left = places(open([{ rule: owner, at }], broken));
    expect(found.length).toBeGreaterThan(left.length);
    expect(left.every((each) => found.includes(each))).toBe(true);
  });

  it('is checked anew when its rules change, and not when only suppressions do', () => {
    const document = openText(text);
    expect(places(document)).toEqual([`${comma}:7:warning`, `${comma}:13:warning`]);
    const loud = allRules.under({ profile: 'editor', rules: new Map([[comma, 'error']]) });
    document.configure(loud, []);
    expect(places(document)).toEqual([`${comma}:7:error`, `${comma}:13:error`]);
    const [finding] = document.findings();
    document.configure(loud, [{ rule: comma, uids: new Set(['talk-two']), at }]);
    expect(places(document)).toEqual([`${comma}:7:error`]);
    expect(document.findings()[0]?.finding).toBe(finding?.finding);
    document.configure(allRules, []);
    expect(places(document)).toEqual([`${comma}:7:warning`, `${comma}:13:warning`]);
  });

  it('stays under it through edits', () => {
    const document = open([{ rule: comma, uids: new Set(['talk-one']), at }]);
    document.findings();
    const range = { start: { line: 4, character: 4 }, end: { line: 4, character: 12 } };
    document.edit([{ range, text: 'talk-six' }]);
    expect(places(document)).toEqual([`${comma}:7:warning`, `${comma}:13:warning`]);
    document.edit([{ range, text: 'talk-one' }]);
    expect(places(document)).toEqual([`${comma}:13:warning`]);
  });
});

describe('what may be ignored', () => {
  const offersAt = (of: string, word: string) => {
    const start = of.indexOf(word);
    return ignoreOffers(openText(of), { start, end: start }).map(
      ({ title, uid }) => `${title} ${uid ?? '-'}`,
    );
  };

  it('is offered at a finding: here, in the file, everywhere', () => {
    expect(offersAt(text, ', d')).toEqual([
      `Ignore this here: ${comma} talk-two`,
      `Ignore in this file: ${comma} -`,
      `Ignore everywhere: ${comma} -`,
    ]);
  });

  it('is not offered where nothing was found', () => {
    expect(offersAt(text, 'VERSION')).toEqual([]);
  });

  it('is not one event where there is none with a UID', () => {
    const offers = offersAt(calendar(event('', 'SUMMARY:a, b')), ', b');
    expect(offers).toEqual([`Ignore in this file: ${comma} -`, `Ignore everywhere: ${comma} -`]);
  });
});
