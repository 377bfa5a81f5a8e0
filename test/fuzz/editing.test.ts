import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  completion,
  completionDocumentation,
  foldActionEdits,
  foldChanges,
  foldOffers,
  formatDocument,
  formatRange,
  type TextEdit,
} from '../../server/core/index.ts';
import { octetLength } from '../../server/core/text/lines.ts';
import { openText } from '../support/check.ts';
import { processorMs } from '../support/cost.ts';
import { changedReadings } from '../support/icaljs.ts';
import { calendarText, fuzz } from '../support/texts.ts';

const host = {
  now: Date.UTC(2027, 3, 1),
  newUid: () => 'new-uid',
  zoneChoices: () => [{ name: 'Europe/Berlin', offset: 7200 }],
  favouriteZones: ['Europe/Berlin'],
};

/** What is left of a text when all its folds are taken out; CR is no line break to those who read it so. */
function unfolded(text: string): string {
  return text.replace(/\r?\n[ \t]/g, '');
}

/** Spaces and tabs are mixed in the folds of one line only here; they come back as the first of them. */
function withSpaces(text: string): string {
  return text.replaceAll('\r\n\t', '\r\n ');
}

function expectApart(text: string, edits: readonly TextEdit[]): void {
  let done = 0;
  for (const { start, end } of edits) {
    expect(start).toBeGreaterThanOrEqual(done);
    expect(end).toBeGreaterThanOrEqual(start);
    done = end;
  }
  expect(done).toBeLessThanOrEqual(text.length);
}

/** A value as long as people write, in lines that programs and people fold in every way. */
const words = fc.oneof(
  fc.constantFrom('\\n', '\\,', '\\\\', ' ', '\r\n ', '\r\n\t', '\r\n  ', '\r\n \r\n ', '👩‍🚀', 'é', '会議'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }),
);
const property = fc
  .tuple(fc.constantFrom('SUMMARY', 'DESCRIPTION', 'COMMENT', 'X-NOTE;X-A="b:c"'), fc.array(words))
  .map(([name, parts]) => `${name}:${parts.join('')}`);
const calendar = fc
  .array(fc.oneof(property, fc.constantFrom('END:VEVENT\r\nBEGIN:VEVENT', 'UID:1')), { maxLength: 12 })
  .map((lines) =>
    ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n'),
  );
const anyText = fc.oneof(calendarText, calendar);

describe('formatting any text', () => {
  it('changes nothing but folds, and nothing of what ical.js reads', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const edits = formatDocument(openText(text));
        expectApart(text, edits);
        const after = applyEdits(text, edits);
        expect(unfolded(after)).toBe(unfolded(text));
        expect(changedReadings(text, after)).toEqual(changedReadings(text, text));
      }),
      fuzz,
    );
  });

  it('leaves no line too long in a calendar, and ends in one step', () => {
    fc.assert(
      fc.property(calendar, (text) => {
        const after = applyEdits(text, formatDocument(openText(text)));
        for (const line of after.split('\r\n')) expect(octetLength(line)).toBeLessThanOrEqual(75);
        expect(formatDocument(openText(after))).toEqual([]);
      }),
      fuzz,
    );
  });

  it('of a range does a part of what it does to the whole', () => {
    fc.assert(
      fc.property(anyText, fc.nat(500), fc.nat(300), (text, start, length) => {
        const whole = formatDocument(openText(text)).map((edit) => JSON.stringify(edit));
        const part = formatRange(openText(text), { start, end: start + length });
        for (const edit of part) expect(whole).toContain(JSON.stringify(edit));
      }),
      { ...fuzz, numRuns: 1000 },
    );
  });
});

describe('unfolding for editing', () => {
  it('takes nothing but folds out, and folding puts nothing else in', () => {
    fc.assert(
      fc.property(anyText, fc.nat(600), (text, offset) => {
        const document = openText(text);
        for (const { identity } of foldOffers(document, offset)) {
          const edits = foldActionEdits(document, identity);
          expectApart(text, edits);
          expect(edits.length).toBeGreaterThan(0);
          expect(unfolded(applyEdits(text, edits))).toBe(unfolded(text));
        }
      }),
      fuzz,
    );
  });

  it('writes every fold back on save, and loses nothing that was typed between', () => {
    fc.assert(
      fc.property(
        calendar,
        fc.nat(600),
        fc.nat(200),
        fc.string({ maxLength: 90 }),
        (given, offset, at, typed) => {
          const start = applyEdits(given, formatDocument(openText(given)));
          const document = openText(start);
          const offer = foldOffers(document, offset).find(({ identity }) => identity.type === 'unfold');
          fc.pre(offer !== undefined);
          const { identity } = offer as NonNullable<typeof offer>;
          const change = (edit: TextEdit) => {
            const range = { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
            document.edit([{ range, text: edit.newText }]);
          };
          for (const edit of [...foldActionEdits(document, identity)].reverse()) change(edit);
          // What fits on one line now stays there.
          const line = document.text.slice(identity.start).split('\r\n')[0] as string;
          const expected = octetLength(line) > 75 ? start : document.text;
          const restored = applyEdits(document.text, foldChanges(document));
          expect(withSpaces(restored)).toBe(withSpaces(expected));
          const text = typed.replace(/[\r\n]/g, '');
          const end = document.text.indexOf('\r\n', identity.start);
          const place = Math.min(document.text.indexOf(':', identity.start) + 1 + at, end);
          change({ start: place, end: place, newText: text });
          const after = applyEdits(document.text, foldChanges(document));
          expect(unfolded(after)).toBe(unfolded(document.text));
          for (const line of after.split('\r\n')) expect(octetLength(line)).toBeLessThanOrEqual(75);
        },
      ),
      { ...fuzz, numRuns: 1500 },
    );
  });
});

describe('completion anywhere in any text', () => {
  it('holds the cursor and stays on its physical line', () => {
    fc.assert(
      fc.property(anyText, fc.nat(600), fc.boolean(), (text, place, snippets) => {
        const document = openText(text);
        const offset = document.offsetAt(document.positionAt(Math.min(place, text.length)));
        const line = document.positionAt(offset).line;
        for (const { edit, isSnippet, subject } of completion(document, offset, { ...host, snippets })) {
          expect(edit.start).toBeLessThanOrEqual(offset);
          expect(edit.end).toBeGreaterThanOrEqual(offset);
          expect(document.positionAt(edit.start).line).toBe(line);
          expect(document.positionAt(edit.end).line).toBe(line);
          if (!isSnippet) expect(edit.newText).not.toMatch(/[\r\n]/);
          if (subject) expect(completionDocumentation(subject)).not.toBe('');
        }
      }),
      { ...fuzz, numRuns: 1000 },
    );
  });
});

const long = 100_000;

it.each([
  ['a long text', `BEGIN:VEVENT\r\nDESCRIPTION:${'a b'.repeat(long / 3)}\r\nEND:VEVENT\r\n`],
  ['a long text in folds', `BEGIN:VEVENT\r\nDESCRIPTION:${'a\\n\r\n '.repeat(long / 6)}\r\nEND:VEVENT\r\n`],
  ['a long name', `${'X'.repeat(long)}:x`],
  ['many parameters', `DTSTART${';A=b'.repeat(long / 4)}:20270514T090000Z`],
  ['a long rule', `BEGIN:VEVENT\r\nRRULE:FREQ=YEARLY;BYDAY=${'MO,'.repeat(long / 3)}\r\nEND:VEVENT\r\n`],
  ['a rule of many parts', `BEGIN:VEVENT\r\nRRULE:${'X=1;'.repeat(long / 4)}\r\nEND:VEVENT\r\n`],
  ['many long lines', `BEGIN:VEVENT\r\n${`COMMENT:${'x'.repeat(80)}\r\n`.repeat(long / 50)}END:VEVENT\r\n`],
  ['many lines', 'SUMMARY:x\r\n'.repeat(long)],
  ['many components', 'BEGIN:X\r\n'.repeat(long / 10)],
])('writing is quick in %s', (_, text) => {
  const document = openText(text);
  const cost = processorMs(() => {
    for (const place of [0, 0.1, 0.5, 0.9, 1]) {
      const offset = Math.floor(place * text.length);
      completion(document, offset, { ...host, snippets: true });
      for (const { identity } of foldOffers(document, offset)) foldActionEdits(document, identity);
    }
    formatDocument(document);
    document.edit([{ text: `X-NEW:1\r\n${text}` }]);
    foldChanges(document);
  });
  expect(cost).toBeLessThan(2000);
});
