import { describe, expect, it } from 'vitest';
import {
  type CodeAction,
  type CompletionItem,
  CompletionRequest,
  DocumentFormattingRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type MarkupContent,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pageTokenTypes } from '../../server/core/index.ts';
import { plainCapabilities, startClient, type TestClient, vscodeCapabilities } from './testClient.ts';

const uri = 'file:///conference/speakers/ann.speaker.txt';
const text = `Speaker page

Ann Smith

Ann Smith writes compilers.

Website

The Packaging Gradient

Scalable python, Intermediate
8/12/2017|3:15pm – 4:15am | TBA

Description

Shipping can be hard.

Abstract

More of it.
`;
const textDocument = { uri };
const scheduleLine = 11;

async function openPage(
  options: Parameters<typeof startClient>[0] = {},
  config?: Record<string, unknown>,
): Promise<TestClient> {
  const client = await startClient(options);
  if (config) client.host.store('file:///conference/greenroom.json', JSON.stringify(config));
  await client.open(uri, text, 'speaker-page');
  return client;
}

async function rulesOf(client: TestClient, file = uri): Promise<string[]> {
  const report = await client.pull(file);
  return report.kind === 'full' ? report.items.map(({ range, code }) => `${range.start.line} ${code}`) : [];
}

const found = [
  '0 page-marker',
  '6 page-link-lost',
  '11 page-end-not-after-start',
  '11 page-room-placeholder',
];

async function hoverText(client: TestClient, line: number): Promise<string> {
  const hover = await client.hover(uri, line, 5);
  return (hover?.contents as MarkupContent | undefined)?.value ?? '';
}

const lineRange = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 99 } });

function apply({ edit }: CodeAction): string {
  const versioned = edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
  const edits = versioned?.edits ?? edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, 'speaker-page', 1, text), edits as never);
}

describe('findings on a speaker page', () => {
  it('are shown, and follow edits', async () => {
    const client = await openPage();
    expect(await rulesOf(client)).toEqual(found);
    await client.change(uri, 2, { range: lineRange(0), text: 'speaker-page' });
    expect(await rulesOf(client)).toEqual(found.slice(1));
    await client.change(uri, 3, { text: 'speaker-page\n' });
    expect(await rulesOf(client)).toEqual(['0 page-unrecognised']);
  });

  it('are sent to a client that does not ask', async () => {
    const client = await openPage({ capabilities: plainCapabilities });
    await client.host.ringTimer();
    const { diagnostics } = await client.published.next();
    expect(diagnostics.map(({ code }) => code)).toEqual(found.map((each) => each.split(' ')[1]));
  });

  it('are known of pages that are not open, by name and by first line', async () => {
    const client = await startClient();
    client.host.store('file:///a/b.speaker', text);
    client.host.store('file:///a/c.txt', text.replace('Speaker page', 'speaker-page'));
    client.host.store('file:///a/d.txt', 'Milk\n');
    expect(await rulesOf(client, 'file:///a/b.speaker')).toEqual(found);
    expect(await rulesOf(client, 'file:///a/c.txt')).toEqual(found.slice(1));
    expect(await rulesOf(client, 'file:///a/d.txt')).toEqual([]);
  });

  it('come under greenroom.json, and again when that changes', async () => {
    const config = {
      rules: { 'page-link-lost': 'off' },
      event: { rooms: ['TBA'], tracks: ['Scalable Python'] },
    };
    const client = await openPage({}, config);
    expect(await rulesOf(client)).toEqual([
      '0 page-marker',
      '10 page-track-variant',
      '11 page-end-not-after-start',
    ]);
    client.host.store(
      'file:///conference/greenroom.json',
      JSON.stringify({ event: { tracks: ['Scalable python'] } }),
    );
    await client.fileChanged('file:///conference/greenroom.json');
    await client.host.ringTimer();
    await client.refreshes.next();
    expect(await rulesOf(client)).toEqual(found);
  });
});

describe('code actions on a speaker page', () => {
  it('repair one finding, all that is safe, or ignore it', async () => {
    const client = await openPage();
    const actions = await client.actions(uri, lineRange(scheduleLine));
    expect(actions.map(({ title }) => title)).toEqual([
      'Make the end PM',
      'Ignore in this file: page-end-not-after-start',
      'Ignore everywhere: page-end-not-after-start',
      'Ignore in this file: page-room-placeholder',
      'Ignore everywhere: page-room-placeholder',
    ]);
    expect(apply(await client.resolve(actions[0] as CodeAction))).toBe(text.replace('4:15am', '4:15pm'));
    const [fixAll] = await client.actions(uri, lineRange(0), ['source.fixAll']);
    expect(apply(await client.resolve(fixAll as CodeAction))).toBe(
      text.replace('Speaker page', 'speaker-page'),
    );
  });

  it('write what is to be ignored into greenroom.json', async () => {
    const client = await openPage({ workspaceFolders: ['file:///conference'] });
    const actions = await client.actions(uri, lineRange(6));
    const inFile = actions.find(({ title }) => title === 'Ignore in this file: page-link-lost') as CodeAction;
    const { edit } = await client.resolve(inFile);
    expect(JSON.stringify(edit)).toContain('speakers/ann.speaker.txt');
  });
});

describe('a speaker page', () => {
  it('says on hover when a talk is, and that no zone is known', async () => {
    const client = await openPage();
    await client.change(uri, 2, {
      range: lineRange(scheduleLine),
      text: '8/12/2017 | 3:15 PM-4:15 PM | Hall',
    });
    const value = await hoverText(client, scheduleLine);
    expect(value).toMatch(/Sat 12 August 2017, 15:15 – 16:15/);
    expect(value).toMatch(/Nothing says in which time zone/);
    expect(await client.hover(uri, 14, 2)).toBeNull();
  });

  it('says on hover when that is in UTC, where greenroom.json names the zone', async () => {
    const client = await openPage({}, { event: { timeZone: 'America/Los_Angeles' } });
    await client.change(uri, 2, {
      range: lineRange(scheduleLine),
      text: '8/12/2017 | 3:15 PM-4:15 PM | Hall',
    });
    const value = await hoverText(client, scheduleLine);
    expect(value).toMatch(/America\/Los\\_Angeles, .*UTC−07:00.* \(the zone of the schedule\)/);
    expect(value).toMatch(/In UTC: Sat 12 August 2017, 22:15 – 23:15/);
  });

  it('has an outline', async () => {
    const client = await openPage();
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument,
    })) as DocumentSymbol[];
    const [speaker] = symbols;
    expect(speaker).toMatchObject({ name: 'Ann Smith', detail: '1 talk' });
    expect(speaker?.children?.[0]).toMatchObject({ name: 'The Packaging Gradient' });
    expect(speaker?.children?.[0]?.children?.map(({ name }) => name)).toEqual(['Description', 'Abstract']);
  });

  it('folds talks and sections', async () => {
    const client = await openPage();
    const ranges = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    expect(ranges).toEqual([
      { startLine: 8, endLine: 19 },
      { startLine: 13, endLine: 15 },
      { startLine: 17, endLine: 19 },
    ]);
  });

  it('lets a selection grow from the word to the page', async () => {
    const client = await openPage();
    const [chain] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, {
        textDocument,
        positions: [{ line: 8, character: 6 }],
      })) ?? [];
    const lengths: string[] = [];
    for (let at = chain; at; at = at.parent) {
      lengths.push(
        `${at.range.start.line}:${at.range.start.character}-${at.range.end.line}:${at.range.end.character}`,
      );
    }
    expect(lengths).toEqual(['8:4-8:13', '8:0-8:22', '8:0-19:11', '0:0-20:0']);
  });

  it('has semantic tokens, as a whole and of a range', async () => {
    const client = await openPage();
    const tokens = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    const types = (data: readonly number[] = []) =>
      data.filter((_, index) => index % 5 === 3).map((type) => pageTokenTypes[type]);
    expect(types(tokens?.data)).toEqual([
      'marker',
      'speaker',
      'link',
      'title',
      'track',
      'level',
      'date',
      'separator',
      'time',
      'meridiem',
      'separator',
      'time',
      'meridiem',
      'separator',
      'room',
      'section',
      'section',
    ]);
    expect(tokens?.data.slice(0, 10)).toEqual([0, 0, 12, 0, 0, 2, 0, 9, 1, 0]);
    const range = { start: { line: 10, character: 0 }, end: { line: 11, character: 0 } };
    const some = await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument,
      range,
    });
    expect(types(some?.data)).toEqual(['track', 'level']);
  });

  it('is formatted: the line that says when, and nothing else', async () => {
    const client = await openPage();
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument,
      options,
    });
    expect(edits).toEqual([
      {
        range: { start: { line: scheduleLine, character: 0 }, end: { line: scheduleLine, character: 31 } },
        newText: '8/12/2017 | 3:15 PM-4:15 AM | TBA',
      },
    ]);
  });

  it('completes rooms, tracks, levels and headings', async () => {
    const client = await openPage(
      {},
      { event: { rooms: ['Main Hall'], tracks: ['Web'], levels: ['Novice'] } },
    );
    const labels = async (line: number, character: number) => {
      const position = { line, character };
      const items = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
      return (items as CompletionItem[]).map(({ label }) => label);
    };
    expect(await labels(scheduleLine, 31)).toEqual(['Main Hall']);
    expect(await labels(scheduleLine, 4)).toEqual([]);
    expect(await labels(10, 3)).toEqual(['Web']);
    expect(await labels(10, 20)).toEqual(['Novice']);
    expect(await labels(16, 0)).toEqual(['Biography', 'Requirements', 'Prerequisites']);
    expect(await labels(19, 3)).toEqual([]);
  });

  it('is told to a client that can register, by its language', async () => {
    const capabilities = {
      ...vscodeCapabilities,
      textDocument: {
        ...vscodeCapabilities.textDocument,
        semanticTokens: {
          dynamicRegistration: true,
          requests: {},
          tokenTypes: [],
          tokenModifiers: [],
          formats: [],
        },
      },
    };
    const { initialized, registrations } = await startClient({ capabilities });
    expect(initialized.capabilities.semanticTokensProvider).toBeUndefined();
    for (;;) {
      const { method, registerOptions } = await registrations.next();
      if (method !== 'textDocument/semanticTokens') continue;
      expect(registerOptions).toMatchObject({ documentSelector: [{ language: 'speaker-page' }], full: true });
      break;
    }
  });
});
