import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openFile, save, writeFile } from '../editor.ts';
import { MemoryFiles } from '../memoryFiles.ts';
import { withUserSettings } from '../settings.ts';

function event(uid: string, hours: string, ...more: readonly string[]): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20270401T080000Z',
    `DTSTART:20270514T${hours}00Z`,
    `DTEND:20270514T${hours.slice(0, 2)}3000Z`,
    `SUMMARY:Talk ${uid}`,
    'LOCATION:Hall',
    ...more,
    'END:VEVENT',
  ];
}

function calendar(...events: readonly (readonly string[])[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', ...events.flat(), 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

function page(times: string): string {
  return `speaker-page\n\nAnn Smith\n\nOne of us.\n\nTalk a\n\nOps, Beginner\n5/14/2027 | ${times} | Hall\n\nDescription\n\nMore of it.\n`;
}

const whole = calendar(event('a', '0900', 'SEQUENCE:3'), event('b', '1100'));

/** Runs a command as the menu of a talk does. */
function run(command: string, talk?: string): Thenable<unknown> {
  return vscode.commands.executeCommand(command, talk && { webviewSection: 'talk', talk });
}

/** Answers until nothing more is asked: nothing tells when a question is on the screen. */
async function answerUntilOver(asking: Thenable<unknown>, answer: () => Thenable<unknown>): Promise<void> {
  let isOver = false;
  const over = Promise.resolve(asking).finally(() => {
    isOver = true;
  });
  for (;;) {
    await Promise.race([over, new Promise((done) => setTimeout(done, 500))]);
    if (isOver) return;
    await answer();
  }
}

/** Takes what a list or an input offers. */
function accept(): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

describe('edits in the schedule preview', () => {
  afterEach(closeAll);

  async function open(folder: string) {
    writeFile(`${folder}/greenroom.json`, '{"event": {"timeZone": "UTC"}}');
    const uris = {
      all: writeFile(`${folder}/all.ics`, whole),
      own: writeFile(`${folder}/talks/a.ics`, calendar(event('a', '0900'))),
      page: writeFile(`${folder}/ann.speaker.txt`, page('9:00 AM-9:30 AM')),
    };
    await openFile(uris.all);
    await run('greenroom.openSchedulePreviewToSide');
    const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    return { uris, texts: () => Promise.all([uris.all, uris.own, uris.page].map(textOf)) };
  }

  it('are made in calendars and on the page, and are undone and redone in all of them', async () => {
    await withUserSettings({ 'greenroom.preview.confirmSeveralFiles': false }, async () => {
      const { texts, uris } = await open('preview-edits');
      const before = await texts();

      await answerUntilOver(run('greenroom.shiftDay', 'a'), accept);
      const [all = '', own, ofPage] = await texts();
      const stamp = /DTSTAMP:(\d{8}T\d{6}Z)/.exec(all)?.[1];
      assert.equal(
        all,
        whole
          .replaceAll('T090000Z', 'T091500Z')
          .replaceAll('T093000Z', 'T094500Z')
          .replaceAll('T110000Z', 'T111500Z')
          .replaceAll('T113000Z', 'T114500Z')
          .replace('SEQUENCE:3', 'SEQUENCE:4')
          .replace('DTSTAMP:20270401T080000Z', `DTSTAMP:${stamp}`),
      );
      assert.notEqual(stamp, '20270401T080000Z');
      assert.equal(
        own,
        calendar(event('a', '0900')).replace('T090000Z', 'T091500Z').replace('T093000Z', 'T094500Z'),
      );
      assert.equal(ofPage, page('9:15 AM-9:45 AM'));

      await run('greenroom.cancelTalk', 'a');
      const cancelled = await texts();
      assert.deepEqual(
        cancelled.map((text) => text.includes('STATUS:CANCELLED')),
        [true, true, false],
      );
      await run('greenroom.undoInPreview');
      assert.deepEqual(await texts(), [all, own, ofPage]);
      await run('greenroom.undoInPreview');
      assert.deepEqual(await texts(), before);
      await run('greenroom.redoInPreview');
      assert.deepEqual(await texts(), [all, own, ofPage]);

      const document = await vscode.workspace.openTextDocument(uris.page);
      assert.equal(document.isDirty, true);
      const changed = new vscode.WorkspaceEdit();
      changed.replace(uris.page, new vscode.Range(9, 0, 9, 9), '5/15/2027');
      changed.insert(uris.page, new vscode.Position(4, 0), 'Ann is ');
      await vscode.workspace.applyEdit(changed);
      await run('greenroom.undoInPreview');
      assert.deepEqual((await texts())[0], whole, 'the date is no value that the edit has changed');
      await run('greenroom.redoInPreview');
      const other = new vscode.WorkspaceEdit();
      other.replace(uris.page, new vscode.Range(9, 12, 9, 16), '9:20');
      await vscode.workspace.applyEdit(other);
      const now = await texts();
      await run('greenroom.undoInPreview');
      assert.deepEqual(await texts(), now, 'somebody has changed the start in the meantime');
    });
  });

  it('swap two talks, put a cancelled one back, and hold when files are closed in between', async () => {
    await withUserSettings({ 'greenroom.preview.confirmSeveralFiles': false }, async () => {
      const { texts, uris } = await open('preview-swap');
      await answerUntilOver(run('greenroom.swapTalks', 'a'), accept);
      const [all = ''] = await texts();
      assert.deepEqual(all.match(/DTSTART:\S+/g), ['DTSTART:20270514T110000Z', 'DTSTART:20270514T090000Z']);
      for (const uri of Object.values(uris)) await save(await vscode.workspace.openTextDocument(uri));
      await run('greenroom.cancelTalk', 'b');
      await run('greenroom.restoreTalk', 'b');
      assert.match((await texts())[0] ?? '', /STATUS:CONFIRMED/);
      for (let times = 0; times < 3; times++) await run('greenroom.undoInPreview');
      assert.deepEqual((await texts())[0], whole);
    });
  });

  it('are refused for files that cannot be written', async () => {
    const files = new MemoryFiles();
    files.put('/locked.ics', Buffer.from(whole));
    const registration = vscode.workspace.registerFileSystemProvider('locked', files, { isReadonly: true });
    try {
      const uri = vscode.Uri.parse('locked:/locked.ics');
      await openFile(uri);
      await run('greenroom.openSchedulePreviewToSide');
      await run('greenroom.cancelTalk', 'a');
      assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), whole);
    } finally {
      await closeAll();
      registration.dispose();
    }
  });
});
