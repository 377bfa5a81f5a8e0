import type { Finding, Fix } from './engine/finding.ts';
import { type RuleFailure, RuleRun, type RuleTable } from './engine/ruleRun.ts';
import { checkBlock } from './ical/checkBlock.ts';
import type { BlockFacts, FileModel, IcalBlock } from './ical/context.ts';
import { buildFileModel, type Calendar, isStructural, type ModelBlock } from './ical/fileModel.ts';
import type { AnyIcalRule, FileContext, FixContext, IcalFinding } from './ical/rule.ts';
import { type BlockText, scanBlocks } from './ical/syntax/blocks.ts';
import type { BlockTree } from './ical/syntax/nodes.ts';
import { parseBlock } from './ical/syntax/tree.ts';
import type { ByteFacts } from './text/byteFacts.ts';
import { lineAt } from './text/lines.ts';
import type { Position, Range } from './text/range.ts';
import type { TextEdit } from './text/textEdit.ts';

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

/** A finding with its place in the file as it is now. */
export interface PlacedFinding {
  readonly finding: IcalFinding;
  readonly start: Place;
  readonly end: Place;
}

/** A position that also knows its offset in UTF-16 code units. */
export interface Place extends Position {
  readonly offset: number;
}

/** Of a file with more blocks than this, trees are made again when they are asked for, and not kept. */
const mostTreesKept = 4096;

/** One block of an open document: the cache of everything made of its text. */
class DocumentBlock implements ModelBlock {
  readonly text: string;
  readonly name: string;
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
  start = 0;
  line = 0;
  facts: BlockFacts | undefined;
  calendar: Calendar | undefined;
  fileFindings: readonly RelativeFinding[] = nothing;
  #tree: BlockTree | undefined;
  #findings: readonly RelativeFinding[] | undefined;
  #checkedUnder: unknown;

  constructor(block: BlockText) {
    this.text = block.text;
    this.name = block.name;
    this.crlf = block.crlf;
    this.lf = block.lf;
    this.cr = block.cr;
  }

  get tree(): BlockTree {
    if (this.#tree) return this.#tree;
    const tree = parseBlock(this.text);
    this.#tree = tree;
    return tree;
  }

  get breaks(): number {
    return this.crlf + this.lf + this.cr;
  }

  dropTree(): void {
    this.#tree = undefined;
  }

  /** The findings of the rules on this block; made anew when the block or its calendar's context is new. */
  findings(rules: RuleTable<IcalBlock>, onFailure: RuleFailure): readonly RelativeFinding[] {
    const context = (this.calendar as Calendar | undefined)?.context ?? noCalendar;
    if (this.#findings && this.#checkedUnder === context) return this.#findings;
    this.#checkedUnder = context;
    const found = checkBlock(rules, this, context, onFailure);
    this.#findings = found.length === 0 ? nothing : found.map((finding) => relative(this.tree, finding));
    return this.#findings;
  }
}

const noCalendar = { method: undefined, zones: new Map() };
const nothing: readonly RelativeFinding[] = [];

/** A finding with its lines counted from the start of its block. */
interface RelativeFinding {
  readonly finding: IcalFinding;
  readonly start: Position;
  readonly end: Position;
}

function relative(tree: BlockTree, finding: IcalFinding): RelativeFinding {
  return {
    finding,
    start: relativePosition(tree, finding.at.start),
    end: relativePosition(tree, finding.at.end),
  };
}

/** A place inside a line break is the end of the line's content, as in LSP. */
function relativePosition({ lines }: BlockTree, offset: number): Position {
  const line = lineAt(lines.starts, offset);
  const start = lines.starts[line] ?? 0;
  return { line, character: Math.min(offset, lines.ends[line] ?? 0) - start };
}

/**
 * One open iCalendar text, kept as blocks. An edit re-reads the blocks that it touches and their
 * neighbours; all else is reused as it stands. The only cache in the core.
 */
export class IcalDocument {
  readonly #rules: RuleTable<IcalBlock>;
  readonly #host: DocumentHost;
  #blocks: DocumentBlock[] = [];
  #model: FileModel | undefined;
  #text: string | undefined;
  #bytes: ByteFacts | undefined;
  #length = 0;
  #withFileFindings: DocumentBlock[] = [];

  constructor(text: string, rules: RuleTable<IcalBlock>, host: DocumentHost) {
    this.#rules = rules;
    this.#host = host;
    this.#replaceAll(text);
  }

  /** The whole text. Joined when asked for after an edit: a large document is better read by block. */
  get text(): string {
    this.#text ??= this.#blocks.map((block) => block.text).join('');
    return this.#text;
  }

  /** In UTF-16 code units. */
  get length(): number {
    return this.#length;
  }

  /** How many lines an editor shows: one more than there are line breaks. */
  get lineCount(): number {
    const last = this.#blocks[this.#blocks.length - 1];
    return last ? last.line + last.breaks + 1 : 1;
  }

  get blocks(): readonly (IcalBlock & { readonly start: number; readonly line: number })[] {
    return this.#blocks;
  }

  get model(): FileModel {
    this.#model ??= buildFileModel(this.#blocks);
    return this.#model;
  }

  /** The file's bytes as the host read them, until the next save; by default what the text shows of them. */
  get bytes(): ByteFacts {
    return this.#bytes ?? this.#bytesOfText();
  }

  setBytes(bytes: ByteFacts | undefined): void {
    this.#bytes = bytes;
  }

  /** A document of another text, under the same rules and host. */
  withText(text: string): IcalDocument {
    return new IcalDocument(text, this.#rules, this.#host);
  }

  /** The line break that most lines of the text end with; CR LF in a text that has none. */
  get eol(): string {
    let crlf = 0;
    let lf = 0;
    let cr = 0;
    for (const block of this.#blocks) {
      crlf += block.crlf;
      lf += block.lf;
      cr += block.cr;
    }
    if (crlf >= lf && crlf >= cr) return '\r\n';
    return lf >= cr ? '\n' : '\r';
  }

  /** Applies changes one after the other, as LSP defines them. Places outside the text are brought inside. */
  edit(changes: readonly TextChange[]): void {
    for (const change of changes) {
      if (!change.range) this.#replaceAll(change.text);
      else this.#replace(this.offsetAt(change.range.start), this.offsetAt(change.range.end), change.text);
    }
  }

  /** The offset of a position; one past the end of its line counts as the line's end (LSP, Position). */
  offsetAt(position: Position): number {
    const block = this.#blockOfLine(position.line);
    if (!block || position.line < 0) return 0;
    const { starts, ends } = block.tree.lines;
    const line = position.line - block.line;
    const offset =
      line < starts.length
        ? Math.min((starts[line] as number) + Math.max(position.character, 0), ends[line] as number)
        : block.text.length;
    this.#letGo(block);
    return block.start + offset;
  }

  positionAt(offset: number): Position {
    const block = this.blockAt(offset);
    if (!block) return { line: 0, character: 0 };
    const inside = Math.max(0, Math.min(offset, this.#length) - block.start);
    const position = relativePosition(block.tree, inside);
    this.#letGo(block);
    const isAfterLastBreak = inside === block.text.length && block.breaks > position.line;
    return isAfterLastBreak
      ? { line: block.line + block.breaks, character: 0 }
      : { line: block.line + position.line, character: position.character };
  }

  /** The block that holds `offset`; the last one for the end of the text. */
  blockAt(offset: number): DocumentBlock | undefined {
    return this.#blocks[this.#indexBy((block) => block.start, offset)];
  }

  /** Everything found, in the order of the text. Costs what changed, and one look at each block. */
  findings(): readonly PlacedFinding[] {
    const model = this.model;
    this.#checkFile(model);
    const placed: PlacedFinding[] = [];
    for (const block of this.#blocks) {
      const found = block.findings(this.#rules, this.#host.onRuleFailure);
      this.#letGo(block);
      if (found.length === 0 && block.fileFindings.length === 0) continue;
      const all = block.fileFindings.length === 0 ? found : merge(block.fileFindings, found);
      for (const one of all) placed.push(place(block, one));
    }
    return placed;
  }

  /** The place of a range of a block of this document, for related information. */
  placeOf(block: IcalBlock, at: Range): { readonly start: Place; readonly end: Place } {
    const own = block as DocumentBlock;
    const tree = own.tree;
    this.#letGo(own);
    return {
      start: absolute(own, relativePosition(tree, at.start), at.start),
      end: absolute(own, relativePosition(tree, at.end), at.end),
    };
  }

  /** The ways to repair a finding, best first; edits are in offsets of the whole text. */
  fixes(finding: IcalFinding): readonly Fix<IcalBlock>[] {
    const rule = this.#rules.get(finding.rule) as AnyIcalRule | undefined;
    if (!rule?.fixes) return [];
    try {
      const fixes = rule.fixes(finding as Finding<IcalBlock, never>, this.#fixContext(finding));
      return fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => this.#absoluteEdit(finding, edit)),
      }));
    } catch (error) {
      this.#host.onRuleFailure(finding.rule, error);
      return [];
    }
  }

  #fixContext(finding: IcalFinding): FixContext {
    return {
      eol: this.eol,
      file: this.model,
      calendar: (finding.block as DocumentBlock).calendar?.context ?? noCalendar,
      now: this.#host.now(),
      newUid: () => this.#host.newUid(),
    };
  }

  #absoluteEdit(finding: IcalFinding, edit: TextEdit & { readonly block?: IcalBlock }): TextEdit {
    const { start } = (edit.block ?? finding.block) as DocumentBlock;
    return { start: start + edit.start, end: start + edit.end, newText: edit.newText };
  }

  /** Runs the rules on the whole file and hands each finding to the block where it is shown. */
  #checkFile(model: FileModel): void {
    for (const block of this.#withFileFindings) block.fileFindings = nothing;
    this.#withFileFindings = [];
    const first = this.#blocks[0];
    if (!first) return;
    const run = new RuleRun<IcalBlock>(this.#rules, first, this.#host.onRuleFailure);
    const context: FileContext & Pick<RuleRun<IcalBlock>, 'report'> = {
      file: model,
      lineAt: (line) => this.#lineRange(line),
      report: (message, report) => run.report(message, report),
    };
    run.visit('file', '*', model, context);
    run.visit('bytes', '*', this.bytes, context);
    for (const finding of run.finish()) this.#attach(finding);
  }

  #attach(finding: IcalFinding): void {
    const block = finding.block as DocumentBlock;
    if (block.fileFindings.length === 0) this.#withFileFindings.push(block);
    block.fileFindings = merge(block.fileFindings, [relative(block.tree, finding)]);
  }

  #lineRange(line: number) {
    const block = this.#blockOfLine(line) as DocumentBlock;
    const { starts, ends } = block.tree.lines;
    const index = Math.min(line - block.line, starts.length - 1);
    return { block, at: { start: starts[index] ?? 0, end: ends[index] ?? 0 } };
  }

  /** In a large file a tree is made when it is needed and forgotten after. */
  #letGo(block: DocumentBlock): void {
    if (this.#blocks.length > mostTreesKept && !isStructural(block)) block.dropTree();
  }

  #replaceAll(text: string): void {
    this.#blocks = scanBlocks(text).map((block) => new DocumentBlock(block));
    this.#model = undefined;
    this.#withFileFindings = [];
    this.#text = text;
    this.#settle(0);
  }

  #replace(start: number, end: number, newText: string): void {
    if (this.#blocks.length === 0) return this.#replaceAll(newText);
    const from = Math.max(0, this.#indexBy((block) => block.start, start) - 1);
    const to = Math.min(this.#blocks.length, this.#indexBy((block) => block.start, Math.max(start, end)) + 2);
    const old = this.#blocks.slice(from, to);
    const base = (old[0] as DocumentBlock).start;
    const before = old.map((block) => block.text).join('');
    const after = before.slice(0, start - base) + newText + before.slice(Math.max(start, end) - base);
    const blocks = reuse(old, scanBlocks(after));
    this.#blocks.splice(from, to - from, ...blocks);
    this.#text = undefined;
    this.#settle(from);
    this.#updateModel(old, blocks);
  }

  /** Counts offsets and lines on from block `from`. */
  #settle(from: number): void {
    const previous = this.#blocks[from - 1];
    let start = previous ? previous.start + previous.text.length : 0;
    let line = previous ? previous.line + previous.breaks : 0;
    for (let index = from; index < this.#blocks.length; index++) {
      const block = this.#blocks[index] as DocumentBlock;
      block.start = start;
      block.line = line;
      start += block.text.length;
      line += block.crlf + block.lf + block.cr;
    }
    this.#length = start;
  }

  /** Counts changed events out and in; anything that shapes a calendar has the model made anew. */
  #updateModel(old: readonly DocumentBlock[], blocks: readonly DocumentBlock[]): void {
    if (!this.#model) return;
    const gone = old.filter((block) => !blocks.includes(block));
    const added = blocks.filter((block) => !old.includes(block));
    const calendar = old.find((block) => block.calendar && !isStructural(block))?.calendar;
    if (!calendar || [...gone, ...added].some(isStructural)) {
      this.#forgetModel();
      return;
    }
    for (const block of gone) block.calendar?.remove(block);
    for (const block of added) calendar.add(block);
  }

  /** The contexts of calendars that did not change in what rules see of them are kept, and findings with them. */
  #forgetModel(): void {
    const before = this.#model as FileModel;
    this.#model = buildFileModel(this.#blocks);
    this.#model.calendars.forEach((calendar, index) => {
      const old = before.calendars[index];
      if (old && isSameContext(old as Calendar, calendar as Calendar)) {
        (calendar as Calendar).context = old.context;
      }
    });
  }

  #bytesOfText(): ByteFacts {
    const facts = { bom: this.#blocks[0]?.text.charCodeAt(0) === 0xfeff, crlf: 0, lf: 0, cr: 0 };
    const firsts: { firstCrlf?: Position; firstLf?: Position; firstCr?: Position } = {};
    for (const block of this.#blocks) {
      if (facts.crlf === 0 && block.crlf > 0) firsts.firstCrlf = firstBreak(block, 2);
      if (facts.lf === 0 && block.lf > 0) firsts.firstLf = firstBreak(block, 1);
      if (facts.cr === 0 && block.cr > 0) firsts.firstCr = firstBreak(block, 3);
      facts.crlf += block.crlf;
      facts.lf += block.lf;
      facts.cr += block.cr;
    }
    return { ...facts, ...firsts, undecodable: [] };
  }

  #blockOfLine(line: number): DocumentBlock | undefined {
    return this.#blocks[this.#indexBy((block) => block.line, line)];
  }

  /** The index of the last block whose key is not greater; the keys grow with the index. */
  #indexBy(key: (block: DocumentBlock) => number, wanted: number): number {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (key(this.#blocks[middle] as DocumentBlock) <= wanted) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function isSameContext(a: Calendar, b: Calendar): boolean {
  if (a.context.method !== b.context.method || a.context.zones.size !== b.context.zones.size) return false;
  for (const [tzid, zone] of b.context.zones) {
    if (a.context.zones.get(tzid)?.block !== zone.block) return false;
  }
  return true;
}

function firstBreak(block: DocumentBlock, ending: number): Position {
  const { starts, ends, endings } = block.tree.lines;
  const line = endings.indexOf(ending);
  return { line: block.line + line, character: (ends[line] as number) - (starts[line] as number) };
}

/** Keeps the old blocks at both ends of a stretch whose text did not change. */
function reuse(old: readonly DocumentBlock[], texts: readonly BlockText[]): DocumentBlock[] {
  const shorter = Math.min(old.length, texts.length);
  let head = 0;
  while (head < shorter && old[head]?.text === texts[head]?.text) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail]?.text === texts[texts.length - 1 - tail]?.text) {
    tail++;
  }
  return texts.map((text, index) => {
    if (index < head) return old[index] as DocumentBlock;
    const fromEnd = texts.length - index;
    return fromEnd <= tail ? (old[old.length - fromEnd] as DocumentBlock) : new DocumentBlock(text);
  });
}

function merge(a: readonly RelativeFinding[], b: readonly RelativeFinding[]): readonly RelativeFinding[] {
  return [...a, ...b].sort((one, other) => one.finding.at.start - other.finding.at.start);
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
