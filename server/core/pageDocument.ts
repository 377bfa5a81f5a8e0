import type {
  CheckedDocument,
  DocumentHost,
  Place,
  PlacedFinding,
  PlacedRange,
  TextChange,
} from './checkedDocument.ts';
import { type Configuration, defaultConfiguration } from './engine/config.ts';
import type { Finding, Fix } from './engine/finding.ts';
import type { RuleTable } from './engine/ruleRun.ts';
import { type Suppression, suppressionsOf } from './engine/suppression.ts';
import { readPageTalks } from './schedule/pageTalks.ts';
import type { FileFacts, PlacedTalk } from './schedule/talkFacts.ts';
import { checkPage } from './speaker/checkPage.ts';
import {
  hasOpenDates,
  type PageBlock,
  type PageContext,
  pageContextOf,
  readPage,
} from './speaker/context.ts';
import type { SpeakerPage } from './speaker/model/page.ts';
import { noSurroundings, type PageSurroundings } from './speaker/model/surroundings.ts';
import type { AnyPageRule, PageFinding } from './speaker/rule.ts';
import type { PageTree } from './speaker/syntax/nodes.ts';
import { parsePage } from './speaker/syntax/page.ts';
import type { ByteFacts } from './text/byteFacts.ts';
import { Ending, type Lines, lineAt } from './text/lines.ts';
import type { Position, Range } from './text/range.ts';

/** A page with everything that was made of its text; thrown away with it. */
interface Reading extends PageBlock {
  readonly tree: PageTree;
}

/**
 * One open speaker page. A page is a few kilobytes and every part of it depends on what stands before and after,
 * so an edit reads it anew, when somebody next asks.
 */
export class PageDocument implements CheckedDocument {
  readonly #host: DocumentHost;
  #text: string;
  #rules: RuleTable;
  #suppressions: readonly Suppression[];
  #configuration: Configuration;
  #around: PageSurroundings = noSurroundings;
  #context: PageContext;
  #bytes: ByteFacts | undefined;
  #tree: PageTree | undefined;
  #reading: Reading | undefined;
  #found: readonly PlacedFinding<PageBlock>[] | undefined;
  #talks: { readonly of: Reading; readonly talks: readonly PlacedTalk[] } | undefined;

  /** `suppressions` are those of the configuration that can have a say in this file. */
  constructor(
    text: string,
    rules: RuleTable,
    host: DocumentHost,
    suppressions: readonly Suppression[] = [],
    configuration: Configuration = defaultConfiguration,
  ) {
    this.#text = text;
    this.#rules = rules;
    this.#host = host;
    this.#suppressions = suppressions;
    this.#configuration = configuration;
    this.#context = pageContextOf(configuration);
  }

  get text(): string {
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  get lineCount(): number {
    const { endings } = this.tree.lines;
    return endings.filter((ending) => ending !== Ending.none).length + 1;
  }

  /** CR LF only where most lines have it: pages come from the web, and a text without breaks gets LF. */
  get eol(): string {
    const { crlf, lf, cr } = countBreaks(this.tree.lines);
    if (crlf > lf && crlf >= cr) return '\r\n';
    return cr > lf ? '\r' : '\n';
  }

  get tree(): PageTree {
    this.#tree ??= parsePage(this.#text);
    return this.#tree;
  }

  /** What the page says, under the configuration. */
  get page(): SpeakerPage {
    return this.#read().page;
  }

  /** What the page is read and checked by beside its own text. */
  get context(): PageContext {
    return this.#context;
  }

  /** Says whether the days of the event tell what it means. */
  get hasOpenDates(): boolean {
    return hasOpenDates(this.tree);
  }

  /** What the page tells the schedule; the same objects as long as its text and its context are. */
  talks(): Pick<FileFacts, 'producer' | 'talks'> {
    const reading = this.#read();
    if (this.#talks?.of !== reading) {
      this.#talks = { of: reading, talks: readPageTalks(reading.page, this.#text, this.tree.lines) };
    }
    return { producer: undefined, talks: this.#talks.talks };
  }

  get bytes(): ByteFacts {
    return this.#bytes ?? { bom: false, ...countBreaks(this.tree.lines), undecodable: [] };
  }

  setBytes(bytes: ByteFacts | undefined): void {
    this.#bytes = bytes;
  }

  configure(rules: RuleTable, suppressions: readonly Suppression[], configuration: Configuration): void {
    this.#suppressions = suppressions;
    if (rules === this.#rules && configuration === this.#configuration) return;
    this.#rules = rules;
    this.#configuration = configuration;
    this.#renewContext();
  }

  /** Takes in what the other files of the schedule tell. Says whether the page is read or checked otherwise by it. */
  surround(around: PageSurroundings): boolean {
    if (isSame(around, this.#around)) return false;
    this.#around = around;
    return this.#renewContext();
  }

  /** What a context does not change stays as it was read. */
  #renewContext(): boolean {
    const context = pageContextOf(this.#configuration, this.#around);
    this.#found = undefined;
    if (isSame(context, this.#context)) return false;
    this.#context = context;
    this.#reading = undefined;
    return true;
  }

  edit(changes: readonly TextChange[]): void {
    for (const { range, text } of changes) {
      if (!range) this.#setText(text);
      else {
        const start = this.offsetAt(range.start);
        const end = Math.max(start, this.offsetAt(range.end));
        this.#setText(this.#text.slice(0, start) + text + this.#text.slice(end));
      }
    }
  }

  /** What is on disk is of no interest: nothing of a page depends on it. */
  markSaved(): void {}

  withText(text: string): PageDocument {
    const other = new PageDocument(text, this.#rules, this.#host, this.#suppressions, this.#configuration);
    other.surround(this.#around);
    return other;
  }

  offsetAt({ line, character }: Position): number {
    const { starts, ends } = this.tree.lines;
    if (line < 0) return 0;
    const start = starts[line];
    if (start === undefined) return this.#text.length;
    return start + Math.min(Math.max(character, 0), (ends[line] as number) - start);
  }

  positionAt(offset: number): Position {
    const { starts, ends, endings } = this.tree.lines;
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    const line = lineAt(starts, inside);
    const isAfterLastBreak = inside === this.#text.length && (endings[line] ?? Ending.none) !== Ending.none;
    if (isAfterLastBreak) return { line: line + 1, character: 0 };
    return { line, character: Math.min(inside, ends[line] ?? 0) - (starts[line] ?? 0) };
  }

  lineText(line: number): string {
    const { starts, ends } = this.tree.lines;
    return this.#text.slice(starts[line] ?? this.#text.length, ends[line]);
  }

  placeOf(_block: PageBlock, { start, end }: Range): PlacedRange {
    return { start: this.#place(start), end: this.#place(end) };
  }

  findings(): readonly PlacedFinding<PageBlock>[] {
    const found = this.#check();
    if (this.#suppressions.length === 0) return found;
    return found.filter(({ finding }) => this.#suppressionsOf(finding).length === 0);
  }

  usedSuppressions(): ReadonlySet<Suppression> {
    if (this.#suppressions.length === 0) return new Set();
    return new Set(this.#check().flatMap(({ finding }) => this.#suppressionsOf(finding)));
  }

  /** A page has no events. */
  uidsOf(): readonly string[] {
    return [];
  }

  fixes(finding: PageFinding): readonly Fix<PageBlock>[] {
    const rule = this.#rules.get(finding.rule) as AnyPageRule | undefined;
    if (!rule?.fixes) return [];
    try {
      return rule.fixes(finding as Finding<PageBlock, never>, { eol: this.eol, context: this.#context });
    } catch (error) {
      this.#host.onRuleFailure(finding.rule, error);
      return [];
    }
  }

  #suppressionsOf({ rule }: PageFinding): readonly Suppression[] {
    return suppressionsOf(this.#suppressions, { rule, uids: [] });
  }

  #check(): readonly PlacedFinding<PageBlock>[] {
    if (this.#found) return this.#found;
    const block = this.#read();
    const found = checkPage(this.#rules, block, this.#context, this.#host.onRuleFailure);
    this.#found = found.map((finding) => ({ finding, ...this.placeOf(block, finding.at) }));
    return this.#found;
  }

  #read(): Reading {
    const { tree } = this;
    this.#reading ??= { text: this.#text, tree, page: readPage(tree, this.#context) };
    return this.#reading;
  }

  #place(offset: number): Place {
    return { ...this.positionAt(offset), offset };
  }

  #setText(text: string): void {
    this.#text = text;
    this.#tree = undefined;
    this.#reading = undefined;
    this.#found = undefined;
  }
}

/** Both are small and plain. */
function isSame(one: PageContext | PageSurroundings, other: PageContext | PageSurroundings): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function countBreaks({ endings }: Lines): { crlf: number; lf: number; cr: number } {
  const count = (wanted: number) => endings.filter((ending) => ending === wanted).length;
  return { crlf: count(Ending.crlf), lf: count(Ending.lf), cr: count(Ending.cr) };
}
