import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openFile, placeOf, save, type, until, waitForDiagnostics, writeFile } from '../editor.ts';

/** As another program folds: at other places than Greenroom would. */
const folded = [
  'DESCRIPTION:Sails\\, ropes and a little weather: what the crew of a sm',
  ' all boat has to know before it leaves the harbour\\, told in the order',
  '  in which it goes wrong.',
].join('\r\n');
const unfolded = folded.replaceAll('\r\n ', '');
const long = `COMMENT:${'0123456789'.repeat(10)}`;

const talk = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//a//b',
  'BEGIN:VEVENT',
  'UID:1@example.org',
  'DTSTAMP:20260914T080000Z',
  'DTSTART:20270625T190000Z',
  folded,
  long,
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

function putCursor(editor: vscode.TextEditor, text: string): vscode.Position {
  const place = placeOf(editor.document, text, { offset: text.length });
  editor.selection = new vscode.Selection(place, place);
  return place;
}

/** Waits until the document has this text. */
async function untilText(document: vscode.TextDocument, text: string): Promise<void> {
  const what = () => `another text than:\n${document.getText()}`;
  await until(vscode.workspace.onDidChangeTextDocument, () => document.getText() === text, { what });
}

describe('writing a schedule', () => {
  afterEach(closeAll);

  /** Opens a text and returns once the server has it, which its findings show. */
  async function openTalk(name: string, text = talk): Promise<vscode.TextEditor> {
    const editor = await openFile(writeFile(`writing/${name}.ics`, text));
    await waitForDiagnostics(editor.document.uri, (all) => all.length > 0);
    return editor;
  }

  async function labelsAt(editor: vscode.TextEditor, text: string): Promise<readonly string[]> {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      putCursor(editor, text),
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('offers what may be written, and no words of other texts', async () => {
    const editor = await openTalk('complete', talk.replace(long, 'S\r\nSTATUS:'));
    assert.deepEqual(await labelsAt(editor, 'STATUS:'), ['TENTATIVE', 'CONFIRMED', 'CANCELLED']);
    const names = await labelsAt(editor, '\r\nS');
    for (const name of ['SUMMARY', 'BEGIN:VALARM']) assert.ok(names.includes(name), name);
    for (const name of ['DTSTART', 'STATUS', 'harbour']) assert.ok(!names.includes(name), name);
  });

  it('formats without a question, and folds only what is too long', async () => {
    const { document } = await openTalk('format');
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await untilText(document, talk.replace(long, `${long.slice(0, 75)}\r\n ${long.slice(75)}`));
  });

  it('unfolds a property in one step, and writes the folds back on save', async () => {
    const editor = await openTalk('unfold');
    const { document } = editor;
    putCursor(editor, 'Sails');
    await vscode.commands.executeCommand('greenroom.unfoldProperty');
    await untilText(document, talk.replace(folded, unfolded));
    await vscode.commands.executeCommand('undo');
    await untilText(document, talk);
    await vscode.commands.executeCommand('redo');
    await untilText(document, talk.replace(folded, unfolded));
    putCursor(editor, 'the crew of a');
    await type(' very');
    const saved = (await save(document)).toString('utf8');
    assert.equal(saved, talk.replace('of a sm', 'of a very sm'));
  });
});
