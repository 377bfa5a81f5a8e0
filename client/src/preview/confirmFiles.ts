import { Uri, window, workspace } from 'vscode';
import type { FileEdits } from '../../../server/protocol.ts';

/** Of more files than this the first are listed. */
const mostListed = 12;
/** Of a longer text its start is shown; in UTF-16 code units. */
const longestText = 60;

/**
 * Asks whether an edit of several files is to be made, and shows what would be written in each. A question and no refactor
 * preview: that begins with all changes left out, each to be ticked first, and makes those that are ticked; but a talk
 * moves in all of its files or in none.
 */
export async function confirmFiles(title: string, files: readonly FileEdits[]): Promise<boolean> {
  const button = `Change ${files.length} Files`;
  const listed = files.slice(0, mostListed).map(describe);
  const more = files.length > mostListed ? [`and ${files.length - mostListed} more`] : [];
  const detail = [...listed, ...more].join('\n');
  return (await window.showInformationMessage(`${title}?`, { modal: true, detail }, button)) === button;
}

function describe({ uri, edits }: FileEdits): string {
  const texts = edits.map(({ newText }) => newText.trim()).filter((text) => text !== '');
  return `${workspace.asRelativePath(Uri.parse(uri))}: ${texts.map(shortened).join(', ')}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line;
}
