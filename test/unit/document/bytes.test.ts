import { describe, expect, it } from 'vitest';
import { IcalDocument, RuleTable, readByteFacts } from '../../../server/core/index.ts';

const host = { now: () => 0, newUid: () => 'uid', onRuleFailure: () => {} };

/** A document as an editor holds it, and the bytes of the file that it was loaded from. */
function load(text: string, file: string): IcalDocument {
  const document = new IcalDocument(text, new RuleTable([]), host);
  document.setBytes(readByteFacts(new TextEncoder().encode(file)));
  return document;
}

function replaceAll(document: IcalDocument, text: string): void {
  document.edit([{ text }]);
}

describe('the bytes of an open document', () => {
  it('hold while its text changes', () => {
    const document = load('A:1\r\nB:2\r\n', '\ufeffA:1\r\nB:2\n');
    replaceAll(document, 'A:1\r\nC:3\r\n');
    expect(document.bytes).toMatchObject({ bom: true, crlf: 1, lf: 1 });
  });

  it('have the line ends that somebody gave the text, because its save will give them to the file', () => {
    const document = load('A:1\nB:2\n', '\ufeffA:1\nB:2\n');
    replaceAll(document, 'A:1\r\nB:2\r\n');
    expect(document.bytes).toMatchObject({ bom: true, crlf: 2, lf: 0 });
    expect(document.bytes.firstLf).toBeUndefined();
  });

  it('have their own line ends again when that is undone', () => {
    const document = load('A:1\nB:2\n', 'A:1\nB:2\n');
    replaceAll(document, 'A:1\r\nB:2\r\n');
    replaceAll(document, 'A:1\nB:2\n');
    expect(document.bytes).toMatchObject({ crlf: 0, lf: 2 });
  });
});
