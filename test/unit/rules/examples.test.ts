import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../../server/core/ical/examples.ts';
import { applyEdits, icalRules } from '../../../server/core/index.ts';
import { openText, unmark } from '../../support/check.ts';

describe.each(icalRules.map((module) => [module.rule.id, module] as const))('rule %s', (id, module) => {
  const { rule, examples } = module;

  it('has at least two valid and two invalid examples', () => {
    expect(examples.valid.length).toBeGreaterThanOrEqual(2);
    expect(examples.invalid.length).toBeGreaterThanOrEqual(2);
  });

  it.each(examples.valid)('is silent: $name', (example) => {
    const found = openText(wholeExample(example.code, example.raw)).findings();
    expect(found.filter(({ finding }) => finding.rule === id)).toEqual([]);
  });

  it.each(examples.invalid)('speaks: $name', (example) => {
    const { text, start, end } = unmark(wholeExample(example.code, example.raw));
    const document = openText(text);
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
    const document = openText(unmark(wholeExample(example.code, example.raw)).text);
    const placed = document.findings().find(({ finding }) => finding.rule === id);
    const fixes = placed ? document.fixes(placed.finding) : [];
    const fix = example.fix ? fixes.find(({ title }) => title === example.fix) : fixes[0];
    expect(applyEdits(document.text, fix?.edits ?? [])).toBe(wholeExample(example.fixed ?? '', example.raw));
  });
});
