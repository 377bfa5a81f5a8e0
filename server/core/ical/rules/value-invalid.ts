import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import { parameterSpec, parameters, properties, propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine, Parameter, ParameterValue } from '../syntax/nodes.ts';
import { unfoldText, valueText } from '../syntax/unfold.ts';
import { parseBinary } from '../values/binary.ts';
import { isKnownPlace } from '../values/expected.ts';
import { parseInteger } from '../values/number.ts';
import { type ParseValue, readValue, type ValueProblem } from '../values/parsed.ts';
import { splitText } from '../values/text.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId = 'notInteger' | 'notBinary' | 'statusCode' | 'statusText' | 'language' | 'param';

/** A well-formed language tag: language, script, region, variants, extensions (RFC 5646, 2.1). */
const languageTag =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|[ix](?:-[a-z\d]{1,8})+)$/i;

/** Parameters whose values have a form: language tags, media types, numbers. */
const forms: ReadonlyMap<string, RegExp> = new Map(
  parameters.flatMap(({ name }): [string, RegExp][] => {
    const pattern = parameterSpec(name)?.pattern;
    if (pattern !== undefined) return [[name, new RegExp(`^(?:${pattern})$`)]];
    return name === 'LANGUAGE' ? [[name, languageTag]] : [];
  }),
);

const names = properties
  .filter(({ name }) => {
    const spec = propertySpec(name);
    const hasType = spec?.types.some((type) => type === 'INTEGER' || type === 'BINARY');
    return hasType || name === 'REQUEST-STATUS' || spec?.params?.some((param) => forms.has(param));
  })
  .map(({ name }) => name);

export const rule = defineRule({
  id: 'value-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3' },
    { rfc: 5545, section: '3.2.8' },
    { rfc: 5545, section: '3.2.10' },
    { rfc: 5545, section: '3.8.8.3' },
  ],
  summary: 'A value must have the form of its type.',
  why: 'Calendars drop a value that they cannot read, or refuse the file.',
  messages: {
    notInteger: {
      severity: 'error',
      text: '"{value}" is not a whole number, so calendars ignore {name}. Write digits and nothing else',
    },
    notBinary: {
      severity: 'error',
      text: 'From here on this is not Base64, so nobody can open the file. Export the entry again, or link to the file',
    },
    statusCode: {
      severity: 'error',
      text: '"{value}" is not a status code, so calendars cannot tell how the request went. Write two or three numbers with points between, as in 2.0',
    },
    statusText: {
      severity: 'error',
      text: 'A status code needs words after it, and calendars may refuse it alone. Write them after a semicolon, as in 2.0;Success',
    },
    language: {
      severity: 'error',
      text: '"{value}" is not a language, so calendars cannot choose this text for its readers. Write a tag such as en or de-AT',
    },
    param: {
      severity: 'error',
      text: '"{value}" does not have the form of {name}, so calendars ignore it. Correct or remove it',
    },
  },
  visit: 'property',
  on: names,
  check(line, ctx) {
    for (const { message, at, name, value } of findWrong(ctx.tree, line)) {
      if (!isKnownPlace(ctx.component)) return;
      ctx.report(message, { at, data: { name, value } });
    }
  },
  fixes({ node: line, block, at }) {
    const found = findWrong(block.tree, line).find((wrong) => wrong.at.start === at.start);
    if (found?.reading === undefined) return [];
    const edits = [{ ...found.whole, newText: found.reading }];
    return [{ title: `Change to ${found.reading}`, safety: 'unsafe', edits }];
  },
});

interface Wrong {
  readonly message: MessageId;
  readonly at: Range;
  /** What a reading would replace. */
  readonly whole: Range;
  /** Of the property or the parameter. */
  readonly name: string;
  readonly value: string;
  readonly reading?: string | undefined;
}

const none: readonly Wrong[] = [];

function findWrong(tree: BlockTree, line: ContentLine): readonly Wrong[] {
  const own = findWrongValue(tree, line);
  if (line.params.length === 0) return own ? [own] : none;
  const ofParams = line.params.filter(({ name }) => forms.has(name));
  return [
    ...ofParams.flatMap((parameter) => findWrongParams(tree, line, parameter)),
    ...(own ? [own] : none),
  ];
}

function findWrongValue(tree: BlockTree, line: ContentLine): Wrong | undefined {
  if (line.name === 'REQUEST-STATUS') return findWrongStatus(tree, line);
  switch (valueTypeOf(tree, line)) {
    case 'INTEGER':
      return propertySpec(line.name)?.types.includes('INTEGER')
        ? findMisread(tree, line, parseInteger, 'notInteger')
        : undefined;
    case 'BINARY':
      return findMisread(tree, line, parseBinary, 'notBinary');
    default:
      return undefined;
  }
}

/** White space around a value, nothing at all and numbers out of range are told by rules of their own. */
const toldElsewhere: ReadonlySet<string> = new Set(['empty', 'padded', 'out-of-range']);

function findMisread(
  tree: BlockTree,
  line: ContentLine,
  parse: ParseValue<number>,
  message: MessageId,
): Wrong | undefined {
  const { problem } = readValue(tree, line, parse);
  if (!problem || toldElsewhere.has(problem.kind)) return undefined;
  const whole = { start: line.valueStart, end: line.end };
  return {
    message,
    at: message === 'notBinary' ? placeOf(problem) : whole,
    whole,
    name: line.name,
    value: valueText(tree, line),
    ...(message === 'notInteger' && { reading: problem.reading }),
  };
}

function placeOf({ start, end }: ValueProblem): Range {
  return { start, end };
}

/** A code, words and perhaps data, with semicolons between (RFC 5545, 3.8.8.3). */
function findWrongStatus(tree: BlockTree, line: ContentLine): Wrong | undefined {
  const value = valueText(tree, line);
  const [code = '', ...rest] = splitText(value, ';');
  if (value.trim() === '') return undefined;
  const whole = { start: line.valueStart, end: line.end };
  const isCode = /^\d+(?:\.\d+){1,2}$/.test(code);
  if (!isCode) return { message: 'statusCode', at: whole, whole, name: line.name, value: code };
  return rest.length > 0 ? undefined : { message: 'statusText', at: whole, whole, name: line.name, value };
}

function findWrongParams(tree: BlockTree, line: ContentLine, parameter: Parameter): readonly Wrong[] {
  return parameter.values.flatMap((value) => findWrongParam(tree, line, parameter.name, value) ?? []);
}

function findWrongParam(
  tree: BlockTree,
  line: ContentLine,
  name: string,
  { start, end, quoted }: ParameterValue,
): Wrong | undefined {
  const at = quoted ? { start: start + 1, end: end - 1 } : { start, end };
  const value = unfoldText(tree, line, at.start, at.end);
  if (value === '' || hasForm(name, value)) return undefined;
  const message = name === 'LANGUAGE' ? 'language' : 'param';
  const hyphenated = value.trim().replaceAll('_', '-');
  const isReading = message === 'language' && hasForm(name, hyphenated);
  return { message, at, whole: at, name, value, ...(isReading && { reading: hyphenated }) };
}

/** No name of a language or of a media type is longer. */
const longestForm = 300;

function hasForm(name: string, value: string): boolean {
  return value.length <= longestForm && forms.get(name)?.test(value) === true;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a number', code: 'PRIORITY:5\nSEQUENCE:+1' },
    { name: 'nothing at all', code: 'PRIORITY:' },
    { name: 'white space around it', code: 'PRIORITY: 5' },
    { name: 'a number out of range', code: 'PRIORITY:10' },
    { name: 'a file', code: 'ATTACH;ENCODING=BASE64;VALUE=BINARY:VGVz\n dA==' },
    { name: 'a link', code: 'ATTACH;FMTTYPE=application/pdf:https://example.org/slides.pdf' },
    { name: 'a status', code: 'REQUEST-STATUS:2.8;Success\\, repeating event ignored;RRULE:FREQ=DAILY' },
    { name: 'no status', code: 'REQUEST-STATUS:' },
    { name: 'languages', code: 'SUMMARY;LANGUAGE=zh-Hant-TW:a\nDESCRIPTION;LANGUAGE=en:b' },
    { name: 'a quoted language, folded', code: 'SUMMARY;LANGUAGE="de-\n AT":a' },
    { name: 'an empty parameter', code: 'SUMMARY;LANGUAGE=:a' },
    { name: 'an unknown property', code: 'X-RANK;VALUE=INTEGER;LANGUAGE=en_US:one' },
    { name: 'a property that is no number', code: 'SUMMARY;VALUE=INTEGER:one' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nPRIORITY:high\nEND:X-NOTE' },
  ],
  invalid: [
    { name: 'a word', code: 'PRIORITY:⟦high⟧', message: 'notInteger' },
    { name: 'a number with a point', code: 'SEQUENCE:⟦1.0⟧', message: 'notInteger', fixed: 'SEQUENCE:1' },
    {
      name: 'letters that are not Base64',
      code: 'ATTACH;ENCODING=BASE64;VALUE=BINARY:VG⟦*⟧zdA==',
      message: 'notBinary',
    },
    { name: 'a word for a code', code: 'REQUEST-STATUS:⟦OK;Success⟧', message: 'statusCode' },
    { name: 'a code alone', code: 'REQUEST-STATUS:⟦2.0⟧', message: 'statusText' },
    {
      name: 'an underscore',
      code: 'SUMMARY;LANGUAGE=⟦en_US⟧:a',
      message: 'language',
      fixed: 'SUMMARY;LANGUAGE=en-US:a',
    },
    { name: 'the name of a language', code: 'SUMMARY;LANGUAGE="⟦German, mostly⟧":a', message: 'language' },
    { name: 'a file name', code: 'ATTACH;FMTTYPE=⟦pdf⟧:https://example.org/slides.pdf', message: 'param' },
  ],
};
