import type { RuleFailure, RuleTable } from './engine/ruleRun.ts';
import { readBlockFacts } from './ical/blockFacts.ts';
import { checkBlock } from './ical/checkBlock.ts';
import type { BlockFacts, CalendarContext } from './ical/context.ts';
import { isStructural } from './ical/facts.ts';
import type { Calendar, ModelBlock } from './ical/fileModel.ts';
import type { IcalFinding } from './ical/rule.ts';
import type { SilentShapes } from './ical/silentShapes.ts';
import type { ScannedBlock } from './ical/syntax/blocks.ts';
import type { KnownHeads } from './ical/syntax/knownHeads.ts';
import type { BlockTree } from './ical/syntax/nodes.ts';
import { parseBlock } from './ical/syntax/tree.ts';
import { readEventTalks } from './schedule/eventTalks.ts';
import type { PlacedTalk } from './schedule/talkFacts.ts';
import type { Names } from './schedule/writtenName.ts';
import { type Lines, lineAt } from './text/lines.ts';
import type { Position } from './text/range.ts';
import type { TextSource } from './text/textSource.ts';
import type { Zones } from './time/zones.ts';

/** A finding with its lines counted from the start of its block. */
export interface RelativeFinding {
  readonly finding: IcalFinding;
  readonly start: Position;
  readonly end: Position;
}

export const noFindings: readonly RelativeFinding[] = [];

/** What a block that belongs to no calendar is checked under. */
export const noCalendar: CalendarContext = { method: undefined, zones: new Map() };

/** One block of an open document: its place, and the cache of everything made of its text. */
export class DocumentBlock implements ModelBlock {
  readonly name: string;
  /** Of its text, in UTF-16 code units. */
  readonly length: number;
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
  start = 0;
  line = 0;
  facts: BlockFacts | undefined;
  calendar: Calendar | undefined;
  countedIn: Calendar | undefined;
  blockFindings: readonly RelativeFinding[] = noFindings;
  fileFindings: readonly RelativeFinding[] = noFindings;
  readonly #heads: KnownHeads;
  readonly #octets: number;
  /** Of a file whose text is not kept: where the block's own can be read again. */
  readonly #source: TextSource | undefined;
  readonly #at: number;
  #text: string | undefined;
  #tree: BlockTree | undefined;
  /** From the scan that cut the block out; used up by the first tree. */
  #takeLines: (() => Lines) | undefined;
  #checkedUnder: CalendarContext | undefined;
  #checkedBy: RuleTable | undefined;
  #talks: readonly PlacedTalk[] | undefined;
  #talksUnder: CalendarContext | undefined;

  /** `heads` are those of the file. With a `source`, in which it starts `at` so many octets, it need not keep its text. */
  constructor(block: ScannedBlock, heads: KnownHeads, source?: TextSource, at = 0) {
    this.#heads = heads;
    this.#octets = block.octets;
    this.#source = source;
    this.#at = at;
    this.#text = block.text;
    this.length = block.text.length;
    this.name = block.name;
    this.crlf = block.crlf;
    this.lf = block.lf;
    this.cr = block.cr;
    this.#takeLines = block.takeLines;
  }

  get text(): string {
    if (this.#text !== undefined) return this.#text;
    return this.#source?.read(this.#at, this.#at + this.#octets) ?? '';
  }

  get tree(): BlockTree {
    if (this.#tree) return this.#tree;
    const tree = parseBlock(this.text, this.#takeLines?.(), this.#heads);
    this.#takeLines = undefined;
    this.#tree = tree;
    return tree;
  }

  /** How many line breaks the block holds. */
  get breaks(): number {
    return this.crlf + this.lf + this.cr;
  }

  /** Forgets the tree, and the text where it can be read again; the next one who asks has it made again. */
  dropTree(): void {
    this.#tree = undefined;
    if (!this.#source) return;
    this.#text = undefined;
    this.#takeLines = undefined;
  }

  /** The UIDs of the events, tasks and so on in this block. */
  get uids(): readonly string[] {
    this.facts ??= readBlockFacts(this.tree);
    return this.facts.identities.map(({ uid }) => uid);
  }

  /** What the block tells the schedule; the same objects as long as its text and its calendar's context are. */
  talks(zonesOf: (context: CalendarContext) => Zones, names: Names): readonly PlacedTalk[] {
    const context = this.calendar?.context ?? noCalendar;
    if (this.#talks && this.#talksUnder === context) return this.#talks;
    const { method } = context;
    const uids = this.facts?.identities.map(({ uid }) => uid) ?? [];
    const facts =
      this.name === 'VEVENT'
        ? readEventTalks(this.tree, { method, zones: zonesOf(context), names, uids })
        : [];
    this.#talks = facts.map((each) => ({ facts: each, block: this }));
    this.#talksUnder = context;
    return this.#talks;
  }

  /** Says whether these rules have run on this block under its calendar's context. */
  isChecked(rules: RuleTable): boolean {
    return this.#checkedUnder === (this.calendar?.context ?? noCalendar) && this.#checkedBy === rules;
  }

  /** Runs the rules on this block, unless the same have run under its calendar's context. */
  check(
    rules: RuleTable,
    zonesOf: (context: CalendarContext) => Zones,
    onFailure: RuleFailure,
    silent: SilentShapes,
  ): void {
    if (this.isChecked(rules)) return;
    const context = this.calendar?.context ?? noCalendar;
    this.#checkedUnder = context;
    this.#checkedBy = rules;
    this.blockFindings = noFindings;
    // Every file of an export has the same VTIMEZONE and the same END line.
    const mayRepeat = isStructural(this);
    if (mayRepeat && silent.hasText(this.text, rules, context)) return;
    const found = checkBlock(rules, this, context, zonesOf(context), onFailure, silent);
    const { tree } = this;
    if (found.length > 0) this.blockFindings = found.map((finding) => toRelative(tree, finding));
    else if (mayRepeat) silent.addText(this.text, rules, context);
  }
}

/** Counts a finding's places in lines of its block. */
export function toRelative(tree: BlockTree, finding: IcalFinding): RelativeFinding {
  return {
    finding,
    start: relativePosition(tree, finding.at.start),
    end: relativePosition(tree, finding.at.end),
  };
}

/** A place inside a line break is the end of the line's content, as in LSP. */
export function relativePosition({ lines }: BlockTree, offset: number): Position {
  const line = lineAt(lines.starts, offset);
  const start = lines.starts[line] ?? 0;
  return { line, character: Math.min(offset, lines.ends[line] ?? 0) - start };
}

/** The findings of both lists in the order of the text. */
export function mergeFindings(
  a: readonly RelativeFinding[],
  b: readonly RelativeFinding[],
): readonly RelativeFinding[] {
  if (a.length === 0) return b;
  return [...a, ...b].sort((one, other) => one.finding.at.start - other.finding.at.start);
}
