import { findParameter, findProperty, parameterText } from '../ical/facts.ts';
import type { BlockTree, Component, ContentLine, Parameter } from '../ical/syntax/nodes.ts';
import { type Unfolded, unfold, valueText } from '../ical/syntax/unfold.ts';
import { unescapeText } from '../ical/values/text.ts';
import { ownCopy } from '../text/ownCopy.ts';
import { KeptPlace } from './fieldPlace.ts';
import { type PersonName, splitNames } from './personName.ts';
import type { FieldPlace, SpeakerFacts, SpeakerSource, SummaryTail } from './talkFacts.ts';
import { inOneLine } from './titleName.ts';
import type { Names, WrittenName } from './writtenName.ts';

const speakerProperties: ReadonlySet<string> = new Set([
  'X-SPEAKER',
  'X-SPEAKERS',
  'X-PRESENTER',
  'X-PRESENTERS',
]);

/** Somebody whom an event names. */
class EventSpeaker implements SpeakerFacts {
  readonly source: SpeakerSource;
  readonly address: string | undefined;
  readonly #written: WrittenName;
  readonly #at: KeptPlace;

  constructor(written: WrittenName, source: SpeakerSource, address: string | undefined, at: KeptPlace) {
    this.source = source;
    this.address = address;
    this.#written = written;
    this.#at = at;
  }

  get name(): string {
    return this.#written.text;
  }

  get person(): PersonName {
    return this.#written.person;
  }

  /** See `looksLikeName`. */
  get isLikely(): boolean {
    return this.#written.isLikely;
  }

  get at(): FieldPlace {
    return this.#at.place;
  }
}

/** The end of a SUMMARY that may name speakers. */
class EventTail implements SummaryTail {
  readonly title: string;
  readonly speakers: readonly SpeakerFacts[];
  readonly #titleAt: KeptPlace;

  constructor(title: string, titleAt: KeptPlace, speakers: readonly SpeakerFacts[]) {
    this.title = title;
    this.speakers = speakers;
    this.#titleAt = titleAt;
  }

  get titleAt(): FieldPlace {
    return this.#titleAt.place;
  }
}

/**
 * The speakers that an event names outside of its SUMMARY: in PARTICIPANT components (RFC 9073, 7.1), as ATTENDEE
 * with ROLE=CHAIR, and in properties such as X-SPEAKER. `lines` are its properties that may name some.
 */
export function readSpeakers(
  tree: BlockTree,
  { components }: Component,
  lines: readonly ContentLine[],
  names: Names,
): readonly SpeakerFacts[] {
  if (components.length === 0 && lines.length === 0) return nobody;
  const found: SpeakerFacts[] = [];
  for (const component of components) found.push(...readParticipant(tree, component, names));
  for (const line of lines) {
    if (line.name === 'ATTENDEE') found.push(...readAttendee(tree, line, names));
    else {
      const value = unfold(tree, line, line.valueStart, line.end);
      found.push(...readNames(tree, value, 0, 'property', names));
    }
  }
  return found.length === 0 ? nobody : found;
}

/** Says whether a property is one of those that `readSpeakers` reads. */
export function mayNameSpeakers({ name }: ContentLine): boolean {
  return name === 'ATTENDEE' || speakerProperties.has(name);
}

function readParticipant(tree: BlockTree, component: Component, names: Names): readonly SpeakerFacts[] {
  if (component.name !== 'PARTICIPANT') return [];
  const type = findProperty(component, 'PARTICIPANT-TYPE');
  if (!type || !/^(?:SPEAKER|PERFORMER)$/i.test(valueText(tree, type).trim())) return [];
  const name = findProperty(component, 'NAME') ?? findProperty(component, 'SUMMARY');
  const text = name ? inOneLine(unescapeText(valueText(tree, name))) : '';
  if (!name || text === '') return [];
  const address = findProperty(component, 'CALENDAR-ADDRESS') ?? findProperty(component, 'URL');
  const at = new KeptPlace(tree.lines.starts, { start: name.valueStart, end: name.end });
  const uri = address && toAddress(valueText(tree, address));
  return [new EventSpeaker(names.of(text), 'participant', uri, at)];
}

function readAttendee(tree: BlockTree, line: ContentLine, names: Names): readonly SpeakerFacts[] {
  const role = parameterText(tree, line, 'ROLE');
  if (!role || !/^(?:CHAIR|X-SPEAKER|SPEAKER)$/i.test(role)) return [];
  const value = (findParameter(line, 'CN') as Parameter | undefined)?.values[0];
  const name = inOneLine(parameterText(tree, line, 'CN') ?? '');
  if (!value || name === '') return [];
  const inset = value.quoted ? 1 : 0;
  const at = new KeptPlace(tree.lines.starts, { start: value.start + inset, end: value.end - inset });
  return [new EventSpeaker(names.of(name), 'attendee', toAddress(valueText(tree, line)), at)];
}

function toAddress(value: string): string | undefined {
  const address = value.trim().toLowerCase();
  return address === '' ? undefined : ownCopy(address);
}

/**
 * The title and the names in a SUMMARY such as `Title - A, B`, cut at the last ` - ` (pretalx writes it so, and
 * `Title - ` for a talk without speakers). `whole` is its text as it is kept. Undefined where nothing there could be a name: whether it is one, only
 * other talks can tell.
 */
export function readSummaryTail(
  tree: BlockTree,
  line: ContentLine,
  whole: string,
  names: Names,
): SummaryTail | undefined {
  const value = unfold(tree, line, line.valueStart, line.end);
  const cut = lastDash(value.text) - 1;
  if (cut <= 0) return undefined;
  const head = value.text.slice(0, cut);
  const title = startOf(whole, inOneLine(unescapeText(head)));
  const titleAt = new KeptPlace(tree.lines.starts, value.sourceRange(0, head.trimEnd().length));
  const start = cut + 3;
  const isEmpty = value.text.slice(start).trim() === '';
  const speakers = isEmpty ? nobody : readNames(tree, value, start, 'summary', names);
  const areNames = speakers.length > 0 && speakers.every(({ isLikely }) => isLikely);
  return title !== '' && (isEmpty || areNames) ? new EventTail(title, titleAt, speakers) : undefined;
}

/** An equal text that is part of the whole, as it is kept anyway, where the whole begins with it. */
function startOf(whole: string, start: string): string {
  return whole.startsWith(start) ? whole.slice(0, start.length) : ownCopy(start);
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

const nobody: readonly EventSpeaker[] = [];

/** The names from an index of a value to its end; commas may be escaped or not. */
function readNames(
  { lines }: BlockTree,
  { text, sourceRange }: Unfolded,
  from: number,
  source: 'summary' | 'property',
  names: Names,
): readonly EventSpeaker[] {
  const list = text.slice(from);
  // Escapes become blanks of the same length, so that offsets stay those of the source.
  const plain = list.includes('\\') ? list.replace(/\\([,;\\])/g, ' $1').replace(/\\[nN]/g, '  ') : list;
  return splitNames(plain).map(({ name, start }) => {
    const range = sourceRange(from + start, from + start + name.length);
    const at = new KeptPlace(lines.starts, range);
    return new EventSpeaker(names.of(inOneLine(name)), source, undefined, at);
  });
}
