import type { RuleExamples } from '../../engine/rule.ts';
import { findParameter, parameterText } from '../facts.ts';
import { defineRule, type IcalFix, type ParameterNode } from '../rule.ts';
import { legacyProperties } from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import { foldLine } from '../syntax/fold.ts';
import type { BlockTree, ContentLine, Parameter, Problem } from '../syntax/nodes.ts';
import { unfoldText, valueText } from '../syntax/unfold.ts';
import { isKnownPlace, ownerOf } from '../values/expected.ts';
import { decodeQuotedPrintable } from '../values/quotedPrintable.ts';
import { escapeText, unescapeText } from '../values/text.ts';

/** What ENCODING could be in vCalendar 1.0 and cannot be now. BASE64 is left. */
const legacyEncodings: ReadonlySet<string> = new Set(['QUOTED-PRINTABLE', '7BIT']);

export const rule = defineRule({
  id: 'legacy-vcalendar',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1.4' },
    { rfc: 5545, section: '3.2.7' },
  ],
  summary: 'What vCalendar 1.0 had and iCalendar has not must not be used.',
  why: 'Attendees see codes such as =C3=A9 in place of letters; reminders and repetitions are lost.',
  messages: {
    charset: {
      severity: 'warning',
      text: 'CHARSET belongs to vCalendar 1.0: calendars ignore it, for iCalendar is always UTF-8. Remove it',
    },
    encoding: {
      severity: 'warning',
      text: '{encoding} belongs to vCalendar 1.0: calendars do not decode it, and attendees see the codes. Write the text as it is, in UTF-8',
    },
    property: {
      severity: 'info',
      text: '{property} belongs to vCalendar 1.0: calendars ignore it. Write {successor} instead',
    },
    useless: {
      severity: 'info',
      text: '{property} belongs to vCalendar 1.0: calendars ignore it. Remove it',
    },
    recur: {
      severity: 'warning',
      text: '"{value}" is a rule of vCalendar 1.0, so calendars do not repeat the event, or refuse it. Write it as in FREQ=WEEKLY;BYDAY=MO',
    },
  },
  supersedes: ['param-not-allowed', 'param-syntax', 'param-value-invalid', 'rrule-syntax', 'value-invalid'],
  visit: ['parameter', 'problem', 'property'],
  on: ['CHARSET', 'ENCODING', 'param-no-equals', 'RRULE', ...legacyProperties.keys()],
  check(node, ctx) {
    const found = findLegacy(ctx.tree, node);
    if (!found) return;
    const component = isProblem(node) ? ownerOf(ctx.tree, node.line) : ctx.component;
    if (isKnownPlace(component)) ctx.report(found.message, found);
  },
  fixes({ node, message, block: { tree }, at }, { eol }): readonly IcalFix[] {
    const line = 'params' in node ? node : node.line;
    const parameter = 'params' in node ? undefined : node.parameter;
    if (message === 'encoding') return decodingFixes(tree, line, eol);
    if (message === 'charset' && parameter) {
      const edits = [removeParameter(line, parameter)];
      return [{ title: 'Remove CHARSET', safety: 'unsafe', edits }];
    }
    if (line.name !== 'DCREATED') return [];
    return [{ title: 'Change to CREATED', safety: 'unsafe', edits: [{ ...at, newText: 'CREATED' }] }];
  },
});

interface Legacy {
  readonly message: 'charset' | 'encoding' | 'property' | 'useless' | 'recur';
  readonly at: { readonly start: number; readonly end: number };
  readonly data: Readonly<Record<string, string>>;
}

function isProblem(node: ContentLine | ParameterNode | Problem): node is Problem {
  return 'kind' in node && !('params' in node);
}

function findLegacy(tree: BlockTree, node: ContentLine | ParameterNode | Problem): Legacy | undefined {
  if ('params' in node) return node.name === 'RRULE' ? findRule(tree, node) : findName(node);
  const { line, parameter } = node;
  if (!parameter || (isProblem(node) && !legacyEncodings.has(parameter.name))) return undefined;
  const encoding = encodingOf(tree, line, parameter);
  const at = { start: parameter.start, end: parameter.end };
  if (encoding !== undefined) return { message: 'encoding', at, data: { encoding } };
  // One finding says it all where the encoding is a matter too.
  const isAlone = !line.params.some((other) => encodingOf(tree, line, other) !== undefined);
  return parameter.name === 'CHARSET' && isAlone ? { message: 'charset', at, data: {} } : undefined;
}

/** The old encoding that a parameter names: `ENCODING=QUOTED-PRINTABLE`, or the word alone. */
function encodingOf(tree: BlockTree, line: ContentLine, { name, values }: Parameter): string | undefined {
  const word = name === 'ENCODING' ? parameterText(tree, line, name)?.toUpperCase() : name;
  const isLegacy = word !== undefined && legacyEncodings.has(word) && (name !== word || values.length === 0);
  return isLegacy ? word : undefined;
}

function findName({ name, nameStart, nameEnd }: ContentLine): Legacy {
  const successor = legacyProperties.get(name);
  const at = { start: nameStart, end: nameEnd };
  if (successor === undefined) return { message: 'useless', at, data: { property: name } };
  return { message: 'property', at, data: { property: name, successor } };
}

/** `W2 MO WE #10`: how often, on which days, how many times. */
function findRule(tree: BlockTree, line: ContentLine): Legacy | undefined {
  const value = valueText(tree, line);
  if (!/^(?:D|W|MP|MD|YM|YD|M)\d+(?: |$)/i.test(value)) return undefined;
  return { message: 'recur', at: { start: line.valueStart, end: line.end }, data: { value } };
}

/** The whole line anew, as TEXT and without what spoke of the encoding. */
function decodingFixes(tree: BlockTree, line: ContentLine, eol: string): readonly IcalFix[] {
  const text = decodeQuotedPrintable(valueText(tree, line), parameterText(tree, line, 'CHARSET'));
  if (text === undefined) return [];
  const charset = findParameter(line, 'CHARSET');
  const kept = line.params.filter(
    (parameter) => parameter !== charset && encodingOf(tree, line, parameter) === undefined,
  );
  const name = unfoldText(tree, line, line.nameStart, line.nameEnd);
  const params = kept.map(({ start, end }) => `;${unfoldText(tree, line, start, end)}`).join('');
  const newText = foldLine(`${name}${params}:${escapeText(unescapeText(text))}`, eol);
  const edits = [{ start: line.nameStart, end: line.end, newText }];
  return [{ title: 'Write the text as it is', safety: 'unsafe', edits }];
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a file inline', code: 'ATTACH;ENCODING=BASE64;VALUE=BINARY:SGVsbG8sIGhhbGwgQQ==' },
    { name: 'letters as they are', code: 'SUMMARY:Café' },
    { name: 'a parameter with the name of an encoding', code: 'SUMMARY;7BIT=no:Opening' },
    { name: 'a parameter without a value', code: 'SUMMARY;BASE64:Opening' },
    { name: 'a rule of iCalendar', code: 'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMMARY;CHARSET=UTF-8:Hello\nCOMMENT;QUOTED-PRINTABLE:Caf=C3=A9\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a charset',
      code: 'SUMMARY;⟦CHARSET=UTF-8⟧;LANGUAGE=fr:Café',
      message: 'charset',
      fixed: 'SUMMARY;LANGUAGE=fr:Café',
    },
    {
      name: 'quoted-printable',
      code: 'SUMMARY;CHARSET=UTF-8;⟦ENCODING=QUOTED-PRINTABLE⟧;X-A=1:Caf=C3=A9\\, th=C3=A9=',
      message: 'encoding',
      fixed: 'SUMMARY;X-A=1:Café\\, thé',
    },
    {
      name: 'in another charset',
      code: 'SUMMARY;⟦encoding=quoted-printable⟧;CHARSET=ISO-8859-1:Caf=E9=0D=0Anoir',
      message: 'encoding',
      fixed: 'SUMMARY:Café\\nnoir',
    },
    {
      name: 'in no charset',
      code: 'SUMMARY;⟦ENCODING=QUOTED-PRINTABLE⟧:Caf=E9',
      message: 'encoding',
    },
    {
      name: 'the encoding alone',
      code: 'SUMMARY;⟦QUOTED-PRINTABLE⟧:Caf=C3=A9',
      message: 'encoding',
      fixed: 'SUMMARY:Café',
    },
    {
      name: 'a property with another name',
      code: '⟦DCREATED⟧:20270401T080000Z',
      message: 'property',
      fixed: 'CREATED:20270401T080000Z',
    },
    { name: 'a reminder', code: '⟦AALARM⟧:20270514T084500Z;;;', message: 'property' },
    { name: 'a count of repetitions', code: '⟦RNUM⟧:3', message: 'useless' },
    { name: 'a rule', code: 'RRULE:⟦W2 MO WE #10⟧', message: 'recur' },
  ],
};
