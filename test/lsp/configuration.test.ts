import { describe, expect, it } from 'vitest';
import {
  type CodeAction,
  type CompletionItem,
  CompletionRequest,
  type CreateFile,
  type Diagnostic,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plainCapabilities, startClient, type TestClient, vscodeCapabilities } from './testClient.ts';
import { calendarOf, testRules } from './testRules.ts';

const folder = 'file:///conf';
const uri = `${folder}/talks/day%201.ics`;
const config = `${folder}/greenroom.json`;
const text = calendarOf(['SUMMARY:bad one', 'UID:one'], ['SUMMARY:bad two', 'UID:two']);
/** VS Code can do this. */
const watchingFolders = {
  ...vscodeCapabilities,
  workspace: {
    ...vscodeCapabilities.workspace,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
};
const off = '{"rules": {"bad-summary": "off"}}';
const hereOnly = '{"ignore": [{"rule": "bad-summary", "uid": "one"}]}';
const atOne = { start: { line: 2, character: 9 }, end: { line: 2, character: 9 } };

async function open(stored?: string, options: Parameters<typeof startClient>[0] = {}): Promise<TestClient> {
  const client = await startClient({ rules: testRules, ...options });
  if (stored !== undefined) client.host.store(config, stored);
  await client.open(uri, text);
  return client;
}

async function pulled(client: TestClient, wanted = uri): Promise<readonly Diagnostic[]> {
  const report = await client.pull(wanted);
  return report.kind === 'full' ? report.items : [];
}

const shown = async (client: TestClient, wanted = uri) =>
  (await pulled(client, wanted)).map(
    ({ code, range, severity }) => `${code}:${range.start.line}:${severity}`,
  );

describe('the configuration of an open file', () => {
  it('is the nearest one above it', async () => {
    const client = await open(off);
    expect(await shown(client)).toEqual([]);
    client.host.store(`${folder}/talks/greenroom.json`, '{"rules": {"bad-summary": "error"}}');
    await client.fileChanged(`${folder}/talks/greenroom.json`);
    expect(await shown(client)).toEqual(['bad-summary:2:1', 'bad-summary:6:1']);
  });

  it('hides what is ignored by file and by event', async () => {
    expect(await shown(await open(hereOnly))).toEqual(['bad-summary:6:2']);
    const byFile = (files: string) => JSON.stringify({ ignore: [{ rule: 'bad-summary', files }] });
    expect(await shown(await open(byFile('talks/day 1.ics')))).toEqual([]);
    expect(await shown(await open(byFile('/day 1.ics')))).toHaveLength(2);
  });

  it('holds for a file that is not open as well', async () => {
    const client = await startClient({ rules: testRules });
    client.host.store(config, hereOnly);
    client.host.store(uri, text);
    expect(await shown(client)).toEqual(['bad-summary:6:2']);
  });

  it('is none for a text that is in no folder', async () => {
    const client = await open(off);
    await client.open('untitled:Untitled-1', text);
    expect(await shown(client, 'untitled:Untitled-1')).toHaveLength(2);
  });

  it('is watched, and the client is told when findings are others', async () => {
    const client = await open();
    const before = await client.pull(uri);
    expect(before).toMatchObject({ items: [{}, {}] });
    client.host.store(config, off);
    await client.fileChanged(config);
    await client.host.ringTimer();
    expect(await client.refreshes.next()).toBe('refresh');
    expect(await client.pull(uri, before.resultId)).toMatchObject({ kind: 'full', items: [] });
    client.host.stored.delete(config);
    await client.fileChanged(config);
    await client.host.ringTimer();
    expect(await shown(client)).toHaveLength(2);
  });

  it('is looked at again when a file is opened or saved, whatever watchers miss', async () => {
    const client = await open(off, { workspaceFolders: [folder] });
    expect(await shown(client)).toEqual([]);
    client.host.store(config, hereOnly);
    await client.save(uri);
    expect(await shown(client)).toEqual(['bad-summary:6:2']);
    client.host.stored.delete(config);
    const other = `${folder}/other.ics`;
    await client.open(other, text);
    expect(await shown(client, other)).toHaveLength(2);
    expect(await shown(client)).toHaveLength(2);
  });

  it('is watched outside the workspace as well, each folder once', async () => {
    const client = await open(undefined, {
      capabilities: watchingFolders,
      workspaceFolders: [`${folder}/talks`],
    });
    await client.pull(uri);
    client.host.store(config, off);
    await client.fileChanged(config);
    expect(await shown(client)).toEqual([]);
    const patterns = [];
    while (client.registrations.size > 0) {
      const { registerOptions } = await client.registrations.next();
      for (const { globPattern } of registerOptions?.watchers ?? []) patterns.push(globPattern);
    }
    const pattern = 'greenroom.json';
    expect(patterns.filter((one) => typeof one === 'object')).toEqual([
      { baseUri: folder, pattern },
      { baseUri: 'file:///', pattern },
    ]);
  });

  it('tells nobody when findings stay as they are', async () => {
    const client = await open('{}');
    const { resultId } = await client.pull(uri);
    client.host.store(config, '{"profile": "editor", "ignore": [{"rule": "bad-summary", "files": "x"}]}');
    await client.fileChanged(config);
    expect(await client.pull(uri, resultId)).toEqual({ kind: 'unchanged', resultId });
    expect(client.host.timers.size).toBe(0);
  });

  it('is the open text before the file', async () => {
    const client = await open('{}');
    await client.open(config, off, 'json');
    expect(await shown(client)).toEqual([]);
    await client.change(config, 2, { text: '{}' });
    expect(await shown(client)).toHaveLength(2);
    await client.change(config, 3, { text: off });
    expect(await shown(client)).toEqual([]);
    await client.close(config);
    expect(await shown(client)).toHaveLength(2);
  });

  it('is the last good one while it is typed', async () => {
    const client = await open(off);
    await client.open(config, off, 'json');
    const atEnd = { line: 0, character: off.length - 1 };
    await client.change(config, 2, { range: { start: atEnd, end: atEnd }, text: ', "ignore": [' });
    expect(await shown(client)).toEqual([]);
    expect(await shown(client, config)).toEqual(['config-syntax-invalid:0:1']);
    await client.change(config, 3, { text: '{}' });
    expect(await shown(client)).toHaveLength(2);
    expect(await shown(client, config)).toEqual([]);
  });

  it('reaches a client that waits for diagnostics', async () => {
    const client = await open(hereOnly, { capabilities: plainCapabilities });
    await client.host.ringTimer();
    expect((await client.published.next()).diagnostics).toHaveLength(1);
    await client.open(config, off, 'json');
    const all = [];
    for (let count = 0; count < 2; count++) {
      await client.host.ringTimer();
      all.push(await client.published.next());
    }
    expect(all.map((one) => [one.uri, one.diagnostics.length]).sort()).toEqual([
      [config, 0],
      [uri, 0],
    ]);
  });

  it('is read again on open and save where nobody tells of files', async () => {
    const client = await open(off, { capabilities: plainCapabilities });
    await client.host.ringTimer();
    expect((await client.published.next()).diagnostics).toEqual([]);
    client.host.store(config, '{}');
    await client.save(uri);
    await client.change(uri, 2, { text });
    await client.host.ringTimer();
    expect((await client.published.next()).diagnostics).toHaveLength(2);
  });

  it('is right when it changes while it is read', async () => {
    const client = await startClient({ rules: testRules });
    client.host.store(config, off);
    let release = () => {};
    client.host.readingGate = new Promise((done) => {
      release = done;
    });
    await client.open(uri, text);
    const report = client.pull(uri);
    await client.settle();
    await client.open(config, hereOnly, 'json');
    await client.settle();
    release();
    expect(await report).toMatchObject({ items: [{ range: { start: { line: 6 } } }] });
    expect(await shown(client)).toEqual(['bad-summary:6:2']);
  });
});

describe('what is wrong with greenroom.json', () => {
  const wrong = '{\n  "profil": "strict",\n  "ignore": [{"rule": "bad-summary", "files": "./"}]\n}';

  it('is shown there', async () => {
    const client = await open(wrong);
    await client.open(config, wrong, 'json');
    expect(await pulled(client, config)).toMatchObject([
      {
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 10 } },
        severity: 1,
        code: 'config-key-unknown',
        source: 'greenroom',
      },
      { code: 'config-value-invalid', range: { start: { line: 2 } } },
    ]);
  });

  it('is shown without what the client finds by the schema', async () => {
    const client = await open(wrong, { options: { checksConfigShape: true } });
    await client.open(config, wrong, 'jsonc');
    expect(await shown(client, config)).toEqual(['config-value-invalid:2:1']);
  });

  it('is shown for the file when it is not open', async () => {
    expect(await shown(await open(wrong), config)).toHaveLength(2);
  });
});

describe('"Ignore this here"', () => {
  const titles = (actions: readonly CodeAction[]) =>
    actions.map(({ title }) => title).filter((title) => title.startsWith('Ignore'));
  const find = (actions: readonly CodeAction[], title: string) =>
    actions.find((each) => each.title === `${title}: bad-summary`) as CodeAction;

  /** The text that an action makes of the configuration, and whether it creates the file. */
  function apply(before: string, { edit }: CodeAction): { made: string; isCreated: boolean } {
    const changes = edit?.documentChanges as (CreateFile | TextDocumentEdit)[] | undefined;
    const change = changes?.find((one): one is TextDocumentEdit => 'edits' in one);
    const edits = change?.edits ?? edit?.changes?.[config] ?? [];
    const document = TextDocument.create(config, 'json', 1, before);
    const isCreated = changes?.some((one) => 'kind' in one && one.kind === 'create' && one.uri === config);
    return { made: TextDocument.applyEdits(document, edits as never), isCreated: isCreated === true };
  }

  it('is offered with its wider forms, after the repairs', async () => {
    const client = await open('{}');
    const actions = await client.actions(uri, atOne);
    expect(actions.slice(-3).map(({ title }) => title)).toEqual([
      'Ignore this here: bad-summary',
      'Ignore in this file: bad-summary',
      'Ignore everywhere: bad-summary',
    ]);
    expect(actions.at(-3)).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'bad-summary' }] });
    expect(actions.at(-3)).not.toHaveProperty('edit');
    expect(titles(await client.actions(uri, atOne, ['source.fixAll']))).toEqual([]);
    expect(titles(await client.actions(uri, atOne, ['quickfix']))).toHaveLength(3);
  });

  it.each([
    ['Ignore this here', { uid: 'one' }, 1],
    ['Ignore in this file', { files: 'talks/day 1.ics' }, 0],
    ['Ignore everywhere', {}, 0],
  ])('%s: writes what silences that and no more', async (title, where, left) => {
    const client = await open('{}');
    const action = await client.resolve(find(await client.actions(uri, atOne), title));
    const { made, isCreated } = apply('{}', action);
    expect(isCreated).toBe(false);
    expect(JSON.parse(made)).toEqual({ ignore: [{ rule: 'bad-summary', ...where }] });
    client.host.store(config, made);
    await client.fileChanged(config);
    expect(await shown(client)).toHaveLength(left);
  });

  it('is an edit of the version of the text that is open', async () => {
    const client = await open('{}');
    await client.open(config, '// ours\n{}', 'json', 7);
    const action = await client.resolve(find(await client.actions(uri, atOne), 'Ignore this here'));
    expect(action.edit?.documentChanges).toMatchObject([{ textDocument: { uri: config, version: 7 } }]);
    expect(apply('// ours\n{}', action).made).toContain('// ours\n{\n  "ignore": [');
  });

  it('creates the file in the workspace folder, or beside the calendar', async () => {
    const client = await open(undefined, { workspaceFolders: [folder, 'file:///other'] });
    const action = await client.resolve(find(await client.actions(uri, atOne), 'Ignore in this file'));
    const { made, isCreated } = apply('', action);
    expect(isCreated).toBe(true);
    expect(JSON.parse(made)).toEqual({ ignore: [{ rule: 'bad-summary', files: 'talks/day 1.ics' }] });

    const loose = await open();
    const beside = await loose.resolve(find(await loose.actions(uri, atOne), 'Ignore in this file'));
    const [create] = beside.edit?.documentChanges ?? [];
    expect(create).toMatchObject({ kind: 'create', uri: `${folder}/talks/greenroom.json` });
    await loose.addWorkspaceFolder(folder);
    const inFolder = await loose.resolve(find(await loose.actions(uri, atOne), 'Ignore in this file'));
    expect(inFolder.edit?.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: config });
  });

  it('is whole at once for a client that does not resolve', async () => {
    const client = await open('{}', { capabilities: plainCapabilities });
    const action = find(await client.actions(uri, atOne), 'Ignore this here');
    expect(action).not.toHaveProperty('data');
    expect(JSON.parse(apply('{}', action).made)).toEqual({ ignore: [{ rule: 'bad-summary', uid: 'one' }] });
  });

  it.each([
    ['the configuration is half-typed', '{"ignore": [', vscodeCapabilities],
    ['the client cannot create files', undefined, plainCapabilities],
  ])('is not offered when %s', async (_, stored, capabilities) => {
    expect(titles(await (await open(stored, { capabilities })).actions(uri, atOne))).toEqual([]);
  });

  it('is not offered for a text in no folder', async () => {
    const client = await open();
    await client.open('untitled:Untitled-1', text);
    expect(titles(await client.actions('untitled:Untitled-1', atOne))).toEqual([]);
  });

  it('is refused when the configuration has become unreadable', async () => {
    const client = await open('{}');
    const action = find(await client.actions(uri, atOne), 'Ignore this here');
    await client.open(config, '{', 'json');
    await expect(client.resolve(action)).rejects.toMatchObject({
      message: expect.stringContaining('changed'),
    });
  });
});

describe('completion in greenroom.json', () => {
  const complete = async (marked: string) => {
    const client = await startClient({ rules: testRules });
    const text = marked.replace('$0', '');
    await client.open(config, text, 'json');
    const position = { line: 0, character: marked.indexOf('$0') };
    const params = { textDocument: { uri: config }, position };
    return (await client.connection.sendRequest(CompletionRequest.type, params)) as CompletionItem[];
  };

  it('knows the zones by their cities, the reader’s first', async () => {
    const items = await complete('{"event": {"timeZone": "$0Kath"}}');
    items.sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    expect(items[0]).toMatchObject({ label: 'Europe/Berlin', detail: 'UTC+02:00 now' });
    expect(items.find(({ label }) => label === 'Asia/Kathmandu')).toMatchObject({
      filterText: '"Asia/Kathmandu"',
      textEdit: {
        range: { start: { line: 0, character: 23 }, end: { line: 0, character: 29 } },
        newText: '"Asia/Kathmandu"',
      },
    });
  });

  it('offers them where the value is still to be written, and nowhere else', async () => {
    expect((await complete('{"event": {"timeZone": $0}}')).length).toBeGreaterThan(400);
    expect(await complete('{"event": {"name": "$0"}}')).toEqual([]);
    expect(await complete('{"event": {"timeZ$0one": ""}}')).toEqual([]);
    expect(await complete('{"timeZone": "$0"}')).toEqual([]);
  });
});
