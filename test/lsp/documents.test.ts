import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Documents } from '../../server/lsp/documents.ts';
import { openText } from '../support/check.ts';
import { calendarOf } from './testRules.ts';

const uri = 'file:///talks/conference.ics';
const item = { uri, languageId: 'icalendar', version: 1 };

const piece = fc.constantFrom(
  'BEGIN:VEVENT\r\n',
  'END:VEVENT\r\n',
  'SUMMARY:Öffnung 🎤\n',
  ' folded\r',
  '\r',
  '\n',
  'BEGIN:VCALENDAR\n',
  'x',
  '',
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const position = fc.record({ line: fc.nat(30), character: fc.nat(30) });
const change = fc.oneof(
  { weight: 1, arbitrary: fc.record({ text }) },
  { weight: 6, arbitrary: fc.record({ text, start: position, end: position }) },
);

describe('open documents', () => {
  it('change as an editor changes them', () => {
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, changes, (before, drawn) => {
        const documents = new Documents((_, text) => openText(text));
        documents.open({ ...item, text: before });
        const { sent, after } = applyInOracle(before, drawn);
        expect(documents.change(uri, 2, sent)?.ical?.text).toBe(after);
      }),
      { seed: 5545, numRuns: 500 },
    );
  });

  it('are known but not read when they are too large', () => {
    const documents = new Documents((_, text) => openText(text), 200);
    const small = calendarOf(['SUMMARY:a']);
    expect(documents.open({ ...item, text: small }).ical).toBeDefined();
    expect(documents.change(uri, 2, [{ text: small.repeat(9) }])?.ical).toBeUndefined();
    expect(documents.change(uri, 3, [{ text: small }])?.ical).toBeUndefined();
    expect(documents.open({ ...item, version: 4, text: small }).ical).toBeDefined();
  });

  it('are not made by a change', () => {
    expect(new Documents((_, text) => openText(text)).change(uri, 2, [{ text: '' }])).toBeUndefined();
  });
});

interface Drawn {
  readonly text: string;
  readonly start?: Position;
  readonly end?: Position;
}

/**
 * What a client sends for changes drawn at random, and the text after them. The oracle is made anew for
 * each: it keeps line offsets from change to change, and not always the right ones.
 */
function applyInOracle(before: string, drawn: readonly Drawn[]) {
  const sent: TextDocumentContentChangeEvent[] = [];
  let after = before;
  for (const { text, start, end } of drawn) {
    const oracle = TextDocument.create(uri, 'icalendar', 1, after);
    const offsets = [start, end].flatMap((place) => (place ? [oracle.offsetAt(place)] : []));
    const [from, to] = offsets.sort((a, b) => a - b).map((offset) => oracle.positionAt(offset));
    const change = from && to ? { text, range: { start: from, end: to } } : { text };
    sent.push(change);
    after = TextDocument.update(oracle, [change], 2).getText();
  }
  return { sent, after };
}
