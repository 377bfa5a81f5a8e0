import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import { parameters, properties, propertySpec } from '../spec/index.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';
import type { ValueProblem } from '../values/parsed.ts';
import { isPlainWebAddress } from '../values/plainUri.ts';
import { findUnencoded, parseUri, type UriProblemKind } from '../values/uri.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId =
  | 'schemeMissing'
  | 'notUri'
  | 'sound'
  | 'slip'
  | 'hostMissing'
  | 'twoUris'
  | 'whiteSpace'
  | 'character'
  | 'unencoded';

const uriParams: ReadonlySet<string> = new Set(
  parameters.filter(({ valueType }) => valueType === 'URI').map(({ name }) => name),
);

const names = properties
  .filter((spec) => {
    const { types, params } = propertySpec(spec.name) ?? spec;
    return types.some((type) => type === 'URI') || params?.some((name) => uriParams.has(name));
  })
  .map(({ name }) => name);

export const rule = defineRule({
  id: 'uri-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.13' }],
  summary: 'A link must be a whole address with its scheme, and have no blanks in it.',
  why: 'Calendars show it as dead text, lead somewhere else or drop it.',
  messages: {
    schemeMissing: {
      severity: 'error',
      text: '"{value}" is no whole address, so calendars show it as dead text or drop it. Write {reading}',
    },
    notUri: {
      severity: 'error',
      text: '"{value}" is not an address, so calendars show it as dead text or drop it. Write one with its scheme, as in https://example.org/talk',
    },
    sound: {
      // Apple's reminders name their sounds like this, and all other calendars play their own.
      severity: 'off',
      profiles: { strict: 'error' },
      text: '"{value}" is not an address: only Apple Calendar knows a sound of this name. Write an address, or remove the line',
    },
    slip: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '{part} is a slip, and the link leads nowhere. Write {reading}',
    },
    hostMissing: {
      severity: 'error',
      text: '"{value}" names no host, so the link leads nowhere. Write the whole address',
    },
    twoUris: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'There is room for one address only: calendars take both for one that leads nowhere. Put the second into DESCRIPTION',
    },
    whiteSpace: {
      severity: 'error',
      text: 'An address has no blanks: calendars cut the link off there. Write %20 for a blank that belongs to it',
    },
    character: {
      severity: 'error',
      text: 'An address cannot contain {part}: calendars cut the link off there or refuse it. Write it with percent signs, or remove it',
    },
    unencoded: {
      severity: 'hint',
      profiles: { strict: 'error' },
      text: '{part} should be written with percent signs in an address: nearly all calendars take it as it is, but strict ones do not',
    },
  },
  sources: ['FOSDEM/website#344'],
  visit: 'property',
  on: names,
  check(line, ctx) {
    for (const wrong of findWrong(ctx.tree, line)) {
      if (!isKnownPlace(ctx.component)) return;
      const { part, value, reading } = wrong;
      const message = isSoundName(wrong, line, ctx.component) ? 'sound' : wrong.message;
      ctx.report(message, { at: wrong.at, data: { part, value, ...(reading !== undefined && { reading }) } });
    }
  },
  fixes({ node: line, block, at }) {
    const found = findWrong(block.tree, line).find((wrong) => wrong.at.start === at.start);
    if (found?.reading === undefined) return [];
    const edits = [{ ...found.whole, newText: found.reading }];
    return [{ title: `Change to ${found.reading}`, safety: 'unsafe', edits }];
  },
});

/** The name of a sound of the system, as in ATTACH;VALUE=URI:Chord. */
function isSoundName(
  { message, value }: WrongUri,
  { name }: ContentLine,
  component: Component | undefined,
): boolean {
  if (message !== 'notUri' || name !== 'ATTACH' || component?.name !== 'VALARM') return false;
  return /^[A-Za-z0-9 ]+$/.test(value);
}

interface WrongUri {
  readonly message: MessageId;
  readonly at: Range;
  /** Of the address and nothing else. */
  readonly whole: Range;
  readonly value: string;
  readonly part: string;
  readonly reading: string | undefined;
}

const none: readonly never[] = [];

function findWrong(tree: BlockTree, line: ContentLine): readonly WrongUri[] {
  const places = findPlaces(tree, line);
  return places.length === 0 ? none : places.flatMap((place) => examine(tree, line, place) ?? []);
}

/** The addresses of a line that are worth a look: of the value, and of parameters that have one. */
function findPlaces(tree: BlockTree, line: ContentLine): readonly Range[] {
  const type = valueTypeOf(tree, line);
  const isUri = type === 'URI' || type === 'XML-REFERENCE';
  const isSuspect = isUri && !isPlainWebAddress(tree.text, line.valueStart, line.end);
  const own = isSuspect ? [{ start: line.valueStart, end: line.end }] : none;
  if (line.params.length === 0) return own;
  const ofParams = line.params
    .filter(({ name }) => uriParams.has(name))
    .flatMap(({ values }) => values)
    .map(({ start, end, quoted }) => (quoted ? { start: start + 1, end: end - 1 } : { start, end }));
  return [...ofParams, ...own];
}

function examine(tree: BlockTree, line: ContentLine, whole: Range): WrongUri | undefined {
  const { text, sourceRange } = unfold(tree, line, whole.start, whole.end);
  const { problem } = parseUri(text);
  const found = problem ?? findUnencoded(text);
  const message = problem ? messageOf(problem, text) : 'unencoded';
  if (!found || !message) return undefined;
  const { start, end } = found;
  const at = sourceRange(start, end);
  return { message, at, whole, value: text, part: shown(text.slice(start, end)), reading: problem?.reading };
}

/** Undefined for what other rules say: nothing at all, white space around it, escapes as TEXT has them. */
function messageOf(
  { kind, start, reading }: ValueProblem<UriProblemKind>,
  text: string,
): MessageId | undefined {
  switch (kind) {
    case 'empty':
    case 'padded':
      return undefined;
    case 'scheme-missing':
      return reading === undefined ? 'notUri' : 'schemeMissing';
    case 'slashes':
    case 'scheme-misspelt':
    case 'scheme-doubled':
      return reading === undefined ? 'notUri' : 'slip';
    case 'host-missing':
      return 'hostMissing';
    case 'two-uris':
      return 'twoUris';
    case 'white-space':
      return 'whiteSpace';
    case 'backslash':
      return /^[,;:nN\\]/.test(text.slice(start + 1, start + 2)) ? undefined : 'character';
    case 'character':
      return 'character';
  }
}

/** A character that cannot be seen is named by its number. */
function shown(part: string): string {
  const point = part.codePointAt(0) ?? 32;
  return point > 32 && point !== 127 ? `"${part}"` : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A reminder with the line that matters. */
function alarm(line: string): string {
  return `BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\n${line}\nEND:VALARM`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a page', code: 'URL:https://example.org/talk/1?day=2#abstract' },
    { name: 'folded', code: 'URL:https://exam\n ple.org/talk/1' },
    { name: 'another scheme', code: 'ATTACH:cid:slides@example.org' },
    { name: 'percent signs', code: 'URL:https://example.org/Caf%C3%A9' },
    { name: 'a richer version', code: 'DESCRIPTION;ALTREP="https://example.org/talk/1":Abstract' },
    { name: 'a text', code: 'SUMMARY;LANGUAGE=en:www.example.org' },
    { name: 'nothing at all', code: 'URL:' },
    { name: 'white space around it', code: 'URL: https://example.org/' },
    { name: 'escapes as TEXT has them', code: 'URL:https://example.org/map?q=1\\,2' },
    { name: 'a file inline', code: 'ATTACH;ENCODING=BASE64;VALUE=BINARY:VGVzdA==' },
    { name: 'a sound of Apple’s', code: alarm('ATTACH;VALUE=URI:Chord') },
    { name: 'an unknown property', code: 'X-LINK;VALUE=URI:www.example.org' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nURL:www.example.org\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'a host',
      code: 'URL:⟦www.example.org/talk/1⟧',
      message: 'schemeMissing',
      fixed: 'URL:https://www.example.org/talk/1',
    },
    {
      name: 'a host for a richer version',
      code: 'DESCRIPTION;ALTREP="⟦www.example.org⟧":Abstract',
      message: 'schemeMissing',
      fixed: 'DESCRIPTION;ALTREP="https://www.example.org":Abstract',
    },
    { name: 'words', code: 'URL:⟦see below⟧', message: 'notUri' },
    {
      name: 'a sound of Apple’s, to the letter',
      code: alarm('ATTACH;VALUE=URI:⟦Chord⟧'),
      message: 'sound',
      profile: 'strict',
    },
    { name: 'a file on a disk', code: alarm('ATTACH:⟦sounds/gong.wav⟧'), message: 'notUri' },
    {
      name: 'a link of a reminder',
      code: alarm('URL:⟦Chord⟧'),
      message: 'notUri',
      also: ['property-not-allowed'],
    },
    { name: 'a word for a file', code: 'ATTACH:⟦Slides⟧', message: 'notUri' },
    {
      name: 'a host for a sound',
      code: alarm('ATTACH:⟦www.example.org⟧'),
      message: 'schemeMissing',
      fixed: alarm('ATTACH:https://www.example.org'),
    },
    {
      name: 'one slash',
      code: 'URL:⟦https:/⟧example.org/talk',
      message: 'slip',
      fixed: 'URL:https://example.org/talk',
    },
    {
      name: 'a scheme twice',
      code: 'URL:⟦https://⟧https://example.org/talk',
      message: 'slip',
      fixed: 'URL:https://example.org/talk',
    },
    {
      name: 'a misspelt scheme, across a fold',
      code: 'URL:⟦ht\n ps⟧://example.org/talk',
      message: 'slip',
      fixed: 'URL:https://example.org/talk',
    },
    { name: 'no host', code: 'URL:⟦https://⟧', message: 'hostMissing' },
    {
      name: 'two addresses',
      code: 'URL:https://example.org/a⟦ https://example.org/b⟧',
      message: 'twoUris',
    },
    {
      name: 'a blank',
      code: 'URL:https://example.org/my⟦ ⟧talk',
      message: 'whiteSpace',
      fixed: 'URL:https://example.org/my%20talk',
    },
    {
      name: 'an angle bracket',
      code: 'URL:https://example.org/⟦<⟧slug>',
      message: 'character',
      text: 'An address cannot contain "<": calendars cut the link off there or refuse it. Write it with percent signs, or remove it',
    },
    {
      name: 'a backslash for a slash',
      code: 'ATTACH:https://example.org/files⟦\\⟧slides.pdf',
      message: 'character',
    },
    { name: 'an umlaut', code: 'URL:https://example.org/⟦ü⟧ber-uns', message: 'unencoded' },
    { name: 'a lone percent sign', code: 'URL:https://example.org/100⟦%⟧', message: 'unencoded' },
  ],
};
