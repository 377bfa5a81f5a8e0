import type { Range } from '../../text/range.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import {
  type ByNumberPartName,
  type ByPartName,
  byPartEffects,
  type Frequency,
  type RecurPartName,
  type RecurPartSpec,
  recurPartSpec,
  type Skip,
  type Weekday,
} from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { type DateProblemKind, type DateValue, parseDate } from './date.ts';
import { type DateTimeProblemKind, type DateTimeValue, parseDateTime } from './dateTime.ts';

/** The end of a rule as written: a DATE or a DATE-TIME. */
export type UntilValue =
  | { readonly type: 'DATE'; readonly date: DateValue }
  | { readonly type: 'DATE-TIME'; readonly dateTime: DateTimeValue };

/** A weekday of BYDAY; with an ordinal the n-th of its month or year, from the end when negative. */
export interface WeekdayNumber {
  readonly weekday: Weekday;
  readonly ordinal: number | undefined;
}

/** A month of BYMONTH; 1 is the first. */
export interface MonthNumber {
  readonly month: number;
  /** The leap month after that month, in a calendar that has them (RFC 7529, 4.2). */
  readonly isLeap: boolean;
}

/** What one value of each part is. */
export type RecurValues = Record<Exclude<ByNumberPartName, 'BYMONTH'> | 'COUNT' | 'INTERVAL', number> & {
  readonly FREQ: Frequency;
  readonly UNTIL: UntilValue;
  readonly BYDAY: WeekdayNumber;
  readonly BYMONTH: MonthNumber;
  readonly WKST: Weekday;
  /** In upper case. */
  readonly RSCALE: string;
  readonly SKIP: Skip;
};

/** One value of a part and its place. */
export interface RecurItem<Value> extends Range {
  readonly value: Value;
}

/** A part and its place, from the first letter of its name to the end of its value. */
export interface RecurPart<Value = unknown> extends Range {
  readonly name: RecurPartName;
  /** Where its value is: what stands after the equals sign. */
  readonly valueAt: Range;
  /** The values that could be read, of which only lists have more than one. */
  readonly items: readonly RecurItem<Value>[];
  /** What to delete so that a rule without the part is left: the part and one semicolon. */
  readonly removal: Range;
}

/** The parts that the tables know, by name: the first of each. */
export type RecurParts = { readonly [Name in RecurPartName]?: RecurPart<RecurValues[Name]> };

export type RecurProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** A rule of vCalendar 1.0, such as `W2 TU TH #4`. */
  | 'old-grammar'
  /** The property's name once more at the front; the range is the name and its colon. */
  | 'property-name'
  /** White space around parts, names or values; the range is the first of it. */
  | 'white-space'
  /** Backslashes before semicolons or commas; the range is the first of these pairs. */
  | 'escaped-separator'
  /** Semicolons with nothing between, before or after them; the range is those too many. */
  | 'empty-part'
  /** The same for the commas of a list. */
  | 'empty-item'
  /** A part that is no NAME=VALUE; the range is the part. */
  | 'equals-missing'
  /** Nothing after the equals sign; the range is the part. */
  | 'value-missing'
  /** The range is the name. X- names are unknown too: RFC 5545, A.3 took them away. */
  | 'unknown-part'
  /** The part was there before; the range is the part. */
  | 'repeated-part'
  /** No FREQ; the range is the value. */
  | 'freq-missing'
  /** Something other than RSCALE before FREQ; the range is FREQ. */
  | 'freq-not-first'
  /** A value that cannot be read; the range is the value, or for UNTIL the part of it that is wrong. */
  | 'value'
  /** A number outside the part's range; the range is the value. */
  | 'out-of-range'
  /** COUNT=0, which the grammar lets pass; the range is the number. */
  | 'count-zero'
  /** Two parts that exclude each other, COUNT and UNTIL; the range is the second. */
  | 'not-with'
  /** A BYxxx part that the frequency does not let stand; the range is the part. */
  | 'not-with-freq'
  /** A number before a weekday where FREQ or BYWEEKNO does not let it stand; the range is the first value with one. */
  | 'ordinal-not-allowed'
  /** None of the parts that this one works on or with; the range is the part. */
  | 'lacks-part'
  /** L after a month without a calendar that has leap months; the range is the L. */
  | 'leap-month';

export interface RecurProblem extends Range {
  readonly kind: RecurProblemKind;
  /** The part that it is about. */
  readonly part?: RecurPartName;
  /** The other part that it is about, and where that is. */
  readonly other?: RecurPartName;
  readonly related?: Range;
  /** What makes the problem go away. */
  readonly edits?: readonly TextEdit[];
  /** Nothing but what the edits make of it can have been meant. */
  readonly isSure?: boolean;
  /** Why an UNTIL cannot be read. */
  readonly cause?: DateProblemKind | DateTimeProblemKind;
}

/** A RECUR as far as it could be read, and what is wrong with it in the order of the text. */
export interface Recur {
  readonly parts: RecurParts;
  readonly problems: readonly RecurProblem[];
}

/** A RECUR in a content line. All its offsets are of the unfolded value. */
export interface RecurInLine extends Recur {
  /** The value, unfolded. */
  readonly text: string;
  /** The range of the block in which a range of the value stands. */
  sourceRange(range: Range): Range;
}

/** Parses the value of a content line as a RECUR, through its folds. */
export function readRecur(tree: BlockTree, line: ContentLine): RecurInLine {
  const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
  return { ...parseRecur(text), text, sourceRange: ({ start, end }) => sourceRange(start, end) };
}

/**
 * Parses a RECUR (RFC 5545, 3.3.10, and RFC 7529, 4) that holds no folds. Names and words may be in small
 * letters. What is damaged is left out of the parts, and each damage has its problem; none of them knows
 * of DTSTART.
 */
export function parseRecur(text: string): Recur {
  const whole = { start: 0, end: text.length };
  if (text.trim() === '') return { parts: {}, problems: [{ kind: 'empty', ...whole }] };
  if (oldGrammar.test(text)) return { parts: {}, problems: [{ kind: 'old-grammar', ...whole }] };
  const reader: Reader = { text, problems: [], escapes: [], spaces: [] };
  const rawParts = readRawParts(reader, skipPropertyName(reader));
  const parts = readParts(reader, firstOfEach(reader, rawParts));
  checkFrequency(reader, parts, rawParts);
  for (const part of Object.values(parts)) checkPart(reader, parts, part);
  reportAll(reader, 'escaped-separator', reader.escapes);
  reportAll(reader, 'white-space', reader.spaces);
  return { parts, problems: reader.problems.sort((a, b) => a.start - b.start) };
}

const oldGrammar = /^\s*(?:D|W|MP|MD|YM|YD)\d{1,4}(?:\s|$)/i;

/** The value under the eyes of the parser, and what it has seen so far. */
interface Reader {
  readonly text: string;
  readonly problems: RecurProblem[];
  /** The backslashes before separators, and the white space, to be reported once for the whole value. */
  readonly escapes: TextEdit[];
  readonly spaces: TextEdit[];
}

function deletion({ start, end }: Range): TextEdit {
  return { start, end, newText: '' };
}

/** One problem for all the edits of a kind: there is one cause. */
function reportAll(reader: Reader, kind: RecurProblemKind, found: readonly TextEdit[]): void {
  if (found.length === 0) return;
  const edits = [...found].sort((a, b) => a.start - b.start);
  const first = edits[0] as TextEdit;
  // An escape is its backslash to be deleted and the separator behind it.
  const end = kind === 'escaped-separator' ? first.end + 1 : first.end;
  reader.problems.push({ kind, start: first.start, end, edits, isSure: true });
}

/** Where the first part begins. */
function skipPropertyName(reader: Reader): number {
  const found = /^\s*(?:(?:RRULE|EXRULE)\s*[:=]\s*)+/i.exec(reader.text);
  if (!found) return 0;
  const at = { start: 0, end: found[0].length };
  reader.problems.push({ kind: 'property-name', ...at, edits: [deletion(at)], isSure: true });
  return at.end;
}

/** A stretch between separators, without the white space around it. */
interface Segment extends Range {
  /** The separator before it with its backslash; undefined for the first. */
  readonly before: Range | undefined;
  readonly after: Range | undefined;
}

/** Cuts `[start, end)` at a separator. Stretches with nothing in them are reported and left out. */
function split(
  reader: Reader,
  { start, end }: Range,
  separator: ';' | ',',
  part?: RecurPartName,
): readonly Segment[] {
  const segments: Segment[] = [];
  let empty: Range[] | undefined;
  let before: Range | undefined;
  for (let at = start; at <= end; ) {
    const after = separatorAfter(reader, at, end, separator);
    const inside = { start: at, end: after ? after.start : end };
    const place = trim(reader, inside);
    if (place.end > place.start) segments.push({ start: place.start, end: place.end, before, after });
    else {
      empty ??= [];
      // Between parts the separator before goes; before the first part there is only the one after.
      if (segments.length > 0 && before) empty.push({ start: before.start, end: inside.end });
      else empty.push({ start: at, end: after ? after.end : end });
    }
    before = after;
    at = after ? after.end : end + 1;
  }
  const kind = separator === ';' ? 'empty-part' : 'empty-item';
  if (empty && segments.length > 0) for (const at of joined(empty)) reportEmpty(reader, kind, at, part);
  return segments;
}

function reportEmpty(
  reader: Reader,
  kind: RecurProblemKind,
  at: Range,
  part: RecurPartName | undefined,
): void {
  reader.problems.push({ kind, ...at, ...(part && { part }), edits: [deletion(at)], isSure: true });
}

/** The next separator before `end`; a backslash before it belongs to it. */
function separatorAfter(reader: Reader, from: number, end: number, separator: string): Range | undefined {
  const at = reader.text.indexOf(separator, from);
  if (at < 0 || at >= end) return undefined;
  if (at === from || reader.text[at - 1] !== '\\') return { start: at, end: at + 1 };
  reader.escapes.push(deletion({ start: at - 1, end: at }));
  return { start: at - 1, end: at + 1 };
}

/** A range without the white space at its ends, which is noted unless there is nothing else. */
function trim(reader: Reader, range: Range): Range {
  const { start, end } = range;
  if (isInk(reader.text.charCodeAt(start)) && isInk(reader.text.charCodeAt(end - 1))) return range;
  const text = reader.text.slice(start, end);
  const head = text.length - text.trimStart().length;
  if (head === text.length) return { start, end: start };
  const tail = text.length - text.trimEnd().length;
  if (head > 0) reader.spaces.push(deletion({ start, end: start + head }));
  if (tail > 0) reader.spaces.push(deletion({ start: end - tail, end }));
  return { start: start + head, end: end - tail };
}

/** Says whether a character is surely no white space: the printable ones of ASCII, which nearly all are. */
function isInk(unit: number): boolean {
  return unit > 32 && unit < 127;
}

/** Ranges with those that touch made one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && last.end >= range.start) result[result.length - 1] = { start: last.start, end: range.end };
    else result.push(range);
  }
  return result;
}

/** A part whose value has not been looked at. */
interface RawPart extends Range {
  readonly spec: RecurPartSpec;
  readonly valueAt: Range;
  readonly removal: Range;
}

function readRawParts(reader: Reader, start: number): readonly RawPart[] {
  const segments = split(reader, { start, end: reader.text.length }, ';');
  const rawParts: RawPart[] = [];
  for (const segment of segments) {
    const rawPart = readRawPart(reader, segment);
    if (rawPart) rawParts.push(rawPart);
  }
  return rawParts;
}

function readRawPart(reader: Reader, segment: Segment): RawPart | undefined {
  const { start, end, before, after } = segment;
  const removal = { start: before?.start ?? start, end: before ? end : (after?.end ?? end) };
  const equals = reader.text.slice(start, end).indexOf('=');
  if (equals < 0) {
    reader.problems.push({ kind: 'equals-missing', start, end });
    return undefined;
  }
  const nameAt = trim(reader, { start, end: start + equals });
  const valueAt = trim(reader, { start: start + equals + 1, end });
  const spec = recurPartSpec(reader.text.slice(nameAt.start, nameAt.end).toUpperCase());
  if (spec) return { start, end, spec, valueAt, removal };
  reader.problems.push({ kind: 'unknown-part', ...nameAt, edits: [deletion(removal)] });
  return undefined;
}

/** The parts by name; those that come again are reported and left out. */
function firstOfEach(reader: Reader, rawParts: readonly RawPart[]): ReadonlyMap<RecurPartName, RawPart> {
  const byName = new Map<RecurPartName, RawPart>();
  for (const raw of rawParts) {
    const first = byName.get(raw.spec.name);
    if (first) reportRepeated(reader, raw, first);
    else byName.set(raw.spec.name, raw);
  }
  return byName;
}

function reportRepeated(reader: Reader, raw: RawPart, first: RawPart): void {
  reader.problems.push({
    kind: 'repeated-part',
    start: raw.start,
    end: raw.end,
    part: raw.spec.name,
    related: { start: first.start, end: first.end },
    edits: [deletion(raw.removal)],
    ...(hasSameText(reader, raw.valueAt, first.valueAt) && { isSure: true }),
  });
}

/** Lengths first: a long value shall not be read again for each of many repeats. */
function hasSameText({ text }: Reader, a: Range, b: Range): boolean {
  if (a.end - a.start !== b.end - b.start) return false;
  return text.slice(a.start, a.end).toUpperCase() === text.slice(b.start, b.end).toUpperCase();
}

/** What the reading of a value depends on. */
interface ItemContext {
  readonly reader: Reader;
  readonly spec: RecurPartSpec;
  /** Numbers are bound by this calendar; another one's years may be longer (RFC 7529, 4). */
  readonly isGregorian: boolean;
}

function readParts(reader: Reader, rawParts: ReadonlyMap<RecurPartName, RawPart>): RecurParts {
  const scale = rawParts.get('RSCALE')?.valueAt;
  const isGregorian = !scale || /^GREGORIAN$/i.test(reader.text.slice(scale.start, scale.end));
  const parts: Partial<Record<RecurPartName, RecurPart>> = {};
  for (const [name, { start, end, spec, valueAt, removal }] of rawParts) {
    const items = readItems({ reader, spec, isGregorian }, { start, end }, valueAt);
    parts[name] = { name, start, end, valueAt, items, removal };
  }
  // Each kind of value is read by the function that its name calls for, which the type cannot see.
  return parts as RecurParts;
}

type Item = RecurItem<RecurValues[RecurPartName]>;

function readItems(context: ItemContext, part: Range, valueAt: Range): readonly Item[] {
  const { reader, spec } = context;
  const places = spec.list ? split(reader, valueAt, ',', spec.name) : [valueAt];
  if (valueAt.end === valueAt.start || places.length === 0) {
    reader.problems.push({ kind: 'value-missing', ...part, part: spec.name });
    return [];
  }
  const items: Item[] = [];
  for (const at of places) {
    const value = readItem(context, at);
    if (value !== undefined) items.push({ start: at.start, end: at.end, value });
  }
  return items;
}

function readItem(context: ItemContext, at: Range): Item['value'] | undefined {
  const text = context.reader.text.slice(at.start, at.end);
  switch (context.spec.value) {
    case 'WORD':
      return readWord(context, at, text);
    case 'NAME':
      return /^[A-Z0-9-]+$/i.test(text) ? text.toUpperCase() : reportValue(context, at);
    case 'NUMBER':
      return readNumber(context, at, text);
    case 'WEEKDAY':
      return readWeekday(context, at, text);
    case 'DATE-OR-DATE-TIME':
      return readUntil(context, at, text);
  }
}

/** Reports a value that cannot be read, with what to write in its place when that is sure. */
function reportValue({ reader, spec }: ItemContext, at: Range, newText?: string): undefined {
  const remedy =
    newText === undefined ? undefined : { edits: [{ start: at.start, end: at.end, newText }], isSure: true };
  reader.problems.push({ kind: 'value', start: at.start, end: at.end, part: spec.name, ...remedy });
}

function readWord(context: ItemContext, at: Range, text: string): Frequency | Weekday | Skip | undefined {
  const word = text.toUpperCase();
  if (!context.spec.words?.includes(word)) return reportValue(context, at);
  return word as Frequency | Weekday | Skip;
}

function readNumber(context: ItemContext, at: Range, text: string): number | MonthNumber | undefined {
  const { spec } = context;
  const found = /^([+-]?)(\d+)(L?)$/i.exec(text);
  if (!found || (found[3] && !spec.leapSuffix)) return reportValue(context, at);
  const [, sign = '', digits = '', suffix = ''] = found;
  const number = readDigits(context, at, sign, digits, suffix);
  if (number === undefined || spec.name !== 'BYMONTH') return number;
  if (suffix && context.isGregorian) reportLeapMonth(context, at.end);
  return { month: number, isLeap: suffix !== '' };
}

function reportLeapMonth({ reader, spec }: ItemContext, end: number): void {
  const at = { start: end - 1, end };
  reader.problems.push({ kind: 'leap-month', ...at, part: spec.name, edits: [deletion(at)] });
}

/** A number of which sign and digits are known to be such. */
function readDigits(
  context: ItemContext,
  at: Range,
  sign: string,
  digits: string,
  suffix: string,
): number | undefined {
  const { spec } = context;
  // No sum or date made of it shall be infinite.
  const number = Math.min(Number(digits), Number.MAX_SAFE_INTEGER);
  if (!isInRange(context, number) || (sign === '-' && !spec.signed)) return reportRange(context, at, number);
  const isPlain = spec.signed || sign === '';
  const isShort = spec.digits === undefined || digits.length <= spec.digits;
  if (!isPlain || !isShort) return reportValue(context, at, `${isPlain ? sign : ''}${number}${suffix}`);
  return sign === '-' ? -number : number;
}

function isInRange({ spec: { range, digits }, isGregorian }: ItemContext, number: number): boolean {
  if (!range || number < range.min) return false;
  return number <= (isGregorian || digits === undefined ? range.max : 10 ** digits - 1);
}

function reportRange({ reader, spec }: ItemContext, at: Range, number: number): undefined {
  const kind = spec.name === 'COUNT' && number === 0 ? 'count-zero' : 'out-of-range';
  reader.problems.push({ kind, start: at.start, end: at.end, part: spec.name });
}

function readWeekday(context: ItemContext, at: Range, text: string): WeekdayNumber | undefined {
  const found = /^(?:([+-]?)(\d+))?(SU|MO|TU|WE|TH|FR|SA)$/i.exec(text);
  if (!found) return reportValue(context, at);
  const weekday = (found[3] as string).toUpperCase() as Weekday;
  if (found[2] === undefined) return { weekday, ordinal: undefined };
  const ordinal = readDigits(context, at, found[1] as string, found[2], weekday);
  return ordinal === undefined ? undefined : { weekday, ordinal };
}

function readUntil({ reader, spec }: ItemContext, at: Range, text: string): UntilValue | undefined {
  const isDate = text.length <= 10 && !/t/i.test(text);
  const date = isDate ? parseDate(text) : undefined;
  if (date?.value) return { type: 'DATE', date: date.value };
  const dateTime = isDate ? undefined : parseDateTime(text);
  if (dateTime?.value) return { type: 'DATE-TIME', dateTime: dateTime.value };
  const problem = date?.problem ?? dateTime?.problem;
  if (!problem) return undefined;
  const { kind: cause, start, end, reading, isSure } = problem;
  reader.problems.push({
    kind: 'value',
    start: at.start + start,
    end: at.start + end,
    part: spec.name,
    cause,
    ...(reading !== undefined && { edits: [{ start: at.start, end: at.end, newText: reading }] }),
    ...(isSure && { isSure }),
  });
  return undefined;
}

/** The one value of a part that is no list; undefined when the part or its value is not there. */
export function recurValue<Name extends RecurPartName>(
  { parts }: Recur,
  name: Name,
): RecurValues[Name] | undefined {
  const part: RecurPart<RecurValues[Name]> | undefined = parts[name];
  return part?.items[0]?.value;
}

function checkFrequency(reader: Reader, { FREQ }: RecurParts, rawParts: readonly RawPart[]): void {
  const { text, problems } = reader;
  if (!FREQ) {
    // A part that has no name, or a wrong one, may be the FREQ that is missed.
    const isMisnamed = problems.some(({ kind }) => kind === 'unknown-part' || kind === 'equals-missing');
    if (!isMisnamed) problems.push({ kind: 'freq-missing', start: 0, end: text.length, part: 'FREQ' });
    return;
  }
  // The examples of RFC 7529 begin with RSCALE.
  const first = rawParts.find(({ spec }) => spec.name !== 'RSCALE') as RawPart;
  if (first.start === FREQ.start) return;
  const start = rawParts[0]?.start ?? 0;
  const moved = { start, end: start, newText: `${text.slice(FREQ.start, FREQ.end)};` };
  const edits = [moved, deletion(FREQ.removal)];
  problems.push({
    kind: 'freq-not-first',
    start: FREQ.start,
    end: FREQ.end,
    part: 'FREQ',
    edits,
    isSure: true,
  });
}

/** Checks one part against those beside it. */
function checkPart(reader: Reader, parts: RecurParts, part: RecurPart): void {
  const spec = recurPartSpec(part.name);
  checkExclusion(reader, parts, part, spec);
  checkNeeds(reader, parts, part, spec);
  checkFrequencyOf(reader, parts, part);
  if (part.name === 'BYDAY') checkOrdinals(reader, parts, spec);
}

function report(reader: Reader, kind: RecurProblemKind, part: RecurPart, other?: RecurPart): void {
  reader.problems.push({
    kind,
    start: part.start,
    end: part.end,
    part: part.name,
    ...(other && { other: other.name, related: { start: other.start, end: other.end } }),
    edits: [deletion(part.removal)],
  });
}

/** Of two parts that exclude each other the second is reported. */
function checkExclusion(
  reader: Reader,
  parts: RecurParts,
  part: RecurPart,
  { notWith }: RecurPartSpec,
): void {
  for (const name of notWith ?? []) {
    const other = parts[name];
    if (other && other.start < part.start) report(reader, 'not-with', part, other);
  }
}

function checkNeeds(
  reader: Reader,
  parts: RecurParts,
  part: RecurPart,
  { requiresAny }: RecurPartSpec,
): void {
  if (requiresAny && !requiresAny.some((name) => parts[name])) report(reader, 'lacks-part', part);
}

function checkFrequencyOf(reader: Reader, parts: RecurParts, part: RecurPart): void {
  const frequency = parts.FREQ?.items[0]?.value;
  if (!frequency || !isByPart(part.name)) return;
  if (byPartEffects[part.name][frequency] === 'forbidden') report(reader, 'not-with-freq', part, parts.FREQ);
}

function isByPart(name: RecurPartName): name is ByPartName {
  return Object.hasOwn(byPartEffects, name);
}

/** Numbers before weekdays are reported once for the list: there is one cause. */
function checkOrdinals({ problems }: Reader, parts: RecurParts, { ordinals }: RecurPartSpec): void {
  const frequency = parts.FREQ?.items[0]?.value;
  const numbered = parts.BYDAY?.items.filter(({ value }) => value.ordinal !== undefined) ?? [];
  const [first] = numbered;
  if (!first || !frequency || !ordinals) return;
  const excluded = ordinals.notWith.find((name) => parts[name]);
  const other = ordinals.frequencies.includes(frequency) ? excluded && parts[excluded] : parts.FREQ;
  if (!other) return;
  problems.push({
    kind: 'ordinal-not-allowed',
    start: first.start,
    end: first.end,
    part: 'BYDAY',
    other: other.name,
    related: { start: other.start, end: other.end },
    edits: numbered.map(({ start, end }) => deletion({ start, end: end - 2 })),
  });
}
