import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type Diagnostic,
  DiagnosticSeverity,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
} from 'vscode-languageserver/node';
import { plainCapabilities, startClient, type TestClient } from './testClient.ts';
import { badSummary, calendarOf, testRules, throwing } from './testRules.ts';

const uri = 'file:///talks/conference.ics';
const bad = calendarOf(['SUMMARY:bad talk']);
const good = calendarOf(['SUMMARY:good talk']);
const word = { start: { line: 2, character: 8 }, end: { line: 2, character: 11 } };

async function pulled(client: TestClient, wanted = uri): Promise<Diagnostic[]> {
  const report = await client.pull(wanted);
  return report.kind === 'full' ? report.items : [];
}

const rulesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

describe('a client that pulls', () => {
  it('is told so, and of UTF-16 and incremental sync', async () => {
    const { initialized } = await startClient();
    expect(initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
    });
  });

  it('gets whole diagnostics', async () => {
    const client = await startClient({ rules: testRules, options: { rulePages: 'file:///pages/' } });
    await client.open(uri, bad);
    expect(await pulled(client)).toEqual([
      {
        range: word,
        severity: DiagnosticSeverity.Warning,
        code: 'bad-summary',
        codeDescription: { href: 'file:///pages/bad-summary.md' },
        source: 'greenroom',
        message: 'The summary is bad',
        data: { rule: 'bad-summary', message: 'bad' },
        relatedInformation: [
          {
            location: {
              uri,
              range: { start: { line: 2, character: 0 }, end: { line: 2, character: 7 } },
            },
            message: 'Said here',
          },
        ],
      },
    ]);
  });

  it('gets the findings of the rules that are built in', async () => {
    const client = await startClient();
    await client.open(uri, good.replace('END:VEVENT', 'END:VTODO'));
    expect(rulesOf(await pulled(client))).toContain('begin-end-mismatch');
  });

  it('sees an incremental change, and is told when nothing changed', async () => {
    const client = await startClient({ rules: testRules });
    await client.open(uri, bad);
    const first = await client.pull(uri);
    const again = await client.pull(uri, first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.change(uri, 2, { range: word, text: 'good' });
    expect(await client.pull(uri, first.resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  it('is not sent any', async () => {
    const client = await startClient({ rules: testRules });
    await client.open(uri, bad);
    await client.change(uri, 2, { text: bad });
    await client.close(uri);
    await client.settle();
    expect(client.published.size).toBe(0);
    expect(client.host.timers.size).toBe(0);
  });

  it('gets those of a closed document from where it is stored', async () => {
    const client = await startClient({ rules: testRules });
    client.host.store(uri, `\ufeff${bad}`);
    await client.open(uri, good);
    await client.close(uri);
    expect(rulesOf(await pulled(client))).toEqual(['mark', 'bad-summary']);
  });

  it('gets nothing for what is closed and no calendar, or not there', async () => {
    const client = await startClient({ rules: testRules });
    client.host.store('file:///talks/notes.txt', 'SUMMARY:bad');
    client.host.store('file:///talks/feed.txt', bad);
    expect(await pulled(client, 'file:///talks/notes.txt')).toEqual([]);
    expect(await pulled(client, 'file:///talks/missing.ics')).toEqual([]);
    expect(rulesOf(await pulled(client, 'file:///talks/feed.txt'))).toEqual(['bad-summary']);
  });

  it('gets those of the open text when the document was opened while its file was read', async () => {
    const client = await startClient({ rules: testRules });
    client.host.store(uri, good);
    const reading = gate(client);
    const answer = client.pull(uri);
    await client.settle();
    await client.open(uri, bad);
    await client.settle();
    reading.open();
    expect(await answer).toMatchObject({ kind: 'full', items: [{ code: 'bad-summary' }] });
  });

  it('can cancel', async () => {
    const client = await startClient({ rules: testRules });
    client.host.store(uri, bad);
    const reading = gate(client);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri } };
    const answer = client.connection.sendRequest(DocumentDiagnosticRequest.type, params, source.token);
    await client.settle();
    source.cancel();
    await client.settle();
    reading.open();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});

describe('a client that does not pull', () => {
  it('is told nothing of pulling', async () => {
    const { initialized } = await startClient({ capabilities: plainCapabilities });
    expect(initialized.capabilities).not.toHaveProperty('diagnosticProvider');
  });

  it('is sent diagnostics with their version', async () => {
    const client = await startClient({ capabilities: plainCapabilities, rules: testRules });
    await client.open(uri, bad, 'icalendar', 7);
    await client.host.ringTimer();
    const { version, diagnostics } = await client.published.next();
    expect(version).toBe(7);
    expect(diagnostics).toEqual([
      {
        range: word,
        severity: DiagnosticSeverity.Warning,
        code: 'bad-summary',
        source: 'greenroom',
        message: 'The summary is bad',
        data: { rule: 'bad-summary', message: 'bad' },
      },
    ]);
  });

  it('is sent none for a text that is old by then', async () => {
    const client = await startClient({ capabilities: plainCapabilities, rules: testRules });
    await client.open(uri, bad);
    await client.change(uri, 2, { range: word, text: 'good' });
    await client.settle();
    const timers = [await client.host.timers.next(), await client.host.timers.next()];
    expect(timers.map(({ isCancelled }) => isCancelled)).toEqual([true, false]);
    timers[1]?.run();
    expect(await client.published.next()).toEqual({ uri, version: 2, diagnostics: [] });
    expect(client.published.size).toBe(0);
  });

  it('has them taken away when it closes the document, and gets no late ones', async () => {
    const client = await startClient({ capabilities: plainCapabilities, rules: testRules });
    await client.open(uri, bad);
    await client.close(uri);
    expect(await client.published.next()).toEqual({ uri, diagnostics: [] });
    expect((await client.host.timers.next()).isCancelled).toBe(true);
  });
});

describe('diagnostics', () => {
  it('stop at a hundred of one rule, and say how many more there are', async () => {
    const client = await startClient({ rules: testRules });
    const events = Array.from({ length: 150 }, () => ['SUMMARY:bad', 'LOCATION:good']);
    await client.open(uri, calendarOf(...events));
    const items = await pulled(client);
    expect(items).toHaveLength(100);
    expect(items.at(-2)?.message).toBe('The summary is bad');
    expect(items.at(-1)?.message).toBe('The summary is bad (and 50 more of this kind in this file)');
  });

  it('are there although a rule throws, which is logged once with its id', async () => {
    const client = await startClient({ rules: [throwing, badSummary] });
    await client.open(uri, calendarOf(['SUMMARY:bad'], ['SUMMARY:bad']));
    expect(rulesOf(await pulled(client))).toEqual(['bad-summary', 'bad-summary']);
    const messages = client.host.logged.map(({ message }) => message);
    expect(messages).toEqual([expect.stringMatching(/^Rule throwing failed.*as it always does/)]);
  });

  it.each([
    ['icalendar', 'untitled:Untitled-1', 1],
    ['calendar', 'file:///talks/CONFERENCE.ICS', 1],
    ['plaintext', 'file:///talks/busy.ifb?v=1', 1],
    ['plaintext', 'file:///talks/conference.txt', 0],
    ['speaker-page', 'file:///talks/ada.speaker', 0],
    ['speaker-page', 'file:///talks/ada.ics', 0],
  ])('of language %s, %s: %i', async (languageId, wanted, count) => {
    const client = await startClient({ rules: testRules });
    await client.open(wanted, bad, languageId);
    expect(await pulled(client, wanted)).toHaveLength(count);
  });

  it('follow a document however its URI is written', async () => {
    const client = await startClient({ rules: testRules });
    await client.open('file:///C:/Vorträge/a.ics', good);
    await client.change('file:///c%3A/Vortr%C3%A4ge/a.ics', 2, { text: bad });
    expect(await pulled(client, 'file:///c:/Vortr%c3%a4ge/a.ics')).toHaveLength(1);
    await client.close('file:///C%3A/Vortr%C3%A4ge/a.ics');
    expect(await pulled(client, 'file:///C:/Vorträge/a.ics')).toHaveLength(0);
  });
});

/** Holds up the host's readings until it is opened. */
function gate({ host }: TestClient): { open(): void } {
  let open = () => {};
  host.readingGate = new Promise((resolve) => {
    open = resolve;
  });
  return { open: () => open() };
}

describe('the end of a file that somebody is writing', () => {
  const begun = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n';
  const uri = 'file:///conf/new.ics';
  const isCut = async (client: TestClient) => {
    const report = await client.pull(uri);
    return 'items' in report && report.items.some(({ code }) => code === 'file-truncated');
  };
  const typeAt = (client: TestClient, version: number, line: number, text: string) => {
    const at = { line, character: 0 };
    return client.change(uri, version, { range: { start: at, end: at }, text });
  };

  it('is not called cut off while they write there, but once they write elsewhere or save', async () => {
    const client = await startClient();
    await client.open(uri, begun);
    expect(await isCut(client)).toBe(true);
    await typeAt(client, 2, 5, 'DTSTAMP:20270401T080000Z');
    expect(await isCut(client)).toBe(false);
    await typeAt(client, 3, 1, 'X-NOTE:a\r\n');
    expect(await isCut(client)).toBe(true);
    await typeAt(client, 4, 6, 'X-NOTE:b\r\n');
    expect(await isCut(client)).toBe(false);
    await client.save(uri);
    await client.host.ringTimer();
    await client.refreshes.next();
    expect(await isCut(client)).toBe(true);
  });
});
