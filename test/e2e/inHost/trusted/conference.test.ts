import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import {
  damagedFindings,
  type ExpectedFinding,
  type Repair,
  repairs,
} from '../../../support/damagedConference.ts';
import {
  closeAll,
  codeActions,
  copyFixture,
  inWorkspace,
  openFile,
  readBytes,
  ruleOf,
  until,
  waitForDiagnostics,
  waitForRule,
  writeFile,
} from '../editor.ts';

const severities: Readonly<Record<vscode.DiagnosticSeverity, ExpectedFinding['severity']>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
};

/** Copies a workspace into a folder that is a schedule of its own: the tests of a run share the workspace. */
function copyWorkspace(name: string, to: string): void {
  writeFile(`${to}/greenroom.json`, '{}');
  copyFixture(`workspaces/${name}`, to);
}

/** What is found in a folder, open or not, one line each. */
function findingsIn(folder: string): readonly string[] {
  const root = inWorkspace(folder).fsPath;
  const rows = vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => {
    const file = relative(root, uri.fsPath).replaceAll(sep, '/');
    if (uri.scheme !== 'file' || file.startsWith('..')) return [];
    return diagnostics.map((each) => {
      const { range, severity } = each;
      return toRow({ file, line: range.start.line + 1, severity: severities[severity], rule: ruleOf(each) });
    });
  });
  return rows.sort();
}

function toRow({ file, line, severity, rule }: ExpectedFinding): string {
  return `${file}:${line} ${severity} ${rule}`;
}

/** Waits until just these are found in a folder. */
function waitForFindings(folder: string, expected: readonly string[]): Promise<void> {
  const differences = () => {
    const found = findingsIn(folder);
    const missing = expected.filter((row) => !found.includes(row)).map((row) => `- ${row}`);
    return [...missing, ...found.filter((row) => !expected.includes(row)).map((row) => `+ ${row}`)];
  };
  const isMet = () => findingsIn(folder).join('\n') === expected.join('\n');
  return until(vscode.languages.onDidChangeDiagnostics, isMet, {
    what: () => `the findings of ${folder}; they differ by\n${differences().join('\n')}`,
  });
}

function calendarsAndPages(folder: string): readonly vscode.Uri[] {
  const names = readdirSync(inWorkspace(folder).fsPath, { recursive: true }).map(String);
  return names
    .filter((name) => /\.(ics|speaker\.txt)$/.test(name))
    .sort()
    .map((name) => inWorkspace(`${folder}/${name}`));
}

/** Carries out an action: its edit and then its command, as VS Code does; and saves what it changed. */
async function act({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit && !(await vscode.workspace.applyEdit(edit))) throw new Error('The edit was refused.');
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  await vscode.workspace.saveAll(false);
}

/** Opens a file and repairs everything safe in it. */
async function fixAllIn(uri: vscode.Uri): Promise<void> {
  const { document } = await openFile(uri);
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const kind = vscode.CodeActionKind.SourceFixAll.append('greenroom');
  const [action] = await codeActions(uri, all, kind);
  if (action) await act(action);
}

/** Chooses an action at the first finding of a rule that offers it, and waits until there is one finding less. */
async function repair(folder: string, { file, rule, action: title }: Repair): Promise<void> {
  const uri = inWorkspace(`${folder}/${file}`);
  await openFile(uri);
  const ofRule = () => vscode.languages.getDiagnostics(uri).filter((each) => ruleOf(each) === rule);
  await waitForRule(uri, rule);
  const count = ofRule().length;
  for (const { range } of ofRule()) {
    const offers = await codeActions(uri, range, vscode.CodeActionKind.QuickFix);
    const action = offers.find((each) => each.title === title);
    if (!action) continue;
    await act(action);
    await waitForDiagnostics(uri, () => ofRule().length < count);
    return;
  }
  throw new Error(`${file} has no action "${title}" for ${rule}`);
}

describe('a whole conference', function () {
  // Dozens of files are opened, repaired and saved.
  this.timeout(400_000);
  afterEach(closeAll);

  /** Another try has a folder of its own: this one may be half repaired. */
  let tries = 0;

  it('shows after damage what is listed, and is clean once all that is repaired', async () => {
    const folder = `damaged-conference-${++tries}`;
    copyWorkspace('damaged', folder);
    await openFile(inWorkspace(`${folder}/schedule.ics`));
    await waitForFindings(folder, damagedFindings.map(toRow).sort());
    const faulty = calendarsAndPages(folder).filter((uri) => vscode.languages.getDiagnostics(uri).length > 0);
    for (const uri of faulty) await fixAllIn(uri);
    for (const each of repairs) await repair(folder, each);
    await waitForFindings(folder, []);
  });

  it('shows in the Problems panel what is wrong in files that are not open, as they change, and until they go', async () => {
    const folder = `clean-conference-${++tries}`;
    copyWorkspace('conference', folder);
    await openFile(inWorkspace(`${folder}/schedule.ics`));
    const closed = inWorkspace(`${folder}/talks/S8HODO.ics`);
    const healthy = readBytes(closed).toString('utf8');

    writeFile(`${folder}/talks/S8HODO.ics`, healthy.replace('END:VEVENT', 'END:VEVNT'));
    await waitForFindings(folder, ['talks/S8HODO.ics:43 error begin-end-mismatch']);

    writeFile(`${folder}/talks/S8HODO.ics`, healthy.replace('LOCATION:Kesselhaus', 'LOCATION:Großer Saal'));
    await waitForFindings(folder, [
      'schedule.ics:189 warning event-copies-disagree',
      'speakers/saeki-minori.speaker.txt:12 warning page-event-room-mismatch',
      'talks/J7KETT.ics:42 warning room-double-booked',
      'talks/S8HODO.ics:41 warning room-double-booked',
    ]);

    rmSync(closed.fsPath);
    await waitForFindings(folder, []);
    const open = vscode.workspace.textDocuments.filter(({ uri }) => uri.fsPath.includes(folder));
    assert.deepEqual(
      open.map(({ uri }) => uri.fsPath),
      [inWorkspace(`${folder}/schedule.ics`).fsPath],
    );
  });
});
