import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  applyCodeAction,
  closeAll,
  copyFixture,
  openFile,
  placeOf,
  readBytes,
  readHover,
  ruleOf,
  waitForNoRule,
  waitForRule,
} from '../editor.ts';
import { MemoryFiles } from '../memoryFiles.ts';

/** More than fits into one piece on its way to the server. */
const padding = `X-PADDING:${'0123456789'.repeat(5)}\r\n`.repeat(4000);

const calendar = [
  '\ufeffBEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//a//b',
  `${padding}BEGIN:VEVENT`,
  'UID:1@example.org',
  'DTSTAMP:20260914T080000Z',
  'DTSTART:20270625T190000Z',
  'DTEND:20270625T200000Z',
  'SUMMARY:Kelp, forests — and seeds',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

describe('a schedule that is no file on this machine', () => {
  const files = new MemoryFiles();
  const readOnlyFiles = new MemoryFiles();
  const bytes = Buffer.from(calendar, 'utf8');
  let registrations: vscode.Disposable[] = [];

  before(() => {
    registrations = [
      vscode.workspace.registerFileSystemProvider('greenroom-memory', files),
      vscode.workspace.registerFileSystemProvider('greenroom-past', readOnlyFiles, { isReadonly: true }),
    ];
  });
  after(() => {
    for (const each of registrations) each.dispose();
  });
  afterEach(closeAll);

  it('has its findings, also those that only its bytes show, and the fix writes where it came from', async () => {
    files.put('/talks.ics', bytes);
    const uri = vscode.Uri.from({ scheme: 'greenroom-memory', path: '/talks.ics' });
    await openFile(uri);
    await waitForRule(uri, 'text-unescaped-separator');
    const { range } = await waitForRule(uri, 'file-bom');
    await applyCodeAction(uri, range, 'Remove the byte order mark');
    await waitForNoRule(uri, 'file-bom');
    assert.deepEqual(Buffer.from(files.readFile(uri)), bytes.subarray(3));
  });

  it('has hovers but no findings where it can only be read, as a version of the past', async () => {
    readOnlyFiles.put('/talks.ics', bytes);
    const uri = vscode.Uri.from({ scheme: 'greenroom-past', path: '/talks.ics' });
    const { document } = await openFile(uri);
    assert.match(await readHover(uri, placeOf(document, '20270625T190000Z')), /Fri 25 June 2027, 19:00/);
    const witness = copyFixture('samples/damaged-talk.ics', 'schemes/witness.ics');
    await openFile(witness);
    await waitForRule(witness, 'text-unescaped-separator');
    assert.deepEqual(vscode.languages.getDiagnostics(uri).map(ruleOf), []);
  });

  it('has its findings before it has a name', async () => {
    const content = readBytes(copyFixture('samples/damaged-talk.ics', 'schemes/unnamed.ics')).toString(
      'utf8',
    );
    const document = await vscode.workspace.openTextDocument({ language: 'icalendar', content });
    await vscode.window.showTextDocument(document);
    await waitForRule(document.uri, 'end-not-after-start');
  });
});
