import type { Range } from '../../text/range.ts';
import { explainPadding } from './padding.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

/** A URI, taken apart as far as calendars need it. */
export interface UriValue {
  /** In small letters, without its colon. */
  readonly scheme: string;
  /** What comes after the colon. */
  readonly rest: string;
}

export type UriProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around a URI; the range is the white space. */
  | 'padded'
  /** No scheme and colon at the front: a bare host, a path, or no URI at all. */
  | 'scheme-missing'
  /** https// or http:example.org; the range is the scheme and what stands for "://". */
  | 'slashes'
  /** A web address without a host. */
  | 'host-missing'
  /** A scheme in front of a scheme, as in https://https://; the range is the first. */
  | 'scheme-doubled'
  /** A scheme that is nearly http or https; the range is the scheme. */
  | 'scheme-misspelt'
  /** White space and another URI after the first; the range is all of that. */
  | 'two-uris'
  /** White space inside; the range is the first stretch of it. */
  | 'white-space'
  /** A backslash, most often from TEXT escapes that a URI does not have; the range is the first. */
  | 'backslash'
  /** A control character, `"`, `<` or `>`; the range is the first. */
  | 'character';

type Problem = ValueProblem<UriProblemKind>;

const COLON = 58;

/**
 * Reads a URI (RFC 5545, 3.3.13). Of RFC 3986's syntax it asks no more than URIs in use keep to: a scheme,
 * and no white space, control character, quote, angle bracket or backslash; `findUnencoded` tells the
 * rest. Known slips that the grammar lets pass, such as `http:/host`, are problems too. Offsets in the
 * problem are offsets of `text`, which must hold no folds.
 */
export function parseUri(text: string, start = 0, end = text.length): Parsed<UriValue, UriProblemKind> {
  const value = text.slice(start, end);
  if (isUri(value)) {
    const schemeEnd = endOfScheme(value);
    return { value: { scheme: value.slice(0, schemeEnd).toLowerCase(), rest: value.slice(schemeEnd + 1) } };
  }
  const padding = explainPadding(value, start, isUri);
  if (padding) return { problem: padding };
  const problem = explain(value);
  return { problem: { ...problem, start: problem.start + start, end: problem.end + start } };
}

/** Says whether a value is a URI as `parseUri` reads it. */
export function isUri(value: string): boolean {
  const schemeEnd = endOfScheme(value);
  if (schemeEnd < 0 || isPort(value, schemeEnd) || wrongCharacter.test(value)) return false;
  const scheme = value.slice(0, schemeEnd).toLowerCase();
  if (!isWebScheme(scheme)) return !isNearScheme(value, schemeEnd, scheme);
  return /^\/\/[^/?#]/.test(value.slice(schemeEnd + 1, schemeEnd + 4)) && !doubledSchemes.test(value);
}

function isWebScheme(scheme: string): boolean {
  return scheme === 'http' || scheme === 'https';
}

function isNearScheme(value: string, schemeEnd: number, scheme: string): boolean {
  return nearSchemes.has(scheme) && value.startsWith('//', schemeEnd + 1);
}

/** The scheme that `[start, end)` begins with, in small letters; undefined when it begins with none. */
export function schemeOf(text: string, start = 0, end = text.length): string | undefined {
  const schemeEnd = endOfScheme(text, start, end);
  return schemeEnd < 0 ? undefined : text.slice(start, schemeEnd).toLowerCase();
}

/** The place of the colon after a scheme (RFC 3986, 3.1), or -1. */
function endOfScheme(text: string, start = 0, end = text.length): number {
  let at = start;
  while (at < end && isSchemeUnit(text.charCodeAt(at), at === start)) at++;
  return at > start && at < end && text.charCodeAt(at) === COLON ? at : -1;
}

function isSchemeUnit(unit: number, isFirst: boolean): boolean {
  const isAlpha = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
  if (isAlpha || isFirst) return isAlpha;
  // Digits, plus, minus and point.
  return (unit >= 48 && unit <= 57) || unit === 43 || unit === 45 || unit === 46;
}

/** Says what is wrong with a value that is no URI. */
function explain(value: string): Problem {
  const whole = { start: 0, end: value.length };
  if (value === '') return { kind: 'empty', ...whole };
  return explainScheme(value) ?? explainCharacter(value) ?? { kind: 'scheme-missing', ...whole };
}

/** What is wrong with the front of a value. */
function explainScheme(value: string): Problem | undefined {
  const schemeEnd = endOfScheme(value);
  if (schemeEnd < 0 || isPort(value, schemeEnd)) return explainMissingScheme(value);
  const scheme = value.slice(0, schemeEnd).toLowerCase();
  if (isWebScheme(scheme)) return explainWebAddress(value, schemeEnd);
  if (!isNearScheme(value, schemeEnd, scheme)) return undefined;
  const misspelt = { kind: 'scheme-misspelt', start: 0, end: schemeEnd } as const;
  return withReading(misspelt, `${nearSchemes.get(scheme)}${value.slice(schemeEnd)}`);
}

/** In `localhost:8000/x` and `example.org:8080` the colon comes before a port, not after a scheme. */
function isPort(value: string, colon: number): boolean {
  const host = value.slice(0, colon);
  if (!host.includes('.') && host.toLowerCase() !== 'localhost') return false;
  return /^\d{1,5}(?:[/?#]|$)/.test(value.slice(colon + 1, colon + 8));
}

const nearSchemes: ReadonlyMap<string, string> = new Map([
  ['htp', 'http'],
  ['htpp', 'http'],
  ['hhtp', 'http'],
  ['htttp', 'http'],
  ['ttp', 'http'],
  ['htps', 'https'],
  ['htpps', 'https'],
  ['hhtps', 'https'],
  ['htttps', 'https'],
  ['httpss', 'https'],
  ['ttps', 'https'],
]);

function explainMissingScheme(value: string): Problem {
  const slip = /^(https?)[;.]?\/\//i.exec(value);
  if (slip) {
    const reading = `${slip[1]}://${value.slice(slip[0].length)}`;
    return withReading({ kind: 'slashes', start: 0, end: slip[0].length }, reading);
  }
  const missing = { kind: 'scheme-missing', start: 0, end: value.length } as const;
  if (value.startsWith('//')) return withReading(missing, `https:${value}`);
  if (isAddress(value)) return withReading(missing, `mailto:${value}`);
  return startsWithHost(value) ? withReading(missing, `https://${value}`) : missing;
}

function withReading(problem: Problem, reading: string): Problem {
  return isUri(reading) ? { ...problem, reading } : problem;
}

/** Says whether a value has the looks of an e-mail address: one @, a point behind it, no white space. */
export function isAddress(value: string): boolean {
  const at = value.indexOf('@');
  if (at < 1 || at !== value.lastIndexOf('@')) return false;
  const point = value.indexOf('.', at);
  return point > at + 1 && point < value.length - 1 && !/[\s:/<>()"\\]/.test(value);
}

/** The longest name that DNS allows. */
const longestHost = 253;

/** Says whether a value begins with a name with points in it, as hosts are. */
function startsWithHost(value: string): boolean {
  const end = value.slice(0, longestHost + 1).search(/[/:?#]|$/);
  const labels = value.slice(0, end).split('.');
  return labels.length > 1 && labels.every((label) => /^[\p{L}\p{N}-]{1,63}$/u.test(label));
}

/** The web's schemes are always followed by "//" and a host (RFC 9110, 4.2). */
function explainWebAddress(value: string, schemeEnd: number): Problem | undefined {
  const slashes = /^[/\\]*/.exec(value.slice(schemeEnd + 1, schemeEnd + 9))?.[0] ?? '';
  const bodyAt = schemeEnd + 1 + slashes.length;
  const doubled = doubledSchemes.exec(value)?.[0].length;
  if (doubled) return withReading({ kind: 'scheme-doubled', start: 0, end: doubled }, value.slice(doubled));
  if (bodyAt === value.length || /[?#]/.test(value.charAt(bodyAt))) {
    return { kind: 'host-missing', start: 0, end: bodyAt };
  }
  if (slashes === '//') return undefined;
  const reading = `${value.slice(0, schemeEnd)}://${value.slice(bodyAt)}`;
  return withReading({ kind: 'slashes', start: 0, end: bodyAt }, reading);
}

/** All but the last of several schemes. */
const doubledSchemes = /^(?:https?(?::|%3A)?\/\/)+(?=https?:?\/\/)/i;

/** What no URI in use contains. */
const wrongCharacter = /[\s"<>\\\u0000-\u001f\u007f]/;

function explainCharacter(value: string): Problem | undefined {
  const at = value.search(wrongCharacter);
  if (at < 0) return undefined;
  if (/\s/.test(value.charAt(at))) return explainSpace(value, at);
  if (value.charAt(at) !== '\\') return { kind: 'character', start: at, end: at + 1 };
  const backslash = { kind: 'backslash', start: at, end: at + 1 } as const;
  return withSureReading(backslash, value.replace(/\\([,;\\])/g, '$1'));
}

function withSureReading(problem: Problem, reading: string): Problem {
  return isUri(reading) ? { ...problem, reading, isSure: true } : problem;
}

function explainSpace(value: string, at: number): Problem {
  const space = /^\s+/.exec(value.slice(at))?.[0] ?? '';
  const next = at + space.length;
  if (/^[a-z][a-z0-9+.-]{1,15}:\/\//i.test(value.slice(next, next + 20))) {
    return { kind: 'two-uris', start: at, end: value.length };
  }
  return withSureReading({ kind: 'white-space', start: at, end: next }, value.replace(/ /g, '%20'));
}

/**
 * The first character that RFC 3986 wants percent-encoded and that every client takes as it is: `^`, a
 * backtick, `{`, `|`, `}`, a percent sign that begins no escape, a second `#`, brackets outside the host,
 * and characters beyond ASCII, which make it an IRI (RFC 3987). In offsets of `text`; undefined for none.
 */
export function findUnencoded(text: string, start = 0, end = text.length): Range | undefined {
  const value = text.slice(start, end);
  const hash = value.indexOf('#');
  const places = [
    value.search(/[\^`{|}]|%(?![0-9A-Fa-f]{2})|[^\x20-\x7e]/),
    hash < 0 ? -1 : value.indexOf('#', hash + 1),
    findBracket(value),
  ].filter((place) => place >= 0);
  if (places.length === 0) return undefined;
  const first = Math.min(...places);
  const isPair = (value.codePointAt(first) as number) > 0xffff;
  return { start: start + first, end: start + first + (isPair ? 2 : 1) };
}

/** The first bracket outside the host, where an IPv6 address has them; or -1. */
function findBracket(value: string): number {
  const host = /^[^:/?#]*:\/\/[^/?#]*/.exec(value)?.[0].length ?? 0;
  const at = value.slice(host).search(/[[\]]/);
  return at < 0 ? -1 : host + at;
}
