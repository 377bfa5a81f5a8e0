/** What `greenroom explain` needs and nothing else does: a bundle of its own, as the examples of all rules are large. */
import { findRule } from './listedRules.ts';
import { pageAsText, rulePage } from './rulePage.ts';
import { styleFor } from './terminal.ts';

/** The page of a rule as a terminal shows it; undefined when there is no such rule. */
export function explainRule(id: string, hasColor: boolean): string | undefined {
  const listed = findRule(id);
  return listed && pageAsText(rulePage(listed), styleFor(hasColor));
}
