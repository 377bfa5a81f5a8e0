import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, copyFixture, openFile, readBytes, save, type, until, writeFile } from '../editor.ts';
import { withUserSettings } from '../settings.ts';

const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';

/** Waits until VS Code shows the file in that language. */
async function untilLanguage(uri: vscode.Uri, language: string): Promise<void> {
  const found = () => vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  await until(vscode.workspace.onDidOpenTextDocument, () => found()?.languageId === language, {
    what: () => `${uri.path} to be ${language}; it is ${found()?.languageId}`,
  });
}

/**
 * Opens another file and changes its language, by hand. VS Code does such things in their order, so what
 * Greenroom had to change about files opened before has been changed by then.
 */
async function untilChangesAreThrough(name: string): Promise<void> {
  const { document } = await openFile(writeFile(`text/${name}-other.txt`, 'Something else.'));
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
}

describe('text files', () => {
  afterEach(closeAll);

  it('are calendars when their first line says so', async () => {
    const uri = copyFixture('samples/calendar.txt', 'text/calendar.txt');
    await openFile(uri);
    await untilLanguage(uri, 'icalendar');
  });

  it('are speaker pages when their first line says so', async () => {
    const uri = copyFixture('samples/speaker-page.txt', 'text/page.txt');
    await openFile(uri);
    await untilLanguage(uri, 'speaker-page');
  });

  it('are speaker pages by their name, too', async () => {
    const uri = copyFixture('samples/speaker-page.speaker.txt', 'text/page.speaker.txt');
    const { document } = await openFile(uri);
    assert.equal(document.languageId, 'speaker-page');
  });

  it('stay text when they only speak of calendars', async () => {
    const uri = writeFile('text/prose.txt', `How to write one:\r\n${calendar}`);
    const { document } = await openFile(uri);
    await untilChangesAreThrough('prose');
    assert.equal(document.languageId, 'plaintext');
  });

  it('are recognised when they are saved for the first time', async () => {
    const uri = writeFile('text/typed.txt', '');
    const { document } = await openFile(uri);
    await type('BEGIN:VCALENDAR');
    await save(document);
    await untilLanguage(uri, 'icalendar');
  });

  it('stay text when somebody makes them text again, also when they are opened another time', async () => {
    const uri = writeFile('text/mine.txt', calendar);
    const { document } = await openFile(uri);
    await untilLanguage(uri, 'icalendar');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await untilChangesAreThrough('mine');
    assert.equal(document.languageId, 'plaintext');
    await closeAll();
    const { document: again } = await openFile(uri);
    await untilChangesAreThrough('mine-again');
    assert.equal(again.languageId, 'plaintext');
  });

  it('are recognised anew when they are opened another time', async () => {
    const uri = writeFile('text/again.txt', calendar);
    await openFile(uri);
    await untilLanguage(uri, 'icalendar');
    await closeAll();
    await openFile(uri);
    await untilLanguage(uri, 'icalendar');
  });

  it('stay text for a user who has said so in files.associations', async () => {
    const uri = writeFile('text/associated.txt', calendar);
    await withUserSettings({ 'files.associations': { 'associated.*': 'plaintext' } }, async () => {
      const { document } = await openFile(uri);
      await untilChangesAreThrough('associated');
      assert.equal(document.languageId, 'plaintext');
    });
  });

  it('stay text while recognition is off, and are recognised when it is switched on', async () => {
    const uri = writeFile('text/off.txt', calendar);
    await withUserSettings({ 'greenroom.recognizeTextFiles': false }, async () => {
      const { document } = await openFile(uri);
      await untilChangesAreThrough('off');
      assert.equal(document.languageId, 'plaintext');
    });
    await untilLanguage(uri, 'icalendar');
    assert.equal(readBytes(uri).toString('utf8'), calendar);
  });
});
