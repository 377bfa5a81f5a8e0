import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  fixAll,
  formatPage,
  PageDocument,
  pageCompletion,
  pageFoldingRanges,
  pageHover,
  pageSelectionRanges,
  pageSymbols,
  pageTokens,
  parsePage,
} from '../../server/core/index.ts';
import { allRules, openPage, testHost } from '../support/check.ts';
import { saysOf } from '../support/pages.ts';
import { anyCharacter, fuzz as usual } from '../support/texts.ts';

/** Each text is a whole page that is read several times: fewer do. */
const fuzz = { ...usual, numRuns: 300 };

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');
const folder = path.join(fixtures, 'workspaces/conference/speakers');
const pages = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));

/** Pieces that pages are made of, and such as break them. */
const piece = fc.oneof(
  { arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\r', ' ', '\t'), weight: 4 },
  {
    arbitrary: fc.constantFrom(
      'speaker-page',
      'Ann Smith',
      'Ann Smith and Bob Jones',
      'Ann Smith is.',
      'Speaker home page',
      'Website: https://a.example/',
      'https://a.example/',
      'The Title',
      'Web, Novice',
      'Web',
      '8/12/2017 | 3:15 PM-4:15 PM | Here',
      '15/8/17, 3-4 PM, Hall',
      'Saturday 11:05 a.m.–noon in Hall',
      '| 3:15 AM-3:15 AM |',
      'Description',
      '## Abstract',
      'Abstact',
      'With Bob Jones',
      'None',
      '&#39;',
      '**a**',
      '{{ x }}',
      '|',
      '\ufeff',
    ),
    weight: 6,
  },
  { arbitrary: fc.string({ unit: anyCharacter, maxLength: 8 }), weight: 1 },
);
const made = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

/** A healthy page in which a stretch was replaced by something. */
const damaged = fc
  .tuple(fc.constantFrom(...pages), fc.nat(), fc.nat({ max: 60 }), made)
  .map(([page, at, length, text]) => {
    const start = at % (page.length + 1);
    return page.slice(0, start) + text + page.slice(start + length);
  });
const anyPage = fc.oneof(made, damaged);

/** With one blank where there were several: formatting may do that in the name of a room. */
function spaced(says: ReturnType<typeof saysOf>): unknown {
  return {
    ...says,
    talks: says.talks.map((talk) => ({ ...talk, room: talk.room?.replace(/[ \t\u00a0]+/g, ' ') })),
  };
}

function expectInside({ start, end }: { start: number; end: number }, length: number): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(length);
}

describe('any text as a speaker page', () => {
  it('is the text of its lines laid end to end', () => {
    fc.assert(
      fc.property(anyPage, (text) => {
        const { nodes } = parsePage(text);
        expect(nodes.map(({ start, fullEnd }) => text.slice(start, fullEnd)).join('')).toBe(text);
      }),
      fuzz,
    );
  });

  it('has findings and fixes within it, and no rule throws', () => {
    fc.assert(
      fc.property(anyPage, (text) => {
        const document = openPage(text);
        for (const { finding } of document.findings()) {
          expectInside(finding.at, text.length);
          for (const related of finding.related) expectInside(related.at, text.length);
          for (const { edits } of document.fixes(finding)) {
            for (const edit of edits) expectInside(edit, text.length);
          }
        }
      }),
      fuzz,
    );
  });

  it('says the same after all safe repairs, and is then repaired', () => {
    fc.assert(
      fc.property(anyPage, (text) => {
        const document = openPage(text);
        const fixed = document.withText(fixAll(document).text);
        expect(saysOf(fixed)).toEqual(saysOf(document));
        expect(fixAll(fixed).edit).toBeUndefined();
      }),
      fuzz,
    );
  });

  it('says the same after each safe repair by itself', () => {
    fc.assert(
      fc.property(anyPage, (text) => {
        const document = openPage(text);
        const fixes = document.findings().flatMap(({ finding }) => document.fixes(finding));
        for (const { safety, edits } of fixes) {
          if (safety === 'safe')
            expect(saysOf(document.withText(applyEdits(text, edits)))).toEqual(saysOf(document));
        }
      }),
      fuzz,
    );
  });

  it('is the same after edits as when it is opened so', () => {
    const edit = fc.record({
      line: fc.nat({ max: 30 }),
      character: fc.nat({ max: 40 }),
      more: fc.nat({ max: 3 }),
      text: made,
    });
    fc.assert(
      fc.property(anyPage, fc.array(edit, { maxLength: 4 }), (text, edits) => {
        const document = new PageDocument(text, allRules, testHost());
        for (const { line, character, more, text: newText } of edits) {
          const start = { line, character };
          document.edit([{ range: { start, end: { line: line + more, character } }, text: newText }]);
          document.findings();
        }
        const opened = openPage(document.text);
        expect(document.findings()).toEqual(opened.findings());
        const offset = document.offsetAt({ line: 5, character: 3 });
        expect(document.offsetAt(document.positionAt(offset))).toBe(offset);
      }),
      fuzz,
    );
  });

  it('has features that stay within it', () => {
    const reader = { localZone: 'UTC', localZoneSource: 'host', now: 0 } as const;
    fc.assert(
      fc.property(anyPage, fc.nat(), (text, at) => {
        const document = openPage(text);
        const offset = at % (text.length + 1);
        const hover = pageHover(document, offset, reader);
        if (hover) expectInside(hover.range, text.length);
        for (const { edit } of pageCompletion(document, offset)) {
          expectInside(edit, text.length);
          expect(text.slice(edit.start, edit.end)).not.toMatch(/[\r\n]/);
          expect(edit.start <= offset && offset <= edit.end).toBe(true);
        }
        let last = { start: offset, end: offset };
        for (const range of pageSelectionRanges(document, offset)) {
          expectInside(range, text.length);
          expect(range.start <= last.start && range.end >= last.end).toBe(true);
          last = range;
        }
        for (const { startLine, endLine } of pageFoldingRanges(document))
          expect(endLine).toBeGreaterThan(startLine);
        pageSymbols(document);
      }),
      fuzz,
    );
  });

  it('has tokens in order that cross no line', () => {
    fc.assert(
      fc.property(anyPage, (text) => {
        let end = 0;
        for (const token of pageTokens(openPage(text))) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(token.start, token.end)).toMatch(/^[^\r\n]+$/);
          end = token.end;
        }
      }),
      fuzz,
    );
  });

  it('says the same after formatting, but for how it is written, and is then formatted', () => {
    fc.assert(
      fc.property(anyPage, (text) => {
        const document = openPage(text);
        const formatted = document.withText(applyEdits(text, formatPage(document)));
        expect(spaced(saysOf(formatted))).toEqual(spaced(saysOf(document)));
        expect(formatPage(formatted)).toEqual([]);
      }),
      fuzz,
    );
  });

  it('takes time in proportion to its length', () => {
    const long = `speaker-page\n\nAnn Smith\n\n${'8/12/2017 | 3:15 PM-4:15 PM | Here\n\n'.repeat(20_000)}${'a '.repeat(200_000)}${'| '.repeat(100_000)}`;
    expect(openPage(long).findings().length).toBeGreaterThan(0);
  });
});
