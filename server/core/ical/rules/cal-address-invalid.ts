import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import { parameters, properties, propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { type CalAddressProblemKind, parseCalAddress } from '../values/calAddress.ts';
import { isKnownPlace } from '../values/expected.ts';
import type { ValueProblem } from '../values/parsed.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId = 'mailtoMissing' | 'notAddress' | 'slip' | 'path' | 'character';

const addressParams: ReadonlySet<string> = new Set(
  parameters.filter(({ valueType }) => valueType === 'CAL-ADDRESS').map(({ name }) => name),
);

const names = properties
  .filter(({ name }) => propertySpec(name)?.types.includes('CAL-ADDRESS'))
  .map(({ name }) => name);

export const rule = defineRule({
  id: 'cal-address-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.3' },
    { rfc: 5545, section: '3.8.4.1' },
    { rfc: 5545, section: '3.8.4.3' },
  ],
  summary: 'The address of a person is a URI, nearly always mailto: and an e-mail address.',
  why: 'Calendars cannot tell who is meant: answers go nowhere, and some refuse the event.',
  messages: {
    mailtoMissing: {
      severity: 'error',
      text: '"{value}" has no mailto: before it, so calendars cannot tell whom {name} means and some refuse the event. Write {reading}',
    },
    notAddress: {
      severity: 'error',
      text: '"{value}" is not an address, so calendars cannot tell whom {name} means and some refuse the event. Write mailto: and an e-mail address',
    },
    slip: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '"{value}" leads to no mailbox: answers to {name} go nowhere. Write mailto: once and an e-mail address after it',
    },
    path: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '"{value}" means something on its own server only: elsewhere nobody can tell whom {name} means. Write mailto: and an e-mail address',
    },
    character: {
      severity: 'error',
      text: 'An address cannot contain "{part}", so answers to {name} go nowhere. Remove it',
    },
  },
  visit: 'property',
  on: names,
  check(line, ctx) {
    if (!isKnownPlace(ctx.component)) return;
    for (const { message, at, name, value, part, reading } of findWrong(ctx.tree, line)) {
      ctx.report(message, { at, data: { name, value, part, ...(reading !== undefined && { reading }) } });
    }
  },
  fixes({ node: line, block, at }) {
    const found = findWrong(block.tree, line).find((wrong) => wrong.at.start === at.start);
    if (found?.reading === undefined) return [];
    const edits = [{ ...found.whole, newText: found.reading }];
    return [{ title: `Change to ${found.reading}`, safety: 'unsafe', edits }];
  },
});

interface Place extends Range {
  /** Of the property or the parameter. */
  readonly name: string;
}

interface WrongAddress {
  readonly message: MessageId;
  readonly at: Range;
  /** Of the address and nothing else. */
  readonly whole: Range;
  readonly name: string;
  readonly value: string;
  readonly part: string;
  readonly reading: string | undefined;
}

function findWrong(tree: BlockTree, line: ContentLine): readonly WrongAddress[] {
  return findPlaces(tree, line).flatMap((place) => examine(tree, line, place) ?? []);
}

function findPlaces(tree: BlockTree, line: ContentLine): readonly Place[] {
  const ofParams = line.params
    .filter(({ name }) => addressParams.has(name))
    .flatMap(({ name, values }) =>
      values.map(({ start, end, quoted }) =>
        quoted ? { name, start: start + 1, end: end - 1 } : { name, start, end },
      ),
    );
  if (valueTypeOf(tree, line) !== 'CAL-ADDRESS') return ofParams;
  return [...ofParams, { name: line.name, start: line.valueStart, end: line.end }];
}

function examine(tree: BlockTree, line: ContentLine, place: Place): WrongAddress | undefined {
  const { text, sourceRange } = unfold(tree, line, place.start, place.end);
  const { problem } = parseCalAddress(text);
  const message = problem && messageOf(problem, text);
  if (!message) return undefined;
  const { start, end } = placeOf(problem, message, text);
  return {
    message,
    at: sourceRange(start, end),
    whole: { start: place.start, end: place.end },
    name: place.name,
    value: text,
    part: text.slice(start, end),
    reading: problem.reading,
  };
}

/** Undefined for what other rules say: nothing at all, white space around it, escapes as TEXT has them. */
function messageOf(
  { kind, start }: ValueProblem<CalAddressProblemKind>,
  text: string,
): MessageId | undefined {
  switch (kind) {
    case 'empty':
    case 'padded':
      return undefined;
    case 'mailto-missing':
      return 'mailtoMissing';
    case 'mailto-doubled':
    case 'mailto-space':
    case 'mailto-address':
      return 'slip';
    case 'path':
      return 'path';
    case 'backslash':
      return /^[,;:nN\\]/.test(text.slice(start + 1, start + 2)) ? undefined : 'character';
    case 'character':
    case 'white-space':
      return /^mailto:.*@/i.test(text) ? 'character' : 'notAddress';
    default:
      return 'notAddress';
  }
}

function placeOf({ start, end }: Range, message: MessageId, text: string): Range {
  return message === 'notAddress' ? { start: 0, end: text.length } : { start, end };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'an e-mail address', code: 'ORGANIZER;CN=Ann:mailto:ann@example.org' },
    { name: 'in capitals', code: 'ORGANIZER:MAILTO:ann@example.org' },
    { name: 'a name on a server', code: 'ORGANIZER:urn:uuid:5fc53010-1267-4f8e-bc28-1d7ae55a7c99' },
    {
      name: 'somebody else writes',
      code: 'ORGANIZER;SENT-BY="mailto:bo@example.org":mailto:ann@example.org',
    },
    { name: 'nothing at all', code: 'ORGANIZER:' },
    { name: 'white space around it', code: 'ORGANIZER: mailto:ann@example.org' },
    { name: 'escapes as TEXT has them', code: 'ORGANIZER:mailto:ann\\,bo@example.org' },
    { name: 'another parameter', code: 'ORGANIZER;CN=ann@example.org:mailto:ann@example.org' },
    { name: 'another type', code: 'ORGANIZER;VALUE=TEXT:Ann' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nORGANIZER:Ann\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'no mailto:',
      code: 'ORGANIZER;CN=Ann:⟦ann@example.org⟧',
      message: 'mailtoMissing',
      fixed: 'ORGANIZER;CN=Ann:mailto:ann@example.org',
    },
    {
      name: 'no mailto: in a parameter',
      code: 'ORGANIZER;SENT-BY="⟦bo@example.org⟧":mailto:ann@example.org',
      message: 'mailtoMissing',
      fixed: 'ORGANIZER;SENT-BY="mailto:bo@example.org":mailto:ann@example.org',
    },
    { name: 'a name', code: 'ORGANIZER:⟦Ann Smith⟧', message: 'notAddress' },
    {
      name: 'mailto: twice',
      code: 'ORGANIZER:⟦mailto:⟧mailto:ann@example.org',
      message: 'slip',
      fixed: 'ORGANIZER:mailto:ann@example.org',
    },
    { name: 'mailto: and a name', code: 'ORGANIZER:mailto:⟦Ann⟧', message: 'slip' },
    { name: 'a path', code: 'ORGANIZER:⟦/principals/users/ann/⟧', message: 'path' },
    { name: 'angle brackets', code: 'ORGANIZER:mailto:⟦<⟧ann@example.org>', message: 'character' },
    { name: 'a backslash', code: 'ORGANIZER:mailto:org⟦\\⟧ann@example.org', message: 'character' },
  ],
};
