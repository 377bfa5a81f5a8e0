import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  TextDocumentSaveReason,
  type TextEdit,
  WillSaveTextDocumentWaitUntilRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plainCapabilities, startClient, type TestClient, vscodeCapabilities } from './testClient.ts';
import { calendarOf } from './testRules.ts';

const uri = 'file:///talks/conference.ics';
const textDocument = { uri };
const long = `DESCRIPTION:${'0123456789'.repeat(10)}`;
const folded = `${long.slice(0, 75)}\r\n ${long.slice(75)}`;

/** What VS Code announces for what these tests are about. */
const completionItem = {
  snippetSupport: true,
  documentationFormat: ['markdown', 'plaintext'],
  resolveSupport: { properties: ['documentation'] },
  tagSupport: { valueSet: [1] },
} as NonNullable<NonNullable<ClientCapabilities['textDocument']>['completion']>['completionItem'];

const capabilities: ClientCapabilities = {
  ...vscodeCapabilities,
  textDocument: {
    ...vscodeCapabilities.textDocument,
    completion: { completionItem },
    formatting: { dynamicRegistration: true },
    rangeFormatting: { dynamicRegistration: true },
  },
};

async function openText(text: string, options: Parameters<typeof startClient>[0] = {}): Promise<TestClient> {
  const client = await startClient({ rules: [], capabilities, ...options });
  await client.open(uri, text);
  return client;
}

function apply(text: string, edits: readonly TextEdit[] | null | undefined): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'icalendar', 1, text), [...(edits ?? [])]);
}

describe('completion', () => {
  const text = calendarOf(['STATUS:CON', ' FI', 'SUM']);

  async function complete(client: TestClient, line: number, character: number): Promise<CompletionItem[]> {
    const params = { textDocument, position: { line, character } };
    return (await client.connection.sendRequest(CompletionRequest.type, params)) as CompletionItem[];
  }

  it('is asked for at the separators of content lines', async () => {
    const client = await openText(text);
    const { completionProvider } = client.initialized.capabilities;
    expect(completionProvider).toEqual({
      triggerCharacters: [':', ';', '=', ',', '|'],
      resolveProvider: true,
    });
  });

  it('edits the physical line of the cursor', async () => {
    const client = await openText(text);
    expect(await complete(client, 3, 3)).toMatchObject([
      {
        label: 'CONFIRMED',
        filterText: 'FIRMED',
        textEdit: {
          range: { start: { line: 3, character: 1 }, end: { line: 3, character: 3 } },
          newText: 'FIRMED',
        },
      },
    ]);
  });

  it('is documented when somebody looks at it', async () => {
    const client = await openText(text);
    const item = (await complete(client, 4, 3)).find(({ label }) => label === 'SUMMARY');
    expect(item).not.toHaveProperty('documentation');
    const resolved = await client.connection.sendRequest(
      CompletionResolveRequest.type,
      item as CompletionItem,
    );
    expect(resolved.documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('section-3.8.1.12'),
    });
    const foreign = { label: 'x', data: { type: 'fix', name: 'x' } };
    expect(await client.connection.sendRequest(CompletionResolveRequest.type, foreign)).toEqual(foreign);
  });

  it('is whole at once for a client that does not ask again, in plain text and without snippets', async () => {
    const client = await openText(text, { capabilities: plainCapabilities });
    const items = await complete(client, 4, 3);
    const item = items.find(({ label }) => label === 'SUMMARY');
    expect(item).toMatchObject({ documentation: { kind: 'plaintext' } });
    expect(item).not.toHaveProperty('data');
    expect(items.some(({ insertTextFormat }) => insertTextFormat === 2)).toBe(false);
  });

  it('has snippets for a client that understands them', async () => {
    const client = await openText('BEGIN:VCALENDAR\r\n\r\nEND:VCALENDAR\r\n');
    const talk = (await complete(client, 1, 0)).find(({ label }) => label === 'BEGIN:VEVENT Talk');
    expect(talk).toMatchObject({ insertTextFormat: 2 });
  });

  it('marks what is no longer to be written', async () => {
    const client = await openText(calendarOf(['BEGIN:VALARM', 'ACTION:', 'END:VALARM']));
    const item = (await complete(client, 3, 7)).find(({ label }) => label === 'PROCEDURE');
    expect(item?.tags).toEqual([1]);
  });

  it('opens the list again where the client has a command for it', async () => {
    const again = { title: 'Suggest', command: 'show.again' };
    const at = calendarOf(['STAT', 'SUM']);
    const first = await openText(at, { options: { suggestCommand: 'show.again' } });
    const [items, texts] = [await complete(first, 2, 4), await complete(first, 3, 3)];
    expect(items.find(({ label }) => label === 'STATUS')?.command).toEqual(again);
    expect(texts.find(({ label }) => label === 'SUMMARY')).not.toHaveProperty('command');
    const other = await openText(at);
    expect((await complete(other, 2, 4)).find(({ label }) => label === 'STATUS')).not.toHaveProperty(
      'command',
    );
  });

  it('is nothing in an unknown document', async () => {
    const client = await startClient();
    expect(await complete(client, 0, 0)).toEqual([]);
  });
});

describe('formatting', () => {
  const text = calendarOf([long, 'SUMMARY:x'], [long]);
  const options = { tabSize: 2, insertSpaces: true };

  it('folds what is too long', async () => {
    const client = await openText(text);
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument,
      options,
    });
    expect(edits).toHaveLength(2);
    expect(apply(text, edits)).toBe(text.replaceAll(long, folded));
  });

  it('of a range leaves the rest alone', async () => {
    const client = await openText(text);
    const range = { start: { line: 2, character: 3 }, end: { line: 3, character: 0 } };
    const params = { textDocument, range, options };
    const edits = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, params);
    expect(apply(text, edits)).toBe(text.replace(long, folded));
  });

  it('is for calendars and pages, where the client can be told so', async () => {
    const client = await openText(text);
    expect(client.initialized.capabilities).not.toHaveProperty('documentFormattingProvider');
    const methods = ['textDocument/formatting', 'textDocument/rangeFormatting'];
    while (methods.length > 0) {
      const { method, registerOptions } = await client.registrations.next();
      const index = methods.indexOf(method);
      if (index < 0) continue;
      methods.splice(index, 1);
      expect(registerOptions).toEqual({
        documentSelector: [{ language: 'icalendar' }, { language: 'speaker-page' }],
      });
    }
    const plain = await openText(text, { capabilities: plainCapabilities });
    expect(plain.initialized.capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
    });
  });
});

describe('before a save', () => {
  const text = calendarOf([long.replace('DESCRIPTION', 'COMMENT'), folded, 'SUMMARY:x']);
  const unfolded = text.replace('\r\n 3456789', '3456789');
  const ask = (client: TestClient, reason: TextDocumentSaveReason) =>
    client.connection.sendRequest(WillSaveTextDocumentWaitUntilRequest.type, { textDocument, reason });

  it('what was unfolded is folded again, and what was long before stays', async () => {
    const client = await openText(text);
    expect(await ask(client, TextDocumentSaveReason.Manual)).toEqual([]);
    const range = { start: { line: 3, character: 75 }, end: { line: 4, character: 1 } };
    await client.change(uri, 2, { range, text: '' });
    const edits = await ask(client, TextDocumentSaveReason.Manual);
    expect(apply(unfolded, edits)).toBe(text);
  });

  it('nothing is folded while somebody types and the editor saves by itself', async () => {
    const client = await openText(text);
    await client.change(uri, 2, { text: unfolded });
    expect(await ask(client, TextDocumentSaveReason.AfterDelay)).toEqual([]);
    expect(await ask(client, TextDocumentSaveReason.FocusOut)).toHaveLength(1);
  });

  it('what was saved long stays long', async () => {
    const client = await openText(text);
    await client.change(uri, 2, { text: unfolded });
    await client.save(uri);
    expect(await ask(client, TextDocumentSaveReason.Manual)).toEqual([]);
  });
});

describe('actions on folds', () => {
  const text = calendarOf([folded, long]);
  const at = (line: number) => ({ start: { line, character: 3 }, end: { line, character: 3 } });
  const kind = (name: string) => `refactor.rewrite.greenroom.${name}`;

  it('unfold a property in one edit', async () => {
    const client = await openText(text);
    const [action] = await client.actions(uri, at(3), [kind('unfold')]);
    expect(action).toMatchObject({ title: 'Unfold this property to one line', kind: kind('unfold') });
    const { edit } = await client.resolve(action as NonNullable<typeof action>);
    const [change] = edit?.documentChanges ?? [];
    expect(edit?.documentChanges).toHaveLength(1);
    expect(apply(text, change && 'edits' in change ? (change.edits as TextEdit[]) : [])).toBe(
      text.replace(folded, long),
    );
  });

  it('fold a property', async () => {
    const client = await openText(text, { capabilities: plainCapabilities });
    const [action] = await client.actions(uri, at(4), ['refactor']);
    expect(action).toMatchObject({ title: 'Fold this property' });
    expect(apply(text, action?.edit?.changes?.[uri])).toBe(
      text.replace(`${folded}\r\n${long}`, `${folded}\r\n${folded}`),
    );
  });

  it('are offered to those who ask for actions, and not by themselves', async () => {
    const client = await openText(text);
    const titles = async (line: number, triggerKind?: 1 | 2) => {
      const params = {
        textDocument,
        range: at(line),
        context: { diagnostics: [], ...(triggerKind && { triggerKind }) },
      };
      const actions = await client.connection.sendRequest<{ title: string }[]>(
        'textDocument/codeAction',
        params,
      );
      return actions.map(({ title }) => title);
    };
    expect(await titles(2)).toEqual(['Unfold this property to one line']);
    expect(await titles(3, 1)).toEqual(['Unfold this property to one line']);
    expect(await titles(3, 2)).toEqual([]);
    expect(await titles(1)).toEqual([]);
    expect(await titles(4)).toEqual([]);
  });
});
