import { describe, expect, it } from 'vitest';
import {
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { pageExample, talkExample } from '../../server/core/schedule/examples.ts';
import { wholeText } from '../support/schedule.ts';
import { startClient, type TestClient } from './testClient.ts';

const folder = 'file:///conf';
const calendar = `${folder}/all.ics`;
const ann = `${folder}/ann.speaker.txt`;

/** A talk on the eighth of May; every month has such a day. */
const onEighth = wholeText(
  'all.ics',
  talkExample('a', '14:30', '15:00', 'SUMMARY:Knots')
    .replaceAll(':20270514T', ';TZID=Europe/Berlin:20270508T')
    .replace(/(TZID=.*)Z/g, '$1'),
);

/** The fifth of August to who reads the month first, the eighth of May to others. */
const page = pageExample('Ann Smith', 'Knots', '8/5/2027 | 2:30 PM-3:00 PM | Hall');

async function start(): Promise<TestClient> {
  const client = await startClient({
    workspaceFolders: [folder],
    stored: { [ann]: page, [calendar]: onEighth },
  });
  client.host.ringsAtOnce = true;
  return client;
}

/** The rules that are found in a page that nobody has open. */
async function closedRules(client: TestClient): Promise<readonly unknown[]> {
  const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [],
  });
  const report = items.find(({ uri }: WorkspaceDocumentDiagnosticReport) => uri === ann);
  return report && 'items' in report ? report.items.map(({ code }) => code) : [];
}

async function openRules(client: TestClient): Promise<readonly unknown[]> {
  const report = await client.pull(ann);
  return 'items' in report ? report.items.map(({ code }) => code) : [];
}

const onFifthOfAugust = onEighth.replaceAll('20270508', '20270805');

describe('a date on a page that can be read in two ways', () => {
  it('is a day of the calendar, in a page that is not open', async () => {
    const client = await start();
    expect(await closedRules(client)).toEqual(['page-date-order']);
    client.host.store(calendar, onFifthOfAugust);
    await client.fileChanged(calendar);
    await client.settle();
    expect(await closedRules(client)).toEqual([]);
  });

  it('follows the calendar that is open, as it is typed', async () => {
    const client = await start();
    await client.open(calendar, onEighth);
    await client.open(ann, page, 'speaker-page');
    expect(await openRules(client)).toEqual(['page-date-order']);
    await client.change(calendar, 2, { text: onFifthOfAugust });
    await client.pull(calendar);
    expect(await openRules(client)).toEqual([]);
  });

  it('is told on the clocks of the calendar where nobody has named a zone', async () => {
    const client = await start();
    await closedRules(client);
    await client.open(ann, page, 'speaker-page');
    const hover = await client.hover(ann, 8, 14);
    expect(JSON.stringify(hover)).toContain('12:30');
  });
});
