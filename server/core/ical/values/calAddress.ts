import { explainPadding } from './padding.ts';
import type { Parsed, ValueProblem } from './parsed.ts';
import { isAddress, parseUri, type UriProblemKind, type UriValue } from './uri.ts';

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
  const slip = explainMailto(value) ?? explainPath(value);
  const { value: uri, problem } = slip ? { problem: slip } : parseUri(value);
  if (problem) {
    const padding = explainPadding(value, start, parseCalAddress);
    return { problem: padding ?? { ...problem, start: problem.start + start, end: problem.end + start } };
  }
  return { value: uri.scheme === 'mailto' ? { ...uri, email: beforeHeaders(uri.rest) } : uri };
}

function beforeHeaders(rest: string): string {
  const mark = rest.indexOf('?');
  return mark < 0 ? rest : rest.slice(0, mark);
}

function explainMailto(value: string): Problem | undefined {
  const whole = { start: 0, end: value.length };
  const prefix = /^(?:mailto:)+/i.exec(value)?.[0].length ?? 0;
  if (prefix === 0) {
    if (!isAddress(value)) return undefined;
    return { kind: 'mailto-missing', ...whole, reading: `mailto:${value}`, isSure: true };
  }
  const single = 'mailto:'.length;
  const rest = value.slice(prefix);
  if (prefix > single) {
    const place = { kind: 'mailto-doubled', start: 0, end: prefix - single } as const;
    return withReading(place, value.slice(prefix - single));
  }
  const space = rest.length - rest.trimStart().length;
  if (space > 0) {
    const place = { kind: 'mailto-space', start: prefix, end: prefix + space } as const;
    // Of a chain of them nothing is taken to be meant, lest each be read again and again.
    const isChain = /^mailto:/i.test(rest.trimStart());
    return isChain ? place : withReading(place, value.slice(0, prefix) + rest.trimStart());
  }
  const hasAddress = /@|%40/.test(beforeHeaders(rest)) || /[?&]to=/i.test(rest);
  return hasAddress ? undefined : { kind: 'mailto-address', start: rest ? prefix : 0, end: value.length };
}

function withReading(problem: Problem, reading: string): Problem {
  return parseCalAddress(reading).problem ? problem : { ...problem, reading, isSure: true };
}

function explainPath(value: string): Problem | undefined {
  const isPath = value.startsWith('/') && !value.startsWith('//');
  return isPath ? { kind: 'path', start: 0, end: value.length } : undefined;
}
