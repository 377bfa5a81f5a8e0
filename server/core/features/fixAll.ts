import type { CheckedDocument, TextBlock } from '../checkedDocument.ts';
import type { ByteOperation, Fix } from '../engine/finding.ts';
import type { Range } from '../text/range.ts';
import { applyEdits, minimalEdit, type TextEdit } from '../text/textEdit.ts';

export interface FixAllOptions {
  /** Repair what these rules found; what all found when absent. */
  readonly rules?: readonly string[];
  /** The caller carries byte operations out: a fix that has one is listed, even if it has edits as well. */
  readonly byteOperations?: boolean;
}

export interface FixAllResult {
  /** The text with everything done that text can do. */
  readonly text: string;
  /** What turns the document's text into `text`; absent when nothing changes. */
  readonly edit: TextEdit | undefined;
  /** What is still to be done to the file's bytes, after the edit; each once, in the order it was met. */
  readonly operations: readonly ByteOperation[];
}

/** What one repair brings to light the next pass repairs; a repair that never ends stops here. */
const mostPasses = 10;

/**
 * Repairs all that is safe to repair, pass by pass until nothing is left to do. A fix that overlaps
 * another waits for the next pass, whole. Takes any document; the document itself stays as it is.
 */
export function fixAll(document: CheckedDocument, options: FixAllOptions = {}): FixAllResult {
  const operations = new Set<ByteOperation>();
  let current = document;
  for (let pass = 0; pass < mostPasses; pass++) {
    const fixes = safeFixes(current, options, operations);
    const next = applyEdits(current.text, withoutOverlaps(fixes.map((fix) => fix.edits)));
    if (next === current.text) break;
    current = current.withText(next);
  }
  const { text } = current;
  return { text, edit: minimalEdit(document.text, text), operations: [...operations] };
}

/** The safe fix of each finding that has one; those to be done to the bytes go to `operations` instead. */
function safeFixes(
  document: CheckedDocument,
  options: FixAllOptions,
  operations: Set<ByteOperation>,
): readonly Fix<TextBlock>[] {
  const fixes: Fix<TextBlock>[] = [];
  for (const { finding } of document.findings()) {
    if (options.rules && !options.rules.includes(finding.rule)) continue;
    const fix = document.fixes(finding).find(({ safety }) => safety === 'safe');
    if (!fix) continue;
    if (fix.operation && (options.byteOperations || fix.edits.length === 0)) operations.add(fix.operation);
    else fixes.push(fix);
  }
  return fixes;
}

interface OwnedEdit {
  readonly owner: number;
  readonly edit: TextEdit;
}

/**
 * The edits of those fixes that get along. Of two fixes that overlap the later one is left out with all
 * its edits: half a fix is worse than none. The first fix always stays, so every pass gets on.
 */
function withoutOverlaps(fixes: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  const owned = fixes.flatMap((edits, owner) => edits.map((edit) => ({ owner, edit })));
  owned.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
  const dropped = new Set<number>();
  let last: OwnedEdit | undefined;
  for (const next of owned) {
    if (dropped.has(next.owner)) continue;
    if (last && last.owner !== next.owner && overlaps(last.edit, next.edit)) {
      dropped.add(Math.max(last.owner, next.owner));
      if (last.owner < next.owner) continue;
    }
    last = next;
  }
  return owned.filter(({ owner }) => !dropped.has(owner)).map(({ edit }) => edit);
}

/** `b` does not start before `a`. Two insertions at one place overlap: which comes first is nobody's to say. */
function overlaps(a: Range, b: Range): boolean {
  return b.start < a.end || (a.start === b.start && a.end === b.end);
}
