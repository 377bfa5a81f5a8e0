import { explainPadding } from './padding.ts';
import type { Parsed, ValueProblem } from './parsed.ts';
import { isAddress, isUri, parseUri, type UriProblemKind, type UriValue } from './uri.ts';

/** The address of a calendar user. */
export interface CalAddressValue extends UriValue {
  /** Of a mailto URI: the e-mail address as written, without any headers after it. */
  readonly email?: string;
}

export type CalAddressProblemKind =
  | UriProblemKind
  /** An e-mail address without `mailto:`. */
  | 'mailto-missing'
  /** `mailto:` more than once; the range is all but the last. */
  | 'mailto-doubled'
  /** White space after `mailto:`; the range is the white space. */
  | 'mailto-space'
  /** `mailto:` and something that is no e-mail address; the range is that. */
  | 'mailto-address'
  /** A path on some server, as Apple's servers write it. */
  | 'path';

type Problem = ValueProblem<CalAddressProblemKind>;

/**
 * Reads a CAL-ADDRESS (RFC 5545, 3.3.3): a URI, `mailto:` when it is an e-mail address. Offsets in the
 * problem are offsets of `text`, which must hold no folds.
 */
export function parseCalAddress(
  text: string,
  start = 0,
  end = text.length,
): Parsed<CalAddressValue, CalAddressProblemKind> {
  const value = text.slice(start, end);
  const { value: uri, problem } = parseUri(value);
  if (uri && isCalAddress(value)) {
    return { value: uri.scheme === 'mailto' ? { ...uri, email: beforeHeaders(uri.rest) } : uri };
  }
  const padding = explainPadding(value, start, isCalAddress);
  if (padding) return { problem: padding };
  const found = explainMailto(value) ??
    explainPath(value) ??
    problem ?? { kind: 'mailto-address', ...ends(value) };
  return { problem: { ...found, start: found.start + start, end: found.end + start } };
}

function ends(value: string): { start: number; end: number } {
  return { start: 0, end: value.length };
}

function isCalAddress(value: string): boolean {
  if (!isUri(value)) return false;
  const prefix = mailtoPrefix(value);
  return prefix === 0 || (prefix === MAILTO.length && hasAddress(value.slice(prefix)));
}

const MAILTO = 'mailto:';

/** The length of the one or more `mailto:` that a value begins with. */
function mailtoPrefix(value: string): number {
  return /^(?:mailto:)+/i.exec(value)?.[0].length ?? 0;
}

/** Says whether what comes after `mailto:` has an address, or a header with one (RFC 6068, 2). */
function hasAddress(rest: string): boolean {
  return /@|%40/.test(beforeHeaders(rest)) || /[?&]to=/i.test(rest);
}

function beforeHeaders(rest: string): string {
  const mark = rest.indexOf('?');
  return mark < 0 ? rest : rest.slice(0, mark);
}

function explainMailto(value: string): Problem | undefined {
  const prefix = mailtoPrefix(value);
  if (prefix === 0) {
    if (!isAddress(value)) return undefined;
    return withReading({ kind: 'mailto-missing', ...ends(value) }, MAILTO + value);
  }
  if (prefix > MAILTO.length) {
    const last = prefix - MAILTO.length;
    return withReading({ kind: 'mailto-doubled', start: 0, end: last }, value.slice(last));
  }
  const rest = value.slice(prefix);
  const space = rest.length - rest.trimStart().length;
  if (space > 0) {
    const place = { kind: 'mailto-space', start: prefix, end: prefix + space } as const;
    return withReading(place, value.slice(0, prefix) + rest.trimStart());
  }
  return hasAddress(rest)
    ? undefined
    : { kind: 'mailto-address', start: rest ? prefix : 0, end: value.length };
}

function withReading(problem: Problem, reading: string): Problem {
  return isCalAddress(reading) ? { ...problem, reading, isSure: true } : problem;
}

function explainPath(value: string): Problem | undefined {
  const isPath = value.startsWith('/') && !value.startsWith('//');
  return isPath ? { kind: 'path', ...ends(value) } : undefined;
}
