import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  inverseText,
  planTextChanges,
  type TextChange,
  textChangesOf,
} from '../../../client/src/preview/textChanges.ts';

const uri = 'file:///a.ics';

function documentOf(text: string): TextDocument {
  return TextDocument.create(uri, 'icalendar', 1, text);
}

/** What the editor would make of the edits. */
function carryOut(changes: readonly TextChange[], text: string): string {
  const planned = planTextChanges(changes, () => ({ version: 1, getText: () => text }));
  if ('refusal' in planned) return planned.refusal;
  return TextDocument.applyEdits(documentOf(text), [...(planned.files[0]?.edits ?? [])]);
}

/** Edits that put a text in place of lines. */
function edit(line: number, from: number, to: number, newText: string) {
  return { range: { start: { line, character: from }, end: { line, character: to } }, newText };
}

const lines = Array.from({ length: 20 }, (_, i) => `LINE:${i}`);
const before = lines.join('\r\n');
const fix = {
  uri,
  version: 1,
  edits: [edit(3, 5, 6, 'three'), edit(15, 0, 4, 'NAME'), edit(4, 0, 0, 'NEW:x\r\n')],
};
const after = TextDocument.applyEdits(documentOf(before), fix.edits);
const changes = textChangesOf(fix, before);

describe('what a repair has changed', () => {
  it('is taken back and made again', () => {
    expect(after).toContain('LINE:three\r\nNEW:x\r\n');
    expect(carryOut(changes.map(inverseText), after)).toBe(before);
    expect(carryOut(changes, before)).toBe(after);
  });

  it('is found again when lines came or went elsewhere', () => {
    const edited = `More\r\n${after.replace('LINE:9\r\n', '')}`;
    expect(carryOut(changes.map(inverseText), edited)).toBe(`More\r\n${before.replace('LINE:9\r\n', '')}`);
  });

  it('is nothing to do where somebody has done it already', () => {
    expect(carryOut(changes.map(inverseText), before)).toBe(before);
  });

  it('stays where somebody has changed the same lines, or where there are several like them by now', () => {
    const refusal = 'The lines that it changed are others by now.';
    expect(carryOut(changes.map(inverseText), after.replace('three', 'four'))).toBe(refusal);
    expect(carryOut(changes.map(inverseText), `x\r\n${after}\r\n${after}`)).toBe(refusal);
  });

  it('is taken back to the character, whatever it was', () => {
    const someText = fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', 'é'), { maxLength: 40 });
    const someEdits = fc.array(fc.tuple(fc.nat(60), fc.nat(4), fc.constantFrom('', 'x', 'y\nz')), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(someText, someEdits, (parts, wanted) => {
        const document = documentOf(parts.join(''));
        let last = 0;
        const edits = wanted
          .map(([at, length, newText]) => ({ at, length, newText }))
          .sort((a, b) => a.at - b.at)
          .flatMap(({ at, length, newText }) => {
            const start = Math.max(at, last);
            last = start + length + 1;
            const range = { start: document.positionAt(start), end: document.positionAt(start + length) };
            return document.offsetAt(range.start) < start ? [] : [{ range, newText }];
          });
        const text = document.getText();
        const changed = TextDocument.applyEdits(document, edits);
        const made = textChangesOf({ uri, version: 1, edits }, text);
        expect(carryOut(made.map(inverseText), changed)).toBe(text);
      }),
      { seed: 6 },
    );
  });
});
