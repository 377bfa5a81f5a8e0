import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../../server/core/ical/examples.ts';
import { applyEdits, icalRules } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';
import { readWithIcalJs } from '../../support/icaljs.ts';

/** The repairs of zones that promise to keep every time, whatever they do to the VTIMEZONE. */
const promise = /keeps the times$/;

/** All that ical.js reads in a text but for its zones. */
function eventsIn(text: string) {
  return readWithIcalJs(text)?.map(({ properties, components }) => ({
    properties: properties.filter(({ name }) => name !== 'x-wr-timezone'),
    components: components.filter(({ name }) => name !== 'vtimezone'),
  }));
}

const cases = icalRules.flatMap(({ rule, examples }) =>
  examples.invalid.flatMap(({ name, code, raw }) => {
    const text = wholeExample(code, raw).replace('⟦', '').replace('⟧', '');
    const document = openText(text);
    return document
      .findings()
      .flatMap(({ finding }) => document.fixes(finding))
      .filter(({ title }) => promise.test(title))
      .map(({ title, edits }) => [`${rule.id}: ${name}: ${title}`, text, edits] as const);
  }),
);

describe('repairs of zones that keep the times', () => {
  it('are offered', () => {
    expect(cases.length).toBeGreaterThan(2);
  });

  it.each(cases)('do so for ical.js: %s', (_, text, edits) => {
    const after = applyEdits(text, edits);
    expect(after).not.toBe(text);
    expect(eventsIn(after)).toEqual(eventsIn(text));
  });
});
