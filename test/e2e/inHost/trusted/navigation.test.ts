import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openFile, placeOf, save, waitForRule, writeFile } from '../editor.ts';

const lines = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//a//b',
  'BEGIN:VTIMEZONE',
  'TZID:Berlin',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'UID:1@example.org',
  'DTSTAMP:20260914T080000Z',
  'DTSTART;TZID=Berlin:20270625T190000',
  'DTEND;TZID=Berlin:20270625T180000',
  'SUMMARY:Berlin at night',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
];
const text = lines.join('\r\n');

/** Opens the schedule once the server knows it, which a finding in it shows. */
async function open(name: string, content = text): Promise<vscode.TextDocument> {
  const uri = writeFile(name, content);
  const { document } = await openFile(uri);
  await waitForRule(uri, 'end-not-after-start');
  return document;
}

describe('names of a schedule', () => {
  afterEach(closeAll);

  it('lead from a time to the definition of its zone', async () => {
    const document = await open('navigation/definition.ics');
    const place = placeOf(document, 'DTEND;TZID=Berlin', { offset: 13 });
    const [found] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      place,
    );
    assert.ok(found, 'no definition');
    const range = 'targetUri' in found ? found.targetSelectionRange : found.range;
    assert.equal(range?.start.line, lines.indexOf('TZID:Berlin'));
    assert.equal(document.getText(range), 'Berlin');
  });

  it('change everywhere with one rename, and nothing else does', async () => {
    const document = await open('navigation/rename.ics');
    const place = placeOf(document, 'DTEND;TZID=Berlin', { offset: 13 });
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place,
      'Europe/Berlin',
    );
    assert.ok(await vscode.workspace.applyEdit(edit), 'The edit was refused.');
    const expected = text
      .replaceAll('TZID=Berlin', 'TZID=Europe/Berlin')
      .replace('TZID:Berlin', 'TZID:Europe/Berlin');
    assert.equal((await save(document)).toString('utf8'), expected);
  });

  it('of a room change in every file of the folder, also in one that nobody has open', async () => {
    const named = text.replace('SUMMARY:', 'LOCATION:Net loft\r\nSUMMARY:');
    // A schedule of its own: the tests of a run share the workspace.
    writeFile('rooms/greenroom.json', '{}');
    const closed = writeFile('rooms/closed.ics', named.replace('UID:1', 'UID:2'));
    const document = await open('rooms/open.ics', named);
    const place = placeOf(document, 'Net loft', { offset: 2 });
    const find = () =>
      vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        place,
      );
    while ((await find()).length < 2) await vscode.workspace.fs.stat(closed);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place,
      'Loft, left',
    );
    assert.ok(await vscode.workspace.applyEdit(edit), 'The edit was refused.');
    const renamed = named.replace('Net loft', 'Loft\\, left');
    assert.equal((await save(document)).toString('utf8'), renamed);
    // What nobody had open is open now, and not saved before somebody has seen it.
    const other = await vscode.workspace.openTextDocument(closed);
    assert.equal((await save(other)).toString('utf8'), renamed.replace('UID:1', 'UID:2'));
  });

  it('are refused with the reason', async () => {
    const document = await open('navigation/refused.ics');
    const place = placeOf(document, 'UID:1', { offset: 4 });
    const asked = vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place,
      'x',
    );
    await assert.rejects(Promise.resolve(asked), /A UID cannot be renamed/);
  });
});
