import { describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node';
import { startClient, type TestClient } from './testClient.ts';
import { calendarOf, testRules } from './testRules.ts';

const uri = 'file:///talks/conference.ics';
const text = calendarOf(['SUMMARY:Opening']);
const otherText = calendarOf(['SUMMARY:Closing']);

async function rules(client: TestClient): Promise<unknown[]> {
  const report = await client.pull(uri);
  return report.kind === 'full' ? report.items.map(({ code }) => code) : ['unchanged'];
}

/** Opens the text; the file is the text after a byte order mark. */
async function openMarked(): Promise<TestClient> {
  const client = await startClient({ rules: testRules });
  client.host.store(uri, `\ufeff${text}`);
  await client.open(uri, text);
  await refreshed(client);
  return client;
}

/** Waits until the client is asked to pull once more. */
async function refreshed(client: TestClient): Promise<void> {
  await client.host.ringTimer();
  await client.refreshes.next();
}

async function changeOnDisk(
  client: TestClient,
  content: string,
  type: FileChangeType = FileChangeType.Changed,
) {
  client.host.store(uri, content);
  const params = { changes: [{ uri, type }] };
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', params);
}

describe('byte facts', () => {
  it('do not hold up the first diagnostics, and renew them when they come', async () => {
    const client = await startClient({ rules: testRules });
    client.host.store(uri, `\ufeff${text}`);
    let open = () => {};
    client.host.readingGate = new Promise((resolve) => {
      open = resolve;
    });
    await client.open(uri, text);
    const first = await client.pull(uri);
    expect(first).toMatchObject({ kind: 'full', items: [] });
    open();
    await refreshed(client);
    expect(await client.pull(uri, first.resultId)).toMatchObject({ items: [{ code: 'mark' }] });
  });

  it('renew nothing when the text shows them already', async () => {
    const client = await startClient({ rules: testRules });
    client.host.store(uri, text);
    await client.open(uri, text);
    await client.settle();
    await client.settle();
    expect(client.host.timers.size).toBe(0);
  });

  it('hold while the text changes, until it is saved', async () => {
    const client = await openMarked();
    await client.change(uri, 2, { text: otherText });
    expect(await rules(client)).toEqual(['mark']);
    client.host.store(uri, otherText);
    await client.save(uri);
    await refreshed(client);
    expect(await rules(client)).toEqual([]);
  });

  it('follow a file that changes on disk', async () => {
    const client = await openMarked();
    await changeOnDisk(client, text);
    await refreshed(client);
    expect(await rules(client)).toEqual([]);
  });

  it('stay those of the last save while there are unsaved changes', async () => {
    const client = await openMarked();
    await client.change(uri, 2, { text: otherText });
    await changeOnDisk(client, text);
    await client.change(uri, 3, { text: `${otherText}X-NOTE:1\r\n` });
    await client.settle();
    await client.settle();
    expect(client.host.timers.size).toBe(0);
    expect(await rules(client)).toEqual(['mark']);
  });

  it('follow when the editor loads the file anew before the change is reported', async () => {
    const client = await openMarked();
    await client.change(uri, 2, { text: otherText });
    await changeOnDisk(client, otherText);
    await refreshed(client);
    expect(await rules(client)).toEqual([]);
  });

  it('follow when the editor loads the file anew after the change is reported', async () => {
    const client = await openMarked();
    await client.change(uri, 2, { text: otherText });
    await changeOnDisk(client, text);
    await client.settle();
    await client.change(uri, 3, { text });
    await refreshed(client);
    expect(await rules(client)).toEqual([]);
  });

  it('go with the file', async () => {
    const client = await openMarked();
    const params = { changes: [{ uri, type: FileChangeType.Deleted }] };
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', params);
    await refreshed(client);
    expect(await rules(client)).toEqual([]);
  });

  it('are asked of the client for other schemes, when it offers that', async () => {
    const remote = 'vscode-vfs://talks/conference.ics';
    const client = await startClient({ rules: testRules, options: { fileRequests: true } });
    const bytes = Buffer.from(`\ufeff${text}`);
    client.connection.onRequest('greenroom/statFile', () => ({ size: bytes.length }));
    client.connection.onRequest('greenroom/readFile', () => ({ base64: bytes.toString('base64') }));
    await client.open(remote, text);
    await refreshed(client);
    expect(await client.pull(remote)).toMatchObject({ items: [{ code: 'mark' }] });
  });

  it('are not asked of a client that does not know the question', async () => {
    const client = await startClient({ rules: testRules });
    const asked: string[] = [];
    for (const method of ['greenroom/statFile', 'greenroom/readFile']) {
      client.connection.onRequest(method, () => asked.push(method));
    }
    await client.open('vscode-vfs://talks/conference.ics', text);
    await client.settle();
    expect(asked).toEqual([]);
  });
});
