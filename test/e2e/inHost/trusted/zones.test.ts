import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  applyCodeAction,
  closeAll,
  openFile,
  placeOf,
  readHover,
  save,
  until,
  waitForDiagnostics,
  writeFile,
} from '../editor.ts';
import { withUserSettings } from '../settings.ts';

const talk = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//a//b',
  'BEGIN:VEVENT',
  'UID:1@example.org',
  'DTSTAMP:20260914T080000Z',
  'DTSTART;TZID=America/Los_Angeles:20270729T144000',
  'DTEND;TZID=America/Los_Angeles:20270729T150500',
  'SUMMARY:Ship it faster',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const reader = { 'greenroom.localTimeZone': 'Europe/Berlin', 'greenroom.inlayHints.times': 'on' };

/** Opens the talk once the server has read it. */
async function openTalk(name: string): Promise<vscode.TextEditor> {
  const uri = writeFile(`zones/${name}`, talk);
  const editor = await openFile(uri);
  await waitForDiagnostics(uri, (all) => all.length > 0);
  return editor;
}

async function hintsOf(document: vscode.TextDocument): Promise<string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
  return hints.map(({ label }) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
  );
}

/** Asks until the hints are as wanted: settings arrive at the server when they do. */
async function waitForHints(document: vscode.TextDocument, wanted: readonly string[]): Promise<void> {
  let hints: string[] = [];
  const ask = async () => {
    hints = await hintsOf(document);
  };
  await until(
    vscode.workspace.onDidChangeConfiguration,
    () => {
      void ask();
      return JSON.stringify(hints) === JSON.stringify(wanted);
    },
    { poll: true, what: () => `hints ${wanted.join(' | ')}; there are: ${hints.join(' | ')}` },
  );
}

describe('zones', () => {
  afterEach(closeAll);

  it('shows weekday and the reader’s time after each time, as the setting says', async () => {
    const { document } = await openTalk('hints.ics');
    await withUserSettings(reader, async () => {
      await waitForHints(document, ['Thu 14:40 · 23:40 Berlin', 'Thu 15:05 · Fri 00:05 Berlin']);
    });
    await withUserSettings({ ...reader, 'greenroom.inlayHints.times': 'off' }, () =>
      waitForHints(document, []),
    );
  });

  it('tells which zone a TZID is, and when its clocks change', async () => {
    const { document } = await openTalk('hover.ics');
    const text = await readHover(document.uri, placeOf(document, 'America/Los_Angeles'));
    assert.match(text, /America\/Los\\_Angeles\*\* · now /);
    assert.match(text, /Sun 14 March 2027, 02:00/);
  });

  it('completes zones by their cities', async () => {
    const { document } = await openTalk('complete.ics');
    const place = placeOf(document, 'TZID=America', { offset: 5 });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      place,
    );
    const berlin = list.items.find(({ label }) => label === 'Europe/Berlin');
    assert.match(berlin?.detail ?? '', /^UTC\+0[12]:00 now$/);
  });

  it('writes a talk as UTC and keeps its moment, in one step', async () => {
    const { document } = await openTalk('convert.ics');
    const place = placeOf(document, 'DTSTART');
    await applyCodeAction(document.uri, new vscode.Range(place, place), 'Same moment, written as UTC');
    const written = (await save(document)).toString('utf8');
    assert.equal(
      written,
      talk
        .replace('DTSTART;TZID=America/Los_Angeles:20270729T144000', 'DTSTART:20270729T214000Z')
        .replace('DTEND;TZID=America/Los_Angeles:20270729T150500', 'DTEND:20270729T220500Z'),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), talk);
  });
});
