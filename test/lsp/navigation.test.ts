import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  CodeLensRequest,
  type DefinitionLink,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentEdit,
  type TextEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
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

describe('names of the schedule', () => {
  const folder = 'file:///conference';
  const all = `${folder}/schedule.ics`;
  const one = `${folder}/talks/a.ics`;
  const event = (...lines: readonly string[]) => [
    'BEGIN:VEVENT',
    'DTSTART;TZID=Europe/Berlin:20270514T090000',
    'DTEND;TZID=Europe/Berlin:20270514T093000',
    ...lines,
    'END:VEVENT',
  ];
  const calendar = (...lines: readonly string[]) =>
    ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const talk = ['UID:a', 'SUMMARY:Knots', 'LOCATION:The Barn', 'X-SPEAKER:Ann Smith'];
  const schedule = calendar(...event(...talk), ...event('UID:b', 'SUMMARY:Bends', 'LOCATION:the barn'));
  const inTalk = calendar(...event(...talk));
  const line = (text: string, wanted: string) => text.split('\r\n').indexOf(wanted);

  /** A client with the whole schedule stored and one file of it open, once the server has read all of them. */
  async function openFolder({
    files = {},
    ...options
  }: Parameters<typeof startClient>[0] & {
    files?: Readonly<Record<string, string>>;
  } = {}): Promise<TestClient> {
    const client = await startClient({ rules: [], capabilities, workspaceFolders: [folder], ...options });
    for (const [uri, content] of Object.entries(files)) client.host.store(uri, content);
    client.host.store(all, schedule);
    client.host.store(one, inTalk);
    await client.open(all, schedule);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [one, ...Object.keys(files)].map((uri) => ({ uri, type: 1 })),
    });
    await until(async () => (await symbols(client, 'knots')).length > 0);
    await until(async () => (await places(client, 'SUMMARY:Knots')).length === 2);
    return client;
  }

  async function until(isMet: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 200 && !(await isMet()); tries++)
      await new Promise((done) => setTimeout(done, 5));
    expect(await isMet()).toBe(true);
  }

  const at = (wanted: string, character = 12) => ({
    textDocument: { uri: all },
    position: { line: line(schedule, wanted), character },
  });

  async function places(client: TestClient, wanted: string) {
    const params = { ...at(wanted), context: { includeDeclaration: true } };
    const found = (await client.connection.sendRequest(ReferencesRequest.type, params)) ?? [];
    return found.map(({ uri, range }) => `${uri.slice(folder.length + 1)}:${range.start.line}`);
  }

  async function symbols(client: TestClient, query: string) {
    const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
    return (found ?? []) as SymbolInformation[];
  }

  it('lead to the other files that have the talk, and to every file with the room', async () => {
    const client = await openFolder();
    const [link] = (await client.connection.sendRequest(
      DefinitionRequest.type,
      at('SUMMARY:Knots'),
    )) as DefinitionLink[];
    expect(link).toMatchObject({
      targetUri: one,
      targetSelectionRange: { start: { line: 5, character: 8 } },
    });
    expect(await places(client, 'LOCATION:The Barn')).toHaveLength(3);
    const marked = await client.connection.sendRequest(
      DocumentHighlightRequest.type,
      at('LOCATION:The Barn'),
    );
    expect(marked).toHaveLength(2);
  });

  it('are listed for the whole workspace', async () => {
    const client = await openFolder();
    expect((await symbols(client, '')).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      `Bends ${SymbolKind.Event}`,
      `Knots ${SymbolKind.Event}`,
      `Ann Smith ${SymbolKind.Object}`,
      `The Barn ${SymbolKind.Namespace}`,
    ]);
  });

  it('get another name in open files and in closed ones', async () => {
    const client = await openFolder();
    const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, at('LOCATION:The Barn'));
    expect(prepared).toMatchObject({
      placeholder: 'The Barn',
      range: { start: { character: 9 }, end: { character: 17 } },
    });
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      ...at('LOCATION:The Barn'),
      newName: 'Loft, left',
    });
    const changes = edit?.documentChanges as TextDocumentEdit[];
    expect(
      changes.map(({ textDocument, edits }) => [
        textDocument,
        edits.map((each) => (each as TextEdit).newText),
      ]),
    ).toEqual([
      [{ uri: all, version: 1 }, ['Loft\\, left', 'Loft\\, left']],
      [{ uri: one, version: null }, ['Loft\\, left']],
    ]);
  });

  it('of rooms change in greenroom.json as well', async () => {
    const config = `${folder}/greenroom.json`;
    const text = (name: string) =>
      `{"event": {"name": "The Barn", "rooms": ["Hall", {"name": "${name}", "aliases": ["Scheune"]}],\n "walks": [{"between": ["Hall", "${name}"], "minutes": 3}]}}`;
    const client = await openFolder({ files: { [config]: text('The Barn') } });
    const params = { ...at('LOCATION:The Barn'), newName: 'Loft' };
    const edit = await client.connection.sendRequest(RenameRequest.type, params);
    const change = edit?.documentChanges?.[2] as TextDocumentEdit;
    expect(change.textDocument).toEqual({ uri: config, version: null });
    const before = TextDocument.create(config, 'json', 1, text('The Barn'));
    expect(TextDocument.applyEdits(before, change.edits as TextEdit[])).toBe(text('Loft'));
  });

  it('of speakers change on their pages, and the name of such a file is offered to change', async () => {
    const page =
      'speaker-page\n\nAnn Smith\n\nTies knots.\n\nKnots\n\nRope, Novice\n5/14/2027 | 9:00 AM-9:30 AM | The Barn\n';
    const pageUri = `${folder}/ann-smith.speaker.txt`;
    const renamed = async (client: TestClient) => {
      client.host.store(pageUri, page);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pageUri, type: 1 }],
      });
      await until(async () => (await places(client, 'X-SPEAKER:Ann Smith')).length === 3);
      const params = { ...at('X-SPEAKER:Ann Smith'), newName: 'Ann Miller' };
      return client.connection.sendRequest(RenameRequest.type, params);
    };
    const plain = await renamed(await openFolder());
    expect(plain?.documentChanges).toHaveLength(3);
    expect(plain?.changeAnnotations).toBeUndefined();
    const workspaceEdit = {
      ...vscodeCapabilities.workspace?.workspaceEdit,
      changeAnnotationSupport: { groupsOnLabel: true },
    };
    const asking = { ...capabilities, workspace: { ...capabilities.workspace, workspaceEdit } };
    const offered = await renamed(await openFolder({ capabilities: asking }));
    const [annotation = ''] = Object.keys(offered?.changeAnnotations ?? {});
    expect(offered?.changeAnnotations?.[annotation]).toMatchObject({ needsConfirmation: true });
    expect(offered?.documentChanges?.[3]).toEqual({
      kind: 'rename',
      oldUri: pageUri,
      newUri: `${folder}/ann-miller.speaker.txt`,
      options: { ignoreIfExists: true },
      annotationId: annotation,
    });
  });

  it('of zones and UIDs are found in all files, the open one first', async () => {
    const client = await openFolder();
    const find = async (line: string, character: number) => {
      const found = await client.connection.sendRequest(ReferencesRequest.type, {
        ...at(line, character),
        context: { includeDeclaration: true },
      });
      return (found ?? []).map(
        ({ uri: file, range }) => `${file.slice(folder.length + 1)}:${range.start.line}`,
      );
    };
    expect(await find('DTSTART;TZID=Europe/Berlin:20270514T090000', 15)).toEqual([
      'schedule.ics:2',
      'schedule.ics:3',
      'schedule.ics:10',
      'schedule.ics:11',
      'talks/a.ics:2',
      'talks/a.ics:3',
    ]);
    expect(await find('UID:a', 5)).toEqual(['schedule.ics:4', 'talks/a.ics:4']);
  });

  it('of zones change in all files too', async () => {
    const client = await openFolder();
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      ...at('DTSTART;TZID=Europe/Berlin:20270514T090000', 15),
      newName: 'Europe/Bern',
    });
    const changes = edit?.documentChanges as TextDocumentEdit[];
    expect(changes.map(({ edits }) => edits.length)).toEqual([4, 2]);
  });

  it('are not renamed when a file has changed since it was read, or the name cannot be read back', async () => {
    const client = await openFolder();
    const rename = (newName: string) =>
      client.connection.sendRequest(RenameRequest.type, { ...at('LOCATION:The Barn'), newName });
    await expect(rename('TBA')).rejects.toThrow('"TBA" names no room.');
    client.host.store(one, inTalk.replace('The Barn', 'Elsewhere'));
    await expect(rename('Loft')).rejects.toThrow(/^talks\/a\.ics has changed since/);
  });

  it('have a hover with the day of the room and the talks of the speaker', async () => {
    const client = await openFolder();
    const hover = async (wanted: string) => {
      const { position } = at(wanted);
      return JSON.stringify((await client.hover(all, position.line, position.character))?.contents);
    };
    expect(await hover('LOCATION:The Barn')).toMatch(
      /The Barn\*\* on Fri 14 May 2027.*\*\*Knots\*\* · Ann Smith.*Bends/,
    );
    expect(await hover('X-SPEAKER:Ann Smith')).toMatch(
      /Ann Smith\*\* · 1 talk\b.*09:00–09:30, The Barn: Knots/,
    );
    expect(await hover('DTSTART;TZID=Europe/Berlin:20270514T090000')).toMatch(
      /In \*\*The Barn\*\* then: Bends \(09:00–09:30\).*\*\*Fri 14 May 2027, 09:00/,
    );
  });

  it('lead from every event to the preview, for clients that have one', async () => {
    const client = await openFolder({ options: { showInPreviewCommand: 'preview' } });
    expect(client.initialized.capabilities.codeLensProvider).toEqual({});
    const params = { textDocument: { uri: all } };
    const lenses = (await client.connection.sendRequest(CodeLensRequest.type, params)) ?? [];
    expect(lenses.map(({ command }) => command)).toMatchObject(
      [1, 9].map((line) => ({
        title: 'Show in preview',
        command: 'preview',
        arguments: [{ uri: all, position: { line } }],
      })),
    );
  });

  it('stand above events that overlap, for clients that can go there', async () => {
    const plain = await openFolder();
    expect(plain.initialized.capabilities.codeLensProvider).toBeUndefined();
    const client = await openFolder({ options: { showPlacesCommand: 'show' } });
    const params = { textDocument: { uri: all } };
    const lenses = (await client.connection.sendRequest(CodeLensRequest.type, params)) ?? [];
    expect(lenses.map(({ command }) => command?.title)).toEqual(['Overlaps "Bends"', 'Overlaps "Knots"']);
    expect(lenses[0]?.command).toMatchObject({
      command: 'show',
      arguments: [
        { uri: all, position: { line: 1 }, locations: [{ uri: all, range: { start: { line: 13 } } }] },
      ],
    });
  });
});
