import { BlockList } from './blockList.ts';
import type {
  CheckedDocument,
  DocumentHost,
  Place,
  PlacedFinding as PlacedFindingOf,
  PlacedRange,
  TextChange,
} from './checkedDocument.ts';
import type { RelativeFinding } from './documentBlock.ts';
import {
  type DocumentBlock,
  mergeFindings,
  noCalendar,
  noFindings,
  relativePosition,
  toRelative,
} from './documentBlock.ts';
import type { Finding, Fix, Safety } from './engine/finding.ts';
import { type Claim, claimsByBlock, withoutSuperseded } from './engine/precedence.ts';
import { RuleRun, type RuleTable } from './engine/ruleRun.ts';
import { type Suppression, suppressionsOf } from './engine/suppression.ts';
import type { CalendarContext, CalendarModel, FileModel, IcalBlock, PlacedBlock } from './ical/context.ts';
import { blockIndex, isStructural } from './ical/facts.ts';
import { buildFileModel, GrowingFileModel, takeContextsFrom } from './ical/fileModel.ts';
import type { AnyIcalRule, FileContext, FixContext, IcalFinding } from './ical/rule.ts';
import type { BlockTree } from './ical/syntax/nodes.ts';
import { valueText } from './ical/syntax/unfold.ts';
import { RunMemory } from './runMemory.ts';
import type { FileFacts } from './schedule/talkFacts.ts';
import type { ByteFacts } from './text/byteFacts.ts';
import { Ending } from './text/lines.ts';
import { ownCopy } from './text/ownCopy.ts';
import type { Position, Range } from './text/range.ts';
import type { TextEdit } from './text/textEdit.ts';
import type { TextSource } from './text/textSource.ts';
import { Zones } from './time/zones.ts';
import { ToldTalks } from './toldTalks.ts';

/** A finding with its place in the file as it is now. */
type PlacedFinding = PlacedFindingOf<IcalBlock>;

/** A block that knows the calendar around it. */
export interface OpenBlock extends PlacedBlock {
  readonly calendar: CalendarModel | undefined;
}

const noSuppressions: ReadonlySet<Suppression> = new Set();

/** Of a file with more blocks than this, trees are made again when they are asked for, and not kept. */
const mostTreesKept = 4096;

/**
 * One open iCalendar text, kept as blocks. An edit re-reads the blocks that it touches and their
 * neighbours; all else is reused as it stands. The only cache in the core.
 */
export class IcalDocument implements CheckedDocument {
  readonly #host: DocumentHost;
  #rules: RuleTable;
  #suppressions: readonly Suppression[];
  #list: BlockList;
  #model: FileModel | undefined;
  #text: string | undefined;
  #bytes: ByteFacts | undefined;
  /** Which kinds of line breaks the text had when the bytes were read. */
  #breakKindsRead = 0;
  /** The blocks of the text that was opened or last saved. */
  #saved: readonly DocumentBlock[];
  #tellsTalks = false;
  /** Blocks can be read again from where they came, so that neither their texts nor their trees are kept. */
  #isReadThrough = false;
  readonly #memory: RunMemory;
  /** New since the last check, or under a new context. */
  readonly #unchecked = new Set<DocumentBlock>();
  readonly #withFindings = new Set<DocumentBlock>();
  readonly #withFileFindings = new Set<DocumentBlock>();
  /** A context is kept as long as the zones of its calendar do not change. */
  readonly #zones = new WeakMap<CalendarContext, Zones>();
  readonly #told = new ToldTalks();

  /**
   * `suppressions` are those of the configuration that can have a say in this file; `memory` is shared by documents that
   * are read in a row.
   */
  constructor(
    text: string,
    rules: RuleTable,
    host: DocumentHost,
    suppressions: readonly Suppression[] = [],
    memory = new RunMemory(),
  ) {
    this.#rules = rules;
    this.#suppressions = suppressions;
    this.#host = host;
    this.#memory = memory;
    this.#list = new BlockList(text, memory.heads);
    this.#saved = [...this.#list.all];
    this.#startOver(text);
  }

  /**
   * Opens a file that is read once, each block checked as it comes and let go of. Undefined when it cannot be read as
   * text. What comes too late for blocks before it, such as a VTIMEZONE behind the events, has those checked again.
   * `tellsTalks` says that its talks will be asked for.
   */
  static readThrough(
    source: TextSource,
    rules: RuleTable,
    host: DocumentHost,
    suppressions: readonly Suppression[],
    tellsTalks: boolean,
  ): IcalDocument | undefined {
    const document = new IcalDocument('', rules, host, suppressions);
    document.#tellsTalks = tellsTalks;
    return document.#readThrough(source) ? document : undefined;
  }

  #readThrough(source: TextSource): boolean {
    this.#isReadThrough = true;
    this.#text = undefined;
    const model = new GrowingFileModel(this.#list.all);
    this.#model = model;
    const isRead = this.#list.readThrough(source, (block) => {
      model.add(block);
      this.#checkBlock(block);
    });
    this.#uncheck(this.#list.all.filter((block) => !block.isChecked(this.#rules)));
    this.#saved = [...this.#list.all];
    return isRead;
  }

  /** The whole text. Joined when asked for after an edit: a large document is better read by block. */
  get text(): string {
    this.#text ??= this.#list.all.map((block) => block.text).join('');
    return this.#text;
  }

  /** In UTF-16 code units. */
  get length(): number {
    return this.#list.length;
  }

  /** How many lines an editor shows: one more than there are line breaks. */
  get lineCount(): number {
    const { crlf, lf, cr } = this.#list.breaks;
    return crlf + lf + cr + 1;
  }

  get blocks(): readonly PlacedBlock[] {
    return this.#list.all;
  }

  /** The block that holds `offset`; the last one for the end of the text, none in an empty text. */
  blockAt(offset: number): OpenBlock | undefined {
    return this.model.blocks.length > 0 ? this.#list.at(offset) : undefined;
  }

  get model(): FileModel {
    this.#model ??= buildFileModel(this.#list.all);
    return this.#model;
  }

  /** What the TZIDs of a calendar mean; of those that stand in none when there is none. Kept until its zones change. */
  zonesOf(calendar: CalendarModel | undefined): Zones {
    return this.#zonesUnder(calendar?.context ?? noCalendar);
  }

  #zonesUnder(context: CalendarContext): Zones {
    const known = this.#zones.get(context);
    if (known) return known;
    const zones = new Zones(context.zones, this.#memory.zones);
    this.#zones.set(context, zones);
    return zones;
  }

  /**
   * The file's bytes as the host read them, until the next save; by default what the text shows of them.
   * Once somebody gave the text other line ends, the file gets them with that save, and they count.
   */
  get bytes(): ByteFacts {
    const read = this.#bytes;
    if (!read) return this.#bytesOfText();
    if (this.#breakKindsRead === breakKinds(this.#list.breaks)) return read;
    const { bom, undecodable, utf16 } = read;
    return { ...this.#bytesOfText(), bom, undecodable, ...(utf16 && { utf16 }) };
  }

  setBytes(bytes: ByteFacts | undefined): void {
    this.#bytes = bytes;
    this.#breakKindsRead = breakKinds(this.#list.breaks);
  }

  /** Goes on under other rules, or the same under another configuration. Only that has blocks checked again. */
  configure(rules: RuleTable, suppressions: readonly Suppression[]): void {
    this.#suppressions = suppressions;
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#uncheck(this.#list.all);
  }

  /** Notes that the text as it is now is what the file holds. */
  markSaved(): void {
    this.#saved = [...this.#list.all];
  }

  /**
   * What became of the saved text: its blocks that are no longer there, and those that are new. A block that is
   * there again with the same text has not changed.
   */
  changesSinceSave(): { readonly gone: readonly IcalBlock[]; readonly added: readonly PlacedBlock[] } {
    const saved = new Set(this.#saved);
    const now = new Set(this.#list.all);
    const gone = this.#saved.filter((block) => !now.has(block));
    const added = this.#list.all.filter((block) => !saved.has(block));
    return { gone: withoutTexts(gone, added), added: withoutTexts(added, gone) };
  }

  /** A document of another text, under the same rules, suppressions and host. */
  withText(text: string): IcalDocument {
    return new IcalDocument(text, this.#rules, this.#host, this.#suppressions, this.#memory);
  }

  /** The line break that most lines of the text end with; CR LF in a text that has none. */
  get eol(): string {
    const { crlf, lf, cr } = this.#list.breaks;
    if (crlf >= lf && crlf >= cr) return '\r\n';
    return lf >= cr ? '\n' : '\r';
  }

  /** Applies changes one after the other, as LSP defines them. Places outside the text are brought inside. */
  edit(changes: readonly TextChange[]): void {
    for (const { range, text } of changes) {
      if (range) this.#replace(this.offsetAt(range.start), this.offsetAt(range.end), text);
      else this.#replaceAll(text);
    }
  }

  /** The offset of a position; one past the end of its line counts as the line's end (LSP, Position). */
  offsetAt(position: Position): number {
    const block = this.#list.atLine(position.line);
    if (!block || position.line < 0) return 0;
    const { starts, ends } = block.tree.lines;
    this.#letGo(block);
    const line = position.line - block.line;
    const start = starts[line];
    if (start === undefined) return block.start + block.length;
    return block.start + Math.min(start + Math.max(position.character, 0), ends[line] as number);
  }

  lineText(line: number): string {
    const block = this.#list.atLine(line) as DocumentBlock;
    const { text, lines } = block.tree;
    this.#letGo(block);
    const index = line - block.line;
    return ownCopy(text.slice(lines.starts[index] ?? text.length, lines.ends[index]));
  }

  positionAt(offset: number): Position {
    const block = this.#list.at(offset);
    if (!block) return { line: 0, character: 0 };
    const inside = Math.max(0, Math.min(offset - block.start, block.length));
    const { line, character } = relativePosition(block.tree, inside);
    this.#letGo(block);
    const isAfterLastBreak = inside === block.length && block.breaks > line;
    if (isAfterLastBreak) return { line: block.line + block.breaks, character: 0 };
    return { line: block.line + line, character };
  }

  /**
   * Everything found that is not suppressed, in the order of the text. Costs what changed, and what there is
   * to show.
   */
  findings(): readonly PlacedFinding[] {
    const found = this.#found();
    if (this.#suppressions.length === 0) return found;
    return found.filter((each) => this.#suppressionsOf(each).length === 0);
  }

  /** The suppressions that something is suppressed by. */
  usedSuppressions(): ReadonlySet<Suppression> {
    if (this.#suppressions.length === 0) return noSuppressions;
    return new Set(this.#found().flatMap((each) => this.#suppressionsOf(each)));
  }

  /** The UIDs of the events, tasks and so on that a finding stands in: one, or none outside of them. */
  uidsOf({ block }: IcalFinding): readonly string[] {
    const own = block as DocumentBlock;
    const { uids } = own;
    this.#letGo(own);
    return uids;
  }

  #suppressionsOf({ finding }: PlacedFinding): readonly Suppression[] {
    return suppressionsOf(this.#suppressions, { rule: finding.rule, uids: this.uidsOf(finding) });
  }

  /** What suppressions silence is found all the same: what gives way to it must not speak up instead. */
  #found(): readonly PlacedFinding[] {
    this.#checkBlocks();
    const ofFile = this.#checkFile(this.model);
    if (ofFile.length === 0 && this.#withFindings.size === 0) return [];
    const isAlone = ofFile.some((finding) => this.#rules.aloneIn(finding) === 'file');
    const spokenFor = ofFile
      .filter((finding) => this.#rules.aloneIn(finding) === 'rule')
      .map(({ rule }) => rule);
    const withFindings = isAlone ? [] : this.#withFindings;
    const claims = claimsByBlock(this.#rules.claims(ofFile));
    const blocks = [...withFindings, ...this.#withFileFindings].sort((a, b) => a.start - b.start);
    return [...new Set(blocks)].flatMap((block) => {
      if (isAlone) return block.fileFindings.map((found) => place(block, found));
      const own = keptUnder(claims.get(block) ?? [], block.blockFindings).filter(
        ({ finding }) => !spokenFor.includes(finding.rule),
      );
      const ofBlock = this.#rules.claims(own.map(({ finding }) => finding));
      return mergeFindings(keptUnder(ofBlock, block.fileFindings), own).map((found) => place(block, found));
    });
  }

  /**
   * What the text tells the schedule, as a list that holds until the next call. From the first call on it is read while
   * blocks are checked, so ask before `findings` the first time: a large file's trees are there only once.
   */
  talks(): Pick<FileFacts, 'producer' | 'talks'> {
    this.#tellsTalks = true;
    this.#checkBlocks();
    const zonesOf = (context: CalendarContext) => this.#zonesUnder(context);
    const talks = this.#told.of(this.model, this.#list.all, (block) => {
      const ofBlock = block.talks(zonesOf, this.#memory.names);
      this.#letGo(block);
      return ofBlock;
    });
    return { producer: this.#producer(), talks };
  }

  #producer(): string | undefined {
    const [found] = this.model.calendars.flatMap(({ properties }) =>
      properties.filter(({ node }) => node.name === 'PRODID'),
    );
    return found && ownCopy(valueText(found.block.tree, found.node));
  }

  /** The place of a range of a block of this document, for related information. */
  placeOf(block: IcalBlock, at: Range): PlacedRange {
    const own = block as DocumentBlock;
    const { tree } = own;
    this.#letGo(own);
    return placeRange(own, tree, at);
  }

  /**
   * Shows each block in order with its tree, which is not kept in a large file, and what places its ranges. With a
   * range only the blocks that it touches. Ends when `visit` gives `false`.
   */
  readBlocks(
    visit: (block: OpenBlock, tree: BlockTree, placeOf: (at: Range) => PlacedRange) => unknown,
    range?: Range,
  ): void {
    for (const block of this.#blocksIn(range ?? { start: 0, end: this.length })) {
      const { tree } = block;
      const answer = visit(block, tree, (at) => placeRange(block, tree, at));
      this.#letGo(block);
      if (answer === false) return;
    }
  }

  /** The blocks of the events, tasks and so on that have a UID, in any calendar of the text. */
  blocksWithUid(uid: string): readonly OpenBlock[] {
    return this.#list.all.filter((block) => {
      if (isStructural(block)) return false;
      const { uids } = block;
      this.#letGo(block);
      return uids.includes(uid);
    });
  }

  #blocksIn({ start, end }: Range): readonly DocumentBlock[] {
    const { blocks } = this.model;
    const first = blocks.length > 0 ? this.#list.at(start) : undefined;
    if (!first) return [];
    const found: DocumentBlock[] = [];
    for (let index = blockIndex(blocks, first); index < blocks.length; index++) {
      const block = blocks[index] as DocumentBlock;
      if (block.start > end) break;
      found.push(block);
    }
    return found;
  }

  /** The ways to repair a finding, best first; edits are in offsets of the whole text. */
  fixes(finding: IcalFinding): readonly Fix<IcalBlock>[] {
    const rule = this.#rules.get(finding.rule) as AnyIcalRule | undefined;
    if (!rule?.fixes) return [];
    try {
      const fixes = rule.fixes(finding as Finding<IcalBlock, never>, this.#fixContext(finding));
      return fixes.map((fix) => ({
        ...fix,
        safety: this.#safetyOf(finding, fix),
        edits: fix.edits.map((edit) => absoluteEdit(finding, edit)),
      }));
    } catch (error) {
      this.#host.onRuleFailure(finding.rule, error);
      return [];
    }
  }

  /**
   * Where a carriage return stands alone, readers do not agree on where lines end, and so on what an edit
   * beside it does. Only the repair of the line endings themselves can be safe there.
   */
  #safetyOf(finding: IcalFinding, fix: Fix<IcalBlock>): Safety {
    const blocks = fix.edits.map((edit) => (edit.block ?? finding.block) as DocumentBlock);
    const isDisputed = !fix.operation && blocks.some((block) => block.cr > 0);
    return isDisputed ? 'unsafe' : fix.safety;
  }

  #fixContext(finding: IcalFinding): FixContext {
    return {
      eol: this.eol,
      file: this.model,
      calendar: (finding.block as DocumentBlock).calendar?.context ?? noCalendar,
      zones: this.zonesOf((finding.block as DocumentBlock).calendar),
      now: this.#host.now(),
      newUid: () => this.#host.newUid(),
    };
  }

  #checkBlocks(): void {
    // Blocks learn their calendars from the model.
    this.#model ??= buildFileModel(this.#list.all);
    for (const block of this.#unchecked) this.#checkBlock(block);
    this.#unchecked.clear();
  }

  /** Does all that needs a block's tree while it is there. */
  #checkBlock(block: DocumentBlock): void {
    const zonesOf = (context: CalendarContext) => this.#zonesUnder(context);
    block.check(this.#rules, zonesOf, this.#host.onRuleFailure, this.#memory.silent);
    block.calendar?.count(block);
    if (this.#tellsTalks) block.talks(zonesOf, this.#memory.names);
    if (block.blockFindings.length > 0) this.#withFindings.add(block);
    else this.#withFindings.delete(block);
    this.#letGo(block);
  }

  /** Runs the rules on the whole file and hands each finding to the block where it is shown. */
  #checkFile(model: FileModel): readonly IcalFinding[] {
    for (const block of this.#withFileFindings) block.fileFindings = noFindings;
    this.#withFileFindings.clear();
    const first = this.#list.all[0];
    if (!first) return [];
    const run = new RuleRun<IcalBlock>(this.#rules, first, this.#host.onRuleFailure);
    const answers = new Map<unknown, unknown>();
    const context: FileContext & Pick<RuleRun<IcalBlock>, 'report'> = {
      file: model,
      zonesOf: (calendar) => this.zonesOf(calendar),
      shared: (find) => shareIn(answers, find, context),
      lineAt: (line) => this.#lineRange(line),
      report: (message, report) => run.report(message, report),
    };
    run.visit('bytes', '*', this.bytes, context);
    run.visit('file', '*', model, context);
    const found = run.finish();
    this.#attach(found);
    return found;
  }

  #attach(found: readonly IcalFinding[]): void {
    const byBlock = new Map<DocumentBlock, IcalFinding[]>();
    for (const finding of found) {
      const block = finding.block as DocumentBlock;
      const list = byBlock.get(block);
      if (list) list.push(finding);
      else byBlock.set(block, [finding]);
    }
    for (const [block, findings] of byBlock) {
      this.#withFileFindings.add(block);
      block.fileFindings = findings.map((finding) => toRelative(block.tree, finding));
      this.#letGo(block);
    }
  }

  #lineRange(line: number): { block: PlacedBlock; at: Range } {
    const block = this.#list.atLine(line) as DocumentBlock;
    const { starts, ends } = block.tree.lines;
    const index = Math.min(line - block.line, starts.length - 1);
    return { block, at: { start: starts[index] ?? 0, end: ends[index] ?? 0 } };
  }

  /**
   * In a large file a tree is made when it is needed and forgotten after. What the rules on the file speak
   * of is looked at again after every edit and stays.
   */
  #letGo(block: DocumentBlock): void {
    if (isStructural(block) || (this.#list.all.length <= mostTreesKept && !this.#isReadThrough)) return;
    if (block.fileFindings.length === 0) block.dropTree();
  }

  #replaceAll(text: string): void {
    this.#list = new BlockList(text, this.#memory.heads);
    this.#startOver(text);
  }

  #startOver(text: string): void {
    this.#text = text;
    this.#model = undefined;
    this.#withFindings.clear();
    this.#withFileFindings.clear();
    this.#uncheck(this.#list.all);
  }

  #uncheck(blocks: readonly DocumentBlock[]): void {
    this.#unchecked.clear();
    for (const block of blocks) this.#unchecked.add(block);
  }

  #replace(start: number, end: number, newText: string): void {
    const { gone, added } = this.#list.replace(start, Math.max(start, end), newText);
    this.#text = undefined;
    const neighbour = gone.find((block) => block.calendar && !isStructural(block));
    for (const block of gone) this.#forget(block);
    for (const block of added) this.#unchecked.add(block);
    if (!this.#model) return;
    if (!neighbour || gone.some(isStructural) || added.some(isStructural)) this.#rebuildModel(this.#model);
    else for (const block of added) block.calendar = neighbour.calendar;
  }

  #forget(block: DocumentBlock): void {
    block.countedIn?.discount(block);
    this.#unchecked.delete(block);
    this.#withFindings.delete(block);
    this.#withFileFindings.delete(block);
  }

  /** Something that shapes the calendars changed. What looks the same to a rule is not checked again. */
  #rebuildModel(before: FileModel): void {
    this.#model = buildFileModel(this.#list.all);
    takeContextsFrom(before, this.#model);
    this.#uncheck(this.#list.all);
  }

  #bytesOfText(): ByteFacts {
    const { crlf, lf, cr } = this.#list.breaks;
    return {
      bom: this.#list.all[0]?.text.charCodeAt(0) === 0xfeff,
      crlf,
      lf,
      cr,
      firstCrlf: crlf > 0 ? this.#firstBreak('crlf') : undefined,
      firstLf: lf > 0 ? this.#firstBreak('lf') : undefined,
      firstCr: cr > 0 ? this.#firstBreak('cr') : undefined,
      undecodable: [],
    };
  }

  #firstBreak(kind: 'crlf' | 'lf' | 'cr'): Position {
    const block = this.#list.all.find((one) => one[kind] > 0) as DocumentBlock;
    const { starts, ends, endings } = block.tree.lines;
    const line = endings.indexOf(Ending[kind]);
    this.#letGo(block);
    return { line: block.line + line, character: (ends[line] as number) - (starts[line] as number) };
  }
}

/** What a function finds in `of`, for the first that asks and for all others. */
function shareIn<Of, Found>(answers: Map<unknown, unknown>, find: (of: Of) => Found, of: Of): Found {
  if (!answers.has(find)) answers.set(find, find(of));
  return answers.get(find) as Found;
}

/** Which kinds of line breaks there are, as bits. */
function breakKinds({ crlf, lf, cr }: { readonly crlf: number; readonly lf: number; readonly cr: number }) {
  return (crlf > 0 ? 1 : 0) + (lf > 0 ? 2 : 0) + (cr > 0 ? 4 : 0);
}

/** The blocks whose text is that of none of the others. */
function withoutTexts(
  blocks: readonly DocumentBlock[],
  others: readonly DocumentBlock[],
): readonly DocumentBlock[] {
  const texts = new Set(others.map(({ text }) => text));
  return blocks.filter(({ text }) => !texts.has(text));
}

function placeRange(block: DocumentBlock, tree: BlockTree, at: Range): PlacedRange {
  return {
    start: absolute(block, relativePosition(tree, at.start), at.start),
    end: absolute(block, relativePosition(tree, at.end), at.end),
  };
}

/** The findings of a block that give way to none of the claims. */
function keptUnder(
  claims: readonly Claim<IcalBlock>[],
  found: readonly RelativeFinding[],
): readonly RelativeFinding[] {
  if (claims.length === 0 || found.length === 0) return found;
  const findings = found.map(({ finding }) => finding);
  const kept = new Set(withoutSuperseded(findings, claims));
  return kept.size === found.length ? found : found.filter(({ finding }) => kept.has(finding));
}

function absoluteEdit(finding: IcalFinding, edit: TextEdit & { readonly block?: IcalBlock }): TextEdit {
  const { start } = (edit.block ?? finding.block) as DocumentBlock;
  return { start: start + edit.start, end: start + edit.end, newText: edit.newText };
}

function place(block: DocumentBlock, { finding, start, end }: RelativeFinding): PlacedFinding {
  return {
    finding,
    start: absolute(block, start, finding.at.start),
    end: absolute(block, end, finding.at.end),
  };
}

function absolute(block: DocumentBlock, position: Position, offset: number): Place {
  return { line: block.line + position.line, character: position.character, offset: block.start + offset };
}
