import type { CheckedDocument, PlacedFinding, TextBlock } from '../checkedDocument.ts';
import { capByRule } from '../engine/cap.ts';
import type { ByteOperation, Fix } from '../engine/finding.ts';
import { type Range, touches } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { fixAll } from './fixAll.ts';

/** `quickFix`: something to choose at a finding; `fixAll`: what an editor may run by itself on save. */
export type CodeActionKind = 'quickFix' | 'fixAll';

/** Which action it is, as plain data that survives a trip through the client. */
export type CodeActionIdentity =
  | {
      readonly type: 'fix';
      readonly rule: string;
      readonly message: string;
      /** The finding's range: offsets in the whole text. */
      readonly start: number;
      readonly end: number;
      /** Which of the finding's fixes. */
      readonly title: string;
    }
  | { readonly type: 'fixAll'; readonly rule?: string };

/** An action on offer. What it would change is not worked out before somebody chooses it. */
export interface CodeActionOffer {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly isPreferred: boolean;
  readonly identity: CodeActionIdentity;
  /** The finding that a single fix repairs. */
  readonly finding?: PlacedFinding;
  /** Must be done to the file's bytes, unless `hasEdits`: then the text can do it as well. */
  readonly operation?: ByteOperation;
  readonly hasEdits: boolean;
}

/** What an action does: edits of the text first, then operations on the bytes. */
export interface CodeActionEffect {
  readonly edits: readonly TextEdit[];
  readonly operations: readonly ByteOperation[];
}

/** A selection may touch thousands of findings; nobody chooses from a menu longer than this. */
const mostFindings = 100;

/**
 * The actions for a range of the text, worked out from the range alone: what a client says about its
 * diagnostics may be old or missing. `only` limits the kinds; all kinds when absent means quick fixes,
 * because the repair of the whole file is among them.
 */
export function codeActions(
  document: CheckedDocument,
  range: Range,
  only: readonly CodeActionKind[] = ['quickFix'],
): readonly CodeActionOffer[] {
  const findings = document.findings();
  const offers = only.includes('quickFix') ? quickFixes(document, findings, range) : [];
  if (!only.includes('fixAll') || !hasAnySafeFix(document, findings)) return offers;
  return [...offers, offerFixAll('fixAll')];
}

/**
 * What an action does to the document as it is now. Undefined when the document no longer has that
 * finding or fix; the caller should have compared versions before.
 */
export function resolveCodeAction(
  document: CheckedDocument,
  identity: CodeActionIdentity,
  options: { readonly byteOperations: boolean },
): CodeActionEffect | undefined {
  if (identity.type === 'fixAll') {
    const rules = identity.rule === undefined ? {} : { rules: [identity.rule] };
    const { edit, operations } = fixAll(document, { ...options, ...rules });
    return { edits: edit ? [edit] : [], operations };
  }
  // One message can be there twice at one place, for two missing properties; then the titles differ.
  const placed = document.findings().filter((each) => isOf(each, identity));
  const fixes = placed.flatMap(({ finding }) => document.fixes(finding));
  const fix = fixes.find(({ title }) => title === identity.title);
  if (!fix) return undefined;
  const isForBytes = fix.operation && (options.byteOperations || fix.edits.length === 0);
  return isForBytes
    ? { edits: [], operations: [fix.operation as ByteOperation] }
    : { edits: fix.edits, operations: [] };
}

function isOf(placed: PlacedFinding, identity: CodeActionIdentity & { readonly type: 'fix' }): boolean {
  return (
    placed.start.offset === identity.start &&
    placed.end.offset === identity.end &&
    placed.finding.rule === identity.rule &&
    placed.finding.message === identity.message
  );
}

function quickFixes(document: CheckedDocument, findings: readonly PlacedFinding[], range: Range) {
  const touched = findings.filter((placed) => touches(range, rangeOf(placed))).slice(0, mostFindings);
  const offers: CodeActionOffer[] = [];
  const safeRules = new Set<string>();
  for (const placed of touched) {
    const fixes = document.fixes(placed.finding);
    if (fixes.some(isSafe)) safeRules.add(placed.finding.rule);
    for (const fix of fixes) offers.push(offerFix(placed, fix, fixes));
  }
  return [...offers, ...offersForMore(document, findings, safeRules)];
}

function rangeOf({ start, end }: PlacedFinding): Range {
  return { start: start.offset, end: end.offset };
}

function isSafe({ safety }: Fix<TextBlock>): boolean {
  return safety === 'safe';
}

function offerFix(
  placed: PlacedFinding,
  fix: Fix<TextBlock>,
  fixes: readonly Fix<TextBlock>[],
): CodeActionOffer {
  const { rule, message } = placed.finding;
  return {
    title: fix.title,
    kind: 'quickFix',
    isPreferred: isSafe(fix) && fixes.filter(isSafe).length === 1,
    identity: { type: 'fix', rule, message, ...rangeOf(placed), title: fix.title },
    finding: placed,
    hasEdits: fix.edits.length > 0,
    ...(fix.operation && { operation: fix.operation }),
  };
}

/** The wider repairs, each only where it would do more than the narrower one above it. */
function offersForMore(
  document: CheckedDocument,
  findings: readonly PlacedFinding[],
  safeRules: ReadonlySet<string>,
): readonly CodeActionOffer[] {
  if (safeRules.size === 0) return [];
  const offers = [...safeRules]
    .filter((rule) => findings.filter(({ finding }) => finding.rule === rule).length > 1)
    .map((rule) => offerFixAll('quickFix', rule));
  const others = findings.filter(({ finding }) => safeRules.size > 1 || !safeRules.has(finding.rule));
  return hasAnySafeFix(document, others) ? [...offers, offerFixAll('quickFix')] : offers;
}

function offerFixAll(kind: CodeActionKind, rule?: string): CodeActionOffer {
  return {
    title: rule ? `Fix all in this file: ${rule}` : 'Fix all safe problems in this file',
    kind,
    isPreferred: false,
    identity: rule ? { type: 'fixAll', rule } : { type: 'fixAll' },
    hasEdits: true,
  };
}

/** Looks no further than what is shown: a rule with a hundred findings and no safe fix has none. */
function hasAnySafeFix(document: CheckedDocument, findings: readonly PlacedFinding[]): boolean {
  return capByRule(findings, ({ finding }) => finding.rule).some(({ item }) =>
    document.fixes(item.finding).some(isSafe),
  );
}
