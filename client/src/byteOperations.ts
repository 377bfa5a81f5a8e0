import {
  commands,
  type Disposable,
  EndOfLine,
  ProgressLocation,
  type TextDocument,
  TextEdit,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { applyByteOperation, type ByteOperation } from '../../server/core/index.ts';
import { type ApplyByteOperationParams, applyByteOperationCommand } from '../../server/protocol.ts';

/**
 * Carries out repairs that the text of an editor cannot express. The command returns before a repair that
 * has to wait for a save, because it may itself be part of one.
 */
export class ByteOperations {
  readonly #onWritten: (uri: Uri) => void;
  /** By document, what is to be done once it is saved. */
  readonly #waiting = new Map<TextDocument, Set<ByteOperation>>();

  /** `onWritten` is called after a file has got new bytes: not every watcher sees every file. */
  constructor(onWritten: (uri: Uri) => void) {
    this.#onWritten = onWritten;
  }

  register(): Disposable {
    return commands.registerCommand(
      applyByteOperationCommand,
      async (...all: readonly ApplyByteOperationParams[]) => {
        for (const { uri, operation } of all) await this.#apply(Uri.parse(uri), operation);
      },
    );
  }

  async #apply(uri: Uri, operation: ByteOperation): Promise<void> {
    const document = openDocument(uri);
    if (operation === 'convert-to-crlf' && document?.eol === EndOfLine.LF) await setCrlf(uri);
    else if (document?.isDirty) this.#wait(document, operation);
    else await this.#write(uri, operation);
  }

  /** Writing under an editor with unsaved changes would make it refuse to save them. */
  #wait(document: TextDocument, operation: ByteOperation): void {
    const waiting = this.#waiting.get(document);
    if (waiting) {
      waiting.add(operation);
      return;
    }
    const operations = new Set([operation]);
    this.#waiting.set(document, operations);
    void this.#afterSave(document, operations);
  }

  async #afterSave(document: TextDocument, operations: ReadonlySet<ByteOperation>): Promise<void> {
    const isSaved = await showUntilSaved(document);
    this.#waiting.delete(document);
    if (!isSaved) return;
    for (const operation of operations) await this.#write(document.uri, operation);
  }

  async #write(uri: Uri, operation: ByteOperation): Promise<void> {
    try {
      const bytes = await workspace.fs.readFile(uri);
      const repaired = applyByteOperation(bytes, operation);
      if (isSame(bytes, repaired)) return;
      const document = openDocument(uri);
      if (document?.isDirty) return this.#wait(document, operation);
      await workspace.fs.writeFile(uri, repaired);
      this.#onWritten(uri);
      if (document) await showNewBytes(document);
    } catch (error) {
      void window.showErrorMessage(`${baseName(uri)} was not repaired: ${describe(error)}`);
    }
  }
}

function openDocument(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
}

/** In the editor, so that it can be undone. The file gets it when it is saved. */
async function setCrlf(uri: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.set(uri, [TextEdit.setEndOfLine(EndOfLine.CRLF)]);
  await workspace.applyEdit(edit);
}

/** Asks for the save, and goes away by itself when it comes. Gives false when it never does. */
function showUntilSaved(document: TextDocument): Thenable<boolean> {
  const title = `Save ${baseName(document.uri)} to finish this repair: it changes the file's bytes.`;
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (_, token) =>
      new Promise<boolean>((done) => {
        const end = (isSaved: boolean) => {
          for (const each of listeners) each.dispose();
          done(isSaved);
        };
        const listeners = [
          workspace.onDidSaveTextDocument((saved) => saved === document && end(true)),
          workspace.onDidChangeTextDocument(
            (change) => change.document === document && !document.isDirty && end(true),
          ),
          workspace.onDidCloseTextDocument((closed) => closed === document && end(false)),
          token.onCancellationRequested(() => end(false)),
        ];
      }),
  );
}

/**
 * An editor loads a changed file anew by itself, but only where VS Code watches: often not in a folder that was just
 * unpacked. So the one in which somebody asked for the repair is told to; the others do it when they are shown.
 */
async function showNewBytes(document: TextDocument): Promise<void> {
  if (document.isDirty || window.activeTextEditor?.document !== document) return;
  await commands.executeCommand('workbench.action.files.revert');
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function baseName({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
