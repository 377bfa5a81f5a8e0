import { describe, expect, it } from 'vitest';
import {
  type ProgressToken,
  ProgressType,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { talkExample } from '../../server/core/schedule/examples.ts';
import { wholeText } from '../support/schedule.ts';
import { MessageQueue } from './messageQueue.ts';
import { plainCapabilities, startClient, type TestClient, vscodeCapabilities } from './testClient.ts';

const folder = 'file:///conf';
const uriOf = (name: string) => `${folder}/${name}.ics`;
const inBarn = (name: string, from: string, to: string) =>
  wholeText('a.ics', talkExample(name, from, to, 'LOCATION:The Barn'));

/** Two talks of which the second begins before the first has ended. */
const files: Readonly<Record<string, string>> = {
  a: inBarn('a', '14:00', '15:00'),
  b: inBarn('b', '14:30', '15:00'),
};

const storedFiles = Object.fromEntries(Object.entries(files).map(([name, text]) => [uriOf(name), text]));

/** A client in a folder whose files are stored before the server looks. */
async function startInFolder(isPull = true): Promise<TestClient> {
  const capabilities = isPull ? vscodeCapabilities : plainCapabilities;
  const client = await startClient({ capabilities, workspaceFolders: [folder], stored: storedFiles });
  client.host.ringsAtOnce = true;
  return client;
}

const rulesOf = (items: readonly { readonly code?: unknown }[]) => items.map(({ code }) => code);

describe('what only the whole schedule shows', () => {
  it('is found in an open file, with the other one as a related place', async () => {
    const client = await startInFolder();
    await client.open(uriOf('a'), files.a as string);
    await pulledAll(client);
    const report = await client.pull(uriOf('a'));
    const [diagnostic] = 'items' in report ? report.items : [];
    expect(diagnostic).toMatchObject({ code: 'room-double-booked', severity: 2 });
    expect(diagnostic?.relatedInformation).toMatchObject([
      { location: { uri: uriOf('b') }, message: '"Talk b" is here 14:30–15:00' },
    ]);
  });

  it('is found within one file that is in no folder', async () => {
    const client = await startClient();
    await client.open('untitled:Untitled-1', `${files.a}${files.b}`);
    const report = await client.pull('untitled:Untitled-1');
    expect(rulesOf('items' in report ? report.items : [])).toContain('room-double-booked');
  });

  it('follows the text that is open, whatever is stored', async () => {
    const client = await startInFolder();
    await pulledAll(client);
    await client.open(uriOf('a'), inBarn('a', '09:00', '10:00'));
    const report = await client.pull(uriOf('a'));
    expect('items' in report ? report.items : undefined).toEqual([]);
    await client.close(uriOf('a'));
    const closed = await pulledAll(client);
    expect(closed.map(({ uri }) => uri)).toEqual([uriOf('a'), uriOf('b')]);
  });

  it('is repaired in as many files as it takes', async () => {
    const client = await startInFolder();
    client.host.store(
      uriOf('b'),
      inBarn('a', '16:00', '17:00').replace('DTSTAMP:20270401', 'DTSTAMP:20270402'),
    );
    await client.fileChanged(uriOf('b'));
    await client.open(uriOf('a'), files.a as string);
    await pulledAll(client);
    const at = { line: 6, character: 12 };
    const actions = await client.actions(uriOf('a'), { start: at, end: at });
    const titles = actions.map(({ title }) => title);
    expect(titles).toContain('Take 16:00–17:00 from b.ics');
    expect(titles).toContain('Ignore this here: event-copies-disagree');
    const there = actions.find(({ title }) => title === 'Take 14:00–15:00 in b.ics');
    expect(there?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: uriOf('b'), version: null }, edits: [{ newText: '20270514T140000Z' }, {}] },
    ]);
  });
});

/** All that is found in files that are not open, from a client that takes it at once. */
async function pulledAll(client: TestClient) {
  const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [],
  });
  return [...items].sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

describe('findings of files that are not open', () => {
  it('are all given to a client that asks', async () => {
    const client = await startInFolder();
    const items = await pulledAll(client);
    expect(items.map((item) => [item.uri, 'items' in item ? rulesOf(item.items) : []])).toEqual([
      [uriOf('a'), ['room-double-booked']],
      [uriOf('b'), ['room-double-booked']],
    ]);
    expect(client.published.size).toBe(0);
  });

  it('are those of a greenroom.json, too, until it is repaired or opened', async () => {
    const client = await startInFolder();
    const config = `${folder}/greenroom.json`;
    const inConfig = async () => {
      const report = (await pulledAll(client)).find(({ uri }) => uri === config);
      return report && 'items' in report ? rulesOf(report.items) : undefined;
    };
    client.host.store(config, '{"profil": "strict"}');
    expect(await inConfig()).toEqual(['config-key-unknown']);
    client.host.store(config, '{"profile": "strict"}');
    expect(await inConfig()).toBeUndefined();
    client.host.store(config, '{"profile": "strict"');
    await client.fileChanged(config);
    expect(await inConfig()).toEqual(['config-syntax-invalid']);
    await client.open(config, '{"profile": "strict"', 'json');
    expect(await inConfig()).toBeUndefined();
  });

  it('are what a greenroom.json ignores for nothing, once all is read', async () => {
    const client = await startInFolder();
    const config = `${folder}/greenroom.json`;
    const inConfig = async () => {
      const report = (await pulledAll(client)).find(({ uri }) => uri === config);
      return report && 'items' in report
        ? report.items.map(({ code, range }) => `${code}:${range.start.line}`)
        : [];
    };
    const ignore = (...entries: readonly object[]) =>
      `{"ignore": [\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}`;
    const overlap = { rule: 'room-double-booked', uid: 'a@example.org' };
    const stale = { rule: 'summary-missing', uid: 'a@example.org' };
    client.host.store(config, ignore(overlap, stale, { ...stale, files: 'hidden/*' }));
    await client.fileChanged(config);
    expect(await inConfig()).toEqual(['suppression-unused:2']);
    client.host.store(config, `\n${ignore(overlap, stale)}`);
    await client.fileChanged(config);
    expect(await inConfig()).toEqual(['suppression-unused:3']);
    client.host.store(
      uriOf('a'),
      (files.a as string).replace('T140000Z', 'T080000Z').replace('T150000Z', 'T090000Z'),
    );
    await client.fileChanged(uriOf('a'));
    expect(await inConfig()).toEqual(['suppression-unused:2', 'suppression-unused:3']);
    await client.open(config, ignore(overlap, stale), 'json');
    const report = await client.pull(config);
    expect('items' in report ? rulesOf(report.items) : []).toEqual([
      'suppression-unused',
      'suppression-unused',
    ]);
  });

  it('of a greenroom.json are sent to a client that waits, and taken back', async () => {
    const client = await startInFolder(false);
    const config = `${folder}/greenroom.json`;
    /** Waits until that is what was sent last: one change may be told twice. */
    const areSent = async (...rules: readonly string[]) => {
      for (;;) {
        const { uri, diagnostics } = await client.published.next();
        if (uri === config && rulesOf(diagnostics).join() === rules.join()) return;
      }
    };
    client.host.store(config, '{"profil": "strict"}');
    await client.fileChanged(config);
    await areSent('config-key-unknown');
    client.host.store(config, '{}');
    await client.fileChanged(config);
    await areSent();
  });

  it('are found in a folder that came later, of which the client has told nothing', async () => {
    const client = await startInFolder();
    await pulledAll(client);
    const later = (name: string) => uriOf(`unpacked/${name}`);
    client.host.store(`${folder}/unpacked/greenroom.json`, '{}');
    for (const [name, text] of Object.entries(files)) client.host.store(later(name), text);
    await client.open(later('a'), files.a as string);
    const there = (await pulledAll(client)).find(({ uri }) => uri === later('b'));
    expect(there && 'items' in there && rulesOf(there.items)).toEqual(['room-double-booked']);
    const report = await client.pull(later('a'));
    expect(rulesOf('items' in report ? report.items : [])).toEqual(['room-double-booked']);
  });

  it('are found in a folder that came, and gone with it, where the client tells of the folder alone', async () => {
    const client = await startInFolder();
    await pulledAll(client);
    for (const [name, text] of Object.entries(files))
      client.host.store(uriOf(`unpacked/${name}`), text.replaceAll('The Barn', 'Loft'));
    await client.fileCreated(`${folder}/unpacked`);
    await client.settle();
    const uris = async () => (await pulledAll(client)).map(({ uri }) => uri);
    expect(await uris()).toEqual(['a', 'b', 'unpacked/a', 'unpacked/b'].map(uriOf));
    expect(client.host.reads.filter((uri) => uri === uriOf('a'))).toHaveLength(1);
    for (const name of Object.keys(files)) client.host.stored.delete(uriOf(`unpacked/${name}`));
    await client.fileDeleted(`${folder}/unpacked`);
    await client.settle();
    expect(await uris()).toEqual(['a', 'b'].map(uriOf));
  });

  it('come under a greenroom.json that no watcher has told of', async () => {
    const client = await startInFolder();
    expect(await pulledAll(client)).toHaveLength(2);
    client.host.store(`${folder}/greenroom.json`, '{"rules": {"room-double-booked": "off"}}');
    expect(await pulledAll(client)).toEqual([]);
  });

  it('are streamed as they change to a client that keeps its request open', async () => {
    const client = await startInFolder();
    await pulledAll(client);
    const parts = new MessageQueue<WorkspaceDiagnosticReportPartialResult>();
    const token: ProgressToken = 'parts';
    client.connection.onProgress(new ProgressType<WorkspaceDiagnosticReportPartialResult>(), token, (part) =>
      parts.push(part),
    );
    void client.connection
      .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], partialResultToken: token })
      .catch(() => {});
    const first = await parts.next();
    expect(first.items.map(({ uri }) => uri).sort()).toEqual([uriOf('a'), uriOf('b')]);
    client.host.store(uriOf('b'), inBarn('b', '15:00', '16:00'));
    await client.fileChanged(uriOf('b'));
    const { items } = await parts.next();
    expect(items.map((item) => 'items' in item && item.items)).toEqual([[], []]);
    client.host.store(uriOf('c'), inBarn('c', '08:00', '09:00').replace('END:VEVENT\r\n', ''));
    await client.fileChanged(uriOf('c'));
    const last = await parts.next();
    expect(last.items.map(({ uri }) => uri)).toEqual([uriOf('c')]);
  });

  it('are sent to a client that waits for them, and taken back', async () => {
    const client = await startInFolder(false);
    const published = new Map<string, number>();
    const collect = async () => {
      const { uri, diagnostics } = await client.published.next();
      published.set(uri, diagnostics.length);
    };
    await collect();
    await collect();
    expect([...published].sort()).toEqual([
      [uriOf('a'), 1],
      [uriOf('b'), 1],
    ]);
    client.host.stored.delete(uriOf('b'));
    await client.fileDeleted(uriOf('b'));
    await collect();
    await collect();
    expect([...published].sort()).toEqual([
      [uriOf('a'), 0],
      [uriOf('b'), 0],
    ]);
  });

  it('come under another greenroom.json, and half of one changes nothing', async () => {
    const client = await startInFolder();
    await pulledAll(client);
    client.host.store(`${folder}/greenroom.json`, '{"exclude": "b.ics"}');
    await client.fileChanged(`${folder}/greenroom.json`);
    await client.settle();
    expect(await pulledAll(client)).toEqual([]);
    client.host.store(`${folder}/greenroom.json`, '{"exclude": ');
    await client.fileChanged(`${folder}/greenroom.json`);
    await client.settle();
    const found = (await pulledAll(client)).map((item) => [item.uri, 'items' in item && rulesOf(item.items)]);
    expect(found).toEqual([[`${folder}/greenroom.json`, ['config-syntax-invalid']]]);
  });
});
