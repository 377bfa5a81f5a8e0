import { env, TabInputText, type Uri, window, workspace } from 'vscode';
import { isIcalendarPath } from './languages.ts';

/** VS Code keeps texts over this from extensions. It counts UTF-16 units, which a file has no more of than octets. */
const mostOctets = 50 * 1024 * 1024;

/** Checks a file on the command line, where the user sees what it says. */
export type CheckInTerminal = (uri: Uri) => Promise<void>;

/**
 * Tells whoever opens a schedule that VS Code hands to no extension why nothing is reported in it, once for
 * each file, and offers the command line, which takes files of any size.
 */
export class LargeFileNotice {
  readonly #told = new Set<string>();
  readonly #checkInTerminal: CheckInTerminal | undefined;

  /** Without `checkInTerminal` only the command is offered. */
  constructor(checkInTerminal: CheckInTerminal | undefined) {
    this.#checkInTerminal = checkInTerminal;
  }

  start() {
    for (const tab of window.tabGroups.all.flatMap(({ tabs }) => tabs)) void this.#consider(tab.input);
    return window.tabGroups.onDidChangeTabs(({ opened }) => {
      for (const { input } of opened) void this.#consider(input);
    });
  }

  async #consider(input: unknown): Promise<void> {
    if (!(input instanceof TabInputText) || !isIcalendarPath(input.uri.path)) return;
    const key = input.uri.toString();
    if (this.#told.has(key) || !(await isWithheld(input.uri)) || this.#told.has(key)) return;
    this.#told.add(key);
    await this.#tell(input.uri);
  }

  async #tell(uri: Uri): Promise<void> {
    const isLocal = uri.scheme === 'file';
    const chosen = await window.showInformationMessage(
      `Greenroom cannot check ${nameOf(uri)} in the editor: VS Code hands no file over 50 MB to extensions. The command line can.`,
      ...(isLocal && this.#checkInTerminal ? [inTerminal] : []),
      ...(isLocal ? [copyCommand] : []),
    );
    if (chosen === inTerminal) await this.#checkInTerminal?.(uri);
    if (chosen === copyCommand) await env.clipboard.writeText(commandFor(uri));
  }
}

const inTerminal = 'Check in Terminal';
const copyCommand = 'Copy Command';

/** Asks VS Code itself, because how long the text of a file is can only be guessed from its size. */
async function isWithheld(uri: Uri): Promise<boolean> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size <= mostOctets) return false;
  } catch {
    return false;
  }
  return workspace.openTextDocument(uri).then(
    () => false,
    () => true,
  );
}

/** Double quotes do in every shell for all that a path is likely to hold. */
function commandFor({ fsPath }: Uri): string {
  return `greenroom check "${fsPath}"`;
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
