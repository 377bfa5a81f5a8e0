import { describe, expect, it } from 'vitest';
import {
  type CodeAction,
  LSPErrorCodes,
  type TextDocumentEdit,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plainCapabilities, startClient, type TestClient } from './testClient.ts';
import { calendarOf, testRules } from './testRules.ts';

const uri = 'file:///talks/conference.ics';
const text = calendarOf(['SUMMARY:bad one', 'LOCATION:bad'], ['SUMMARY:bad two']);
const atSummary = { start: { line: 2, character: 9 }, end: { line: 2, character: 9 } };
const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

async function openText(options: Parameters<typeof startClient>[0] = {}): Promise<TestClient> {
  const client = await startClient({ rules: testRules, ...options });
  await client.open(uri, text);
  return client;
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

function find(actions: readonly CodeAction[], title: string): CodeAction {
  const action = actions.find((each) => each.title === title);
  if (!action) throw new Error(`${title} is not among ${titles(actions)}`);
  return action;
}

/** The text after an action, as an editor applies it. */
function apply(before: string, { edit }: CodeAction): string {
  const versioned = edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
  const edits = versioned?.edits ?? edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, 'icalendar', 1, before), edits as never);
}

describe('code actions', () => {
  it('are those of the findings at the range', async () => {
    const client = await openText();
    const actions = await client.actions(uri, atSummary);
    expect(titles(actions)).toEqual([
      'Change to good',
      'Remove the summary',
      'Fix all in this file: bad-summary',
      'Fix all safe problems in this file',
      'Ignore in this file: bad-summary',
      'Ignore everywhere: bad-summary',
    ]);
    expect(new Set(actions.map(({ kind }) => kind))).toEqual(new Set(['quickfix']));
    expect(actions.flatMap(({ isPreferred, title }) => (isPreferred ? [title] : []))).toEqual([
      'Change to good',
    ]);
    expect(actions[0]?.diagnostics).toMatchObject([{ code: 'bad-summary' }]);
  });

  it('have no edit before they are chosen', async () => {
    const client = await openText();
    for (const action of await client.actions(uri, atSummary)) expect(action).not.toHaveProperty('edit');
  });

  it.each([
    ['Change to good', text.replace('bad one', 'good one')],
    ['Remove the summary', text.replace('SUMMARY:bad one\r\n', '')],
    ['Fix all in this file: bad-summary', text.replaceAll('SUMMARY:bad', 'SUMMARY:good')],
    ['Fix all safe problems in this file', text.replaceAll(':bad', ':good')],
  ])('do what they say: %s', async (title, expected) => {
    const client = await openText();
    const action = await client.resolve(find(await client.actions(uri, atSummary), title));
    expect(action.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    expect(apply(text, action)).toBe(expected);
  });

  it('are whole at once for a client that does not resolve', async () => {
    const client = await openText({ capabilities: plainCapabilities });
    const action = find(await client.actions(uri, atSummary), 'Change to good');
    expect(action).not.toHaveProperty('data');
    expect(apply(text, action)).toBe(text.replace('bad one', 'good one'));
  });

  it('are refused when the text has changed', async () => {
    const client = await openText();
    const action = find(await client.actions(uri, atSummary), 'Change to good');
    await client.change(uri, 2, { text });
    await expect(client.resolve(action)).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  it('come back as they are when they are not ours', async () => {
    const client = await openText();
    const action = { title: 'Foreign', data: { uri, version: 1, identity: { type: 'fix' } } };
    expect(await client.resolve(action)).toEqual(action);
  });

  it.each([
    [['source.fixAll.greenroom'], ['Fix all safe problems in this file']],
    [['source.fixAll'], ['Fix all safe problems in this file']],
    [['source'], ['Fix all safe problems in this file']],
    [['source.fixAll.eslint'], []],
    [['refactor.extract'], []],
  ])('of the kinds %s', async (only, expected) => {
    const client = await openText();
    const actions = await client.actions(uri, nowhere, only);
    expect(titles(actions)).toEqual(expected);
    for (const { kind } of actions) expect(kind).toBe('source.fixAll.greenroom');
  });

  it('repair the whole file on save', async () => {
    const client = await openText();
    const [action] = await client.actions(uri, nowhere, ['source.fixAll']);
    const resolved = await client.resolve(action as CodeAction);
    expect(apply(text, resolved)).toBe(text.replaceAll(':bad', ':good'));
  });

  it('are none where nothing was found, and for a file in order', async () => {
    const client = await openText();
    expect(await client.actions(uri, nowhere)).toEqual([]);
    await client.change(uri, 2, { text: calendarOf(['SUMMARY:fine']) });
    expect(await client.actions(uri, atSummary, ['source.fixAll'])).toEqual([]);
    expect(await client.actions('file:///talks/unknown.ics', atSummary)).toEqual([]);
  });
});

describe('code actions on bytes', () => {
  const lfText = text.replaceAll('\r\n', '\n');

  async function openLf(byteOperations: boolean, options: Parameters<typeof startClient>[0] = {}) {
    const client = await startClient({ rules: testRules, options: { byteOperations }, ...options });
    client.host.store(uri, `\ufeff${lfText}`);
    await client.open(uri, lfText);
    await client.host.ringTimer();
    return client;
  }

  it('are the command of a client that has it', async () => {
    const client = await openLf(true);
    const actions = await client.actions(uri, nowhere);
    for (const [title, operation] of [
      ['Remove the mark', 'remove-bom'],
      ['Convert to CR LF', 'convert-to-crlf'],
    ] as const) {
      const action = find(actions, title);
      expect(action.command?.command).toBe('greenroom.applyByteOperation');
      expect(action.command?.arguments).toEqual([{ uri, operation }]);
      expect(action).not.toHaveProperty('edit');
    }
  });

  it('are text edits for another client, and not offered where the text cannot do it', async () => {
    const client = await openLf(false);
    const actions = await client.actions(uri, nowhere);
    expect(titles(actions)).not.toContain('Remove the mark');
    const action = await client.resolve(find(actions, 'Convert to CR LF'));
    expect(action).not.toHaveProperty('command');
    expect(apply(lfText, action)).toBe(text);
  });

  it('are part of the repair of the file as far as they leave the file alone', async () => {
    const client = await openLf(true);
    const [action] = await client.actions(uri, nowhere, ['source.fixAll']);
    const resolved = await client.resolve(action as CodeAction);
    expect(resolved.command?.arguments).toEqual([{ uri, operation: 'convert-to-crlf' }]);
    expect(apply(lfText, resolved)).toBe(lfText.replaceAll(':bad', ':good'));
  });
});

describe('code actions that the whole schedule answers', () => {
  const folder = 'file:///talks';
  const whole = (eol: string, ...lines: readonly string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Schedule//EN', ...lines, 'END:VCALENDAR', ''].join(
      eol,
    );
  const talk = (time: (hour: string) => string, ...lines: readonly string[]) => [
    'BEGIN:VEVENT',
    'UID:knots-and-wool@example.org',
    'DTSTAMP:20270401T080000Z',
    `DTSTART${time('09')}`,
    `DTEND${time('10')}`,
    'SUMMARY:Knots',
    ...lines,
    'END:VEVENT',
  ];
  const floating = (hour: string) => `:20270514T${hour}0000`;
  const inUtc = (hour: string) => `${floating(hour)}Z`;

  async function open(body: string, stored: Readonly<Record<string, string>>): Promise<TestClient> {
    const client = await startClient({ workspaceFolders: [folder], stored: { ...stored, [uri]: body } });
    client.host.ringsAtOnce = true;
    await client.open(uri, body);
    // Answered when all files are read.
    await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    return client;
  }

  it('name the zone of the schedule at a time that has none, and define it', async () => {
    const body = whole('\r\n', ...talk(floating));
    const config = { [`${folder}/greenroom.json`]: '{"event": {"timeZone": "Asia/Kolkata"}}' };
    const client = await open(body, config);
    const line = body.split('\r\n').indexOf('DTSTART:20270514T090000');
    const at = { start: { line, character: 10 }, end: { line, character: 10 } };
    const action = find(
      await client.actions(uri, at, ['quickfix']),
      'Add TZID=Asia/Kolkata, the zone of the schedule',
    );
    expect(action.diagnostics).toMatchObject([{ code: 'floating-time' }]);
    const after = apply(body, await client.resolve(action));
    expect(after).toContain(
      'DTSTART;TZID=Asia/Kolkata:20270514T090000\r\nDTEND;TZID=Asia/Kolkata:20270514T100000',
    );
    expect(after).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Kolkata\r\n');
  });

  it('write a line that is missing with the line ends of the text', async () => {
    const body = whole('\n', ...talk(inUtc));
    const other = { [`${folder}/a.ics`]: whole('\r\n', ...talk(inUtc, 'LOCATION:Hall')) };
    const client = await open(body, other);
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const action = find(await client.actions(uri, all, ['quickfix']), 'Take "Hall" from a.ics');
    expect(apply(body, action)).toBe(body.replace('100000Z\n', '100000Z\nLOCATION:Hall\n'));
  });
});
