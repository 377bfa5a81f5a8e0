import { describe, expect, it } from 'vitest';
import type { ValidExample } from '../../../server/core/engine/rule.ts';
import { wholeExample } from '../../../server/core/ical/examples.ts';
import { applyByteOperation, applyEdits, type IcalDocument, icalRules } from '../../../server/core/index.ts';
import { bytesOf, decode } from '../../support/bytes.ts';
import { openBytes, openText, unmark } from '../../support/check.ts';

describe.each(icalRules.map((module) => [module.rule.id, module] as const))('rule %s', (id, module) => {
  const { rule, examples } = module;

  it('has at least two valid and two invalid examples', () => {
    expect(examples.valid.length).toBeGreaterThanOrEqual(2);
    expect(examples.invalid.length).toBeGreaterThanOrEqual(2);
  });

  it.each(examples.valid)('is silent: $name', (example) => {
    const found = openExample(example).document.findings();
    expect(found.filter(({ finding }) => finding.rule === id)).toEqual([]);
  });

  it.each(examples.invalid)('speaks: $name', (example) => {
    const { document, start, end } = openExample(example);
    const found = document.findings().map(({ finding, start, end }) => ({
      rule: finding.rule,
      message: finding.message,
      start: start.offset,
      end: end.offset,
    }));
    const message = example.message ?? Object.keys(rule.messages)[0];
    expect(found.filter((finding) => !example.also?.includes(finding.rule))).toEqual([
      { rule: id, message, start, end },
    ]);
  });

  it.each(examples.invalid.filter((example) => example.fixed !== undefined))('is fixed: $name', (example) => {
    const { document } = openExample(example);
    const placed = document.findings().find(({ finding }) => finding.rule === id);
    const fixes = placed ? document.fixes(placed.finding) : [];
    const fix = example.fix ? fixes.find(({ title }) => title === example.fix) : fixes[0];
    const fixed = wholeExample(example.fixed ?? '', example.raw);
    if (fix?.operation && example.bytes) {
      const before = bytesOf(unmarked(wholeExample(example.code, example.raw)));
      expect(Buffer.from(applyByteOperation(before, fix.operation))).toEqual(bytesOf(fixed));
    }
    const isForBytesOnly = fix?.operation && fix.edits.length === 0;
    if (!isForBytesOnly)
      expect(applyEdits(document.text, fix?.edits ?? [])).toBe(decodeIfBytes(fixed, example));
  });
});

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
