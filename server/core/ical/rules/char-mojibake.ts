import type { RuleExamples } from '../../engine/rule.ts';
import { decodeUtf8, highWindows1252Byte } from '../../text/charsets.ts';
import { lineAt } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import { utf8LengthOf } from '../../text/utf8.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree } from '../syntax/nodes.ts';

export const rule = defineRule({
  id: 'char-mojibake',
  category: 'text',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '8.1' }],
  summary: 'UTF-8 that was read as windows-1252 shows pairs of odd characters.',
  why: 'Attendees see "CafÃ©" where "Café" was meant. A program read the text in a wrong encoding and saved it so.',
  messages: {
    mojibake: {
      severity: 'warning',
      text: '"{run}" is UTF-8 that a program took for windows-1252, and attendees see it so. It was "{repaired}"',
    },
  },
  visit: 'oddBlock',
  on: ['*'],
  check(tree, ctx) {
    for (const runs of findRuns(tree)) {
      const first = runs[0] as Run;
      ctx.report('mojibake', {
        at: first.at,
        data: { run: tree.text.slice(first.at.start, first.at.end), repaired: first.repaired },
        related: runs.slice(1).map(({ at, repaired }) => ({ at, text: `This was "${repaired}"` })),
      });
    }
  },
  fixes({ at: marked, block: { tree } }) {
    const runs = findRuns(tree).find(([first]) => first?.at.start === marked.start) ?? [];
    const edits = runs.map(({ at, repaired }) => ({ ...at, newText: repaired }));
    return [{ title: 'Restore what was meant', safety: 'unsafe', edits }];
  },
});

interface Run {
  readonly at: Range;
  readonly repaired: string;
}

/**
 * How the commonest characters look when their UTF-8 is taken for windows-1252: those up to U+00FF, the
 * typographic ones and emoji. Others look the same way, but so do letters that are meant.
 */
const start = /^(?:[ÂÃ][\u0080-\u00bf\u0152-\u017e\u0192\u02c6-\u2122]|â€|ðŸ)/;

/** The runs of each physical line that has any. */
function findRuns({ text, lines }: BlockTree): readonly (readonly Run[])[] {
  const byLine = new Map<number, Run[]>();
  let done = 0;
  for (const offset of lines.odd) {
    if (offset < done || text.charCodeAt(offset + 1) < 128 || !start.test(text.slice(offset, offset + 2)))
      continue;
    const line = lineAt(lines.starts, offset);
    const run = runAt(text, offset);
    if (!run) continue;
    done = run.at.end;
    const runs = byLine.get(line);
    if (runs) runs.push(run);
    else byLine.set(line, [run]);
  }
  return [...byLine.values()];
}

/** As many characters from `from` on as are whole sequences of UTF-8; undefined when none is. */
function runAt(text: string, from: number): Run | undefined {
  if (isMeant(text, from)) return undefined;
  let end = from;
  let repaired = '';
  for (;;) {
    const character = characterAt(text, end);
    if (character === undefined) break;
    repaired += character.text;
    end += character.length;
  }
  return end > from ? { at: { start: from, end }, repaired } : undefined;
}

function characterAt(
  text: string,
  at: number,
): { readonly text: string; readonly length: number } | undefined {
  const lead = highWindows1252Byte(text.charCodeAt(at));
  const length = lead === undefined ? 0 : utf8LengthOf(lead);
  if (length < 2) return undefined;
  const bytes: number[] = [];
  for (let index = at; index < at + length; index++) {
    const byte = highWindows1252Byte(text.charCodeAt(index));
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  const decoded = decodeUtf8(bytes);
  return decoded === undefined ? undefined : { text: decoded, length };
}

/** A capital at the end of a word in capitals, with a punctuation mark behind it: "AMANHÃ…". */
function isMeant(text: string, at: number): boolean {
  const after = text.slice(at + 1, at + 3);
  return /\p{Lu}/u.test(text.charAt(at - 1)) && /^[«»‹›‘’“”„–—…™®©\u00a0](?!\p{L})/u.test(after);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'letters of any language', code: 'LOCATION:Café ÂÃâ\nSUMMARY:MANHÃ – “São João” 日本語' },
    { name: 'a word in capitals and its punctuation', code: 'SUMMARY:ATÉ AMANHÃ… «LÂ»' },
    { name: 'half of a sequence', code: 'SUMMARY:â€ and ðŸ and Ã' },
  ],
  invalid: [
    {
      name: 'an accent',
      code: 'LOCATION:Caf⟦Ã©⟧',
      fixed: 'LOCATION:Café',
    },
    {
      name: 'a dash, quotes and letters',
      code: 'SUMMARY:Django ⟦â€“⟧ from â€œzeroâ€\u009d to Ã¼bergroÃŸ',
      fixed: 'SUMMARY:Django – from “zero” to übergroß',
    },
    {
      name: 'letters together, behind a capital',
      code: 'SUMMARY:M⟦Ãœ⟧LLER und KÃ–LN und SÃ¶Ã¶hne ðŸš€',
      fixed: 'SUMMARY:MÜLLER und KÖLN und Sööhne 🚀',
    },
  ],
};
