import type { Finding } from '../../server/core/engine/finding.ts';
import {
  applyByteOperation,
  applyEdits,
  type CheckedDocument,
  exampleText,
  type Fix,
  type InvalidExample,
  languageOfRule,
  openDocument,
  type Range,
  type RuleMeta,
  type RuleModuleOf,
  readByteFacts,
  type TextBlock,
  type ValidExample,
} from '../../server/core/index.ts';
import { bytesOf, decode } from './bytes.ts';
import { configured, rulesUnder, testHost, unmark } from './check.ts';

/** What one example shows, and what it must show: two plain values to compare. */
export interface ExampleCheck {
  readonly name: string;
  run(): { readonly actual: unknown; readonly expected: unknown };
}

/** Everything that a rule's examples promise. The test compares, and so does the script that damages rules. */
export function checksOf({ rule, examples }: RuleModuleOf<RuleMeta>): readonly ExampleCheck[] {
  const firstMessage = Object.keys(rule.messages)[0] ?? '';
  return [
    ...examples.valid.map((example) => ({
      name: `is silent: ${example.name}`,
      run: () => isSilent(rule, example),
    })),
    ...examples.invalid.map((example) => ({
      name: `speaks: ${example.name}`,
      run: () => speaks(rule, example, firstMessage),
    })),
    ...examples.invalid.map((example) => {
      if (example.fixed === undefined)
        return { name: `has no fix: ${example.name}`, run: () => hasNoFix(rule, example) };
      return { name: `is fixed: ${example.name}`, run: () => isFixed(rule, example) };
    }),
  ];
}

function isSilent(rule: RuleMeta, example: ValidExample) {
  const found = openExample(rule, example).document.findings();
  const actual = found.filter(({ finding }) => finding.rule === rule.id).map(({ finding }) => finding.text);
  return { actual, expected: [] };
}

function speaks(rule: RuleMeta, example: InvalidExample, firstMessage: string) {
  const { document, start, end } = openExample(rule, example);
  const actual = document
    .findings()
    .filter(({ finding }) => !example.also?.includes(finding.rule))
    .map(({ finding, start, end }) => ({
      rule: finding.rule,
      message: finding.message,
      start: start.offset,
      end: end.offset,
      faults: faultsOf(finding, rule.messages[finding.message]?.text ?? ''),
      ...(example.text !== undefined && { text: finding.text }),
    }));
  const { message = firstMessage, text } = example;
  const finding = { rule: rule.id, message, start, end, faults: [], ...(text !== undefined && { text }) };
  return { actual, expected: [finding] };
}

/** What is wrong with any finding: a message with a hole in it, or a second place that is the first once more. */
function faultsOf({ data, block, at, related }: Finding<TextBlock>, template: string): readonly string[] {
  const holes = [...template.matchAll(/\{(\w+)\}/g)].filter(([, name = '']) => data[name] === undefined);
  const overlaps = (place: Range) => place.start < at.end && at.start < place.end;
  const repeated = related.filter((place) => (place.block ?? block) === block && overlaps(place.at));
  return [
    ...holes.map(([hole]) => `nothing for ${hole}`),
    ...repeated.map(({ text }) => `says again: ${text}`),
  ];
}

function hasNoFix(rule: RuleMeta, example: InvalidExample) {
  return {
    actual: fixesOf(rule.id, openExample(rule, example).document).map(({ title }) => title),
    expected: [],
  };
}

function fixesOf(id: string, document: CheckedDocument): readonly Fix<TextBlock>[] {
  const placed = document.findings().find(({ finding }) => finding.rule === id);
  return placed ? document.fixes(placed.finding) : [];
}

function isFixed(rule: RuleMeta, example: InvalidExample) {
  const { document } = openExample(rule, example);
  const fixes = fixesOf(rule.id, document);
  const fix = example.fix ? fixes.find(({ title }) => title === example.fix) : fixes[0];
  const fixed = exampleText(rule, example, example.fixed ?? '');
  const text = {
    actual: applyEdits(document.text, fix?.edits ?? []),
    expected: decodeIfBytes(fixed, example),
  };
  if (!fix?.operation || !example.bytes) return text;
  const before = bytesOf(unmarked(exampleText(rule, example, example.code)));
  const bytes = { actual: hex(applyByteOperation(before, fix.operation)), expected: hex(bytesOf(fixed)) };
  if (fix.edits.length === 0) return bytes;
  return { actual: [bytes.actual, text.actual], expected: [bytes.expected, text.expected] };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** An example's document and the range that it marks; a valid example marks none. */
function openExample(
  rule: RuleMeta,
  example: ValidExample,
): { document: CheckedDocument; start: number; end: number } {
  const whole = exampleText(rule, example, example.code);
  const bytes = example.bytes ? bytesOf(unmarked(whole)) : undefined;
  const configuration = configured(example.profile, example.config);
  const checkedBy = { rules: rulesUnder(configuration), suppressions: [], configuration };
  const text = bytes ? decode(bytes) : unmarked(whole);
  const document = openDocument(languageOfRule(rule), text, checkedBy, testHost());
  if (bytes) document.setBytes(readByteFacts(bytes));
  if (!whole.includes('⟦')) return { document, start: 0, end: 0 };
  const { start, end } = unmark(decodeIfBytes(whole, example));
  return { document, start, end };
}

function decodeIfBytes(code: string, example: ValidExample): string {
  return example.bytes ? decode(bytesOf(code)) : code;
}

function unmarked(code: string): string {
  return code.replace('⟦', '').replace('⟧', '');
}
