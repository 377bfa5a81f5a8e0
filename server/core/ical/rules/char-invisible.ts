import type { RuleExamples } from '../../engine/rule.ts';
import { invisibleNames } from '../../text/invisible.ts';
import type { Range } from '../../text/range.ts';
import { contentLineIndexAt } from '../facts.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, ownerOf } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId = 'syntax' | 'address' | 'compared' | 'direction';

/** Texts that are compared letter by letter. */
const compared: ReadonlySet<string> = new Set(['LOCATION', 'RELATED-TO', 'TZID', 'UID']);

export const rule = defineRule({
  id: 'char-invisible',
  category: 'text',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '2' },
    { rfc: 5545, section: '3.1' },
  ],
  summary: 'Names, times, addresses and whatever is compared must hold no invisible characters.',
  why: 'Nobody sees them, and programs do: "Hall A" with a no-break space is another room, a link with a zero-width space leads nowhere, and a time cannot be read. They come with text copied from web pages.',
  messages: {
    syntax: {
      severity: 'error',
      text: 'There is an invisible {name} here: calendars cannot read {part} with it. Remove it',
    },
    address: {
      severity: 'warning',
      text: 'There is an invisible {name} in this address, and it leads nowhere. Remove it',
    },
    compared: {
      severity: 'info',
      text: 'There is an invisible {name} in {part}: programs take it for another than the one without. Remove it, or write an ordinary space',
    },
    direction: {
      severity: 'warning',
      text: 'An invisible {name} turns the text after it around: attendees read something else than calendars do. Remove it',
    },
  },
  supersedes: [
    'cal-address-invalid',
    'color-not-css3',
    'date-invalid',
    'datetime-invalid',
    'duration-invalid',
    'enum-value-invalid',
    'geo-invalid',
    'param-syntax',
    'period-invalid',
    'property-name-invalid',
    'property-name-misspelt',
    'property-unknown',
    'rrule-syntax',
    'status-invalid',
    'uri-invalid',
    'utc-offset-invalid',
    'value-invalid',
    'value-param-missing',
    'version-not-2',
  ],
  visit: 'oddBlock',
  on: ['*'],
  check({ text, lines }, ctx) {
    let done = 0;
    for (const start of lines.odd) {
      if (start < done || !isInvisible(text.charCodeAt(start))) continue;
      done = endOfRun(text, start);
      const at = { start, end: done };
      if (!isAtHome(text, at)) checkPlace(at, ctx);
    }
  },
  fixes({ at, block: { text } }) {
    const isSpace = text.charCodeAt(at.start) === 0xa0;
    const edits = [{ ...at, newText: isSpace ? ' '.repeat(at.end - at.start) : '' }];
    return [{ title: isSpace ? 'Write an ordinary space' : 'Remove it', safety: 'unsafe', edits }];
  },
});

/** Letters, which most of the odd ones are, are told at a glance. */
function isInvisible(unit: number): boolean {
  return unit !== 0xe2 && unit !== 0xc2 && unit !== 0xc3 && invisibleNames.has(unit);
}

/** Where a run ends: of no-break spaces, which are replaced, or of others, which are removed. */
function endOfRun(text: string, start: number): number {
  const isSpace = text.charCodeAt(start) === 0xa0;
  let end = start + 1;
  while (isInvisible(text.charCodeAt(end)) && (text.charCodeAt(end) === 0xa0) === isSpace) end++;
  return end;
}

/** Joiners and marks are at home between letters of other scripts, and in emoji. */
function isAtHome(text: string, { start, end }: Range): boolean {
  if (!/^[\u200c-\u200f]+$/.test(text.slice(start, end))) return false;
  return text.charCodeAt(start - 1) > 127 || text.charCodeAt(end) > 127;
}

function checkPlace(at: Range, ctx: BlockContext & IcalReporter<MessageId>): void {
  const { tree } = ctx;
  const line = tree.contentLines[contentLineIndexAt(tree, at.start)] as ContentLine;
  const found = messageFor(tree, line, at);
  // A byte order mark at the very start is the file's matter.
  if (!found || at.start < line.nameStart || !isKnownPlace(ownerOf(tree, line))) return;
  const name = invisibleNames.get(tree.text.charCodeAt(at.start)) ?? '';
  const owns = found.message === 'syntax' ? { start: line.nameStart, end: line.end } : at;
  ctx.report(found.message, { at, owns, data: { name, part: found.part } });
}

interface Found {
  readonly message: MessageId;
  readonly part: string;
}

function messageFor(tree: BlockTree, line: ContentLine, at: Range): Found | undefined {
  if (at.start < line.nameEnd) return { message: 'syntax', part: 'the name' };
  if (at.start < line.valueStart) return findInParameter(line, at);
  const part = line.name;
  const isOverride = /[\u202d\u202e]/.test(tree.text.slice(at.start, at.end));
  // One that is ended again is meant: the talk may be about it.
  if (isOverride && !tree.text.slice(at.end, line.end).includes('\u202c'))
    return { message: 'direction', part };
  const type = valueTypeOf(tree, line);
  if (type === 'URI' || type === 'CAL-ADDRESS') return { message: 'address', part };
  if (type === undefined) return undefined;
  if (type !== 'TEXT' || propertySpec(part)?.enum) return { message: 'syntax', part };
  return compared.has(part) ? { message: 'compared', part } : undefined;
}

/** The name of a parameter, or TZID, which is compared. People's names may be written with what they like. */
function findInParameter({ params }: ContentLine, at: Range): Found | undefined {
  const parameter = params.find(({ start, end }) => start <= at.start && at.start < end);
  if (!parameter) return undefined;
  if (at.start < parameter.nameEnd) return { message: 'syntax', part: 'the name' };
  return parameter.name === 'TZID' ? { message: 'compared', part: 'TZID' } : undefined;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'letters of any language', code: 'LOCATION:Café' },
    { name: 'prose', code: 'DESCRIPTION:Quoi\u00a0? Don\u200bau\u00ad' },
    { name: 'emoji', code: 'LOCATION:Space 👩\u200d🚀' },
    { name: 'other scripts', code: 'LOCATION:می\u200cخواهم' },
    { name: "people's names", code: 'ORGANIZER;CN=Ann\u00a0Smith:mailto:ann@example.org' },
    { name: 'text that is turned around and back', code: 'SUMMARY:Why \u202eolleh\u202c is hello' },
    { name: 'a property of your own', code: 'X-ROOM:Hall\u00a0A' },
    { name: 'a byte order mark at the start', code: '\ufeffBEGIN:VCALENDAR\nEND:VCALENDAR' },
    { name: 'inside a component that nobody knows', code: 'BEGIN:X-NOTE\nLOCATION:Hall\u00a0A\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'in a name',
      code: '⟦\u200b⟧SUMMARY:Opening',
      message: 'syntax',
      fixed: 'SUMMARY:Opening',
    },
    {
      name: 'in the name of a parameter',
      code: 'SUMMARY;LANG⟦\u00ad⟧UAGE=en:Opening',
      message: 'syntax',
      fixed: 'SUMMARY;LANGUAGE=en:Opening',
    },
    {
      name: 'in a time',
      code: 'DTSTART:⟦\u200e⟧20270514T090000Z',
      message: 'syntax',
      fixed: 'DTSTART:20270514T090000Z',
    },
    {
      name: 'in a word',
      code: 'STATUS:CONFIRMED⟦\u200b⟧',
      message: 'syntax',
      fixed: 'STATUS:CONFIRMED',
    },
    {
      name: 'in a link',
      code: 'URL:https://example.org/⟦\u2060\ufeff⟧talk',
      message: 'address',
      fixed: 'URL:https://example.org/talk',
    },
    {
      name: 'in an address',
      code: 'ORGANIZER:mailto:ann⟦\u200b⟧@example.org',
      message: 'address',
      fixed: 'ORGANIZER:mailto:ann@example.org',
    },
    {
      name: 'in a room',
      code: 'LOCATION:The⟦\u00a0⟧Barn',
      message: 'compared',
      fixed: 'LOCATION:The Barn',
    },
    {
      name: 'in the name of a zone',
      code: 'BEGIN:VTIMEZONE\nTZID:X\u200b\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=X⟦\u200b⟧:20270514T090000\nEND:VEVENT'.replace(
        'TZID:X\u200b',
        'TZID:X',
      ),
      message: 'compared',
      also: ['tzid-undefined', 'vtimezone-unused'],
      fixed:
        'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=X:20270514T090000\nEND:VEVENT',
    },
    {
      name: 'text that runs backwards',
      code: 'SUMMARY:Opening ⟦\u202e⟧gninepO',
      message: 'direction',
      fixed: 'SUMMARY:Opening gninepO',
    },
  ],
};
