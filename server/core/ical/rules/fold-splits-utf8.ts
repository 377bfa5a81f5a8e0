import type { Report, RuleExamples } from '../../engine/rule.ts';
import type { ByteFacts, UndecodablePlace } from '../../text/byteFacts.ts';
import { characterText } from '../../text/invisible.ts';
import type { IcalBlock } from '../context.ts';
import { defineRule, type FileContext } from '../rule.ts';

export const rule = defineRule({
  id: 'fold-splits-utf8',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A fold must not stand inside a character.',
  why: 'Readers that decode each line before they unfold it lose the character. So do editors: saving the file there makes the loss final.',
  messages: {
    split: {
      severity: 'error',
      text: 'The fold cuts the bytes of {character} in two; readers that decode lines before they join them show � instead. Move the fold before the character',
    },
  },
  sources: [
    'icalendar/icalendar#158',
    'sebbo2002/ical-generator#221',
    'arran4/golang-ical#7',
    'ical4j/ical4j#800',
  ],
  supersedes: ['char-replacement'],
  visit: 'bytes',
  on: ['*'],
  check(bytes, ctx) {
    for (const places of splitsOf(bytes)) {
      const character = places[0]?.splitCharacter ?? '';
      ctx.report('split', { ...rangeOf(places, ctx), data: { character: characterText(character) } });
    }
  },
  fixes() {
    const title = 'Move folds out of characters';
    return [{ title, safety: 'safe', edits: [], operation: 'join-split-characters' }];
  },
});

/** The parts of each character that folds cut. Only the first part starts with a byte of 0xC2 or more. */
function splitsOf({ undecodable }: ByteFacts): readonly (readonly UndecodablePlace[])[] {
  const splits: UndecodablePlace[][] = [];
  for (const place of undecodable) {
    if (place.splitCharacter === undefined) continue;
    const isFirst = (place.bytes[0] as number) >= 0xc2;
    if (isFirst) splits.push([place]);
    else splits[splits.length - 1]?.push(place);
  }
  return splits;
}

/** From the first part to the end of the last, the folds between them included. */
function rangeOf(places: readonly UndecodablePlace[], ctx: FileContext): Report<IcalBlock> {
  const first = (places[0] as UndecodablePlace).at;
  const last = (places[places.length - 1] as UndecodablePlace).at;
  const head = ctx.lineAt(first.line);
  const tail = ctx.lineAt(last.line);
  const start = Math.min(head.at.start + first.character, head.at.end);
  const isOneBlock = head.block === tail.block;
  const end = isOneBlock ? Math.min(tail.at.start + last.character + 1, tail.at.end) : head.at.end;
  return { block: head.block, at: { start, end: Math.max(start, end) } };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a fold before the character', code: 'SUMMARY:Caf\n é', bytes: true },
    { name: 'half a character without a fold', code: 'SUMMARY:Caf<C3>\nLOCATION:Hall A', bytes: true },
  ],
  invalid: [
    {
      name: 'two bytes',
      code: 'SUMMARY:Caf⟦<C3>\n <A9>⟧ society',
      bytes: true,
      fixed: 'SUMMARY:Caf\n é society',
    },
    {
      name: 'a no-break space, of which one would see nothing in the message',
      code: 'SUMMARY:Caf⟦<C2>\n <A0>⟧society',
      bytes: true,
      text: 'The fold cuts the bytes of a no-break space in two; readers that decode lines before they join them show � instead. Move the fold before the character',
      fixed: 'SUMMARY:Caf\n \u00a0society',
    },
    {
      name: 'an accent by itself',
      code: 'SUMMARY:Cafe⟦<CC>\n <81>⟧ society',
      bytes: true,
      text: 'The fold cuts the bytes of U+0301 in two; readers that decode lines before they join them show � instead. Move the fold before the character',
      fixed: 'SUMMARY:Cafe\n \u0301 society',
    },
    {
      name: 'four bytes',
      code: 'SUMMARY:Hi ⟦<F0><9F>\n <98><80>⟧ there',
      bytes: true,
      fixed: 'SUMMARY:Hi \n 😀 there',
    },
  ],
};
