/** The steps that a person takes in the editor, each returning when its effect is there. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { readSuiteOptions } from '../suiteOptions.ts';

const patience = 60_000;

/** A file of this run's workspace. Use a name of the test's own: the tests of a run share the workspace. */
export function inWorkspace(name: string): vscode.Uri {
  return vscode.Uri.file(join(readSuiteOptions().workspace, name));
}

/** Writes a file into the workspace, byte for byte: `text` is encoded as UTF-8 and keeps its line endings. */
export function writeFile(name: string, content: string | Uint8Array): vscode.Uri {
  const uri = inWorkspace(name);
  mkdirSync(dirname(uri.fsPath), { recursive: true });
  writeFileSync(uri.fsPath, content);
  return uri;
}

/** Copies a fixture (a file or a folder, named from `fixtures/`) into the workspace. */
export function copyFixture(from: string, to: string = basename(from)): vscode.Uri {
  const uri = inWorkspace(to);
  cpSync(join(readSuiteOptions().fixtures, from), uri.fsPath, { recursive: true });
  return uri;
}

/** What the file holds on disk. An editor's text is not the file: it has lost BOM, mixed endings and bad bytes. */
export function readBytes(uri: vscode.Uri): Buffer {
  return readFileSync(uri.fsPath);
}

/** The extension under test, started, as opening a schedule starts it. */
export async function greenroom(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('greenroom.greenroom');
  if (!extension) throw new Error('The extension greenroom.greenroom is not installed.');
  await until(vscode.extensions.onDidChange, () => extension.isActive, { poll: true, what: 'activation' });
  return extension;
}

/** Opens a file in an editor. */
export async function openFile(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(uri, { preview: false });
}

/** Closes every editor without a question, throwing unsaved changes away. VS Code may have others of its own open. */
export async function closeAll(): Promise<void> {
  const ours = vscode.workspace.textDocuments.filter((d) => vscode.workspace.getWorkspaceFolder(d.uri));
  for (const document of ours.filter((d) => d.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

interface Waiting {
  /** Also asks now and then: for states whose change no event tells. */
  readonly poll?: boolean;
  /** What is waited for, for the message when it does not come. A function is asked at that moment. */
  readonly what: string | (() => string);
}

/**
 * Resolves once `isMet`, which is asked now and at every event. The subscription stands before the first question, so
 * that nothing falls between the two.
 */
export function until<T>(event: vscode.Event<T>, isMet: () => boolean, waiting: Waiting): Promise<void> {
  return new Promise((done, fail) => {
    const subscription = event(() => check());
    const poll = waiting.poll ? setInterval(() => check(), 100) : undefined;
    const timer = setTimeout(() => end(() => fail(new Error(`Waited in vain for ${describe()}`))), patience);
    const describe = () => (typeof waiting.what === 'string' ? waiting.what : waiting.what());
    const end = (then: () => void) => {
      subscription.dispose();
      clearInterval(poll);
      clearTimeout(timer);
      then();
    };
    const check = () => {
      if (isMet()) end(done);
    };
    check();
  });
}

/** Waits until the file's diagnostics are as wanted, and returns them. Not vacuously: the first question is asked now. */
export async function waitForDiagnostics(
  uri: vscode.Uri,
  isWanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const read = () => vscode.languages.getDiagnostics(uri);
  await until(vscode.languages.onDidChangeDiagnostics, () => isWanted(read()), {
    what: () =>
      `diagnostics of ${basename(uri.fsPath)}; there are:\n${read().map(toLine).join('\n') || '(none)'}`,
  });
  return read();
}

/** Waits for a diagnostic of this rule. */
export async function waitForRule(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  const found = await waitForDiagnostics(uri, (all) => all.some((each) => ruleOf(each) === rule));
  return found.find((each) => ruleOf(each) === rule)!;
}

/** Waits until no diagnostic of this rule is left. To be meaningful there must have been one. */
export async function waitForNoRule(uri: vscode.Uri, rule: string): Promise<void> {
  await waitForDiagnostics(uri, (all) => all.every((each) => ruleOf(each) !== rule));
}

/** A diagnostic's code is the rule's id, alone or with the address of its page. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function toLine(diagnostic: vscode.Diagnostic): string {
  const { start, end } = diagnostic.range;
  const range = `${start.line}:${start.character}-${end.line}:${end.character}`;
  return `${range} ${ruleOf(diagnostic)}: ${diagnostic.message}`;
}

/** The text that a diagnostic underlines. */
export function underlined(document: vscode.TextDocument, { range }: vscode.Diagnostic): string {
  return document.getText(range);
}

/** The place of the `nth` occurrence (from 0) of `text`, plus `offset` characters. */
export function placeOf(
  document: vscode.TextDocument,
  text: string,
  { nth = 0, offset = 0 }: { nth?: number; offset?: number } = {},
): vscode.Position {
  const all = document.getText();
  let index = -1;
  for (let i = 0; i <= nth; i++) index = all.indexOf(text, index + 1);
  if (index < 0) throw new Error(`There is no ${JSON.stringify(text)} in ${basename(document.fileName)}.`);
  return document.positionAt(index + offset);
}

/** What all hovers at a place say, as Markdown. */
export async function readHover(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers.flatMap(({ contents }) => contents.map(toMarkdown)).join('\n\n');
}

function toMarkdown(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}

/** The code actions for a range, resolved, so that their edits are there. */
export async function codeActions(uri: vscode.Uri, range: vscode.Range, kind?: vscode.CodeActionKind) {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind?.value,
    100,
  );
}

/** Applies the code action whose title has this text: its edit and then its command, as VS Code does. */
export async function applyCodeAction(
  uri: vscode.Uri,
  range: vscode.Range,
  title: string | RegExp,
): Promise<void> {
  const actions = await codeActions(uri, range);
  const action = actions.find((each) => matches(each.title, title));
  if (!action)
    throw new Error(`No code action ${title}; there are: ${actions.map((a) => a.title).join(' | ')}`);
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit)))
    throw new Error('The edit was refused.');
  const { command, arguments: values = [] } = action.command ?? {};
  if (command) await vscode.commands.executeCommand(command, ...values);
}

function matches(text: string, pattern: string | RegExp): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}

/** Types at the cursor as a person does, with everything that the language configuration makes of it. */
export async function type(text: string): Promise<void> {
  await vscode.commands.executeCommand('type', { text });
}

/** Saves and returns what is then on disk. */
export async function save(document: vscode.TextDocument): Promise<Buffer> {
  if (!(await document.save())) throw new Error(`${basename(document.fileName)} was not saved.`);
  return readBytes(document.uri);
}
