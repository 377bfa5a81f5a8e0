import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { IcalDocument, type TextChange } from '../../server/core/index.ts';
import { allRules, openText, testHost } from '../support/check.ts';
import { sourceOf } from '../support/textSource.ts';
import { calendarText, fuzz } from '../support/texts.ts';

/** What an editor would be shown, with what a change of block identities cannot alter. */
function shown(document: IcalDocument): string[] {
  return document.findings().map(({ finding, start, end }) => {
    const place = `${start.line}:${start.character}-${end.line}:${end.character} ${start.offset}-${end.offset}`;
    return `${place} ${finding.rule} ${finding.message} ${JSON.stringify(finding.data)}`;
  });
}

const position = fc.record({ line: fc.nat(40), character: fc.nat(30) });
const change: fc.Arbitrary<TextChange> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ range: fc.tuple(position, position).map(ordered), text: calendarText }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      range: fc.tuple(position, position).map(ordered),
      text: fc.constantFrom('', ' ', '\n', '\r', 'E', ':'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ text: calendarText }) },
);

type Place = { line: number; character: number };

function ordered([a, b]: [Place, Place]): { start: Place; end: Place } {
  const isOrdered = a.line < b.line || (a.line === b.line && a.character <= b.character);
  return isOrdered ? { start: a, end: b } : { start: b, end: a };
}

/** The library's own document; made anew for each edit, since its line count is off after edits past the end. */
function oracleOf(text: string): TextDocument {
  return TextDocument.create('file:///a.ics', 'icalendar', 0, text);
}

describe('a document under random edits', () => {
  it('has the text, the places and the findings that it would have if opened anew', () => {
    fc.assert(
      fc.property(calendarText, fc.array(change, { maxLength: 8 }), (text, changes) => {
        const document = openText(text);
        document.findings();
        for (const one of changes) {
          const expected = TextDocument.update(
            oracleOf(document.text),
            [one as { text: string }],
            1,
          ).getText();
          document.edit([one]);
          expect(document.text).toBe(expected);
          expect(document.lineCount).toBe(oracleOf(expected).lineCount);
          expect(shown(document)).toEqual(shown(openText(expected)));
        }
      }),
      { ...fuzz, numRuns: 600 },
    );
  });

  it('knows positions and offsets as LSP defines them', () => {
    fc.assert(
      fc.property(calendarText, position, fc.nat(400), (text, place, offset) => {
        const document = openText(text);
        const oracle = oracleOf(text);
        expect(document.offsetAt(place)).toBe(oracle.offsetAt(place));
        expect(document.positionAt(offset)).toEqual(oracle.positionAt(offset));
      }),
      fuzz,
    );
  });
});

describe('a file that is read through, whatever it holds', () => {
  it('shows what it would show if it were opened as a whole', () => {
    fc.assert(
      fc.property(calendarText, fc.integer({ min: 1, max: 400 }), (any, pieceLength) => {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(any));
        const source = sourceOf(text, pieceLength);
        const document = IcalDocument.readThrough(source, allRules, testHost(), [], true);
        expect(document && shown(document)).toEqual(shown(openText(text)));
      }),
      fuzz,
    );
  });
});
