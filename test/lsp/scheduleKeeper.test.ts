import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { talkExample } from '../../server/core/schedule/examples.ts';
import { mostFiles } from '../../server/lsp/folderScan.ts';
import { wholeText } from '../support/schedule.ts';
import { startClient, type TestClient } from './testClient.ts';

const folder = 'file:///conf';
const uriOf = (name: string) => `${folder}/${name}`;
const inBarn = (name: string, from: string, to: string) =>
  wholeText('a.ics', talkExample(name, from, to, 'LOCATION:The Barn'));
const conflict = {
  [uriOf('a.ics')]: inBarn('a', '14:00', '15:00'),
  [uriOf('b.ics')]: inBarn('b', '14:30', '15:00'),
};

/** A client in a folder; `prepare` may do something to the host before the server looks at a file. */
async function start(stored: Readonly<Record<string, string>> = conflict): Promise<TestClient> {
  const client = await startClient({ workspaceFolders: [folder], stored });
  client.host.ringsAtOnce = true;
  return client;
}

/** What is found in files that are not open, as `file rule`. */
async function found(client: TestClient): Promise<readonly string[]> {
  const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [],
  });
  const rows = items.flatMap((item) =>
    'items' in item ? item.items.map(({ code }) => `${item.uri.slice(folder.length + 1)} ${code}`) : [],
  );
  return rows.sort();
}

const both = ['a.ics room-double-booked', 'b.ics room-double-booked'];

describe('the schedule of a folder with odd files', () => {
  it('is read without a file that cannot be read, and with it once it can be', async () => {
    const client = await start();
    await found(client);
    const { readFile } = client.host.files;
    client.host.files.readFile = async (uri) => {
      if (uri === uriOf('b.ics')) throw new Error('EIO');
      return readFile(uri);
    };
    await client.fileChanged(uriOf('b.ics'));
    await client.settle();
    expect(await found(client)).toEqual([]);
    expect(client.host.logged).toContainEqual({
      level: 'warning',
      message: expect.stringContaining(`Cannot read ${uriOf('b.ics')}`),
    });
    client.host.files.readFile = readFile;
    await client.fileChanged(uriOf('b.ics'));
    await client.settle();
    expect(await found(client)).toEqual(both);
  });

  it('is read beside a file that is no text at all, which has its own findings', async () => {
    const client = await start();
    await found(client);
    const noise = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256);
    client.host.store(uriOf('c.ics'), noise);
    await client.fileChanged(uriOf('c.ics'));
    await client.settle();
    const rows = await found(client);
    expect(rows.filter((row) => !row.startsWith('c.ics'))).toEqual(both);
    expect(rows.length).toBeGreaterThan(both.length);
    expect(rows.length).toBeLessThan(1000);
  });

  it('holds what a file says last, when it changes while it is read', async () => {
    const client = await start();
    await found(client);
    const { readFile } = client.host.files;
    const held: (() => void)[] = [];
    client.host.files.readFile = async (uri) => {
      const bytes = await readFile(uri);
      await new Promise<void>((release) => held.push(release));
      return bytes;
    };
    const untilHeld = async (count: number) => {
      while (held.length < count) await client.settle();
    };
    await client.fileChanged(uriOf('b.ics'));
    await untilHeld(1);
    client.host.store(uriOf('b.ics'), inBarn('b', '15:00', '16:00'));
    await client.fileChanged(uriOf('b.ics'));
    await untilHeld(2);
    // The newer reading is there first, and the older must not take its place.
    held[1]?.();
    await client.settle();
    held[0]?.();
    await client.settle();
    client.host.files.readFile = readFile;
    expect(await found(client)).toEqual([]);
  });

  it('is as it was while greenroom.json is half-typed, and the fault is shown', async () => {
    const config = uriOf('greenroom.json');
    const parallel = '{"event": {"rooms": [{"name": "The Barn", "parallel": true}]}}';
    const client = await start({ ...conflict, [config]: parallel });
    expect(await found(client)).toEqual([]);
    await client.open(config, parallel, 'json');
    await client.change(config, 2, { text: parallel.slice(0, -20) });
    await client.settle();
    expect(await found(client)).toEqual([]);
    const report = await client.pull(config);
    expect('items' in report ? report.items.map(({ code }) => code) : []).toContain('config-syntax-invalid');
    await client.change(config, 3, { text: '{}' });
    await client.settle();
    expect(await found(client)).toEqual(both);
  });

  it('ends somewhere: of very many files the first are read, and the log says so', async () => {
    const client = await start();
    await found(client);
    const asked: number[] = [];
    client.host.files.find = async (_folder, most) => {
      asked.push(most);
      return Array.from({ length: most + 5 }, (_, index) => uriOf(`${index}.ics`)).slice(0, most);
    };
    client.host.store(uriOf('greenroom.json'), '{"profile": "strict"}');
    await client.fileChanged(uriOf('greenroom.json'));
    await client.settle();
    expect(await found(client)).toEqual([]);
    expect(asked).toEqual([mostFiles]);
    expect(client.host.logged).toContainEqual({
      level: 'warning',
      message: expect.stringContaining(`Only the first ${mostFiles}`),
    });
  });
});

const bundle = path.resolve(import.meta.dirname, '../../dist/server.cjs');

describe.runIf(existsSync(bundle))('the server on a folder with links that lead in circles', () => {
  it('reads each file once', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'greenroom-'));
    await mkdir(path.join(root, 'talks'));
    await writeFile(path.join(root, 'talks/a.ics'), inBarn('a', '14:00', '15:00'));
    await writeFile(path.join(root, 'b.ics'), inBarn('b', '14:30', '15:00'));
    await symlink(root, path.join(root, 'talks/up'));
    await symlink(path.join(root, 'talks'), path.join(root, 'again'));
    await symlink(path.join(root, 'nowhere'), path.join(root, 'gone.ics'));
    const published = await publishedIn(root, 2);
    expect(published.map(({ uri, diagnostics }) => [path.basename(uri), diagnostics.length]).sort()).toEqual([
      ['a.ics', 1],
      ['b.ics', 1],
    ]);
    await rm(root, { recursive: true });
  });
});

/** The first diagnostics that the server sends of a folder to a client that waits for them. */
async function publishedIn(root: string, count: number): Promise<readonly PublishDiagnosticsParams[]> {
  const server = spawn(process.execPath, [bundle, '--stdio']);
  const reader = new StreamMessageReader(server.stdout);
  const connection = createProtocolConnection(reader, new StreamMessageWriter(server.stdin));
  const published: PublishDiagnosticsParams[] = [];
  const all = new Promise<void>((resolve) =>
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      if (published.push(params) === count) resolve();
    }),
  );
  connection.listen();
  const workspaceFolders = [{ uri: pathToFileURL(root).toString(), name: 'conf' }];
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders,
  });
  await connection.sendNotification('initialized', {});
  await all;
  await connection.sendRequest('shutdown');
  connection.dispose();
  server.kill();
  return published;
}
