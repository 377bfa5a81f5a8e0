import type { RuleMeta, ValidExample } from './engine/rule.ts';
import { wholeExample } from './ical/examples.ts';
import type { LanguageId } from './openDocument.ts';
import { wholePage } from './speaker/examples.ts';

/** The language of the texts that a rule looks at. */
export function languageOfRule({ category }: RuleMeta): LanguageId {
  return category === 'page' ? 'speaker-page' : 'icalendar';
}

/** The whole text of an example: its code, or its `fixed`, with what a healthy file has around it. */
export function exampleText(rule: RuleMeta, { raw }: ValidExample, code: string): string {
  return languageOfRule(rule) === 'speaker-page' ? wholePage(code, raw) : wholeExample(code, raw);
}
