import { FilePermission, Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { FileEdits } from '../../../server/protocol.ts';

/**
 * Makes the edits of a move, in all files or in none, as one step that can be undone. More than one file is shown for
 * confirmation first. Gives the reason when nothing was changed.
 */
export async function applyMove(files: readonly FileEdits[]): Promise<string | undefined> {
  const edit = new WorkspaceEdit();
  const needsConfirmation = files.length > 1;
  for (const { uri, version, edits } of files) {
    const file = Uri.parse(uri);
    if (await isReadonly(file)) return `${file.path.split('/').at(-1)} is read-only.`;
    const document = await workspace.openTextDocument(file);
    if (version !== null && document.version !== version) {
      return 'The text has changed in the meantime. Look where the talk is now.';
    }
    for (const { range, newText } of edits) {
      const { start, end } = range;
      const place = new Range(start.line, start.character, end.line, end.character);
      edit.replace(
        file,
        place,
        newText,
        needsConfirmation ? { label: 'Move talk', needsConfirmation } : undefined,
      );
    }
  }
  return (await workspace.applyEdit(edit, { isRefactoring: true })) ? undefined : 'Nothing was changed.';
}

async function isReadonly(file: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(file.scheme) === false) return true;
  const { permissions = 0 } = await workspace.fs.stat(file);
  return (permissions & FilePermission.Readonly) !== 0;
}
