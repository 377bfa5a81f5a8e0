import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, greenroom, openFile, placeOf, readBytes, save, type, writeFile } from '../editor.ts';

const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', 'END:VCALENDAR', ''].join('\r\n');

describe('VS Code with the extension installed', () => {
  afterEach(closeAll);

  it('trusts this workspace', () => {
    assert.equal(vscode.workspace.isTrusted, true);
  });

  it('has the extension from its VSIX, not from the repository', () => {
    const extension = vscode.extensions.getExtension('greenroom.greenroom');
    assert.ok(extension, 'greenroom.greenroom is installed');
    assert.match(extension.extensionPath, /greenroom\.greenroom-\d/);
  });

  it('starts the extension for a schedule', async () => {
    const uri = writeFile('host/start.ics', calendar);
    const { document } = await openFile(uri);
    assert.equal(document.languageId, 'icalendar');
    assert.equal((await greenroom()).isActive, true);
  });

  it('keeps the bytes of what is not edited', async () => {
    const uri = writeFile('host/bytes.ics', calendar);
    const editor = await openFile(uri);
    const place = placeOf(editor.document, '2.0', { offset: 3 });
    editor.selection = new vscode.Selection(place, place);
    await type('1');
    await save(editor.document);
    assert.equal(readBytes(uri).toString('utf8'), calendar.replace('2.0', '2.01'));
  });
});
