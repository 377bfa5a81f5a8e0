import type { IcalDocument, OpenBlock } from '../document.ts';
import { componentSpec } from '../ical/spec/index.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { type Candidate, type CompletionKind, type CompletionSubject, Rank } from './candidate.ts';
import { componentSnippets, requiredSnippets, type SnippetSurroundings } from './componentSnippets.ts';
import { type LineCursor, lineCursor } from './lineCursor.ts';
import { type NamesToOffer, nameOffer, noNames } from './nameCandidates.ts';
import { type OpenComponent, openComponentAt } from './openComponent.ts';
import { parameterNameCandidates, parameterValueCandidates } from './parameterCandidates.ts';
import { childNames, propertyCandidates } from './propertyCandidates.ts';
import { componentText, namedValueText, parameterSpecText, propertyNameText } from './specText.ts';
import { valueOffer } from './valueCandidates.ts';
import { zoneCandidates } from './zoneCandidates.ts';
import type { ZoneChoice } from './zoneChoices.ts';

export type { CompletionKind, CompletionSubject } from './candidate.ts';

/** What completion needs of its host. */
export interface CompletionOptions {
  /** The editor understands snippets. */
  readonly snippets: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  newUid(): string;
  /** All zones that may be named, asked for only where one is. */
  zoneChoices(): readonly ZoneChoice[];
  /** Zones to be offered before all that the file does not define: the reader's, the audiences'. */
  readonly favouriteZones: readonly string[];
  /** What the schedule names; nothing where that is not known. */
  readonly names?: NamesToOffer;
}

/** One offer. Its edit holds the cursor and stays on the cursor's physical line. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Offsets of the whole text. */
  readonly edit: TextEdit;
  /** The text of the edit is a snippet. */
  readonly isSnippet: boolean;
  /** What the editor compares with what stands between the edit's start and the cursor. */
  readonly filterText: string;
  /** Offers in the order of these texts are in the order in which they should be shown. */
  readonly sortText: string;
  readonly isDeprecated: boolean;
  /** More can be completed right after it. */
  readonly goesOn: boolean;
  readonly detail: string | undefined;
  /** What `completionDocumentation` takes. */
  readonly subject: CompletionSubject | undefined;
}

interface Offer {
  /** The word at the cursor, in offsets of the unfolded line. */
  readonly at: { readonly start: number; readonly end: number };
  readonly candidates: readonly Candidate[];
  /** Whole components can be written: the line does not begin one that is there already. */
  readonly isNew: boolean;
}

/**
 * What may be written at a place: properties, parameters, their values and components, by what the
 * specifications allow there. Nothing in texts for people and where a word would not be allowed.
 */
export function completion(
  document: IcalDocument,
  offset: number,
  options: CompletionOptions,
): readonly CompletionItem[] {
  const block = document.blockAt(offset);
  const cursor = block && lineCursor(block, offset - block.start);
  if (!block || !cursor) return [];
  const open = openComponentAt(block, cursor.lineStart);
  const context = block.calendar?.context;
  const tzids = [...(context?.zones.keys() ?? [])];
  const around = { ...options, newUid: () => options.newUid(), eol: document.eol, tzid: tzids[0] };
  const offer =
    zoneOffer(document, block, cursor, open, options) ??
    ofNames(cursor, options.names) ??
    offerAt(cursor, open, context?.method, around);
  const isNew = !beginsClosed(block, cursor);
  return offer.candidates.flatMap((candidate, index) => {
    const sortText = `${candidate.rank}${String(index).padStart(4, '0')}`;
    return toItem(cursor, offset, { ...offer, isNew }, candidate, sortText, options.snippets);
  });
}

function ofNames(cursor: LineCursor, names: NamesToOffer = noNames): Omit<Offer, 'isNew'> | undefined {
  return cursor.part.kind === 'value' ? nameOffer(cursor, cursor.part.at, names) : undefined;
}

/** Says whether the cursor's line begins a component that has its END. */
function beginsClosed({ tree, calendar }: OpenBlock, { line }: LineCursor): boolean {
  const own = tree.components.find(({ begin }) => begin === line);
  return own?.endLine !== undefined || (own?.name === 'VCALENDAR' && calendar?.end !== undefined);
}

/** What there is to read about an offer, as Markdown; empty when there is nothing. */
export function completionDocumentation({ type, name, component }: CompletionSubject): string {
  if (type === 'property') return propertyNameText(name, component || undefined);
  if (type === 'parameter') return parameterSpecText({ name });
  return type === 'component' ? componentText(name) : namedValueText(name);
}

function offerAt(
  cursor: LineCursor,
  open: OpenComponent,
  method: string | undefined,
  around: SnippetSurroundings,
): Omit<Offer, 'isNew'> {
  const { part, name } = cursor;
  if (part.kind === 'name') return { at: part.at, candidates: lineCandidates(cursor, open, method, around) };
  if (part.kind === 'parameterName') {
    return { at: part.at, candidates: parameterNameCandidates(cursor, part.parameter, open) };
  }
  if (part.kind === 'parameterValue') {
    return { at: part.at, candidates: parameterValueCandidates(cursor, part.parameter) };
  }
  if (name === 'BEGIN') return { at: part.at, candidates: componentCandidates(open, around) };
  if (name === 'END') return { at: part.at, candidates: endCandidates(open) };
  return valueOffer(cursor, part.at, open, method);
}

/** The zones that may be named at the cursor; undefined where none may. */
function zoneOffer(
  document: IcalDocument,
  { calendar }: OpenBlock,
  { part, name }: LineCursor,
  open: OpenComponent,
  options: CompletionOptions,
): Omit<Offer, 'isNew'> | undefined {
  const isParameter = part.kind === 'parameterValue' && part.parameter.name === 'TZID';
  const isDefinition = open.name === 'VTIMEZONE' && name === 'TZID';
  if (!isParameter && !(part.kind === 'value' && (isDefinition || name === 'X-WR-TIMEZONE')))
    return undefined;
  const zones = document.zonesOf(calendar);
  // A definition that is there already needs no second one.
  const tzids = isDefinition ? [] : [...(calendar?.context.zones.keys() ?? [])];
  const own = tzids.map((tzid) => ({ tzid, zone: zones.own(tzid) }));
  return { at: part.at, candidates: zoneCandidates(own, options, isParameter ? 'parameter' : 'value') };
}

/** What a content line may be: a property, or the end or beginning of a component. */
function lineCandidates(
  { text, head }: LineCursor,
  open: OpenComponent,
  method: string | undefined,
  around: SnippetSurroundings,
): readonly Candidate[] {
  const properties = propertyCandidates(open, method);
  if (head.nameEnd < text.length) return properties;
  const ends = open.isClosed ? [] : endCandidates(open);
  return [
    ...properties,
    ...ends.map((candidate) => ({ ...candidate, text: `END:${candidate.text}` })),
    ...componentCandidates(open, around).map((candidate) => ({
      ...candidate,
      text: `BEGIN:${candidate.text}`,
      snippet: `BEGIN:${candidate.snippet}`,
    })),
  ];
}

/** The components that may begin, without the word BEGIN; as snippets with what they must have. */
function componentCandidates(open: OpenComponent, around: SnippetSurroundings): readonly Candidate[] {
  const names = childNames(open);
  return [...componentSnippets(names, around), ...requiredSnippets(names, around)];
}

/** END completes the component that is open, and no other. */
function endCandidates({ name }: OpenComponent): readonly Candidate[] {
  if (name === '') return [];
  const subject = componentSpec(name) && ({ type: 'component', name } as const);
  return [{ text: name, kind: 'component', rank: Rank.end, ...(subject && { subject }) }];
}

/** An offer as an edit of the cursor's physical line. What of its word stands on other lines stays there. */
function toItem(
  cursor: LineCursor,
  offset: number,
  { at, isNew }: Offer,
  candidate: Candidate,
  sortText: string,
  hasSnippets: boolean,
): readonly CompletionItem[] {
  const { text: line, at: place, before, after } = cursor;
  const above = line.slice(at.start, Math.max(at.start, place - before));
  const below = line.slice(Math.min(at.end, place + after), at.end);
  const word = candidate.text;
  if (!isAround(word, above, below)) return [];
  const isOpenEnded = below === '' && isFollowedByNothing(line.charAt(at.end), candidate);
  const snippet = hasSnippets && isNew && isOpenEnded && above === '' ? candidate.snippet : undefined;
  if (candidate.kind === 'snippet' && snippet === undefined) return [];
  const own = word.slice(above.length, word.length - below.length);
  const edit = {
    start: offset - Math.min(place - at.start, before),
    end: offset + Math.min(at.end - place, after),
    newText: snippet ?? own + (isOpenEnded ? (candidate.rest ?? '') : ''),
  };
  return [
    {
      label: candidate.text,
      kind: candidate.kind,
      edit,
      isSnippet: snippet !== undefined,
      filterText: candidate.alsoCalled && own === word ? `${own} ${candidate.alsoCalled}` : own,
      sortText,
      isDeprecated: candidate.isDeprecated === true,
      goesOn: isOpenEnded && candidate.goesOn === true,
      detail: candidate.detail,
      subject: candidate.subject,
    },
  ];
}

/** Says whether a word can begin with what stands on the lines above and end with what stands below. */
function isAround(word: string, above: string, below: string): boolean {
  if (above.length + below.length > word.length) return false;
  const upper = word.toUpperCase();
  return upper.startsWith(above.toUpperCase()) && upper.endsWith(below.toUpperCase());
}

/** A parameter may be put before others; all else is whole only where the line ends. */
function isFollowedByNothing(next: string, { kind }: Candidate): boolean {
  return kind === 'parameter' ? next !== '=' : next === '';
}
