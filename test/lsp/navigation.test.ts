import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
} from 'vscode-languageserver/node';
import { plainCapabilities, startClient, type TestClient, vscodeCapabilities } from './testClient.ts';

const uri = 'file:///talks/conference.ics';
const textDocument = { uri };
const text = [
  'BEGIN:VCALENDAR',
  'BEGIN:VTIMEZONE',
  'TZID:PST',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:a',
  'DTSTART;TZID=PST:20270514T090000',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const capabilities: ClientCapabilities = {
  ...vscodeCapabilities,
  textDocument: {
    ...vscodeCapabilities.textDocument,
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
  },
};

const name = { start: { line: 2, character: 5 }, end: { line: 2, character: 8 } };
const use = { start: { line: 6, character: 13 }, end: { line: 6, character: 16 } };
const atUse = { textDocument, position: { line: 6, character: 14 } };
const atUid = { textDocument, position: { line: 5, character: 5 } };
const nowhere = { textDocument, position: { line: 4, character: 8 } };

async function open(options: Parameters<typeof startClient>[0] = {}): Promise<TestClient> {
  const client = await startClient({ rules: [], capabilities, ...options });
  await client.open(uri, text);
  return client;
}

describe('textDocument/definition', () => {
  it('gives the whole VTIMEZONE and what led there to a client that shows it', async () => {
    const { connection } = await open();
    expect(await connection.sendRequest(DefinitionRequest.type, atUse)).toEqual([
      {
        originSelectionRange: use,
        targetUri: uri,
        targetRange: { start: { line: 1, character: 0 }, end: { line: 3, character: 13 } },
        targetSelectionRange: name,
      },
    ]);
  });

  it('gives a place to other clients, and nothing where nothing is', async () => {
    const { connection } = await open({ capabilities: plainCapabilities });
    expect(await connection.sendRequest(DefinitionRequest.type, atUse)).toEqual([{ uri, range: name }]);
    expect(await connection.sendRequest(DefinitionRequest.type, nowhere)).toBeNull();
  });
});

it('textDocument/references and documentHighlight give every place of a name', async () => {
  const { connection } = await open();
  const all = { ...atUse, context: { includeDeclaration: true } };
  expect(await connection.sendRequest(ReferencesRequest.type, all)).toEqual([
    { uri, range: name },
    { uri, range: use },
  ]);
  expect(await connection.sendRequest(DocumentHighlightRequest.type, atUse)).toEqual([
    { range: name, kind: DocumentHighlightKind.Write },
    { range: use, kind: DocumentHighlightKind.Read },
  ]);
});

describe('textDocument/rename', () => {
  const newName = 'America/Los_Angeles';

  it('is prepared for clients that ask first', async () => {
    const client = await open();
    expect(client.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
    const prepare = (at: typeof atUse) => client.connection.sendRequest(PrepareRenameRequest.type, at);
    expect(await prepare(atUse)).toEqual({ range: use, placeholder: 'PST' });
    expect(await prepare(nowhere)).toBeNull();
    await expect(prepare(atUid)).rejects.toThrow(/^A UID cannot be renamed/);
    const plain = await startClient({ capabilities: plainCapabilities });
    expect(plain.initialized.capabilities.renameProvider).toBe(true);
  });

  it('is bound to the version of the text', async () => {
    const { connection } = await open();
    const edits = [name, use].map((range) => ({ range, newText: newName }));
    expect(await connection.sendRequest(RenameRequest.type, { ...atUse, newName })).toEqual({
      documentChanges: [{ textDocument: { uri, version: 1 }, edits }],
    });
  });

  it('is refused with the reason', async () => {
    const { connection } = await open();
    const rename = (at: typeof atUse, to: string) =>
      connection.sendRequest(RenameRequest.type, { ...at, newName: to });
    await expect(rename(atUse, '')).rejects.toThrow('A TZID cannot be empty.');
    await expect(rename(atUid, 'b')).rejects.toThrow(/^A UID cannot be renamed/);
    expect(await rename(nowhere, 'b')).toBeNull();
  });
});
