import { describe, expect, it } from 'vitest';
import { icalRules, pageRules, scheduleRules } from '../../../server/core/index.ts';
import { checksOf } from '../../support/examples.ts';
import { scheduleChecksOf } from '../../support/scheduleExamples.ts';

describe.each([...icalRules, ...pageRules].map((module) => [module.rule.id, module] as const))(
  'rule %s',
  (_, module) => {
    it('has at least two valid and two invalid examples', () => {
      expect(module.examples.valid.length).toBeGreaterThanOrEqual(2);
      expect(module.examples.invalid.length).toBeGreaterThanOrEqual(2);
    });

    it.each(checksOf(module).map(({ name, run }) => [name, run] as const))('%s', (_, run) => {
      const { actual, expected } = run();
      expect(actual).toEqual(expected);
    });
  },
);

describe.each(scheduleRules.map((module) => [module.rule.id, module] as const))(
  'rule on the schedule %s',
  (_, module) => {
    it('has at least two valid and two invalid examples', () => {
      expect(module.examples.valid.length).toBeGreaterThanOrEqual(2);
      expect(module.examples.invalid.length).toBeGreaterThanOrEqual(2);
    });

    it.each(scheduleChecksOf(module).map(({ name, run }) => [name, run] as const))('%s', (_, run) => {
      const { actual, expected } = run();
      expect(actual).toEqual(expected);
    });
  },
);
