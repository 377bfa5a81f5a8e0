import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeActions, fixAll, resolveCodeAction } from '../../server/core/index.ts';
import { allRules, openText } from '../support/check.ts';
import { changedReadings } from '../support/icaljs.ts';
import { calendarText, fuzz, readableText } from '../support/texts.ts';

const adds = allRules.rules.flatMap((rule) => rule.adds ?? []);

/** A value that ical.js cannot read, and that no safe fix can repair, may stay so. */
const staysUnreadable = / is not read$| is new: undefined$/;

describe('repairing all that is safe, in any text', () => {
  it('ends: a second time changes nothing', () => {
    fc.assert(
      fc.property(calendarText, (text) => {
        const once = fixAll(openText(text));
        expect(fixAll(openText(once.text)).text).toBe(once.text);
      }),
      fuzz,
    );
  });

  it('leaves nothing behind that it could repair', () => {
    fc.assert(
      fc.property(calendarText, (text) => {
        const document = openText(fixAll(openText(text)).text);
        const left = document
          .findings()
          .filter(({ finding }) =>
            document.fixes(finding).some((fix) => fix.safety === 'safe' && fix.edits.length > 0),
          );
        expect(left.map(({ finding }) => finding.rule)).toEqual([]);
      }),
      fuzz,
    );
  });

  it('changes nothing of what ical.js reads', () => {
    fc.assert(
      fc.property(readableText, (text) => {
        const changes = changedReadings(text, fixAll(openText(text)).text, adds);
        expect(changes.filter((change) => !staysUnreadable.test(change))).toEqual([]);
      }),
      fuzz,
    );
  });
});

describe('code actions, anywhere in any text', () => {
  it('can all be carried out', () => {
    fc.assert(
      fc.property(calendarText, fc.nat(600), fc.nat(40), (text, start, length) => {
        const document = openText(text);
        const range = { start, end: start + length };
        for (const offer of codeActions(document, range, ['quickFix', 'fixAll'])) {
          const effect = resolveCodeAction(document, offer.identity, { byteOperations: false });
          expect(effect).toBeDefined();
          for (const edit of effect?.edits ?? []) {
            expect(edit.start).toBeLessThanOrEqual(edit.end);
            expect(edit.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { ...fuzz, numRuns: 800 },
    );
  });
});
