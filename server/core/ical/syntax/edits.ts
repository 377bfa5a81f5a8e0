import { toCrlf } from '../../text/lineBreaks.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { ContentLine, Parameter } from './nodes.ts';

/** Edits of whole parts of a content line, in offsets of its block. */

/** Takes a content line out, with its line break. */
export function removeLine(line: ContentLine): TextEdit {
  return { start: line.start, end: line.fullEnd, newText: '' };
}

/** Puts a content line after another; `eol` is the line break to write. */
export function insertLineAfter(line: ContentLine, text: string, eol: string): TextEdit {
  const isLastWithoutBreak = line.fullEnd === line.end;
  return { start: line.fullEnd, end: line.fullEnd, newText: isLastWithoutBreak ? eol + text : text + eol };
}

/** Puts a parameter, such as `VALUE=DATE`, before all others. */
export function insertParameter(line: ContentLine, text: string): TextEdit {
  return { start: line.nameEnd, end: line.nameEnd, newText: `;${text}` };
}

/** Takes a parameter out, with its semicolon and any fold between them. */
export function removeParameter(line: ContentLine, parameter: Parameter): TextEdit {
  const before = line.params[line.params.indexOf(parameter) - 1];
  return { start: before ? before.end : line.nameEnd, end: parameter.end, newText: '' };
}

/** Writes another value; folds of the old one go with it. */
export function replaceValue(line: ContentLine, value: string): TextEdit {
  return { start: line.valueStart, end: line.end, newText: value };
}

/** Ends every line of these blocks with CR LF: one edit for each block in which that changes something. */
export function endLinesWithCrlf<Block extends { readonly text: string }>(
  blocks: readonly Block[],
): readonly (TextEdit & { readonly block: Block })[] {
  return blocks.flatMap((block, index) => {
    const { text } = block;
    const goesOn = blocks[index - 1]?.text.endsWith('\r') && /^\r?\n/.test(text);
    const newText = goesOn ? toCrlf(text).slice(2) : toCrlf(text);
    return newText === text ? [] : [{ block, start: 0, end: text.length, newText }];
  });
}
