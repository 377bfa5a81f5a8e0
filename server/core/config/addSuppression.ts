import { globOfPath } from '../text/glob.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { type JsonNode, readJson } from './json.ts';

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
  const { root, fault } = readJson(text);
  if (fault || root?.type !== 'object') return undefined;
  const [ignore, ...others] = (root.children ?? []).filter((each) => each.children?.[0]?.value === 'ignore');
  if (!ignore) return insertInto(text, root, (style) => `"ignore": [${nested(entry, style)}]`);
  const list = ignore.children?.[1];
  if (list?.type !== 'array' || others.length > 0) return undefined;
  return insertInto(text, list, (style) => write(entry, style));
}

/** How what is inserted is to be written; `indent` is undefined for all in one line. */
interface Style {
  readonly indent: string | undefined;
  readonly unit: string;
  readonly eol: string;
  /** Objects stand in one line each, as those before do: with blanks inside of their braces or without. */
  readonly inline: 'spaced' | 'tight' | undefined;
}

/**
 * Adds something at the end of an object or a list, as what comes before it is written. A library's edit would
 * also write its neighbours anew.
 */
function insertInto(text: string, container: JsonNode, written: (style: Style) => string): TextEdit[] {
  const style = { unit: indentUnit(text), eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const last = container.children?.[container.children.length - 1];
  if (last) return insertAfter(text, last, style, written);
  const inside = container.offset + 1;
  const end = container.offset + container.length - 1;
  const start = inside + text.slice(inside, end).trimEnd().length;
  const outer = indentAt(text, container.offset);
  const indent = outer + style.unit;
  const newText = `${style.eol}${indent}${written({ ...style, indent, inline: undefined })}${style.eol}${outer}`;
  return [{ start, end, newText }];
}

function insertAfter(
  text: string,
  last: JsonNode,
  style: Pick<Style, 'unit' | 'eol'>,
  written: (style: Style) => string,
): TextEdit[] {
  const end = last.offset + last.length;
  const own = text.slice(last.offset, end);
  const inline = last.type !== 'object' || /[\r\n]/.test(own) ? undefined : inlineStyle(own);
  const isOnOwnLine = lineStart(text, last.offset).trim() === '';
  const indent = isOnOwnLine ? indentAt(text, last.offset) : undefined;
  const [whole = '', comma = '', comment = ''] =
    /^([ \t]*,)?([ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*\*\/[ \t]*(?=[\r\n])))?/.exec(text.slice(end)) ?? [];
  const isBehindComment = isOnOwnLine && comment !== '';
  const at = end + (isBehindComment ? whole.length : comma.length);
  const gap = indent === undefined ? ' ' : `${style.eol}${indent}`;
  const entry = `${gap}${written({ ...style, indent, inline: indent === undefined ? (inline ?? 'tight') : inline })}`;
  if (comma !== '') return [{ start: at, end: at, newText: `${entry},` }];
  if (!isBehindComment) return [{ start: at, end: at, newText: `,${entry}` }];
  return [
    { start: end, end, newText: ',' },
    { start: at, end: at, newText: entry },
  ];
}

function inlineStyle(object: string): 'spaced' | 'tight' {
  return /^\{[ \t]/.test(object) ? 'spaced' : 'tight';
}

function write(entry: Readonly<Record<string, string>>, { indent, unit, eol, inline }: Style): string {
  const pairs = Object.entries(entry).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  if (inline) return inline === 'spaced' ? `{ ${pairs.join(', ')} }` : `{${pairs.join(', ')}}`;
  return `{${pairs.map((pair) => `${eol}${indent}${unit}${pair}`).join(',')}${eol}${indent}}`;
}

/** An entry in brackets: on lines of its own, where the brackets are. */
function nested(entry: Readonly<Record<string, string>>, style: Style): string {
  const { indent, unit, eol } = style;
  if (indent === undefined) return write(entry, { ...style, inline: 'tight' });
  return `${eol}${indent}${unit}${write(entry, { ...style, indent: indent + unit, inline: undefined })}${eol}${indent}`;
}

/** One step of indentation as the text has it; two blanks in a text that has none. */
function indentUnit(text: string): string {
  return /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
}

function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(lineStart(text, offset))?.[0] ?? '';
}

/** What stands on a line before an offset. */
function lineStart(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return text.slice(offset === 0 ? 0 : start, offset);
}
