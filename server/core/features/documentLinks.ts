import type { PlacedRange } from '../checkedDocument.ts';
import type { IcalDocument } from '../document.ts';
import { parameterSpec, valueTypeSpec } from '../ical/spec/index.ts';
import type { BlockTree, ContentLine, Parameter } from '../ical/syntax/nodes.ts';
import { unfold, unfoldText } from '../ical/syntax/unfold.ts';
import { unescapeText } from '../ical/values/text.ts';
import { valueTypeOf } from '../ical/values/valueType.ts';
import type { Range } from '../text/range.ts';

/** A place in the text that leads to an address. */
export interface DocumentLink {
  readonly range: PlacedRange;
  /** Without the folds and escapes that the text has in it. */
  readonly target: string;
}

/** In offsets of a block. */
interface Found extends Range {
  readonly target: string;
}

/**
 * Only what a browser or a mail program opens: a file may come from anybody, and other schemes start
 * programs or read what is on the machine.
 */
const openable = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s])[^\s]*$/i;
const longestTarget = 4096;

/** Addresses in running text; a comma or a semicolon is escaped there. */
const inText = /https?:\/\/(?:\\[,;]|[^\s\\<>"'`{}|^]){1,4096}/gi;

/**
 * The links of a text: values that are addresses (URL, ATTACH, CONFERENCE, ORGANIZER …), addresses in
 * parameters (ALTREP, DIR …), and addresses in TEXT, each also when folds run through it.
 */
export function documentLinks(document: IcalDocument): readonly DocumentLink[] {
  const links: DocumentLink[] = [];
  document.readBlocks((_, tree, placeOf) => {
    for (const line of tree.contentLines) {
      if (line.kind !== 'property') continue;
      for (const { target, ...at } of linksOf(tree, line)) links.push({ range: placeOf(at), target });
    }
  });
  return links;
}

function linksOf(tree: BlockTree, line: ContentLine): readonly Found[] {
  const inParams =
    line.params.length === 0 ? nothing : line.params.flatMap((each) => parameterLinks(tree, line, each));
  const type = valueTypeOf(tree, line);
  if (type !== undefined && valueTypeSpec(type)?.escaped) return [...inParams, ...textLinks(tree, line)];
  const isAddress = type === undefined || type === 'CAL-ADDRESS' || type === 'URI';
  return isAddress ? [...inParams, ...addressLinks(tree, line, line.valueStart, line.end)] : inParams;
}

const nothing: readonly Found[] = [];

function parameterLinks(tree: BlockTree, line: ContentLine, { name, values }: Parameter): readonly Found[] {
  const type = parameterSpec(name)?.valueType;
  if (type !== 'URI' && type !== 'CAL-ADDRESS') return nothing;
  return values.flatMap(({ start, end, quoted }) =>
    quoted ? addressLinks(tree, line, start + 1, end - 1) : addressLinks(tree, line, start, end),
  );
}

function addressLinks(tree: BlockTree, line: ContentLine, start: number, end: number): readonly Found[] {
  const target = unfoldText(tree, line, start, Math.min(end, start + 2 * longestTarget)).trim();
  return target.length < longestTarget && openable.test(target) ? [{ start, end, target }] : nothing;
}

function textLinks(tree: BlockTree, line: ContentLine): readonly Found[] {
  const value = tree.text.slice(line.valueStart, line.end);
  if (line.lineCount === 1 && !value.includes('://')) return nothing;
  const unfolded = unfold(tree, line, line.valueStart, line.end);
  if (!unfolded.text.includes('://')) return nothing;
  const found: Found[] = [];
  for (const match of unfolded.text.matchAll(inText)) {
    const address = withoutClosing(match[0]);
    const target = unescapeText(address);
    if (match[0].length >= longestTarget || !openable.test(target)) continue;
    found.push({ ...unfolded.sourceRange(match.index, match.index + address.length), target });
  }
  return found;
}

/** What ends a sentence or an emphasis rather than an address. */
const closing = '.,;:!?*_~]';

/** Without what comes after the address; a closing bracket is part of it when it has an opening one. */
function withoutClosing(address: string): string {
  const ownsBrackets = address.includes('(');
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] as string;
    if (!closing.includes(last) && (ownsBrackets || last !== ')')) break;
    if (address[end - 2] === '\\') end--;
  }
  return address.slice(0, end);
}
