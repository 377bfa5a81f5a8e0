import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  applyEdits,
  type DocumentSymbol,
  definition,
  documentHighlights,
  documentLinks,
  documentSymbols,
  foldingRanges,
  hover,
  type PlacedRange,
  prepareRename,
  type Range,
  references,
  renameZone,
  selectionRanges,
} from '../../server/core/index.ts';
import { openText } from '../support/check.ts';
import { processorMs } from '../support/cost.ts';
import { calendarText, fuzz } from '../support/texts.ts';

const reader = { localZone: 'Europe/Berlin', localZoneSource: 'host', now: Date.UTC(2027, 3, 1) } as const;

function expectInside(text: string, { start, end }: Range): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}

function expectPlaced(text: string, { start, end }: PlacedRange): void {
  expectInside(text, { start: start.offset, end: end.offset });
  expect(start.line <= end.line).toBe(true);
}

function expectSymbol(text: string, symbol: DocumentSymbol): void {
  expect(symbol.name).not.toBe('');
  expectPlaced(text, symbol.range);
  expectPlaced(text, symbol.selectionRange);
  expect(symbol.selectionRange.start.offset).toBeGreaterThanOrEqual(symbol.range.start.offset);
  expect(symbol.selectionRange.end.offset).toBeLessThanOrEqual(symbol.range.end.offset);
  for (const child of symbol.children) expectSymbol(text, child);
}

it('hover and selection ranges answer for any place of any text', () => {
  fc.assert(
    fc.property(
      calendarText,
      fc.array(fc.double({ min: -0.1, max: 1.1, noNaN: true }), { maxLength: 8 }),
      (text, places) => {
        const document = openText(text);
        for (const place of places) {
          const offset = Math.round(place * text.length);
          const found = hover(document, offset, reader);
          if (found) expectInside(text, found.range);
          if (found) expect(found.markdown).not.toMatch(/<[a-z]|\]\(command:/i);
          for (const range of selectionRanges(document, offset)) expectInside(text, range);
        }
      },
    ),
    fuzz,
  );
});

it('names lead to places inside any text, and another name is read back where the old one stood', () => {
  let renamed = 0;
  fc.assert(
    fc.property(
      calendarText,
      fc.constantFrom('Europe/Kyiv', 'a;b,c:d\\e', 'é'.repeat(60)),
      (tail, newName) => {
        const text = `BEGIN:VTIMEZONE\r\nTZID:PST\r\nEND:VTIMEZONE\r\n${tail}`;
        const document = openText(text);
        for (const { index } of text.matchAll(/(?<=TZID[=:]"?)[^"]|(?<=(?:UID|-TO):)./g)) {
          for (const { at, whole } of definition(document, index)?.to ?? []) {
            expectPlaced(text, at);
            expectPlaced(text, whole);
          }
          for (const { at } of documentHighlights(document, index)) expectPlaced(text, at);
          const target = prepareRename(document, index);
          if (!target || 'refusal' in target) continue;
          const before = references(document, index, true).length;
          const edits = renameZone(document, target.thing, newName);
          if ('refusal' in edits) continue;
          const after = openText(applyEdits(text, edits));
          const place = (edits[0]?.start ?? 0) + (edits[0]?.newText.startsWith('"') ? 1 : 0);
          expect(prepareRename(after, place)).toMatchObject({ placeholder: newName });
          expect(references(after, place, true)).toHaveLength(before);
          renamed++;
        }
      },
    ),
    fuzz,
  );
  expect(renamed).toBeGreaterThan(500);
});

it('symbols, folds and links are inside any text', () => {
  fc.assert(
    fc.property(calendarText, (text) => {
      const document = openText(text);
      for (const symbol of documentSymbols(document)) expectSymbol(text, symbol);
      for (const { startLine, endLine } of foldingRanges(document)) {
        expect(startLine).toBeGreaterThanOrEqual(0);
        expect(endLine).toBeGreaterThan(startLine);
        expect(endLine).toBeLessThan(document.lineCount);
      }
      for (const { range } of documentLinks(document)) expectPlaced(text, range);
    }),
    fuzz,
  );
});

const long = 100_000;

it.each([
  ['a long text', `BEGIN:VEVENT\r\nDESCRIPTION:${'a b'.repeat(long / 3)}\r\nEND:VEVENT\r\n`],
  [
    'a long text in folds',
    `BEGIN:VEVENT\r\nDESCRIPTION:${'a [x](y)\\n\r\n '.repeat(long / 11)}\r\nEND:VEVENT\r\n`,
  ],
  ['a long name', `${'X'.repeat(long)}:x`],
  ['many parameters', `DTSTART${';A=b'.repeat(long / 4)}:20270514T090000Z`],
  ['a long TZID', `DTSTART;TZID=${'Z'.repeat(long)}:20270514T090000`],
  ['a long time', `DTSTART:${'2'.repeat(long)}`],
  ['a long list', `CATEGORIES:${'a,'.repeat(long / 2)}`],
  [
    'a long rule',
    `BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0100\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=YEARLY;BYDAY=${'MO,'.repeat(long / 3)}SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n`,
  ],
  ['many lines', 'SUMMARY:x\r\n'.repeat(long)],
  ['many components', 'BEGIN:X\r\n'.repeat(long / 10)],
])('every feature is quick on %s', (_, text) => {
  const document = openText(text);
  const cost = processorMs(() => {
    for (const place of [0, 0.1, 0.5, 0.9, 1]) {
      const offset = Math.floor(place * text.length);
      hover(document, offset, reader);
      selectionRanges(document, offset);
      documentHighlights(document, offset);
      definition(document, offset);
    }
    documentSymbols(document);
    foldingRanges(document);
    documentLinks(document);
  });
  expect(cost).toBeLessThan(2000);
});
