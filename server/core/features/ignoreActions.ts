import type { CheckedDocument, PlacedFinding } from '../checkedDocument.ts';
import type { NewSuppression } from '../config/addSuppression.ts';
import { type Range, touches } from '../text/range.ts';

/** How much somebody no longer wants to see a rule's findings of: in one event, in the file, or at all. */
export type IgnoreScope = 'event' | 'file' | 'everywhere';

/** Something to ignore. */
export interface IgnoreChoice {
  readonly title: string;
  readonly rule: string;
  readonly scope: IgnoreScope;
  /** The event, where the scope is one. */
  readonly uid?: string;
}

/** Something to ignore, on offer at a finding. */
export interface IgnoreOffer extends IgnoreChoice {
  readonly finding: PlacedFinding;
}

/** Of a selection over many findings, so many rules are offered: nobody chooses from a longer menu. */
const mostRules = 10;

/** What may be ignored at a range: for each rule that found something there, the narrowest first. */
export function ignoreOffers(document: CheckedDocument, range: Range): readonly IgnoreOffer[] {
  const byRule = new Map<string, PlacedFinding>();
  for (const placed of document.findings()) {
    const isThere = touches(range, { start: placed.start.offset, end: placed.end.offset });
    if (isThere && !byRule.has(placed.finding.rule)) byRule.set(placed.finding.rule, placed);
    if (byRule.size === mostRules) break;
  }
  return [...byRule.values()].flatMap((finding) => offersFor(document, finding));
}

/** What to add to the configuration for an offer. `path` is the document's, from its schedule's folder. */
export function suppressionFor(
  { rule, scope, uid }: Pick<IgnoreOffer, 'rule' | 'scope' | 'uid'>,
  path: string,
): NewSuppression {
  return {
    rule,
    ...(scope === 'event' && uid !== undefined && { uid }),
    ...(scope === 'file' && { path }),
  };
}

function offersFor(document: CheckedDocument, finding: PlacedFinding): readonly IgnoreOffer[] {
  const { rule } = finding.finding;
  const [uid] = document.uidsOf(finding.finding);
  return ignoreOffersFor(rule, uid).map((choice) => ({ ...choice, finding }));
}

/** What may be ignored of a rule, the narrowest first; `uid` is the event's that a finding stands in. */
export function ignoreOffersFor(rule: string, uid: string | undefined): readonly IgnoreChoice[] {
  const inFile: IgnoreChoice = { title: `Ignore in this file: ${rule}`, rule, scope: 'file' };
  const everywhere: IgnoreChoice = { title: `Ignore everywhere: ${rule}`, rule, scope: 'everywhere' };
  if (uid === undefined) return [inFile, everywhere];
  return [{ title: `Ignore this here: ${rule}`, rule, scope: 'event', uid }, inFile, everywhere];
}
