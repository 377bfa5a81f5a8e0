import { type FormattingOptions, modify } from 'jsonc-parser';
import { globOfPath } from '../text/glob.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { readJson } from './json.ts';

/** What somebody wants to see no more: in one file or one event, or everywhere when neither is given. */
export interface NewSuppression {
  readonly rule: string;
  /** From the schedule's folder, with `/`. */
  readonly path?: string;
  readonly uid?: string;
}

/**
 * The edits that add a suppression to the text of a greenroom.json, keeping its formatting and comments.
 * An empty text becomes a whole file. Undefined for a text that is not JSON or has something else where the
 * suppressions belong: there is no telling what an edit would make of it.
 */
export function addSuppression(
  text: string,
  { rule, path, uid }: NewSuppression,
): readonly TextEdit[] | undefined {
  const entry = {
    rule,
    ...(path !== undefined && { files: globOfPath(path) }),
    ...(uid !== undefined && { uid }),
  };
  if (text.trim() === '') {
    const newText = `${JSON.stringify({ ignore: [entry] }, undefined, 2)}\n`;
    return [{ start: 0, end: text.length, newText }];
  }
  if (!canTakeSuppression(text)) return undefined;
  const options = { isArrayInsertion: true, formattingOptions: formattingOf(text) };
  return modify(text, ['ignore', -1], entry, options).map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    newText: content,
  }));
}

function canTakeSuppression(text: string): boolean {
  const { root, fault } = readJson(text);
  if (fault || root?.type !== 'object') return false;
  const ignores = (root.children ?? []).filter(({ children }) => children?.[0]?.value === 'ignore');
  return ignores.length === 0 || (ignores.length === 1 && ignores[0]?.children?.[1]?.type === 'array');
}

/** Line breaks and indents as the text has them; two blanks in one that has none. */
function formattingOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 4 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
