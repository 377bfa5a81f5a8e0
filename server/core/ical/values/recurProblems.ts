import { contains, type Range } from '../../text/range.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { type RecurInLine, type RecurProblem, type RecurProblemKind, readRecur } from './recur.ts';

/** The problems of a rule that are of these kinds; nothing is made for a rule that has none. */
export function problemsOf(
  { problems }: RecurInLine,
  kinds: ReadonlySet<RecurProblemKind>,
): readonly RecurProblem[] {
  return problems.length === 0 ? problems : problems.filter(({ kind }) => kinds.has(kind));
}

/** The problem of such a kind that a finding marked, with the rule that it is in. */
export function problemAt(
  tree: BlockTree,
  line: ContentLine,
  kinds: ReadonlySet<RecurProblemKind>,
  marked: Range,
): { readonly recur: RecurInLine; readonly problem: RecurProblem } | undefined {
  const recur = readRecur(tree, line);
  const problem = problemsOf(recur, kinds).find((one) => contains(recur.sourceRange(one), marked));
  return problem && { recur, problem };
}

/** Edits of the value as edits of the block. */
export function toBlockEdits(recur: RecurInLine, edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map((edit) => ({ ...recur.sourceRange(edit), newText: edit.newText }));
}

/** What a range of the value holds. */
export function partText({ text }: RecurInLine, { start, end }: Range): string {
  return text.slice(start, end);
}
