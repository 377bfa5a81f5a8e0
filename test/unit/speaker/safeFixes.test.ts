import { describe, expect, it } from 'vitest';
import { applyEdits, exampleText, pageRules } from '../../../server/core/index.ts';
import { configured, openPage } from '../../support/check.ts';
import { saysOf } from '../../support/pages.ts';

/** Safe for a page is what leaves every part of it as it was read before. */
describe.each(pageRules.map(({ rule, examples }) => [rule.id, rule, examples.invalid] as const))(
  'safe fixes of %s',
  (_, rule, examples) => {
    it.each(examples)('leave what the page says: $name', (example) => {
      const text = exampleText(rule, example, example.code).replace('⟦', '').replace('⟧', '');
      const document = openPage(text, configured(example.profile, example.config));
      for (const { finding } of document.findings()) {
        for (const { safety, edits } of document.fixes(finding)) {
          if (safety !== 'safe') continue;
          expect(saysOf(document.withText(applyEdits(text, edits)))).toEqual(saysOf(document));
        }
      }
    });
  },
);
