import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../../server/core/ical/examples.ts';
import { applyEdits, codeActions, icalRules, resolveCodeAction } from '../../../server/core/index.ts';
import { openText, unmark } from '../../support/check.ts';

const text = wholeExample('SUMMARY:Opening\nEND:⟦VTODO⟧\n', true);

describe('code actions', () => {
  const opened = unmark(
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${text.replaceAll('\n', '\r\n')}END:VCALENDAR\r\n`,
  );

  it('carry what is needed to find them again', () => {
    const document = openText(opened.text);
    const offers = codeActions(document, opened);
    const offer = offers.find(({ title }) => title === 'Change to END:VEVENT');
    const identity = JSON.parse(JSON.stringify(offer?.identity));
    expect(identity).toMatchObject({ rule: 'begin-end-mismatch', start: opened.start, end: opened.end });
    const effect = resolveCodeAction(document, identity, { byteOperations: false });
    expect(applyEdits(document.text, effect?.edits ?? [])).toBe(opened.text.replace('VTODO', 'VEVENT'));
  });

  it('are gone when their finding is', () => {
    const [offer] = codeActions(openText(opened.text), opened);
    const after = openText(`X-NOTE:1\r\n${opened.text}`);
    const identity = offer?.identity ?? { type: 'fixAll' };
    expect(resolveCodeAction(after, identity, { byteOperations: false })).toBeUndefined();
  });

  it('never fail, and each of them can be carried out', () => {
    const lines = icalRules.flatMap(({ examples }) =>
      examples.invalid.map((example) => unmark(wholeExample(example.code, example.raw)).text),
    );
    const texts = fc.array(fc.constantFrom(...lines), { maxLength: 3 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (drawn, start, length) => {
        const document = openText(drawn);
        for (const offer of codeActions(document, { start, end: start + length }, ['quickFix', 'fixAll'])) {
          const effect = resolveCodeAction(document, offer.identity, { byteOperations: false });
          expect(effect).toBeDefined();
        }
      }),
      { seed: 5545, numRuns: 100 },
    );
  });
});
