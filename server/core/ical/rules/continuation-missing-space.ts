import { distance } from 'fastest-levenshtein';
import type { RuleExamples } from '../../engine/rule.ts';
import { Ending } from '../../text/lines.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { contentLineIndexAt, isBlankLine } from '../facts.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import { properties, propertySpec } from '../spec/index.ts';
import { foldLine } from '../syntax/fold.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { maxOctets } from '../syntax/tree.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { readMarker } from '../values/marker.ts';

export const rule = defineRule({
  id: 'continuation-missing-space',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A line that continues a text must start with a space.',
  why: 'Readers refuse the whole file, or take the line for a property that they do not know: that part of the text is lost without a message.',
  messages: {
    orphan: {
      severity: 'error',
      text: 'This is no property; it seems to continue {property} above. Readers refuse the file or lose this text. Join it to {property}: a line that continues another starts with a space',
    },
  },
  sources: ['osbridge/openconferenceware#109', 'ics-py/ics-py#311', 'tutao/tutanota#3379'],
  supersedes: ['*'],
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    const hasFaults = tree.problems.some(({ kind }) => kind === 'no-colon' || kind === 'name-invalid');
    const { contentLines } = tree;
    for (let index = 1; index < contentLines.length; index++) {
      if (!isOrphan(tree, contentLines[index] as ContentLine, hasFaults)) continue;
      const above = textAbove(tree, index);
      if (!above) continue;
      const property = nameOf(tree, above);
      const start = above.nameStart;
      const run = runFrom(tree, index);
      const first = contentLines[index] as ContentLine;
      const last = contentLines[run.last] as ContentLine;
      const owned = contentLines[run.next - 1] as ContentLine;
      ctx.report('orphan', {
        at: { start: first.start, end: last.end },
        owns: { start: above.kind === 'malformed' ? above.start : above.end, end: owned.fullEnd },
        data: { property },
        related: [
          {
            at: { start, end: start + property.length },
            text: `${property} begins here`,
          },
        ],
      });
      index = run.next - 1;
    }
  },
  fixes({ at, block: { tree } }, { eol }) {
    const first = contentLineIndexAt(tree, at.start);
    const above = textAbove(tree, first);
    if (!above) return [];
    const lines = tree.contentLines.slice(
      contentLineIndexAt(tree, above.start) + 1,
      runFrom(tree, first).last + 1,
    );
    const without = joinWithout(tree, above, lines, eol);
    if (!freeTexts.has(above.name)) return [without];
    const withBreaks = joinWithBreaks(tree, above, lines, eol);
    const isMachineMade = isFilled(tree, above) && !lines.some((line) => isBlankLine(tree, line));
    return isMachineMade ? [without, withBreaks] : [withBreaks, without];
  },
});

/** Properties of free text, which people write by hand and wrap where they like. */
const freeTexts: ReadonlySet<string> = new Set([
  'COMMENT',
  'CONTACT',
  'DESCRIPTION',
  'LOCATION',
  'STYLED-DESCRIPTION',
  'SUMMARY',
  'X-ALT-DESC',
  'X-WR-CALDESC',
]);

/**
 * The property above that a line continues: one of free text, with nothing but empty lines between, or any
 * whose last physical line a program has filled up before it folded.
 */
function textAbove(tree: BlockTree, index: number): ContentLine | undefined {
  const line = tree.contentLines[index] as ContentLine;
  // A carriage return alone breaks no line for readers: its own rule says what it does here.
  if (tree.lines.endings[line.line - 1] === Ending.cr) return undefined;
  let at = index - 1;
  while (at >= 0 && isBlankLine(tree, tree.contentLines[at] as ContentLine)) at--;
  const above = tree.contentLines[at];
  if (!above) return undefined;
  const isCut = at === index - 1 && isFilled(tree, above) && nameOf(tree, above) !== '';
  return isCut || freeTexts.has(above.name) ? above : undefined;
}

/** The name of a property, also of one that was cut before its colon. */
function nameOf({ text }: BlockTree, line: ContentLine): string {
  if (line.kind === 'property') return line.name;
  return /^([A-Z-]+);/.exec(text.slice(line.start, line.start + 32))?.[1] ?? '';
}

/** The last orphan of the run that starts at `first`, and the line after the run and its empty lines. */
function runFrom(tree: BlockTree, first: number): { readonly last: number; readonly next: number } {
  let last = first;
  let next = first + 1;
  for (; next < tree.contentLines.length; next++) {
    const line = tree.contentLines[next] as ContentLine;
    if (isBlankLine(tree, line)) continue;
    const isCutOff = line.kind === 'malformed' && /[ \t]/.test(tree.text.charAt(line.start));
    if (!isCutOff && !isOrphan(tree, line, true)) break;
    last = next;
  }
  return { last, next };
}

/** Says whether a line is text rather than a property. `hasFaults`: its block has lines of no proper form. */
function isOrphan(tree: BlockTree, line: ContentLine, hasFaults: boolean): boolean {
  if (line.kind === 'malformed') return isText(tree, line) && !readMarker(tree, line);
  if (line.kind !== 'property') return false;
  const isCapital =
    isUpper(tree.text.charCodeAt(line.nameStart)) && isUpper(tree.text.charCodeAt(line.nameStart + 1));
  if (isCapital && !hasFaults) return false;
  const name = unfoldText(tree, line, line.nameStart, line.nameEnd);
  const value = tree.text.slice(line.valueStart, line.valueStart + 2);
  return /^[A-Za-z0-9-]+$/.test(name) ? isProse(name, value) : isSentence(name);
}

/** A line without colon, unless it begins as a property does whose colon was forgotten, or with white space. */
function isText(tree: BlockTree, line: ContentLine): boolean {
  const head = tree.text.slice(line.start, Math.min(line.end, line.start + 32));
  if (/^[ \t]/.test(head)) return false;
  const name = /^[A-Z-]{2,}/.exec(head)?.[0];
  return name === undefined || !startsWithKnownName(name);
}

function startsWithKnownName(text: string): boolean {
  for (let length = text.length; length > 2; length--) if (propertySpec(text.slice(0, length))) return true;
  return false;
}

/** What stands before the first colon is several words, and not a name with a slip in it. */
function isSentence(name: string): boolean {
  const trimmed = name.trim();
  if (trimmed === '' || propertySpec(trimmed.toUpperCase())) return false;
  if (/^[A-Z][A-Z0-9_.-]*$/.test(trimmed)) return false;
  const beforeEquals = trimmed.slice(0, Math.max(0, trimmed.indexOf('='))).trim();
  return !propertySpec(beforeEquals.toUpperCase());
}

/** The start of a link, a time of day, or a word as people write it before a colon: `Note: bring a laptop`. */
function isProse(name: string, value: string): boolean {
  if (propertySpec(name.toUpperCase()) || /^x-/i.test(name)) return false;
  if (/^https?$/i.test(name)) return value === '//';
  if (/^(?:mailto|tel)$/i.test(name)) return true;
  if (/^\d{1,2}$/.test(name)) return /^\d/.test(value);
  const isWord = /^[A-Z].*[a-z]/.test(name) && /^(?: |[\r\n]|$)/.test(value);
  return isWord && !isNearKnownName(name.toUpperCase());
}

/** Says whether a name may be a misspelt property: that is another rule's to say. */
function isNearKnownName(name: string): boolean {
  const most = name.length > 4 ? 2 : 1;
  return properties.some(
    (property) =>
      Math.abs(property.name.length - name.length) <= most && distance(property.name, name) <= most,
  );
}

function isUpper(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

/** The shortest line that a program leaves behind when it folds. */
const filledLine = 70;

/** Says whether the last physical line is as long as programs leave it that fold. */
function isFilled({ lines }: BlockTree, line: ContentLine): boolean {
  const octets = lines.octets[line.line + line.lineCount - 1] as number;
  return octets >= filledLine && octets <= maxOctets;
}

function joinWithBreaks(
  tree: BlockTree,
  above: ContentLine,
  lines: readonly ContentLine[],
  eol: string,
): IcalFix {
  const joined = lines.map((line) =>
    isBlankLine(tree, line) ? '\\n' : `\\n${continuation(textOf(tree, line), eol)}`,
  );
  const title = `Join to ${nameOf(tree, above)} and keep the line break`;
  return { title, safety: 'unsafe', edits: [replaceLines(above, lines, joined)] };
}

function joinWithout(
  tree: BlockTree,
  above: ContentLine,
  lines: readonly ContentLine[],
  eol: string,
): IcalFix {
  const texts = lines.filter((line) => !isBlankLine(tree, line)).map((line) => textOf(tree, line));
  const escapedUnits = endsInEscape(tree, above) ? 1 : 0;
  const joined = texts.map((text, index) => {
    if (!freeTexts.has(above.name)) return eol + foldLine(` ${text}`, eol);
    return continuation(text, eol, index === 0 ? escapedUnits : 0);
  });
  const title = `Join to ${nameOf(tree, above)} without a line break`;
  return { title, safety: 'unsafe', edits: [replaceLines(above, lines, joined)] };
}

function replaceLines(
  above: ContentLine,
  lines: readonly ContentLine[],
  joined: readonly string[],
): TextEdit {
  return { start: above.end, end: lines[lines.length - 1]?.end ?? above.end, newText: joined.join('') };
}

function textOf(tree: BlockTree, line: ContentLine): string {
  return unfoldText(tree, line, line.start, line.end).replace(/^[ \t]+/, '');
}

/**
 * A physical line that continues the one above: folded, and escaped as TEXT where that was forgotten, from
 * unit `from` on.
 */
function continuation(text: string, eol: string, from = 0): string {
  const escaped = text
    .slice(from)
    .replace(/\\[\\;,nN]|[\\;,]/g, (found) => (found.length > 1 ? found : `\\${found}`));
  return eol + foldLine(` ${text.slice(0, from)}${escaped}`, eol);
}

/** The text above ends with a backslash that escapes what comes next. */
function endsInEscape({ text }: BlockTree, above: ContentLine): boolean {
  const backslashes = /\\*$/.exec(text.slice(Math.max(above.valueStart, above.end - 100), above.end))?.[0];
  return (backslashes ?? '').length % 2 === 1;
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'an END without colon, which another rule reports',
      code: 'BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:Soon\nEND VALARM',
    },
    { name: 'a folded text', code: 'DESCRIPTION:Bring a laptop.\\n\n Note: Python 3.12 is needed.' },
    { name: 'an unknown property', code: 'DESCRIPTION:Bring a laptop.\nNOTE:Python 3.12' },
    { name: 'a property of another kind above', code: 'URL:https://example.org/\nNote: a stray line' },
    { name: 'a property that is misspelt', code: 'DESCRIPTION:Bring a laptop.\nLocatoin: Hall A' },
    { name: 'a fold after the name', code: 'DESCRIPTION:Bring a laptop.\nLOCATION\n :Hall A' },
    { name: 'a name in capitals may be one', code: 'DESCRIPTION:Bring a laptop.\nIDs: at the door' },
    { name: 'a property whose colon was forgotten', code: 'DESCRIPTION:Bring a laptop.\nLOCATION Hall A' },
  ],
  invalid: [
    {
      name: 'a line that looks like a property',
      code: 'DESCRIPTION:Bring a laptop.\n⟦Note: Python 3.12 is needed.⟧',
      fixed: 'DESCRIPTION:Bring a laptop.\\n\n Note: Python 3.12 is needed.',
    },
    {
      name: 'a line without colon',
      code: 'DESCRIPTION:Bring a laptop.\n⟦Python, Rust and C are needed.⟧\nLOCATION:Hall A',
      fixed: 'DESCRIPTION:Bring a laptop.\\n\n Python\\, Rust and C are needed.\nLOCATION:Hall A',
    },
    {
      name: 'a full line whose fold lost its space',
      code: 'DESCRIPTION:A talk about everything that can go wrong when a schedule is wr\n⟦itten by hand.⟧',
      fixed: 'DESCRIPTION:A talk about everything that can go wrong when a schedule is wr\n itten by hand.',
    },
    {
      name: 'several paragraphs',
      code: 'DESCRIPTION:Bring a laptop.\n\n⟦What we do today: we write a rule.\n\nhttps://example.org/rules⟧\nLOCATION:Hall A',
      fixed:
        'DESCRIPTION:Bring a laptop.\\n\\n\n What we do today: we write a rule.\\n\\n\n https://example.org/rules\nLOCATION:Hall A',
    },
    {
      name: 'joined without a line break',
      code: 'SUMMARY:Opening\n⟦and keynote⟧',
      fix: 'Join to SUMMARY without a line break',
      fixed: 'SUMMARY:Opening\n and keynote',
    },
    {
      name: 'a full line of another kind',
      code: 'ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;X-NUM-GUESTS=0000;CN=Danie\n⟦l Smith:mailto:daniel@example.org⟧',
      fixed:
        'ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;X-NUM-GUESTS=0000;CN=Danie\n l Smith:mailto:daniel@example.org',
    },
    {
      name: 'a name in capitals beside other text',
      code: 'DESCRIPTION:Bring a laptop.\n⟦IDs: at the door\nkeys at the desk⟧',
      fixed: 'DESCRIPTION:Bring a laptop.\\n\n IDs: at the door\\n\n keys at the desk',
    },
    {
      name: 'words in capitals',
      code: 'DESCRIPTION:Bring a laptop.\n⟦PLEASE be early⟧',
      fixed: 'DESCRIPTION:Bring a laptop.\\n\n PLEASE be early',
    },
    {
      name: 'several words before a colon, the first in capitals',
      code: 'DESCRIPTION:Bring a laptop.\n⟦NB the door: ring twice⟧',
      fixed: 'DESCRIPTION:Bring a laptop.\\n\n NB the door: ring twice',
    },
    {
      name: 'a link',
      code: 'DESCRIPTION:Slides:\n⟦https://example.org/slides⟧',
      fixed: 'DESCRIPTION:Slides:\\n\n https://example.org/slides',
    },
    {
      name: 'a time of day',
      code: 'DESCRIPTION:Breaks:\n⟦10:30 and later⟧',
      fixed: 'DESCRIPTION:Breaks:\\n\n 10:30 and later',
    },
    {
      name: 'goes on after an empty line',
      code: 'DESCRIPTION:Bring a laptop.\n⟦Note: Python 3.12\n\n  is needed.⟧',
      fixed: 'DESCRIPTION:Bring a laptop.\\n\n Note: Python 3.12\\n\\n\n is needed.',
    },
  ],
};
