import { describe, expect, it } from 'vitest';
import type { TextDocumentEdit } from 'vscode-languageserver/node';
import {
  type PlannedZoneChange,
  planZoneChangeRequest,
  type ZoneChoicesResult,
  zoneChangeKind,
  zoneChoicesRequest,
} from '../../server/protocol.ts';
import { plainCapabilities, startClient, type TestClient, vscodeCapabilities } from './testClient.ts';
import { calendarOf } from './testRules.ts';

const uri = 'file:///talks/conference.ics';
const text = calendarOf(
  ['SUMMARY:Opening', 'DTSTART:20270514T090000Z'],
  ['SUMMARY:Walk', 'DTSTART:20270514T090000'],
);
const lineOf = (line: string) => text.split('\r\n').indexOf(line);
const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });

async function openText(options: Parameters<typeof startClient>[0] = {}): Promise<TestClient> {
  const client = await startClient({ rules: [], ...options });
  await client.open(uri, text);
  return client;
}

const showingDisabled = {
  ...vscodeCapabilities,
  textDocument: {
    ...vscodeCapabilities.textDocument,
    codeAction: { ...vscodeCapabilities.textDocument?.codeAction, disabledSupport: true },
  },
};

describe('times in another zone', () => {
  it('are offered at a time, and worked out when one is chosen', async () => {
    const client = await openText();
    const actions = await client.actions(uri, at(lineOf('DTSTART:20270514T090000Z')), [zoneChangeKind]);
    expect(actions.map(({ title }) => title)).toEqual([
      'Same moment, written in Europe/Berlin',
      'Same clock time, in Europe/Berlin (moves it by 2 h, to earlier)',
    ]);
    expect(actions[0]).toMatchObject({ kind: zoneChangeKind });
    expect(actions[0]).not.toHaveProperty('edit');
    const [moment] = actions;
    const resolved = moment && (await client.resolve(moment));
    const [change] = (resolved?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change?.textDocument).toEqual({ uri, version: 1 });
    expect(change?.edits.map((edit) => 'newText' in edit && edit.newText)).toContain(';TZID=Europe/Berlin');
  });

  it('are not offered where nobody asks for such actions', async () => {
    const client = await openText();
    const line = lineOf('DTSTART:20270514T090000Z');
    expect(await client.actions(uri, at(line), ['quickfix'])).toEqual([]);
    expect(await client.actions(uri, at(lineOf('SUMMARY:Opening')), ['refactor'])).toEqual([]);
  });

  it('are shown with the reason where they would change what is meant, to a client that can show it', async () => {
    const line = at(lineOf('DTSTART:20270514T090000'));
    const reasons = async (client: TestClient) =>
      (await client.actions(uri, line, ['refactor'])).map(({ disabled }) => disabled?.reason ?? '');
    expect(await reasons(await openText({ capabilities: showingDisabled }))).toEqual([
      expect.stringMatching(/09:00 has no zone, so nobody knows which moment it is/),
      '',
      expect.stringMatching(/has no zone/),
      '',
    ]);
    expect(await reasons(await openText())).toEqual(['', '']);
  });

  it('come whole to a client that does not ask again', async () => {
    const client = await openText({ capabilities: plainCapabilities });
    const actions = await client.actions(uri, at(lineOf('DTSTART:20270514T090000Z')), ['refactor']);
    expect(actions.map(({ edit }) => Object.keys(edit?.changes ?? {}))).toEqual([[uri], [uri]]);
  });

  it('are one edit where there would be thousands', async () => {
    const many = calendarOf(...Array.from({ length: 2600 }, () => ['DTSTART:20270514T090000Z']));
    const client = await startClient({ rules: [] });
    await client.open(uri, many);
    const toBerlin = (await client.actions(uri, at(0), ['refactor'])).find(({ title }) =>
      title.includes('moments, written in'),
    );
    const resolved = toBerlin && (await client.resolve(toBerlin));
    const [change] = (resolved?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change?.edits).toHaveLength(1);
    const [edit] = change?.edits ?? [];
    const written = edit && 'newText' in edit ? edit.newText : '';
    expect(written.match(/DTSTART;TZID=Europe\/Berlin:20270514T110000\r\n/g)?.length).toBeGreaterThan(2598);
  });

  it('say why a whole file cannot be changed', async () => {
    const client = await openText();
    const actions = await client.actions(uri, at(0), ['refactor']);
    expect(actions.map(({ title }) => title)).toContain('Whole file: same moments, written as UTC');
    const [first] = actions;
    await expect(first && client.resolve(first)).rejects.toThrow(/“Walk”: .* has no zone/);
  });
});

describe('the command that asks for a zone', () => {
  const plan = (client: TestClient, params: object) =>
    client.connection.sendRequest<PlannedZoneChange | null>(planZoneChangeRequest, {
      uri,
      version: 1,
      ...params,
    });

  it('has zones to choose from, the reader’s first', async () => {
    const client = await openText();
    const { zones } = await client.connection.sendRequest<ZoneChoicesResult>(zoneChoicesRequest, { uri });
    expect(zones.slice(0, 2)).toEqual([
      { name: 'UTC', offset: '', cities: [], group: 'Universal time' },
      {
        name: 'Europe/Berlin',
        offset: 'UTC+02:00',
        cities: expect.arrayContaining(['Munich']),
        group: 'Yours and your audiences’',
      },
    ]);
    expect(zones.filter(({ name }) => name === 'Europe/Berlin')).toHaveLength(1);
    const unknown = await client.connection.sendRequest(zoneChoicesRequest, { uri: 'file:///unknown.ics' });
    expect(unknown).toEqual({ zones: [] });
  });

  it('shows before and after, and has the edit ready', async () => {
    const client = await openText();
    const position = { line: lineOf('DTSTART:20270514T090000Z'), character: 3 };
    expect(await plan(client, { position, target: 'Asia/Tokyo', keep: 'moment' })).toMatchObject({
      version: 1,
      count: 1,
      changes: [
        {
          title: '“Opening”',
          before: 'Fri 14 May 2027, 09:00 UTC',
          after: 'Fri 14 May 2027, 18:00 (Asia/Tokyo)',
          effect: 'the moment stays the same',
        },
      ],
      edit: { documentChanges: [{ textDocument: { uri, version: 1 } }] },
    });
  });

  it('says why not, and nothing of a text that has changed', async () => {
    const client = await openText();
    expect(await plan(client, { target: 'Asia/Tokyo', keep: 'moment' })).toMatchObject({
      refusal: expect.stringMatching(/has no zone/),
    });
    expect(await plan(client, { version: 2, target: 'UTC', keep: 'moment' })).toBeNull();
  });
});
