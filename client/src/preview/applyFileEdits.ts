import { FilePermission, Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { FileEdits } from '../../../server/protocol.ts';
import { confirmFiles } from './confirmFiles.ts';
import { declined } from './talkEdits.ts';

/**
 * Makes edits in all files or in none, as one step that can be undone. What changes stays unsaved, and VS Code opens what is
 * not open. With a `question` somebody is asked first. Gives the reason when nothing was changed.
 */
export async function applyFileEdits(
  files: readonly FileEdits[],
  question: string | undefined,
): Promise<string | undefined> {
  if (question !== undefined && !(await confirmFiles(question, files))) return declined;
  const edit = new WorkspaceEdit();
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
      edit.replace(file, place, newText);
    }
  }
  return (await workspace.applyEdit(edit)) ? undefined : 'Nothing was changed.';
}

async function isReadonly(file: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(file.scheme) === false) return true;
  const { permissions = 0 } = await workspace.fs.stat(file);
  return (permissions & FilePermission.Readonly) !== 0;
}
