import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openFile, placeOf, readBytes, save, type, writeFile } from '../editor.ts';
import { withUserSettings } from '../settings.ts';

/** A talk whose description goes on over several physical lines, with blanks where a fold left them. */
const talk = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//a//b',
  'BEGIN:VEVENT',
  'UID:1@example.org',
  'DTSTAMP:20260914T080000Z',
  'DTSTART:20270625T190000Z',
  'DESCRIPTION:One line that was folded after a blank, so that the blank is ',
  ' at the end of its line.  And then',
  '     indented text.',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** Puts the cursor behind a text. */
function putCursor(editor: vscode.TextEditor, text: string): void {
  const place = placeOf(editor.document, text, { offset: text.length });
  editor.selection = new vscode.Selection(place, place);
}

/** What VS Code makes of a setting for this document, after the user's, the language's and the defaults. */
function settingFor(document: vscode.TextDocument, name: string): unknown {
  return vscode.workspace.getConfiguration(undefined, document).get(name);
}

describe('editing a schedule', () => {
  afterEach(closeAll);

  it('does not indent the line after a folded one, which would make it a continuation', async () => {
    const uri = writeFile('editing/enter.ics', talk);
    const editor = await openFile(uri);
    putCursor(editor, 'indented text.');
    await type('\n');
    await type('LOCATION:Net loft');
    assert.equal(
      (await save(editor.document)).toString('utf8'),
      talk.replace('indented text.\r\n', 'indented text.\r\nLOCATION:Net loft\r\n'),
    );
  });

  it('keeps the blank before a fold, also for a user who has such blanks removed', async () => {
    const uri = writeFile('editing/blank.ics', talk);
    await withUserSettings({ 'files.trimTrailingWhitespace': true }, async () => {
      const editor = await openFile(uri);
      putCursor(editor, 'UID:1');
      await type('7');
      assert.equal((await save(editor.document)).toString('utf8'), talk.replace('UID:1', 'UID:17'));
    });
  });

  it('keeps the white space of a line that the cursor leaves', async () => {
    const uri = writeFile('editing/auto.ics', talk);
    const editor = await openFile(uri);
    putCursor(editor, 'indented text.');
    await type('\n  ');
    await type('\n');
    const [, after] = (await save(editor.document)).toString('utf8').split('indented text.');
    assert.equal(after, '\r\n  \r\n\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n');
  });

  it('ends the lines of a new file with CR LF', async () => {
    const uri = writeFile('editing/new.ics', '');
    const { document } = await openFile(uri);
    await type('BEGIN:VCALENDAR');
    await type('\n');
    await type('END:VCALENDAR');
    assert.equal((await save(document)).toString('utf8'), 'BEGIN:VCALENDAR\r\nEND:VCALENDAR');
  });

  it('ends the lines of a file that has no name yet with CR LF', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'icalendar' });
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
  });

  it('keeps the line ends of a file that has others', async () => {
    const uri = writeFile('editing/lf.ics', talk.replaceAll('\r', ''));
    const editor = await openFile(uri);
    putCursor(editor, 'UID:1');
    await type('\n');
    assert.equal((await save(editor.document)).includes('\r'), false);
  });

  it('inserts one tab for the Tab key and no row of blanks', async () => {
    const uri = writeFile('editing/tab.ics', talk);
    const editor = await openFile(uri);
    putCursor(editor, 'PRODID:');
    await vscode.commands.executeCommand('tab');
    assert.equal((await save(editor.document)).toString('utf8'), talk.replace('PRODID:', 'PRODID:\t'));
  });

  it('deletes one blank at a time, so that Backspace spares the one that makes the fold', async () => {
    const uri = writeFile('editing/backspace.ics', talk);
    const editor = await openFile(uri);
    putCursor(editor, '\r\n    ');
    await vscode.commands.executeCommand('deleteLeft');
    assert.equal(
      (await save(editor.document)).toString('utf8'),
      talk.replace('     indented', '    indented'),
    );
  });

  it('does not take the blanks of folds for a style of indenting', async () => {
    const uri = writeFile('editing/detect.ics', talk);
    const { options } = await openFile(uri);
    assert.equal(options.insertSpaces, false);
  });

  it('shows lines as they are in the file, also for a user who has long ones wrapped', async () => {
    const uri = writeFile('editing/wrap.ics', talk);
    await withUserSettings({ 'editor.wordWrap': 'on' }, async () => {
      const { document } = await openFile(uri);
      assert.equal(settingFor(document, 'editor.wordWrap'), 'off');
    });
  });

  it('reads and writes UTF-8, also for a user whose other files are something else', async () => {
    const text = talk.replace('//a//b', '//Søren’s//b');
    const uri = writeFile('editing/utf8.ics', text);
    await withUserSettings({ 'files.encoding': 'iso88591' }, async () => {
      const editor = await openFile(uri);
      assert.equal(editor.document.getText(), text);
      putCursor(editor, 'Søren’s');
      await type('é');
      assert.equal(readBytes(uri).toString('utf8'), text);
      assert.equal((await save(editor.document)).toString('utf8'), text.replace('Søren’s', 'Søren’sé'));
    });
  });

  it('draws no lines that would make indentation of folds', async () => {
    const uri = writeFile('editing/guides.ics', talk);
    const { document } = await openFile(uri);
    assert.equal(settingFor(document, 'editor.guides.indentation'), false);
  });

  it('compares blanks too, because the one at the start of a line is what makes it a continuation', async () => {
    const uri = writeFile('editing/diff.ics', talk);
    const { document } = await openFile(uri);
    assert.equal(settingFor(document, 'diffEditor.ignoreTrimWhitespace'), false);
  });
});

describe('editing a speaker page', () => {
  afterEach(closeAll);

  it('shows its paragraphs wrapped, and in UTF-8', async () => {
    const uri = writeFile('editing/søren.speaker', 'speaker-page\n\nSøren\n');
    await withUserSettings({ 'files.encoding': 'iso88591' }, async () => {
      const { document } = await openFile(uri);
      assert.equal(document.languageId, 'speaker-page');
      assert.equal(document.lineAt(2).text, 'Søren');
      assert.equal(settingFor(document, 'editor.wordWrap'), 'on');
    });
  });
});
