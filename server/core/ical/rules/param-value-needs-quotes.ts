import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { parameterText } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { parameterSpec } from '../spec/index.ts';
import type { BlockTree, ContentLine, Parameter } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { valueTypeOf } from '../values/valueType.ts';

export const rule = defineRule({
  id: 'param-value-needs-quotes',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 5545, section: '3.2' },
  ],
  summary: 'A parameter value with a colon, semicolon or comma must be in double quotes.',
  why: 'Readers end the value there: the name is cut short, and what follows becomes part of the address.',
  messages: {
    unquoted: {
      severity: 'error',
      text: '{name} contains "{character}", where readers end it. Put the value in double quotes',
    },
  },
  supersedes: [
    'param-syntax',
    'param-value-invalid',
    'cal-address-invalid',
    'uri-invalid',
    'value-surrounding-space',
    'datetime-invalid',
    'value-invalid',
    'tzid-undefined',
    'tzid-windows-name',
  ],
  visit: 'doubtfulParameter',
  on: ['*'],
  check({ line, parameter }, ctx) {
    if (parameter !== line.params[0]) return;
    const cut =
      findColonCut(ctx.tree, line) ??
      findZoneCut(ctx.tree, line) ??
      findSemicolonCut(line) ??
      findCommaCut(line);
    if (!cut) return;
    const { name, character, at } = cut;
    ctx.report('unquoted', { at, owns: { start: at.start, end: line.end }, data: { name, character } });
  },
  fixes({ at, data }) {
    const edits = [at.start, at.end].map((offset) => ({ start: offset, end: offset, newText: '"' }));
    return [{ title: `Put ${data.name} in double quotes`, safety: 'unsafe', edits }];
  },
});

/** A value that a separator inside it has cut, as it was meant. */
interface Cut {
  readonly name: string;
  readonly character: string;
  readonly at: Range;
}

/** How the addresses and links of calendars start. */
const schemes = 'mailto|https?|tel|urn|sips?|xmpp|webcals?|geo|cid|data|ftp|file|invalid|news|ldap|im';
const isScheme = new RegExp(`^(?:${schemes})$`, 'i');
const startsWithScheme = new RegExp(`^(?:${schemes}):`, 'i');
const schemeAfterColon = new RegExp(`:(?=(?:${schemes}):)`, 'i');

/** `CN=Track: Web:mailto:a@example.org`: the address does not start where the value does, but later. */
function findColonCut(tree: BlockTree, line: ContentLine): Cut | undefined {
  const last = line.params[line.params.length - 1] as Parameter;
  const first = last.values[0];
  if (!first || !mayBeCut(tree, line, last) || last.values.some(({ quoted }) => quoted)) return undefined;
  const value = unfold(tree, line, line.valueStart, line.end);
  const colon = colonMeant(tree, line, last, value.text);
  if (colon < 0) return undefined;
  const nextParam = value.text.slice(0, colon).search(/;[A-Za-z-]+=/);
  const end = value.sourceAt(nextParam < 0 ? colon : nextParam);
  return { name: last.name, character: ':', at: { start: first.start, end } };
}

/** `TZID=(UTC+01:00) Berlin:20270514T090000`: the date-time comes later. Of a bare offset `tzid-fixed-offset` says more. */
function findZoneCut(tree: BlockTree, line: ContentLine): Cut | undefined {
  const last = line.params[line.params.length - 1] as Parameter;
  const first = last.values[0];
  if (last.name !== 'TZID' || !first || first.quoted || !hasColon(tree, line)) return undefined;
  const value = unfold(tree, line, line.valueStart, line.end);
  const [, rest] = /^([^:"]*(?::[^:"]*)*):\d{8}(?:T\d{6}Z?)?(?:[,/]|$)/.exec(value.text) ?? [];
  if (rest === undefined || /^[0-5]\d$/.test(rest)) return undefined;
  return { name: 'TZID', character: ':', at: { start: first.start, end: value.sourceAt(rest.length) } };
}

function hasColon({ text }: BlockTree, { valueStart, end }: ContentLine): boolean {
  const colon = text.indexOf(':', valueStart);
  return colon >= 0 && colon < end;
}

/** Only an address has a colon near its start that the parameters' end can be mistaken for. */
function mayBeCut(tree: BlockTree, line: ContentLine, last: Parameter): boolean {
  if (parameterSpec(last.name)?.quoted !== undefined) return true;
  const type = valueTypeOf(tree, line);
  return type === 'CAL-ADDRESS' || type === 'URI';
}

/** The index in a value of the colon that was to end the parameters; -1 when they end where they should. */
function colonMeant(tree: BlockTree, line: ContentLine, last: Parameter, value: string): number {
  const isUriParam = parameterSpec(last.name)?.quoted !== undefined;
  if (isUriParam && isScheme.test(parameterText(tree, line, last.name) ?? ''))
    return value.search(/:(?!\d+\/)/);
  return startsWithScheme.test(value) ? -1 : value.search(schemeAfterColon);
}

/** `CN=Ann Smith; chair:mailto:a@example.org`: what follows the semicolon is no parameter. */
function findSemicolonCut({ params }: ContentLine): Cut | undefined {
  const index = params.findIndex(
    (parameter, at) => at > 0 && isRest(parameter) && isCuttable(params[at - 1] as Parameter),
  );
  if (index < 0) return undefined;
  const { name, values } = params[index - 1] as Parameter;
  let last = index;
  while (params[last + 1] && isRest(params[last + 1] as Parameter)) last++;
  const at = { start: values[0]?.start ?? 0, end: params[last]?.end ?? 0 };
  return { name, character: ';', at };
}

/** Says whether it has no "=" and is not merely a parameter whose value was forgotten. */
function isRest({ name, values, start, end }: Parameter): boolean {
  return values.length === 0 && end > start && !parameterSpec(name) && !name.startsWith('X-');
}

/** `CN=Smith, Ann`: the parameter has one value, so the comma separates nothing. */
function findCommaCut({ params }: ContentLine): Cut | undefined {
  for (const parameter of params) {
    const { name, values } = parameter;
    if (values.length < 2 || !isCuttable(parameter)) continue;
    const at = { start: values[0]?.start ?? 0, end: values[values.length - 1]?.end ?? 0 };
    return { name, character: ',', at };
  }
  return undefined;
}

/** Says whether one unquoted value is all that the parameter can have. */
function isCuttable({ name, values }: Parameter): boolean {
  const spec = parameterSpec(name);
  return (
    spec !== undefined && !spec.multiValued && values.length > 0 && values.every(({ quoted }) => !quoted)
  );
}

export const examples: RuleExamples = {
  valid: [
    { name: 'quoted', code: 'ATTENDEE;CN="Track: Web":mailto:web@example.org' },
    { name: 'nothing to quote', code: 'ATTENDEE;CN=Ann Smith:mailto:ann@example.org' },
    {
      name: 'a list',
      code: 'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://chat.example.org/1',
    },
    { name: 'a colon in a text', code: 'SUMMARY;LANGUAGE=en:News: mailto:me' },
  ],
  invalid: [
    {
      name: 'a colon',
      code: 'ATTENDEE;CN=⟦Track: Web⟧:mailto:web@example.org',
      fixed: 'ATTENDEE;CN="Track: Web":mailto:web@example.org',
    },
    {
      name: 'a comma',
      code: 'ATTENDEE;CN=⟦Smith, Ann⟧:mailto:ann@example.org',
      fixed: 'ATTENDEE;CN="Smith, Ann":mailto:ann@example.org',
    },
    {
      name: 'a semicolon',
      code: 'ATTENDEE;CN=⟦Ann Smith; chair⟧:mailto:ann@example.org',
      fixed: 'ATTENDEE;CN="Ann Smith; chair":mailto:ann@example.org',
    },
    {
      name: 'a colon after a fold',
      code: 'ATTENDEE;CN=⟦Track:\n  Web⟧:mailto:web@example.org',
      fixed: 'ATTENDEE;CN="Track:\n  Web":mailto:web@example.org',
    },
    {
      name: 'a link',
      code: 'DESCRIPTION;ALTREP=⟦https://example.org:8080/talk⟧:See the page',
      fixed: 'DESCRIPTION;ALTREP="https://example.org:8080/talk":See the page',
    },
    {
      name: 'an address before another parameter',
      code: 'ATTENDEE;SENT-BY=⟦mailto:jan@example.org⟧;CN=Ann Smith:mailto:ann@example.org',
      fixed: 'ATTENDEE;SENT-BY="mailto:jan@example.org";CN=Ann Smith:mailto:ann@example.org',
    },
    {
      name: 'a zone as Windows shows it',
      code: 'DTSTART;TZID=⟦(UTC+01:00) Amsterdam, Berlin⟧:20270514T090000',
      fixed: 'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin":20270514T090000',
    },
    {
      name: 'a colon before a link',
      code: 'CONFERENCE;VALUE=URI;LABEL=⟦Chat: main⟧:https://chat.example.org/1',
      fixed: 'CONFERENCE;VALUE=URI;LABEL="Chat: main":https://chat.example.org/1',
    },
    {
      name: 'two semicolons',
      code: 'ATTENDEE;CN=⟦Ann Smith; chair; host⟧:mailto:ann@example.org',
      fixed: 'ATTENDEE;CN="Ann Smith; chair; host":mailto:ann@example.org',
    },
  ],
};
