/** What a single line may be, whatever stands around it. */
import { nearMiss } from '../../text/nearMiss.ts';
import type { Range } from '../../text/range.ts';
import { isLevel } from '../values/levels.ts';
import { type Heading, type SectionName, sectionNames, type TrackLine } from './nodes.ts';
import { trim } from './trim.ts';

const markerLine = /^speaker[-_ \u2010-\u2015]?pages?:?$/i;

/** Says whether a line, without white space around it, is meant as the marker. */
export function isMarker(line: string): boolean {
  return markerLine.test(line);
}

const headingLine = /^(#{1,6}[ \t]+)?([\p{L}]{3,16})([ \t]*:)?$/u;

/**
 * Reads `[start, end)`, which has no white space around it, as a heading. `stands` says that blank lines are
 * around it: a word in another case, or misspelt, is a heading only then.
 */
export function readHeading(text: string, { start, end }: Range, stands: boolean): Heading | undefined {
  const match = end - start > 40 ? null : headingLine.exec(text.slice(start, end));
  if (!match) return undefined;
  const [, marks = '', written = '', colon = ''] = match;
  const named = nameSection(written);
  if (!named || (named.spelling !== 'right' && !stands)) return undefined;
  const word = { start: start + marks.length, end: start + marks.length + written.length };
  return { start, end, word, ...named, isMarked: marks !== '' || colon !== '' };
}

const upperNames = sectionNames.map((name) => name.toUpperCase());

function nameSection(written: string): Pick<Heading, 'name' | 'spelling'> | undefined {
  const right = sectionNames.find((name) => name === written);
  if (right) return { name: right, spelling: 'right' };
  const upper = written.toUpperCase();
  if (upper === 'BIO') return { name: 'Biography', spelling: written === 'Bio' ? 'right' : 'variant' };
  if (upperNames.includes(upper)) return { name: sectionOf(upper), spelling: 'variant' };
  const near = /^\p{Lu}/u.test(written) ? nearMiss(written, upperNames) : undefined;
  return near === undefined ? undefined : { name: sectionOf(near), spelling: 'misspelt' };
}

function sectionOf(upper: string): SectionName {
  return sectionNames[upperNames.indexOf(upper)] as SectionName;
}

const linkLabel =
  /^((?:speaker[ \t]+)?home[ \t]?page|web[ \t]?site|blog|github|gitlab|linkedin|mastodon|bluesky|twitter|slides|video)(?:[ \t]*:[ \t]*|[ \t]+|$)(?:[(<]?([^\s()<>]*[./@][^\s()<>]*)[)>]?)?$/i;

/** A link as it stands on a line; offsets in the line. */
export interface LinkParts {
  readonly label: Range;
  readonly address: Range | undefined;
}

/** Reads a line, without white space around it, as the text of a link with or without its address. */
export function readLink(line: string): LinkParts | undefined {
  const match = line.length > 400 ? null : linkLabel.exec(line);
  if (!match) return undefined;
  const [, label = '', address] = match;
  const at = address === undefined ? 0 : line.lastIndexOf(address);
  return {
    label: { start: 0, end: label.length },
    address: address === undefined ? undefined : { start: at, end: at + address.length },
  };
}

const addressLine = /^(?:https?:\/\/|www\.)\S+$/i;

/** Says whether a line is the text of a link, or an address and nothing else. */
export function isLinkLine(line: string): boolean {
  return readLink(line) !== undefined || addressLine.test(line);
}

/** A line that names the other speakers of a talk: `With Ann Smith and Bob Jones`. */
const withLine = /^with[ \t]*:?[ \t]+(?=\p{Lu}|\p{Lo})/iu;

/** Where the names begin on a line that names other speakers; undefined for another line. */
export function speakersStart(line: string): number | undefined {
  const isSentence = line.length > 150 || /[.!?:]$/.test(line);
  return isSentence ? undefined : withLine.exec(line)?.[0].length;
}

/** Splits a line at its last comma; without one, or with nothing after it, there is no level. */
export function readTrackLine(text: string, { start, end }: Range): TrackLine {
  const comma = text.slice(start, end).lastIndexOf(',');
  const level = comma < 0 ? undefined : trim(text, start + comma + 1, end);
  if (!level || level.start === level.end) return { start, end, track: { start, end }, level: undefined };
  return { start, end, track: trim(text, start, start + comma), level };
}

/** Says whether a line has a track and one of the usual levels, so that it can hardly be anything else. */
export function isPlainTrackLine(text: string, at: Range): boolean {
  const { level } = readTrackLine(text, at);
  return level !== undefined && at.end - at.start <= 120 && isLevel(text.slice(level.start, level.end));
}

/** The most characters of a name; what is longer in its place is a biography. */
const longestName = 100;
const shortened = /\b(?:Jr|Sr|Ph\.?D|M\.?D|Dr|Esq|[A-Z])\.$/;

/** Says whether a line in the place of the name is one: no sentence, no link. */
export function isName(line: string): boolean {
  if (line.length > longestName || isLinkLine(line)) return false;
  return !endsSentence(line) || shortened.test(line);
}

/** Says whether a line ends as prose does; titles end with ? and ! as well. */
export function endsSentence(line: string): boolean {
  return /[.\u3002]["”’')\]]?$/.test(line);
}
