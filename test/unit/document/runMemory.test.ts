import { describe, expect, it } from 'vitest';
import { exampleText, IcalDocument, icalRules, RunMemory } from '../../../server/core/index.ts';
import { allRules, testHost } from '../../support/check.ts';
import { exports } from '../../support/exports.ts';

/** Calendars of all programs, and every example of rules that are not run on a shape in which they were silent. */
const texts = [
  ...Object.values(exports),
  ...icalRules
    .filter(({ rule }) => rule.reads === 'heads')
    .flatMap(({ rule, examples }) =>
      [...examples.valid, ...examples.invalid]
        .filter(({ bytes }) => !bytes)
        .map((example) => exampleText(rule, example, example.code.replace(/[⟦⟧]/g, ''))),
    ),
];

/** What a document says: its findings, and what it tells the schedule. */
function told(text: string, memory?: RunMemory) {
  const document = new IcalDocument(text, allRules, testHost(), [], memory);
  const talks = document.talks();
  const findings = document
    .findings()
    .map(({ finding: { rule, text }, start, end }) => ({ rule, text, start, end }));
  return { findings, talks: talks.talks.map(({ facts }) => facts) };
}

describe('a memory that many files share', () => {
  it('changes nothing that is found in any of them or told by it', () => {
    const memory = new RunMemory();
    expect(texts.length).toBeGreaterThan(100);
    const alone = texts.map((text) => told(text));
    for (const _ of ['first', 'again']) {
      expect(texts.map((text) => told(text, memory))).toEqual(alone);
    }
  });
});
