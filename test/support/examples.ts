import type { InvalidExample, ValidExample } from '../../server/core/engine/rule.ts';
import { wholeExample } from '../../server/core/ical/examples.ts';
import type { IcalFinding, IcalFix, RuleModule } from '../../server/core/ical/rule.ts';
import {
  applyByteOperation,
  applyEdits,
  type IcalDocument,
  type Range,
  type RuleMeta,
} from '../../server/core/index.ts';
import { bytesOf, decode } from './bytes.ts';
import { openBytes, openText, unmark } from './check.ts';

/** What one example shows, and what it must show: two plain values to compare. */
export interface ExampleCheck {
  readonly name: string;
  run(): { readonly actual: unknown; readonly expected: unknown };
}

/** Everything that a rule's examples promise. The test compares, and so does the script that damages rules. */
export function checksOf({ rule, examples }: RuleModule): readonly ExampleCheck[] {
  const firstMessage = Object.keys(rule.messages)[0] ?? '';
  return [
    ...examples.valid.map((example) => ({
      name: `is silent: ${example.name}`,
      run: () => isSilent(rule.id, example),
    })),
    ...examples.invalid.map((example) => ({
      name: `speaks: ${example.name}`,
      run: () => speaks(rule, example, firstMessage),
    })),
    ...examples.invalid.map((example) => {
      if (example.fixed === undefined)
        return { name: `has no fix: ${example.name}`, run: () => hasNoFix(rule.id, example) };
      return { name: `is fixed: ${example.name}`, run: () => isFixed(rule.id, example) };
    }),
  ];
}

function isSilent(id: string, example: ValidExample) {
  const found = openExample(example).document.findings();
  const actual = found.filter(({ finding }) => finding.rule === id).map(({ finding }) => finding.text);
  return { actual, expected: [] };
}

function speaks(rule: RuleMeta, example: InvalidExample, firstMessage: string) {
  const { document, start, end } = openExample(example);
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
function faultsOf({ data, block, at, related }: IcalFinding, template: string): readonly string[] {
  const holes = [...template.matchAll(/\{(\w+)\}/g)].filter(([, name = '']) => data[name] === undefined);
  const overlaps = (place: Range) => place.start < at.end && at.start < place.end;
  const repeated = related.filter((place) => (place.block ?? block) === block && overlaps(place.at));
  return [
    ...holes.map(([hole]) => `nothing for ${hole}`),
    ...repeated.map(({ text }) => `says again: ${text}`),
  ];
}

function hasNoFix(id: string, example: InvalidExample) {
  return { actual: fixesOf(id, openExample(example).document).map(({ title }) => title), expected: [] };
}

function fixesOf(id: string, document: IcalDocument): readonly IcalFix[] {
  const placed = document.findings().find(({ finding }) => finding.rule === id);
  return placed ? document.fixes(placed.finding) : [];
}

function isFixed(id: string, example: InvalidExample) {
  const { document } = openExample(example);
  const fixes = fixesOf(id, document);
  const fix = example.fix ? fixes.find(({ title }) => title === example.fix) : fixes[0];
  const fixed = wholeExample(example.fixed ?? '', example.raw);
  const text = {
    actual: applyEdits(document.text, fix?.edits ?? []),
    expected: decodeIfBytes(fixed, example),
  };
  if (!fix?.operation || !example.bytes) return text;
  const before = bytesOf(unmarked(wholeExample(example.code, example.raw)));
  const bytes = { actual: hex(applyByteOperation(before, fix.operation)), expected: hex(bytesOf(fixed)) };
  if (fix.edits.length === 0) return bytes;
  return { actual: [bytes.actual, text.actual], expected: [bytes.expected, text.expected] };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** An example's document and the range that it marks; a valid example marks none. */
function openExample(example: ValidExample): { document: IcalDocument; start: number; end: number } {
  const whole = wholeExample(example.code, example.raw);
  const document = example.bytes
    ? openBytes(bytesOf(unmarked(whole)), example.profile)
    : openText(unmarked(whole), example.profile);
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
