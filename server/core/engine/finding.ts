import type { ByteOperation } from '../text/byteOperations.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';

export type { ByteOperation };

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/**
 * `safe`: readers see equal values and equal instants before and after, or could not read the object
 * before and there is one repair. All else is `unsafe` and offered singly.
 */
export type Safety = 'safe' | 'unsafe';

/** What a message's `{placeholders}` are filled with. */
export type MessageData = Readonly<Record<string, string | number>>;

/** A second place that a finding speaks of. `block` is absent when it is the finding's own block. */
export interface Related<Block> {
  readonly block?: Block;
  readonly at: Range;
  readonly text: string;
}

/** A place in another block than the finding's own, in which other rules give way to it. */
export interface OwnedPlace<Block> {
  readonly block: Block;
  readonly at: Range;
}

/** One thing found by one rule. Places are relative to a block, so that the block may move in its file. */
export interface Finding<Block, Node = unknown> {
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  /** The message in words. */
  readonly text: string;
  readonly data: MessageData;
  readonly block: Block;
  readonly at: Range;
  readonly related: readonly Related<Block>[];
  /** Where other rules give way to this finding; `at` when absent. */
  readonly owns?: Range;
  /** Equal for findings of one rule that are one thing seen from several places; a summary counts them once. */
  readonly group?: string;
  readonly ownsElsewhere?: readonly OwnedPlace<Block>[];
  /** What the rule was looking at; its fixes start from it. */
  readonly node: Node;
}

/** An edit of the text of `block`, or of the finding's own block when that is absent. */
export interface BlockEdit<Block> extends TextEdit {
  readonly block?: Block;
}

/** A way to repair a finding: text edits, or an operation on the bytes of the file. */
export interface Fix<Block> {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly BlockEdit<Block>[];
  readonly operation?: ByteOperation;
}

/** Fills the `{placeholders}` of a message; one without data stays as it is, so that it is seen. */
export function fillMessage(text: string, data: MessageData): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => shortened(String(data[key] ?? whole)));
}

/** What a message shows of a long value: enough to know it by. */
const longestShown = 80;

function shortened(text: string): string {
  if (text.length <= longestShown) return text;
  return `${text.slice(0, longestShown - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
