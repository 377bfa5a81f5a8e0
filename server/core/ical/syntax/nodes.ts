import type { Lines } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { Shape } from './knownHeads.ts';

/** One value of a parameter; the range holds the double quotes when `quoted`. */
export interface ParameterValue extends Range {
  readonly quoted: boolean;
  /** Without its quotes, where that is kept ready; see `parameterText`. */
  readonly text: string | undefined;
}

/** `;NAME=value,value` without its semicolon. A parameter without `=` has no values. */
export interface Parameter extends Range {
  /** In upper case and unfolded. */
  readonly name: string;
  readonly nameEnd: number;
  readonly values: readonly ParameterValue[];
}

/**
 * What a logical line is. `malformed` has no colon after its name, or begins with white space with
 * nothing above that it could continue.
 */
export type LineKind = 'property' | 'begin' | 'end' | 'blank' | 'malformed';

/**
 * A content line of RFC 5545, 3.1, or what stands in its place. The nodes of a block laid end to end,
 * each from `start` to `fullEnd`, are the text of the block.
 */
export interface ContentLine extends Range {
  readonly kind: LineKind;
  /** After the line's last line break; `end` is before it. */
  readonly fullEnd: number;
  /** In upper case and unfolded; empty for blank and malformed lines. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly params: readonly Parameter[];
  /** After the colon. The value ends at `end`. */
  readonly valueStart: number;
  /** Index of its first physical line in the block's `Lines`. */
  readonly line: number;
  /** How many physical lines it takes: more than one is a folded line. */
  readonly lineCount: number;
}

/** BEGIN to END with what stands between them. Never frozen into a class: plain data, built once. */
export interface Component extends Range {
  /** In upper case, as its BEGIN line has it. */
  readonly name: string;
  readonly begin: ContentLine;
  /** Absent when the component was never closed. */
  readonly endLine: ContentLine | undefined;
  readonly parent: Component | undefined;
  readonly depth: number;
  readonly properties: readonly ContentLine[];
  readonly components: readonly Component[];
}

/** What the parser noticed. Rules turn problems into findings; the parser judges nothing. */
export type ProblemKind =
  | 'no-colon'
  | 'nothing-to-continue'
  | 'blank-line'
  | 'name-invalid'
  | 'param-empty'
  | 'param-no-equals'
  | 'param-name-invalid'
  | 'quote-misplaced'
  | 'quote-unclosed'
  | 'control-character'
  | 'line-too-long'
  | 'end-without-begin'
  | 'end-mismatch'
  | 'not-closed';

export interface Problem extends Range {
  readonly kind: ProblemKind;
  /** The logical line that it is about, or that proves it. */
  readonly line: ContentLine;
  readonly parameter?: Parameter;
  /** For the structural kinds: the component that is open. */
  readonly component?: Component;
}

/** All that is known of one block from its text alone. Every offset is relative to the block's start. */
export interface BlockTree {
  readonly text: string;
  readonly lines: Lines;
  readonly contentLines: readonly ContentLine[];
  /** Every component, outermost first, in the order of their BEGIN lines; flat, so nobody need recurse. */
  readonly components: readonly Component[];
  /** Properties outside every component of this block: properties of the calendar around it. */
  readonly looseProperties: readonly ContentLine[];
  /** The END:VCALENDAR line, when this block is one. */
  readonly calendarEnd: ContentLine | undefined;
  readonly problems: readonly Problem[];
  /** The same for blocks of one file whose lines have the same heads; undefined where nobody keeps count of them. */
  readonly shape: Shape | undefined;
}
