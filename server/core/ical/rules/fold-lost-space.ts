import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, ownerOf } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

/** Words so common that half of a cut word is hardly one of them by chance; of three letters or more. */
const common: ReadonlySet<string> = new Set(
  (
    'about after all and any are around because been before between both but can could does each few for ' +
    'from get had has have her here him his how into its just know like make many may more most much must ' +
    'new not now off one only other our out over own same she should some such take than that the their ' +
    'them then there these they this those through time under use using was way were what when where which ' +
    'while who why will with work would year you your'
  ).split(' '),
);

/** Programs fold evenly: lines of a hand differ by this many octets at least. */
const unevenness = 6;

export const rule = defineRule({
  id: 'fold-lost-space',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A fold takes one space with it: between words there must be two.',
  why: 'Attendees read "shippedaround". Text that was wrapped by hand loses the space at each line.',
  messages: {
    joined: {
      severity: 'info',
      text: 'Calendars read "{joined}" here, for a fold takes its line break and one space away. Add a second space',
    },
  },
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    for (const line of tree.contentLines) {
      if (line.lineCount <= 3 || !isUneven(tree, line)) continue;
      if (valueTypeOf(tree, line) !== 'TEXT' || !isKnownPlace(ownerOf(tree, line))) continue;
      for (const { at, joined } of findLostSpaces(tree, line)) ctx.report('joined', { at, data: { joined } });
    }
  },
  fixes({ at }) {
    const edits = [{ start: at.end, end: at.end, newText: ' ' }];
    return [{ title: 'Add a second space', safety: 'unsafe', edits }];
  },
});

/** Says whether the physical lines but the last are of three lengths or more, and far apart. */
function isUneven({ lines }: BlockTree, { line, lineCount }: ContentLine): boolean {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let index = line; index < line + lineCount - 1; index++) {
    const octets = lines.octets[index] as number;
    if (octets < least) least = octets;
    if (octets > most) most = octets;
  }
  if (most - least < unevenness) return false;
  return new Set(lines.octets.slice(line, line + lineCount - 1)).size > 2;
}

function widest(widths: readonly number[]): number {
  return widths.reduce((most, width) => Math.max(most, width), 0);
}

interface LostSpace {
  readonly at: Range;
  readonly joined: string;
}

/** The folds that join two words; each from its line break to its white space. */
function findLostSpaces(tree: BlockTree, line: ContentLine): readonly LostSpace[] {
  const { starts, ends, octets } = tree.lines;
  const last = line.line + line.lineCount - 1;
  const most = widest(octets.slice(line.line, last)) - unevenness;
  const counts = countWords(tree.text);
  const found: LostSpace[] = [];
  for (let index = line.line + 1; index <= last; index++) {
    const at = { start: ends[index - 1] as number, end: (starts[index] as number) + 1 };
    if ((octets[index - 1] as number) > most || at.start < line.valueStart) continue;
    const joined = joinedWord(tree, line, at, counts);
    if (joined !== undefined) found.push({ at, joined });
  }
  return found;
}

/** The word that comes of a fold when it was meant to be two; undefined when it may be one. */
function joinedWord(
  { text }: BlockTree,
  line: ContentLine,
  { start, end }: Range,
  counts: ReadonlyMap<string, number>,
): string | undefined {
  const behind = /(\\?)(\p{L}+)$/u.exec(text.slice(Math.max(line.valueStart, start - 40), start));
  // The n of an escaped line break is no letter.
  const before = behind?.[2]?.slice(behind[1] === '' ? 0 : 1) ?? '';
  const after = /^\p{L}+/u.exec(text.slice(end, Math.min(line.end, end + 40)))?.[0] ?? '';
  if (before === '' || after === '') return undefined;
  const isWord = (word: string) =>
    common.has(word.toLowerCase()) || (counts.get(word.toLowerCase()) ?? 0) > 2;
  const isKnown = counts.has((before + after).toLowerCase());
  return !isKnown && isWord(before) && isWord(after) ? before + after : undefined;
}

/** How often each word occurs in a block, as its physical lines have them. */
function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const key = word.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const head = 'We look at how the code is made and what comes after';
const then = 'are here for all of those who';

export const examples: RuleExamples = {
  valid: [
    {
      name: 'a second space',
      code: `DESCRIPTION:${head}\n  ${then}\n  are here for the first time:\n  this year.`,
    },
    {
      name: 'lines of two lengths',
      code: `DESCRIPTION:${head}\n ${then}\n ${then}\n are new.`,
    },
    { name: 'three lines', code: `DESCRIPTION:${head}\n  ${then}\n are here.` },
    {
      name: 'lines of nearly one length',
      code: 'DESCRIPTION:For those who\n are here and for those who\n are not and for all who\n are new.',
    },
    {
      name: 'a program that cuts words',
      code: `DESCRIPTION:${head}\n  first of all those who contr\n ibute for the first time:\n  this year.`,
    },
    {
      name: 'words of which one is not common',
      code: `DESCRIPTION:${head}\n  first of all those who want to have a key\n board for the first time:\n  this year.`,
    },
    {
      name: 'a word that is there elsewhere',
      code: `DESCRIPTION:${head}\n  first of all the code that some\n one has made or someone else:\n  this year.`,
    },
    {
      name: 'a fold behind escaped line breaks',
      code: `DESCRIPTION:${head}\n  first of all those\\n\\n\\n\n who are here for the first time:\n  this year.`,
    },
    { name: 'a fold before the value', code: `DESCRIPTION\n :${head}\n  ${then}\n  are here.` },
    {
      name: 'a property of your own',
      code: `X-NOTE:${head}\n  ${then}\n are here for the first time:\n  this year.`,
    },
    {
      name: 'inside a component that nobody knows',
      code: `BEGIN:X-NOTE\nDESCRIPTION:${head}\n  ${then}\n are here for the first time:\n  this year.\nEND:X-NOTE`,
    },
  ],
  invalid: [
    {
      name: 'text that was wrapped by hand',
      code: `DESCRIPTION:${head}\n  ${then}⟦\n ⟧are here for the first time:\n  this year.`,
      fixed: `DESCRIPTION:${head}\n  ${then}\n  are here for the first time:\n  this year.`,
    },
    {
      name: 'a line that begins with an escaped line break',
      code: `DESCRIPTION:${head}\n  first of all\\nThose⟦\n ⟧are here for the first time:\n  this year.`,
      fixed: `DESCRIPTION:${head}\n  first of all\\nThose\n  are here for the first time:\n  this year.`,
    },
    {
      name: 'words that are there elsewhere',
      code: `DESCRIPTION:${head}\n  a wheel and a wheel and a Wheel and a spare wheel⟦\n ⟧with a pump for it:\n  this year.`,
      fixed: `DESCRIPTION:${head}\n  a wheel and a wheel and a Wheel and a spare wheel\n  with a pump for it:\n  this year.`,
    },
  ],
};
