import {
  type ComponentName,
  colors,
  type EnumSpec,
  itipSpec,
  type PropertySpec,
  propertySpec,
  type RecurPartName,
  recurPartSpec,
  recurParts,
  weekdays,
} from '../ical/spec/index.ts';
import type { Range } from '../text/range.ts';
import { type Candidate, type CompletionSubject, Rank } from './candidate.ts';
import { type LineCursor, pieceAround } from './lineCursor.ts';
import type { OpenComponent } from './openComponent.ts';

/** What may be written at a place of a value, and the word there that it replaces. */
export interface ValueOffer {
  readonly at: Range;
  readonly candidates: readonly Candidate[];
}

const noOffer: ValueOffer = { at: { start: 0, end: 0 }, candidates: [] };

/** The words that a property's value may be made of at the cursor; none in a text for people. */
export function valueOffer(
  cursor: LineCursor,
  value: Range,
  open: OpenComponent,
  method: string | undefined,
): ValueOffer {
  const { name } = cursor;
  const property = propertySpec(name);
  if (!property) return noOffer;
  const subject = { type: 'property', name, component: open.name } as const;
  if (property.enum)
    return enumOffer(cursor, value, property, wordsOf(property.enum, open, name, method), subject);
  const type = namedType(cursor) ?? property.defaultType ?? property.types[0];
  if (type === 'RECUR') return recurOffer(cursor, value, open);
  if (type === 'BOOLEAN') return { at: value, candidates: wordCandidates(['TRUE', 'FALSE'], [], subject) };
  if (name === 'COLOR') return { at: value, candidates: colorCandidates(subject) };
  return noOffer;
}

function namedType({ head, text }: LineCursor): string | undefined {
  const named = head.params.find(({ name }) => name === 'VALUE')?.values[0];
  return named && text.slice(named.start, named.end).toUpperCase();
}

function wordsOf(
  spec: EnumSpec,
  open: OpenComponent,
  name: string,
  method: string | undefined,
): readonly string[] {
  const own = spec.byComponent ? (spec.byComponent[open.name as ComponentName] ?? []) : spec.values;
  const statuses =
    name === 'STATUS' && method !== undefined ? itipSpec(method, open.name)?.statuses : undefined;
  return statuses ? own.filter((word) => statuses.includes(word)) : own;
}

function enumOffer(
  { text, at }: LineCursor,
  value: Range,
  { multiValued, enum: spec }: PropertySpec,
  words: readonly string[],
  subject: CompletionSubject,
): ValueOffer {
  const deprecated = spec?.deprecated ?? [];
  if (!multiValued) return { at: value, candidates: wordCandidates(words, deprecated, subject) };
  const piece = pieceAround(text, value, at, ',');
  const used = namesBeside(text, value, piece, ',');
  const isFree = (word: string) => !used.includes(word);
  return { at: piece, candidates: wordCandidates(words.filter(isFree), deprecated.filter(isFree), subject) };
}

/** The other pieces of a value, in upper case. */
function namesBeside(text: string, value: Range, piece: Range, separator: string): readonly string[] {
  const before = text.slice(value.start, Math.max(value.start, piece.start - 1)).split(separator);
  const after = text.slice(Math.min(piece.end + 1, value.end), value.end).split(separator);
  return [...before, ...after].map((word) => word.trim().toUpperCase());
}

/** The words of a list, in its order; those that are no longer to be written come last. */
export function wordCandidates(
  words: readonly string[],
  deprecated: readonly string[],
  subject: CompletionSubject | undefined,
): readonly Candidate[] {
  return [...words, ...deprecated].map((text, index) => ({
    text,
    kind: 'value',
    rank: index < words.length ? Rank.usual : Rank.deprecated,
    ...(index >= words.length && { isDeprecated: true }),
    ...(subject && { subject }),
  }));
}

function colorCandidates(subject: CompletionSubject): readonly Candidate[] {
  return [...colors].map(([text, detail]) => ({ text, kind: 'value', rank: Rank.usual, detail, subject }));
}

/** A RECUR: the names of its parts, or the words that one part may have (RFC 5545, 3.3.10). */
function recurOffer({ text, at }: LineCursor, value: Range, open: OpenComponent): ValueOffer {
  const part = pieceAround(text, value, at, ';');
  const equals = text.slice(part.start, part.end).indexOf('=');
  const nameEnd = equals < 0 ? part.end : part.start + equals;
  if (at <= nameEnd) {
    const used = namesBeside(text, value, part, ';').map((each) => each.split('=')[0] as string);
    return { at: { start: part.start, end: nameEnd }, candidates: recurPartCandidates(used, open) };
  }
  const name = text.slice(part.start, nameEnd).toUpperCase();
  const spec = recurPartSpec(name);
  const values = { start: nameEnd + 1, end: part.end };
  const item = spec?.list ? pieceAround(text, values, at, ',') : values;
  const words = spec?.value === 'WEEKDAY' ? weekdays : (spec?.words ?? []);
  return { at: item, candidates: wordCandidates(words, [], { type: 'value', name }) };
}

function recurPartCandidates(used: readonly string[], open: OpenComponent): readonly Candidate[] {
  const isDate = /^\d{8}$/.test(open.firstValue('DTSTART') ?? '');
  return recurParts
    .filter((part) => !used.includes(part.name) && !(isDate && part.notWithDate))
    .filter(({ notWith }) => !notWith?.some((name: RecurPartName) => used.includes(name)))
    .filter(({ requiresAny }) => !requiresAny || requiresAny.some((name) => used.includes(name)))
    .map((part) => ({
      text: part.name,
      kind: 'parameter',
      rank: part.required ? Rank.missing : Rank.usual,
      rest: '=',
      ...((part.words || part.value === 'WEEKDAY') && { goesOn: true }),
      subject: { type: 'value', name: part.name },
    }));
}
