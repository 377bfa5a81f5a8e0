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
  save,
  underlined,
  until,
  waitForDiagnostics,
  waitForNoRule,
  waitForRule,
  writeFile,
} from '../editor.ts';
import { withUserSettings } from '../settings.ts';

/** A talk as pretalx exports it, after somebody edited it by hand. */
const damaged = 'samples/damaged-talk.ics';

/** Where a finding's page is, once the extension is installed. */
function pageOf({ code }: vscode.Diagnostic): vscode.Uri | undefined {
  return typeof code === 'object' ? code.target : undefined;
}

function insertAt(document: vscode.TextDocument, place: vscode.Position, text: string): Thenable<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, place, text);
  return vscode.workspace.applyEdit(edit);
}

describe('findings in the editor', () => {
  afterEach(closeAll);

  it('stand at the exact place, with severity, source and message', async () => {
    const uri = copyFixture(damaged, 'findings/place.ics');
    const { document } = await openFile(uri);
    const found = await waitForRule(uri, 'text-unescaped-separator');
    assert.deepEqual(
      found.range,
      new vscode.Range(placeOf(document, ', forests'), placeOf(document, ', forests', { offset: 1 })),
    );
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(found.source, 'greenroom');
    assert.match(found.message, /^"," stands bare in SUMMARY/);
  });

  it('name the other place that they are about', async () => {
    const uri = copyFixture(damaged, 'findings/related.ics');
    const { document } = await openFile(uri);
    const found = await waitForRule(uri, 'end-not-after-start');
    assert.equal(underlined(document, found), '20240720T104000');
    const [related] = found.relatedInformation ?? [];
    assert.ok(related, 'there is related information');
    assert.equal(related.location.uri.toString(), uri.toString());
    assert.equal(document.getText(related.location.range), '20240720T111500');
  });

  it('lead to the page of their rule, which is installed with the extension', async () => {
    const uri = copyFixture(damaged, 'findings/page.ics');
    await openFile(uri);
    const page = pageOf(await waitForRule(uri, 'end-not-after-start'));
    assert.match(
      page?.path ?? '',
      /\/greenroom\.greenroom-[^/]+\/server\/docs\/rules\/end-not-after-start\.md$/,
    );
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(page!));
    assert.match(text, /end-not-after-start/);
  });

  it('are repaired by their quick fix, and nothing else in the file changes', async () => {
    const uri = copyFixture(damaged, 'findings/fix.ics');
    const before = readBytes(uri).toString('utf8');
    const { document } = await openFile(uri);
    const found = await waitForRule(uri, 'text-unescaped-separator');
    await applyCodeAction(uri, found.range, 'Escape with a backslash');
    const after = await save(document);
    assert.equal(after.toString('utf8'), before.replace('Kelp, forests', 'Kelp\\, forests'));
    await waitForNoRule(uri, 'text-unescaped-separator');
  });

  it('move with what is typed above them, and go when their cause goes', async () => {
    const uri = copyFixture(damaged, 'findings/typing.ics');
    const { document } = await openFile(uri);
    const { range } = await waitForRule(uri, 'text-unescaped-separator');
    await insertAt(
      document,
      new vscode.Position(0, 0),
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
    );
    await waitForDiagnostics(uri, (all) =>
      all.some(
        (each) =>
          ruleOf(each) === 'text-unescaped-separator' && each.range.start.line === range.start.line + 3,
      ),
    );
    await insertAt(document, placeOf(document, ', forests'), '\\');
    await waitForNoRule(uri, 'text-unescaped-separator');
  });

  it('are none in a healthy file', async () => {
    const uri = copyFixture('samples/healthy.ics', 'findings/healthy.ics');
    await openFile(uri);
    const other = copyFixture(damaged, 'findings/witness.ics');
    await openFile(other);
    await waitForRule(other, 'text-unescaped-separator');
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });

  it('come back after the server was started again', async () => {
    const uri = copyFixture(damaged, 'findings/restart.ics');
    await openFile(uri);
    await waitForRule(uri, 'text-unescaped-separator');
    const cleared = until(
      vscode.languages.onDidChangeDiagnostics,
      () => vscode.languages.getDiagnostics(uri).length === 0,
      { what: 'the findings of the first server to go' },
    );
    await vscode.commands.executeCommand('greenroom.restartServer');
    await cleared;
    await waitForRule(uri, 'text-unescaped-separator');
  });
});

describe('repairing all that is safe', () => {
  const before = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//a//b',
    'BEGIN:VEVENT',
    'UID:1@example.org',
    'DTSTAMP:20260914T080000Z',
    'DTSTART:20270625T190000Z',
    'DTEND:20270625T180000Z',
    'SUMMARY:Kelp, forests; and seeds',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\n');

  /** What is not safe stays: that the talk ends before it starts. */
  const after = before.replace('Kelp, forests; and', 'Kelp\\, forests\\; and').replaceAll('\n', '\r\n');

  afterEach(closeAll);

  it('happens on save for a user who wants that', async () => {
    const uri = writeFile('fixall/save.ics', before);
    const onSave = {
      '[icalendar]': { 'editor.codeActionsOnSave': { 'source.fixAll.greenroom': 'explicit' } },
    };
    await withUserSettings(onSave, async () => {
      const { document } = await openFile(uri);
      await waitForRule(uri, 'text-unescaped-separator');
      await insertAt(document, placeOf(document, 'seeds', { offset: 5 }), '!');
      assert.equal((await save(document)).toString('utf8'), after.replace('seeds', 'seeds!'));
    });
  });

  it('happens by command', async () => {
    const uri = writeFile('fixall/command.ics', before);
    const { document } = await openFile(uri);
    await waitForRule(uri, 'text-unescaped-separator');
    await vscode.commands.executeCommand('greenroom.fixAll');
    await until(vscode.workspace.onDidChangeTextDocument, () => document.getText() === after, {
      what: () => `the repaired text; it is:\n${document.getText()}`,
    });
    assert.equal((await save(document)).toString('utf8'), after);
  });
});

describe('hovers', () => {
  afterEach(closeAll);

  it('say when a talk really is: in the zone that the file defines, and in UTC', async () => {
    const uri = copyFixture('samples/pretalx-talk.ics', 'hovers/when.ics');
    const { document } = await openFile(uri);
    const hover = await readHover(uri, placeOf(document, '20240720T144000', { offset: 3 }));
    assert.match(hover, /Sat 20 July 2024, 14:40 – 15:05/);
    assert.match(hover, /UTC−07:00/);
    assert.match(hover, /21:40/);
  });

  it("say it in the reader's zone, and on which day that is", async () => {
    const uri = copyFixture('samples/pretalx-talk.ics', 'hovers/zone.ics');
    await withUserSettings({ 'greenroom.localTimeZone': 'Asia/Tokyo' }, async () => {
      const { document } = await openFile(uri);
      const place = placeOf(document, '20240720T144000', { offset: 3 });
      let hover = '';
      await untilAsync(async () => {
        hover = await readHover(uri, place);
        return hover.includes('Asia/Tokyo');
      });
      assert.match(hover, /Sun 21 July 2024, 06:40/);
    });
  });

  it('show a folded text as attendees see it', async () => {
    const uri = copyFixture('samples/pretalx-talk.ics', 'hovers/text.ics');
    const { document } = await openFile(uri);
    const hover = await readHover(uri, placeOf(document, 'Barnacles: what'));
    assert.match(hover, /Noor Alvarez-Lindqvist/);
  });
});

/** Asks again until the answer is right: settings reach the server in their own time, and no event tells when. */
async function untilAsync(isMet: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await isMet())) {
    if (Date.now() > end) throw new Error('Waited in vain.');
  }
}

describe('the structure of a schedule', () => {
  afterEach(closeAll);

  it('is outlined by the titles of its talks', async () => {
    const uri = copyFixture('workspaces/conference/schedule.ics', 'structure/outline.ics');
    await openFile(uri);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.equal(symbols.length, 1);
    const names = symbols[0]!.children.map(({ name }) => name);
    assert.ok(names.length >= 60, `${names.length} talks and zones`);
    assert.ok(
      names.some((name) => name.startsWith('Kettfäden zuerst')),
      names.slice(0, 5).join(' | '),
    );
  });

  it('can be folded: components, and properties over several lines', async () => {
    const uri = copyFixture('samples/pretalx-talk.ics', 'structure/folding.ics');
    const { document } = await openFile(uri);
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uri,
    );
    const starts = ranges.map(({ start }) => document.lineAt(start).text.split(/[:;]/)[0]);
    assert.ok(starts.includes('BEGIN'), starts.join());
    assert.ok(starts.includes('DESCRIPTION'), starts.join());
  });

  it('has its links, whole also when they are folded', async () => {
    const url = `https://pretalx.example.org/a-conference-with-a-long-name-2027/talk/${'K7ELPF'.repeat(4)}/`;
    const folded = `URL:${url}`.replace(/^(.{75})/, '$1\r\n ');
    const uri = writeFile(
      'structure/links.ics',
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${folded}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    );
    await openFile(uri);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uri,
    );
    assert.ok(
      links.some(({ target }) => target?.toString(true) === url),
      JSON.stringify(links),
    );
  });
});
