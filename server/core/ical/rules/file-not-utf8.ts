import type { Report, RuleExamples } from '../../engine/rule.ts';
import type { ByteFacts, UndecodablePlace } from '../../text/byteFacts.ts';
import { windows1252Point } from '../../text/byteOperations.ts';
import type { IcalBlock } from '../context.ts';
import { defineRule, type FileContext, type IcalReporter } from '../rule.ts';

export const rule = defineRule({
  id: 'file-not-utf8',
  category: 'file',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1.4' },
    { rfc: 5545, section: '6' },
  ],
  summary: 'A file must be UTF-8.',
  why: 'Calendars decode every file as UTF-8. What is not UTF-8 shows as a replacement character, or the whole file is refused.',
  messages: {
    windows1252: {
      severity: 'error',
      text: '{bytes} is not UTF-8: attendees see � or their calendar refuses the file. In windows-1252 it is "{guess}"; save the file as UTF-8',
    },
    unknown: {
      severity: 'error',
      text: '{bytes} is not UTF-8 and means nothing in windows-1252 either: attendees see � or their calendar refuses the file. Write the character anew and save the file as UTF-8',
    },
    utf16: {
      severity: 'error',
      text: 'The file is UTF-16, which editors can read and calendars cannot: they find nothing in it. Save it as UTF-8',
    },
  },
  supersedes: ['*'],
  visit: 'bytes',
  on: ['*'],
  check(bytes, ctx) {
    if (bytes.utf16) return reportUtf16(ctx);
    for (const places of runsOf(bytes)) {
      const guess = guessOf(places);
      const hex = places.flatMap((place) => place.bytes).map(toHex);
      const data = { bytes: hex.join(' '), ...(guess !== undefined && { guess }) };
      ctx.report(guess === undefined ? 'unknown' : 'windows1252', { ...rangeOf(places, ctx), data });
    }
  },
  fixes({ node: bytes }) {
    if (bytes.utf16) {
      const title = 'Convert the file from UTF-16 to UTF-8';
      return [{ title, safety: 'unsafe', edits: [], operation: 'decode-utf-16' }];
    }
    if (runsOf(bytes).some((places) => guessOf(places) === undefined)) return [];
    const title = 'Convert what is not UTF-8 from windows-1252';
    return [{ title, safety: 'unsafe', edits: [], operation: 'decode-windows-1252' }];
  },
});

/** An editor may have read the text for what it is; where none did, nothing else can be said of it. */
function reportUtf16(ctx: FileContext & IcalReporter<'utf16'>): void {
  const { block, at } = ctx.lineAt(0);
  const { text } = block;
  const isRaw = text.includes('\0');
  ctx.report('utf16', { block, at, ...(isRaw && { owns: { start: 0, end: text.length } }) });
}

/** The undecodable places that no fold explains, those that touch each other together. */
function runsOf({ undecodable }: ByteFacts): readonly (readonly UndecodablePlace[])[] {
  const runs: UndecodablePlace[][] = [];
  for (const place of undecodable) {
    if (place.splitCharacter !== undefined) continue;
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1]?.at;
    const touches = last?.line === place.at.line && last.character + 1 === place.at.character;
    if (run && touches) run.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** What the bytes are in windows-1252; undefined when one of them is nothing there. */
function guessOf(places: readonly UndecodablePlace[]): string | undefined {
  let guess = '';
  for (const byte of places.flatMap((place) => place.bytes)) {
    const point = windows1252Point(byte);
    if (point === undefined) return undefined;
    guess += String.fromCodePoint(point);
  }
  return guess;
}

function toHex(byte: number): string {
  return `0x${byte.toString(16).toUpperCase()}`;
}

/** Each place is one U+FFFD of the text, unless the text was changed since the bytes were read. */
function rangeOf(places: readonly UndecodablePlace[], ctx: FileContext): Report<IcalBlock> {
  const first = (places[0] as UndecodablePlace).at;
  const { block, at } = ctx.lineAt(first.line);
  const start = Math.min(at.start + first.character, at.end);
  return { block, at: { start, end: Math.min(start + places.length, at.end) } };
}

const utf16 = [...'BEGIN:VCALENDAR'].map((character) => `${character}<00>`).join('');

export const examples: RuleExamples = {
  valid: [
    { name: 'letters of any language', code: 'LOCATION:Café\nSUMMARY:日本語 😀' },
    { name: 'a replacement character that is written so', code: 'SUMMARY:What is \ufffd?', bytes: true },
  ],
  invalid: [
    {
      name: 'windows-1252',
      code: 'LOCATION:Caf⟦<E9>⟧',
      bytes: true,
      message: 'windows1252',
      fixed: 'LOCATION:Café',
    },
    {
      name: 'several bytes together are one finding',
      code: 'SUMMARY:⟦<DC><DF>⟧en',
      bytes: true,
      message: 'windows1252',
      fixed: 'SUMMARY:Üßen',
    },
    {
      name: 'no encoding that can be guessed',
      code: 'SUMMARY:a⟦<81>⟧b',
      bytes: true,
      message: 'unknown',
    },
    {
      name: 'UTF-16 without byte order mark',
      code: `⟦${utf16}⟧<0D><00><0A><00>`,
      raw: true,
      bytes: true,
      message: 'utf16',
      fixed: 'BEGIN:VCALENDAR\r\n',
    },
    {
      name: 'UTF-16 without a Latin letter',
      code: '⟦<FF><FE><71><67><2D><4E>⟧',
      raw: true,
      bytes: true,
      message: 'utf16',
      fixed: '東中',
    },
  ],
};
