import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  applyCodeAction,
  closeAll,
  codeActions,
  inWorkspace,
  openFile,
  readBytes,
  ruleOf,
  save,
  until,
  waitForDiagnostics,
  waitForNoRule,
  waitForRule,
  writeFile,
} from '../editor.ts';

const rule = 'text-unescaped-separator';

/** Two talks with a bare comma each. */
const talks = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//a//b',
  ...['one', 'two'].flatMap((uid) => [
    'BEGIN:VEVENT',
    `UID:${uid}@example.org`,
    'DTSTAMP:20260914T080000Z',
    'DTSTART:20270625T190000Z',
    'DTEND:20270625T200000Z',
    `SUMMARY:Talk ${uid}, with coffee`,
    'END:VEVENT',
  ]),
  'END:VCALENDAR',
  '',
].join('\r\n');

const isOfRule = (diagnostic: vscode.Diagnostic) => ruleOf(diagnostic) === rule;

/** Replaces a document's text, as somebody typing does: without saving it. */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(
    new vscode.Position(0, 0),
    document.lineAt(document.lineCount - 1).range.end,
  );
  edit.replace(document.uri, whole, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

describe('ignoring a finding, in greenroom.json', () => {
  afterEach(closeAll);

  it('"Ignore this here" silences it in its event, and only there', async () => {
    const config = writeFile('ignore/here/greenroom.json', '{\n  // ours\n  "ignore": []\n}\n');
    const uri = writeFile('ignore/here/talks.ics', talks);
    await openFile(uri);
    const { range } = await waitForRule(uri, rule);
    await applyCodeAction(uri, range, `Ignore this here: ${rule}`);
    const left = await waitForDiagnostics(uri, (all) => all.filter(isOfRule).length === 1);
    assert.ok(left.find(isOfRule)!.range.start.line > range.start.line);
    assert.equal(
      await textOf(config),
      `{\n  // ours\n  "ignore": [\n    {\n      "rule": "${rule}",\n      "uid": "one@example.org"\n    }\n  ]\n}\n`,
    );
    assert.equal(readBytes(uri).toString('utf8'), talks);
  });

  it('"… in this file" creates the configuration in the workspace folder', async () => {
    const config = inWorkspace('greenroom.json');
    const uri = writeFile('ignore/file/talks.ics', talks);
    const other = writeFile('ignore/file/other.ics', talks);
    try {
      await openFile(other);
      await waitForRule(other, rule);
      await openFile(uri);
      const { range } = await waitForRule(uri, rule);
      await applyCodeAction(uri, range, `Ignore in this file: ${rule}`);
      await waitForNoRule(uri, rule);
      assert.deepEqual(JSON.parse(await textOf(config)), {
        ignore: [{ rule, files: 'ignore/file/talks.ics' }],
      });
      assert.equal(vscode.languages.getDiagnostics(other).filter(isOfRule).length, 2);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(config);
    }
    await openFile(uri);
    await waitForRule(uri, rule);
  });

  it('"… everywhere" silences the rule for the whole schedule', async () => {
    writeFile('ignore/all/greenroom.json', '{}');
    const uri = writeFile('ignore/all/talks.ics', talks);
    const other = writeFile('ignore/all/below/other.ics', talks);
    await openFile(other);
    await openFile(uri);
    await waitForRule(other, rule);
    const { range } = await waitForRule(uri, rule);
    await applyCodeAction(uri, range, `Ignore everywhere: ${rule}`);
    await waitForNoRule(uri, rule);
    await waitForNoRule(other, rule);
    assert.ok((await codeActions(uri, range)).every(({ title }) => !title.includes(rule)));
  });
});

describe('greenroom.json', () => {
  afterEach(closeAll);

  it('changes what is shown when it is written without an editor', async () => {
    // Right in the workspace: VS Code may never watch a folder in a folder where both are made at once.
    const uri = writeFile('config-on-disk/talks.ics', talks);
    await openFile(uri);
    await waitForRule(uri, rule);
    const text = `{"rules": {"${rule}": "error"}}`;
    const write = (blanks: number) =>
      vscode.workspace.fs.writeFile(
        inWorkspace('config-on-disk/greenroom.json'),
        new TextEncoder().encode(text + ' '.repeat(blanks)),
      );
    // A folder that is new is watched after a while only: what is written before that goes unseen, once. And where a host watches
    // nothing at all, the next file that is opened makes the server look.
    let blanks = 0;
    const again = setInterval(() => {
      void write(++blanks);
      if (blanks === 5) void openFile(writeFile('config-on-disk/beside.ics', talks));
    }, 1000);
    try {
      await write(blanks);
      await waitForDiagnostics(uri, (all) =>
        all.some((each) => isOfRule(each) && each.severity === vscode.DiagnosticSeverity.Error),
      );
    } finally {
      clearInterval(again);
    }
  });

  it('counts as it stands in the editor, and as it last could be read', async () => {
    const config = writeFile('config/typed/greenroom.json', '{}');
    const uri = writeFile('config/typed/talks.ics', talks);
    await openFile(uri);
    await waitForRule(uri, rule);
    const { document } = await openFile(config);
    await replaceText(document, `{"rules": {"${rule}": "off"}}`);
    await waitForNoRule(uri, rule);
    await replaceText(document, `{"rules": {"${rule}": "off"}, "ignore": [`);
    await waitForDiagnostics(config, (all) => all.length > 0);
    assert.ok(!vscode.languages.getDiagnostics(uri).some(isOfRule));
    await replaceText(document, '{}');
    await waitForRule(uri, rule);
    await save(document);
  });

  it('is checked against its schema, with comments, and each fault is shown once', async () => {
    const uri = writeFile('config/schema/talks.ics', talks);
    await openFile(uri);
    await waitForRule(uri, rule);
    const text = '// ours\n{"profil": "strict", "ignore": [{"rule": "file-bom", "files": "./"},]}\n';
    const config = writeFile('config/schema/greenroom.json', text);
    const [, line = ''] = text.split('\n');
    const marked = (all: readonly vscode.Diagnostic[]) =>
      all
        .map(({ range, source }) => {
          const whose = source === 'greenroom' ? 'ours' : "VS Code's";
          return `${line.slice(range.start.character, range.end.character)} ${whose}`;
        })
        .sort()
        .join(', ');
    // As long as nobody has it open, nobody else checks it.
    await waitForDiagnostics(config, (all) => marked(all) === '"./" ours, "profil" ours');
    await openFile(config);
    await waitForDiagnostics(config, (all) => marked(all) === `"./" ours, "profil" VS Code's`);
  });

  it('completes the rules', async () => {
    const config = writeFile('config/complete/greenroom.json', '{"rules": {}}');
    const { document } = await openFile(config);
    const place = document.positionAt('{"rules": {'.length);
    let labels: readonly string[] = [];
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () => {
        void vscode.commands
          .executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', config, place)
          .then(({ items }) => {
            labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
          });
        return labels.some((label) => label.includes(rule));
      },
      { poll: true, what: () => `the ids of the rules; there are ${labels.join(' ') || 'none'}` },
    );
  });
});
