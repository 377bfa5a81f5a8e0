import { describe, expect, it } from 'vitest';
import { runConfigExample } from '../../../server/cli/ruleExamples.ts';
import { configExamples, configRules, knownRules, readConfiguration } from '../../../server/core/index.ts';
import { unmark } from '../../support/check.ts';

const cases = configRules.flatMap(({ id }) => configExamples[id].map((example) => ({ id, example })));

describe('the examples of the rules on greenroom.json', () => {
  it('are at least one for each', () => {
    for (const { id } of configRules) expect(configExamples[id].length).toBeGreaterThan(0);
  });

  it.each(cases)('$id marks $example.name', ({ id, example }) => {
    const { start, end } = unmark(example.code);
    expect(runConfigExample(id, example.code)).toMatchObject({ rule: id, at: { start, end } });
  });

  it.each(cases)('$id has nothing to say when $example.name is repaired', ({ example }) => {
    expect(readConfiguration(example.better, knownRules).findings).toEqual([]);
  });
});
