import type { Configuration } from './engine/config.ts';
import type { Finding, Fix } from './engine/finding.ts';
import type { RuleFailure, RuleTable } from './engine/ruleRun.ts';
import type { Suppression } from './engine/suppression.ts';
import type { FileFacts } from './schedule/talkFacts.ts';
import type { ByteFacts } from './text/byteFacts.ts';
import type { Position, Range } from './text/range.ts';

/** What a document needs from its host: the core reads no clock and no random source by itself. */
export interface DocumentHost {
  /** Epoch milliseconds. */
  now(): number;
  /** A new globally unique identifier. */
  newUid(): string;
  readonly onRuleFailure: RuleFailure;
}

/** A change as an editor sends it; without a range it replaces the whole text. */
export interface TextChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** A position that also knows its offset in UTF-16 code units. */
export interface Place extends Position {
  readonly offset: number;
}

/** A range that also knows its positions. */
export interface PlacedRange {
  readonly start: Place;
  readonly end: Place;
}

/** What findings are relative to: a part of a text, or all of it. */
export interface TextBlock {
  readonly text: string;
}

/** A finding with its place in the file as it is now. */
export interface PlacedFinding<Block extends TextBlock = TextBlock> extends PlacedRange {
  readonly finding: Finding<Block>;
}

/**
 * One open text of either language: what everybody asks who shows findings and carries out repairs. Findings must be
 * the document's own.
 */
export interface CheckedDocument {
  /** The whole text. */
  readonly text: string;
  /** In UTF-16 code units. */
  readonly length: number;
  /** How many lines an editor shows: one more than there are line breaks. */
  readonly lineCount: number;
  /** The line break that most lines end with. */
  readonly eol: string;
  /** The file's bytes as the host read them, until the next save; by default what the text shows of them. */
  readonly bytes: ByteFacts;
  setBytes(bytes: ByteFacts | undefined): void;
  /** Goes on under other rules, suppressions or another configuration. */
  configure(rules: RuleTable, suppressions: readonly Suppression[], configuration: Configuration): void;
  /** Applies changes one after the other, as LSP defines them. Places outside the text are brought inside. */
  edit(changes: readonly TextChange[]): void;
  /** Notes that the text as it is now is what the file holds. */
  markSaved(): void;
  /** The offset of a position; one past the end of its line counts as the line's end (LSP, Position). */
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
  /** A line without its break; empty for one past the end. */
  lineText(line: number): string;
  /** Everything found that is not suppressed, in the order of the text. */
  findings(): readonly PlacedFinding[];
  /** The ways to repair a finding, best first; edits are in offsets of the whole text. */
  fixes(finding: Finding<TextBlock>): readonly Fix<TextBlock>[];
  /** The suppressions that something is suppressed by. */
  usedSuppressions(): ReadonlySet<Suppression>;
  /** The UIDs of the events that a finding stands in: none outside of them. */
  uidsOf(finding: Finding<TextBlock>): readonly string[];
  /** The place of a range of a block of this document, for related information. */
  placeOf(block: TextBlock, at: Range): PlacedRange;
  /** What the text tells the schedule. */
  talks(): Pick<FileFacts, 'producer' | 'talks'>;
  /** A document of another text, under the same rules, suppressions and host. */
  withText(text: string): CheckedDocument;
}
