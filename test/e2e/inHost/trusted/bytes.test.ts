import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  applyCodeAction,
  closeAll,
  copyFixture,
  openFile,
  placeOf,
  readBytes,
  ruleOf,
  save,
  until,
  waitForNoRule,
  waitForRule,
  writeFile,
} from '../editor.ts';
import { withUserSettings } from '../settings.ts';

/** Waits until the file on disk holds this. Nothing tells the suite of it, so it looks. */
function untilOnDisk(uri: vscode.Uri, bytes: Buffer): Promise<void> {
  return until(vscode.workspace.onDidChangeTextDocument, () => readBytes(uri).equals(bytes), {
    poll: true,
    what: () => `the repaired bytes; there are:\n${readBytes(uri).toString('latin1')}`,
  });
}

async function makeDirty(document: vscode.TextDocument): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, placeOf(document, 'DTSTAMP'), 'COMMENT:Typed\r\n');
  await vscode.workspace.applyEdit(edit);
}

/** Opens a sample that has a finding which only its bytes show, and takes the quick fix. */
async function repair(from: string, to: string, rule: string, title: string | RegExp) {
  const uri = copyFixture(`samples/${from}`, `bytes/${to}`);
  const before = readBytes(uri);
  const { document } = await openFile(uri);
  const { range } = await waitForRule(uri, rule);
  await applyCodeAction(uri, range, title);
  return { uri, before, document };
}

const utf8 = (text: string) => Buffer.from(text, 'utf8');

describe('what only the bytes of a file show', () => {
  afterEach(closeAll);

  it('is found: a byte order mark, which its fix removes from the file', async () => {
    const { uri, before } = await repair('bom.ics', 'bom.ics', 'file-bom', 'Remove the byte order mark');
    await untilOnDisk(uri, before.subarray(3));
    await waitForNoRule(uri, 'file-bom');
  });

  it('is found: bytes that are not UTF-8, which its fix converts', async () => {
    const { uri, before, document } = await repair(
      'latin-1.ics',
      'latin-1.ics',
      'file-not-utf8',
      'from windows-1252',
    );
    await untilOnDisk(uri, utf8(before.toString('latin1')));
    await waitForNoRule(uri, 'file-not-utf8');
    await until(vscode.workspace.onDidChangeTextDocument, () => document.getText().includes('Café'), {
      what: 'the editor to show the repaired text',
    });
    assert.equal(document.isDirty, false);
  });

  it('is found: a fold inside a character, which its fix joins', async () => {
    const { uri } = await repair('fold-inside-utf8.ics', 'fold.ics', 'fold-splits-utf8', /./);
    await waitForNoRule(uri, 'fold-splits-utf8');
    assert.match(readBytes(uri).toString('utf8'), /SUMMARY:Soir\r\n ée\r\n/);
  });

  it('is found: mixed line ends, which its fix makes one, although the editor shows them as one already', async () => {
    const { uri, before } = await repair('mixed-endings.ics', 'mixed.ics', 'line-ending-mixed', 'CR LF');
    const crlf = before.toString('utf8').replaceAll(/\r?\n/g, '\r\n');
    await untilOnDisk(uri, utf8(crlf));
    await waitForNoRule(uri, 'line-ending-mixed');
  });

  it('is found: lines that end with CR alone, which the editor shows as lines', async () => {
    const { uri, before } = await repair('cr-only.ics', 'cr.ics', 'line-ending-bare-cr', 'CR LF');
    await untilOnDisk(uri, utf8(before.toString('utf8').replaceAll('\r', '\r\n')));
    await waitForNoRule(uri, 'line-ending-bare-cr');
  });

  it('stays repaired when the file is edited and saved after that', async () => {
    const { uri, before, document } = await repair('bom.ics', 'later.ics', 'file-bom', 'byte order mark');
    await waitForNoRule(uri, 'file-bom');
    await makeDirty(document);
    const after = before.subarray(3).toString('utf8').replace('DTSTAMP', 'COMMENT:Typed\r\nDTSTAMP');
    assert.equal((await save(document)).toString('utf8'), after);
  });

  it('stays repaired also where the editor had decoded the file: UTF-16', async () => {
    const text = readBytes(copyFixture('samples/healthy.ics', 'bytes/text.ics')).toString('utf8');
    const uri = writeFile('bytes/utf16.ics', Buffer.from(`\ufeff${text}`, 'utf16le'));
    const { document } = await openFile(uri);
    const { range } = await waitForRule(uri, 'file-not-utf8');
    await applyCodeAction(uri, range, 'from UTF-16');
    await untilOnDisk(uri, utf8(text));
    await waitForNoRule(uri, 'file-not-utf8');
    await makeDirty(document);
    assert.equal(
      (await save(document)).toString('utf8'),
      text.replace('DTSTAMP', 'COMMENT:Typed\r\nDTSTAMP'),
    );
  });

  it('waits for the save when the editor has changes, and loses neither', async () => {
    const uri = copyFixture('samples/bom.ics', 'bytes/dirty.ics');
    const before = readBytes(uri).toString('utf8');
    const { document } = await openFile(uri);
    const { range } = await waitForRule(uri, 'file-bom');
    await makeDirty(document);
    await applyCodeAction(uri, range, 'Remove the byte order mark');
    assert.equal(readBytes(uri).toString('utf8'), before);
    await save(document);
    const after = before.replace('\ufeff', '').replace('DTSTAMP', 'COMMENT:Typed\r\nDTSTAMP');
    await untilOnDisk(uri, utf8(after));
    await waitForNoRule(uri, 'file-bom');
  });
});

describe('line ends that are LF', () => {
  const rule = 'line-ending-not-crlf';
  afterEach(closeAll);

  it('become CR LF in the editor, and in the file when it is saved', async () => {
    const { uri, before, document } = await repair('pretalx-talk-lf.ics', 'lf.ics', rule, 'CR LF');
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    await waitForNoRule(uri, rule);
    assert.deepEqual(readBytes(uri), before);
    const after = await save(document);
    assert.equal(after.toString('utf8'), before.toString('utf8').replaceAll('\n', '\r\n'));
  });

  it('come back with one undo', async () => {
    const { uri, before, document } = await repair('pretalx-talk-lf.ics', 'lf-undo.ics', rule, 'CR LF');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.eol, vscode.EndOfLine.LF);
    assert.equal(document.isDirty, false);
    assert.deepEqual(readBytes(uri), before);
    await waitForRule(uri, rule);
  });
});

describe('saving a file whose line ends are mixed, with repairs on save', () => {
  const onSave = { '[icalendar]': { 'editor.codeActionsOnSave': { 'source.fixAll.greenroom': 'explicit' } } };
  afterEach(closeAll);

  for (const isDirty of [true, false]) {
    it(`makes them CR LF, ${isDirty ? 'with' : 'without'} changes in the editor`, async () => {
      const uri = copyFixture('samples/mixed-endings.ics', `bytes/save-${isDirty}.ics`);
      const before = readBytes(uri).toString('utf8').replaceAll(/\r?\n/g, '\r\n');
      await withUserSettings(onSave, async () => {
        const { document } = await openFile(uri);
        await waitForRule(uri, 'line-ending-mixed');
        if (isDirty) await makeDirty(document);
        await vscode.commands.executeCommand('workbench.action.files.save');
        await untilOnDisk(
          uri,
          utf8(isDirty ? before.replace('DTSTAMP', 'COMMENT:Typed\r\nDTSTAMP') : before),
        );
        await waitForNoRule(uri, 'line-ending-mixed');
        assert.equal(document.isDirty, false);
        const left = vscode.languages.getDiagnostics(uri).map(ruleOf);
        assert.deepEqual(left, []);
      });
    });
  }
});
