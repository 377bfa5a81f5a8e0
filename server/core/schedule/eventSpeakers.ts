import { findParameter, findProperty, parameterText } from '../ical/facts.ts';
import type { BlockTree, Component, ContentLine, Parameter } from '../ical/syntax/nodes.ts';
import { type Unfolded, unfold, valueText } from '../ical/syntax/unfold.ts';
import { unescapeText } from '../ical/values/text.ts';
import { ownCopy } from '../text/ownCopy.ts';
import { placeInLine, toFieldPlace, valuePlace } from './fieldPlace.ts';
import { looksLikeName, splitNames } from './personName.ts';
import type { Remembered } from './remembered.ts';
import type { SpeakerFacts, SummaryTail } from './talkFacts.ts';
import { inOneLine } from './titleName.ts';

/** The names of a file, each one string however often it stands there. */
export type Texts = Remembered<string>;

const speakerProperties: ReadonlySet<string> = new Set([
  'X-SPEAKER',
  'X-SPEAKERS',
  'X-PRESENTER',
  'X-PRESENTERS',
]);

/**
 * The speakers that an event names outside of its SUMMARY: in PARTICIPANT components (RFC 9073, 7.1), as ATTENDEE
 * with ROLE=CHAIR, and in properties such as X-SPEAKER. `lines` are its properties that may name some.
 */
export function readSpeakers(
  tree: BlockTree,
  { components }: Component,
  lines: readonly ContentLine[],
  texts: Texts,
): readonly SpeakerFacts[] {
  if (components.length === 0 && lines.length === 0) return none;
  const found: SpeakerFacts[] = [];
  for (const component of components) found.push(...readParticipant(tree, component, texts));
  for (const line of lines) {
    if (line.name === 'ATTENDEE') found.push(...readAttendee(tree, line, texts));
    else {
      const value = unfold(tree, line, line.valueStart, line.end);
      found.push(...readNames(tree, line, value, 0, 'property', texts));
    }
  }
  return found.length === 0 ? none : found;
}

/** Says whether a property is one of those that `readSpeakers` reads. */
export function mayNameSpeakers({ name }: ContentLine): boolean {
  return name === 'ATTENDEE' || speakerProperties.has(name);
}

function readParticipant(tree: BlockTree, component: Component, texts: Texts): readonly SpeakerFacts[] {
  if (component.name !== 'PARTICIPANT') return [];
  const type = findProperty(component, 'PARTICIPANT-TYPE');
  if (!type || !/^(?:SPEAKER|PERFORMER)$/i.test(valueText(tree, type).trim())) return [];
  const name = findProperty(component, 'NAME') ?? findProperty(component, 'SUMMARY');
  const text = name ? inOneLine(unescapeText(valueText(tree, name))) : '';
  if (!name || text === '') return [];
  const address = findProperty(component, 'CALENDAR-ADDRESS') ?? findProperty(component, 'URL');
  const at = valuePlace(tree, name);
  return [
    {
      name: texts.of(text),
      source: 'participant',
      address: address && toAddress(valueText(tree, address)),
      at,
    },
  ];
}

function readAttendee(tree: BlockTree, line: ContentLine, texts: Texts): readonly SpeakerFacts[] {
  const role = parameterText(tree, line, 'ROLE');
  if (!role || !/^(?:CHAIR|X-SPEAKER|SPEAKER)$/i.test(role)) return [];
  const value = (findParameter(line, 'CN') as Parameter | undefined)?.values[0];
  const name = inOneLine(parameterText(tree, line, 'CN') ?? '');
  if (!value || name === '') return [];
  const inset = value.quoted ? 1 : 0;
  const at = toFieldPlace(tree, { start: value.start + inset, end: value.end - inset });
  return [{ name: texts.of(name), source: 'attendee', address: toAddress(valueText(tree, line)), at }];
}

function toAddress(value: string): string | undefined {
  const address = value.trim().toLowerCase();
  return address === '' ? undefined : ownCopy(address);
}

/**
 * The title and the names in a SUMMARY such as `Title - A, B`, cut at the last ` - ` (pretalx writes it so, and
 * `Title - ` for a talk without speakers). Undefined where nothing there could be a name: whether it is one, only
 * other talks can tell.
 */
export function readSummaryTail(tree: BlockTree, line: ContentLine, texts: Texts): SummaryTail | undefined {
  const value = unfold(tree, line, line.valueStart, line.end);
  const cut = lastDash(value.text) - 1;
  if (cut <= 0) return undefined;
  const head = value.text.slice(0, cut);
  const title = ownCopy(inOneLine(unescapeText(head)));
  const titleAt = placeInLine(tree, line, value.sourceRange(0, head.trimEnd().length));
  const start = cut + 3;
  const isEmpty = value.text.slice(start).trim() === '';
  const speakers = isEmpty ? [] : readNames(tree, line, value, start, 'summary', texts);
  const areNames = speakers.length > 0 && speakers.every(({ name }) => looksLikeName(name));
  return title !== '' && (isEmpty || areNames) ? { title, titleAt, speakers } : undefined;
}

/** Where the last hyphen stands that has blanks, or the end, on both sides; of two with one blank between, the first. */
function lastDash(text: string): number {
  for (let at = text.lastIndexOf('-'); at > 0; at = text.lastIndexOf('-', at - 1)) {
    if (!isDash(text, at)) continue;
    return text[at - 2] === '-' && isDash(text, at - 2) ? at - 2 : at;
  }
  return -1;
}

function isDash(text: string, at: number): boolean {
  return isSpace(text, at - 1) && (at === text.length - 1 || isSpace(text, at + 1));
}

function isSpace(text: string, at: number): boolean {
  return text[at] === ' ' || /^\s$/.test(text.charAt(at));
}

const none: readonly SpeakerFacts[] = [];

/** The names from an index of a value to its end; commas may be escaped or not. */
function readNames(
  tree: BlockTree,
  line: ContentLine,
  { text, sourceRange }: Unfolded,
  from: number,
  source: 'summary' | 'property',
  texts: Texts,
): readonly SpeakerFacts[] {
  const names = text.slice(from);
  // Escapes become blanks of the same length, so that offsets stay those of the source.
  const plain = names.includes('\\') ? names.replace(/\\([,;\\])/g, ' $1').replace(/\\[nN]/g, '  ') : names;
  return splitNames(plain).map(({ name, start }) => ({
    name: texts.of(inOneLine(name)),
    source,
    address: undefined,
    at: placeInLine(tree, line, sourceRange(from + start, from + start + name.length)),
  }));
}
