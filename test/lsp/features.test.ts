import { describe, expect, it } from 'vitest';
import {
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type InlayHint,
  InlayHintResolveRequest,
  type MarkupContent,
  SelectionRangeRequest,
  SymbolKind,
} from 'vscode-languageserver/node';
import { plainCapabilities, startClient, type TestClient, vscodeCapabilities } from './testClient.ts';
import { calendarOf } from './testRules.ts';

const uri = 'file:///talks/conference.ics';
const text = calendarOf(
  [
    'SUMMARY:Opening of the_day',
    'DTSTART:20270514T090000Z',
    'DTEND:20270514T093000Z',
    'URL:https://example.org/',
    ' opening',
  ],
  ['SUMMARY:Closing'],
);
const textDocument = { uri };

async function openText(options: Parameters<typeof startClient>[0] = {}): Promise<TestClient> {
  const client = await startClient({ rules: [], ...options });
  await client.open(uri, text);
  return client;
}

async function hoverText(client: TestClient, line: number): Promise<string> {
  const hover = await client.hover(uri, line, 10);
  return (hover?.contents as MarkupContent | undefined)?.value ?? '';
}

describe('hover', () => {
  it('says when a talk is, and marks the value', async () => {
    const client = await openText();
    const hover = await client.hover(uri, 3, 10);
    expect(hover?.range).toEqual({ start: { line: 3, character: 8 }, end: { line: 3, character: 24 } });
    expect(hover?.contents).toMatchObject({ kind: 'markdown' });
    expect(await hoverText(client, 3)).toMatch(/Fri 14 May 2027, 09:00 – 09:30/);
  });

  it('is plain text for a client that reads no Markdown', async () => {
    const client = await openText({ capabilities: plainCapabilities });
    expect(await client.hover(uri, 1, 3)).toMatchObject({ contents: { kind: 'plaintext' } });
    expect(await hoverText(client, 1)).toMatch(/^Opening of the_day/);
    expect(await hoverText(client, 1)).not.toMatch(/\]\(| {2}$/m);
    expect(await hoverText(client, 1)).toMatch(/RFC 5545, 3\.6\.1 \(https:/);
  });

  it('is nothing where there is nothing', async () => {
    const client = await openText();
    expect(await client.hover('file:///talks/unknown.ics', 0, 0)).toBeNull();
    await client.change(uri, 2, { text: '' });
    expect(await client.hover(uri, 5, 5)).toBeNull();
  });
});

describe('the zone of the reader', () => {
  /** Waits until the server has asked for the settings and got them: it takes messages in order. */
  const answered = async (client: TestClient) => {
    await client.asked.next();
    await client.settle();
  };
  const zone = async (client: TestClient) => /In (\S+) \(([^)]*)\)/.exec(await hoverText(client, 3))?.[0];

  it('is that of the host unless somebody knows better', async () => {
    const client = await openText({ capabilities: plainCapabilities });
    expect(await zone(client)).toMatch(/Europe\/Berlin.*host/);
  });

  it('is what a window reported, now or in an earlier session', async () => {
    const client = await openText({ options: { readerZone: 'Asia/Tokyo' } });
    expect(await zone(client)).toMatch(/Asia\/Tokyo.*browser/);
    await client.connection.sendNotification('greenroom/readerZone', { zone: 'America/Lima' });
    expect(await zone(client)).toMatch(/America\/Lima.*browser/);
    await client.connection.sendNotification('greenroom/readerZone', { zone: 'Not/AZone' });
    expect(await zone(client)).toMatch(/America\/Lima.*browser/);
  });

  it('is what the user set, from when it was set', async () => {
    const client = await openText({ settings: { localTimeZone: 'Asia/Tokyo' } });
    await answered(client);
    expect(await zone(client)).toMatch(/Asia\/Tokyo.*setting/);
    await client.host.ringTimer();
    await client.refreshes.next();
    client.current.settings = { localTimeZone: 'auto' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await answered(client);
    expect(await zone(client)).toMatch(/Europe\/Berlin.*host/);
  });

  it('is not what nobody knows, and the log says so', async () => {
    const client = await openText({ settings: { localTimeZone: 'Middle/Earth' } });
    await answered(client);
    expect(await zone(client)).toMatch(/Europe\/Berlin.*host/);
    expect(client.host.logged.map(({ message }) => message).join()).toMatch(/Middle\/Earth/);
  });

  it('can be sent along by a client that cannot be asked', async () => {
    const client = await openText({ capabilities: plainCapabilities });
    const settings = { greenroom: { localTimeZone: 'Asia/Tokyo' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    expect(await zone(client)).toMatch(/Asia\/Tokyo.*setting/);
  });
});

describe('audiences elsewhere', () => {
  const settings = { audienceTimeZones: ['America/Lima', 'Middle/Earth', 'Middle/Earth'] };

  it('are shown in the hover, and a name that nobody knows is told once', async () => {
    const client = await openText({ settings });
    await client.asked.next();
    expect(await client.shown.next()).toMatch(
      /^greenroom\.audienceTimeZones: “Middle\/Earth” is no time zone/,
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.asked.next();
    await client.settle();
    expect(client.shown.size).toBe(0);
    expect(await hoverText(client, 3)).toContain('| Lima | Fri 14 May 2027, 04:00 – 04:30 | UTC−05:00 |');
  });

  it('are lines for a client that reads no Markdown', async () => {
    const client = await openText({ capabilities: plainCapabilities });
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { greenroom: settings },
    });
    expect(await hoverText(client, 3)).toMatch(
      /^Audience: Their time\nLima: Fri 14 May 2027, 04:00 – 04:30: UTC−05:00$/m,
    );
  });
});

describe('hints after times', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const labels = async (client: TestClient) => (await client.hints(uri, range))?.map(({ label }) => label);
  const set = async (client: TestClient, times: string) => {
    client.current.settings = { inlayHints: { times } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.hintRefreshes.next();
  };

  it('are there where the reader’s clocks differ, with a tooltip for those who look', async () => {
    const client = await openText();
    const hints = (await client.hints(uri, range)) ?? [];
    expect(hints).toMatchObject([
      { position: { line: 3, character: 24 }, label: 'Fri 09:00 UTC · 11:00 Berlin', paddingLeft: true },
      { position: { line: 4, character: 22 }, label: 'Fri 09:30 UTC · 11:30 Berlin' },
    ]);
    expect(hints[0]?.tooltip).toBeUndefined();
    const resolved = await client.connection.sendRequest(InlayHintResolveRequest.type, hints[0] as InlayHint);
    expect(resolved.tooltip).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/^\*\*Fri 14 May 2027, 09:00 – 09:30\*\*/),
    });
  });

  it('follow the setting and the reader’s zone, and the client is told to ask again', async () => {
    const client = await openText();
    await set(client, 'off');
    expect(await labels(client)).toEqual([]);
    await set(client, 'on');
    expect(await labels(client)).toHaveLength(2);
    await client.connection.sendNotification('greenroom/readerZone', { zone: 'UTC' });
    await client.hintRefreshes.next();
    expect(await labels(client)).toEqual(['Fri 09:00 UTC', 'Fri 09:30 UTC']);
    await set(client, 'whenDifferent');
    expect(await labels(client)).toEqual([]);
  });

  it('have no tooltip after the text has changed, and none for a client that does not ask', async () => {
    const client = await openText();
    const [hint] = (await client.hints(uri, range)) ?? [];
    await client.change(uri, 2, { text });
    const resolve = (given: unknown) =>
      client.connection.sendRequest(InlayHintResolveRequest.type, { ...hint, data: given } as InlayHint);
    expect((await resolve(hint?.data)).tooltip).toBeUndefined();
    expect((await resolve({ uri: 3 })).tooltip).toBeUndefined();
    const plain = await openText({ capabilities: plainCapabilities });
    expect((await plain.hints(uri, range))?.[0]).not.toHaveProperty('data');
    expect(await plain.hints('file:///talks/unknown.ics', range)).toEqual([]);
  });
});

describe('the server', () => {
  it('asks to be told of settings and of files that change', async () => {
    const client = await startClient();
    const registrations = [await client.registrations.next(), await client.registrations.next()];
    expect(registrations.map(({ method }) => method)).toEqual([
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
  });

  it('gives the outline', async () => {
    const client = await openText();
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols).toMatchObject([
      {
        kind: SymbolKind.Namespace,
        range: { start: { line: 0, character: 0 } },
        children: [
          { name: 'Opening of the_day', kind: SymbolKind.Event, range: { start: { line: 1, character: 0 } } },
          { name: 'Closing', kind: SymbolKind.Event },
        ],
      },
    ]);
  });

  it('gives the outline as a list to a client that knows no other', async () => {
    const client = await openText({ capabilities: plainCapabilities });
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols).toMatchObject([
      { kind: SymbolKind.Namespace, location: { uri } },
      { name: 'Opening of the_day', location: { uri }, containerName: expect.anything() },
      { name: 'Closing' },
    ]);
  });

  it('folds components and properties, and of those as many as the client takes', async () => {
    const request = (client: TestClient) =>
      client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    const lines = [
      { startLine: 0, endLine: 11 },
      { startLine: 1, endLine: 7 },
      { startLine: 5, endLine: 6 },
      { startLine: 8, endLine: 10 },
    ];
    expect(await request(await openText())).toEqual(lines);
    const { textDocument: can } = vscodeCapabilities;
    const capabilities = { textDocument: { ...can, foldingRange: { rangeLimit: 3 } } };
    expect(await request(await openText({ capabilities }))).toEqual([lines[0], lines[1], lines[3]]);
  });

  it('lets a selection grow', async () => {
    const client = await openText();
    const positions = [
      { line: 2, character: 9 },
      { line: 0, character: 0 },
    ];
    const params = { textDocument, positions };
    const ranges = await client.connection.sendRequest(SelectionRangeRequest.type, params);
    expect(ranges).toHaveLength(2);
    expect(ranges?.[0]).toMatchObject({
      range: { start: { line: 2, character: 8 }, end: { line: 2, character: 15 } },
      parent: { range: { start: { line: 2, character: 8 }, end: { line: 2, character: 26 } } },
    });
  });

  it('links addresses through folds', async () => {
    const client = await openText();
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    const range = { start: { line: 5, character: 4 }, end: { line: 6, character: 8 } };
    expect(links).toEqual([{ range, target: 'https://example.org/opening' }]);
  });
});
