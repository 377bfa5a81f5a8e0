import { type DateTimeProblemKind, type DateTimeValue, parseDateTime, toClockSeconds } from './dateTime.ts';
import {
  type DurationProblemKind,
  type DurationValue,
  exactSeconds,
  formatDuration,
  nominalDays,
  parseDuration,
} from './duration.ts';
import { explainPadding } from './padding.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

/** A stretch of time as written: from a start to an end, or of a length. */
export type PeriodValue =
  | { readonly start: DateTimeValue; readonly end: DateTimeValue; readonly duration?: undefined }
  | { readonly start: DateTimeValue; readonly end?: undefined; readonly duration: DurationValue };

export type PeriodProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around a period; the range is the white space. */
  | 'padded'
  /** No slash and something after it. */
  | 'no-slash'
  /** More than one slash; the range begins at the second. */
  | 'too-many-parts'
  /** The start is no DATE-TIME; the range is where parseDateTime puts it. */
  | `start-${DateTimeProblemKind}`
  /** The same for the end. */
  | `end-${DateTimeProblemKind}`
  /** The same for the length, by parseDuration. */
  | `duration-${DurationProblemKind}`
  /** The end is before the start; the range is the end. */
  | 'not-later'
  /** The end is the start; the range is the end. */
  | 'ends-at-start'
  /** The length is nothing or negative; the range is the length. */
  | 'not-positive';

type Problem = ValueProblem<PeriodProblemKind>;

/** Reads a PERIOD (RFC 5545, 3.3.9). Offsets in the problem are offsets of `text`, which must hold no folds. */
export function parsePeriod(
  text: string,
  start = 0,
  end = text.length,
): Parsed<PeriodValue, PeriodProblemKind> {
  const value = text.slice(start, end);
  const slash = value.indexOf('/');
  if (slash < 0) return { problem: explainSingle(value, start) };
  const parsed = parseParts(value, slash);
  if (!parsed.problem) return parsed;
  const padding = explainPadding(value, start, (trimmed) => !parsePeriod(trimmed).problem);
  return { problem: padding ?? shifted(parsed.problem, start) };
}

function explainSingle(value: string, offset: number): Problem {
  return { kind: value === '' ? 'empty' : 'no-slash', start: offset, end: offset + value.length };
}

function shifted(problem: Problem, by: number): Problem {
  return { ...problem, start: problem.start + by, end: problem.end + by };
}

function parseParts(value: string, slash: number): Parsed<PeriodValue, PeriodProblemKind> {
  const another = value.indexOf('/', slash + 1);
  if (another >= 0) return { problem: { kind: 'too-many-parts', start: another, end: value.length } };
  const first = parseDateTime(value, 0, slash);
  if (first.problem) {
    const reading = first.problem.reading;
    const rest = reading === undefined ? undefined : reading + value.slice(slash);
    return { problem: inPeriod(first.problem, `start-${first.problem.kind}`, rest) };
  }
  return looksLikeDuration(value, slash + 1)
    ? parseLength(value, slash, first.value)
    : parseEnd(value, slash, first.value);
}

/** A problem of a part as one of the period; the reading is passed on when it makes the period right. */
function inPeriod(
  { start, end, isSure }: ValueProblem,
  kind: PeriodProblemKind,
  reading: string | undefined,
): Problem {
  if (reading === undefined || parsePeriod(reading).problem) return { kind, start, end };
  return { kind, start, end, reading, ...(isSure && { isSure }) };
}

function looksLikeDuration(value: string, at: number): boolean {
  return /^[-+]?P/i.test(value.slice(at, at + 2));
}

function parseEnd(
  value: string,
  slash: number,
  start: DateTimeValue,
): Parsed<PeriodValue, PeriodProblemKind> {
  const { value: end, problem } = parseDateTime(value, slash + 1);
  if (problem) {
    const reading = problem.reading === undefined ? undefined : value.slice(0, slash + 1) + problem.reading;
    return { problem: inPeriod(problem, `end-${problem.kind}`, reading) };
  }
  // Times of two clocks, one of them UTC, are not to be compared here.
  const isComparable = start.isUtc === end.isUtc;
  const seconds = toClockSeconds(end) - toClockSeconds(start);
  if (!isComparable || seconds > 0) return { value: { start, end } };
  const kind = seconds === 0 ? 'ends-at-start' : 'not-later';
  return { problem: { kind, start: slash + 1, end: value.length } };
}

function parseLength(
  value: string,
  slash: number,
  start: DateTimeValue,
): Parsed<PeriodValue, PeriodProblemKind> {
  const { value: duration, problem } = parseDuration(value, slash + 1);
  const head = value.slice(0, slash + 1);
  if (problem) {
    const reading = problem.reading === undefined ? undefined : head + problem.reading;
    return { problem: inPeriod(problem, `duration-${problem.kind}`, reading) };
  }
  const isNothing = exactSeconds(duration) === 0 && nominalDays(duration) === 0;
  if (!isNothing && duration.sign > 0) return { value: { start, duration } };
  const place = { kind: 'not-positive', start: slash + 1, end: value.length } as const;
  if (isNothing) return { problem: place };
  return { problem: { ...place, reading: head + formatDuration({ ...duration, sign: 1 }) } };
}
