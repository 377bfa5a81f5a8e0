import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, greenroom, openFile, writeFile } from '../editor.ts';

describe('VS Code in restricted mode', () => {
  afterEach(closeAll);

  it('does not trust this workspace', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('starts the extension for a schedule all the same', async () => {
    const uri = writeFile('restricted/start.ics', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
    const { document } = await openFile(uri);
    assert.equal(document.languageId, 'icalendar');
    assert.equal((await greenroom()).isActive, true);
  });
});
