import { Ending, type Lines, scanLines } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import { type Head, parseHead, upperName } from './contentLine.ts';
import { type KnownHead, KnownHeads, type Shape } from './knownHeads.ts';
import type {
  BlockTree,
  Component,
  ContentLine,
  LineKind,
  Parameter,
  ParameterValue,
  Problem,
  ProblemKind,
} from './nodes.ts';
import { unfold, unfoldText } from './unfold.ts';

/** RFC 5545, 3.1: lines SHOULD NOT be longer than 75 octets, the line break not counted. */
export const maxOctets = 75;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenComponent = Mutable<Component> & { properties: ContentLine[]; components: Component[] };

/** What is being built; handed from function to function instead of living in a closure. */
interface Builder {
  readonly text: string;
  readonly lines: Lines;
  readonly contentLines: ContentLine[];
  readonly components: Component[];
  readonly looseProperties: ContentLine[];
  readonly problems: Problem[];
  readonly open: OpenComponent[];
  calendarEnd: ContentLine | undefined;
  readonly heads: KnownHeads;
  /** Of the line that is being read, when it is one of `heads`. */
  head: KnownHead | undefined;
  shape: Shape | undefined;
  /** Made on the first END that fits nothing. */
  lastEnds: ReadonlyMap<string, number> | undefined;
}

/**
 * Reads one block. Takes any text at all and never fails: every character belongs to exactly one content
 * line, and what is wrong is listed as problems. Costs one pass; nothing here recurses. Whoever knows the
 * lines of the text already gives them, and who reads many blocks of one file the heads that they share.
 */
export function parseBlock(
  text: string,
  lines: Lines = scanLines(text),
  heads: KnownHeads = new KnownHeads(),
): BlockTree {
  const builder: Builder = {
    text,
    lines,
    contentLines: [],
    components: [],
    looseProperties: [],
    problems: [],
    open: [],
    calendarEnd: undefined,
    heads,
    head: undefined,
    shape: heads.start,
    lastEnds: undefined,
  };
  const count = builder.lines.starts.length;
  for (let line = 0; line < count; ) line += addLogicalLine(builder, line);
  closeRest(builder);
  addControlProblems(builder);
  return builder;
}

/** Reads the logical line that starts at physical line `line`; gives the number of physical lines it takes. */
function addLogicalLine(builder: Builder, line: number): number {
  const lineCount = countPhysicalLines(builder, line);
  const node = readLine(builder, line, lineCount);
  builder.contentLines.push(node);
  for (let at = line; at < line + lineCount; at++) {
    if ((builder.lines.octets[at] as number) <= maxOctets) continue;
    builder.problems.push({ kind: 'line-too-long', ...rangePastLimit(builder, at), line: node });
    break;
  }
  place(builder, node);
  builder.shape = nextShape(builder, node);
  return lineCount;
}

/** A line that has no known head leaves the block without a shape. */
function nextShape({ text, heads, head, shape }: Builder, node: ContentLine): Shape | undefined {
  if (!shape || !head) return undefined;
  shape.expected = head;
  const isProperty = node.kind === 'property';
  const step = isProperty ? head : heads.marker(text.slice(node.nameStart, node.end));
  return step && heads.shapeAfter(shape, step);
}

/** A blank line continues nothing and is continued by nothing: readers end the line above it there. */
function countPhysicalLines(builder: Builder, first: number): number {
  const { starts, ends } = builder.lines;
  if (starts[first] === ends[first]) return 1;
  let next = first + 1;
  while (next < starts.length && isFoldUnit(builder.text.charCodeAt(starts[next] as number))) next++;
  return next - first;
}

function isFoldUnit(unit: number): boolean {
  return unit === 32 || unit === 9;
}

function readLine(builder: Builder, line: number, lineCount: number): ContentLine {
  const { starts, ends, endings } = builder.lines;
  builder.head = undefined;
  const start = starts[line] as number;
  const last = line + lineCount - 1;
  const end = ends[last] as number;
  const fullEnd = end + breakLength(endings[last] as number);
  const hasMark = builder.text.charCodeAt(start) === 0xfeff;
  const nameStart = hasMark && start === 0 ? 1 : start;
  const node: Mutable<ContentLine> = {
    kind: 'malformed',
    start,
    end,
    fullEnd,
    name: '',
    nameStart,
    nameEnd: nameStart,
    params: [],
    valueStart: end,
    line,
    lineCount,
  };
  if (start === end) return Object.assign(node, { kind: 'blank' });
  if (isFoldUnit(builder.text.charCodeAt(nameStart)))
    return addProblem(builder, 'nothing-to-continue', node, node);
  readHead(builder, node);
  if (node.kind === 'malformed') addProblem(builder, 'no-colon', node, node);
  return node;
}

function breakLength(ending: number): number {
  if (ending === Ending.none) return 0;
  return ending === Ending.crlf ? 2 : 1;
}

function addProblem(builder: Builder, kind: ProblemKind, range: Range, line: ContentLine): ContentLine {
  builder.problems.push({ kind, start: range.start, end: range.end, line });
  return line;
}

/** Reads name and parameters in place when they stand on the first physical line, else unfolded. */
function readHead(builder: Builder, node: Mutable<ContentLine>): void {
  const firstEnd = builder.lines.ends[node.line] as number;
  builder.head = builder.heads.find(builder.text, node.nameStart, firstEnd, builder.shape?.expected);
  if (builder.head) return takeKnownHead(node, builder.head);
  const head = parseHead(builder.text, node.nameStart, firstEnd);
  const isWhole =
    head && !(node.lineCount > 1 && head.faults.some((fault) => fault.kind === 'quote-unclosed'));
  if (isWhole) takeHead(builder, node, head, builder.text.slice(node.nameStart, head.nameEnd));
  else if (node.lineCount > 1) readFoldedHead(builder, node);
}

/** The head crosses a fold: read it unfolded, then carry every offset back to the source. */
function readFoldedHead(builder: Builder, node: Mutable<ContentLine>): void {
  const unfolded = unfold(builder, node, node.nameStart, node.end);
  const head = parseHead(unfolded.text, 0, unfolded.text.length);
  if (!head) return;
  const source = (range: Range) => unfolded.sourceRange(range.start, range.end);
  const endOf = (start: number, end: number) => unfolded.sourceRange(start, end).end;
  const toSource = (parameter: Parameter): Parameter => ({
    ...source(parameter),
    name: parameter.name,
    nameEnd: endOf(parameter.start, parameter.nameEnd),
    values: parameter.values.map((value) => ({ ...source(value), quoted: value.quoted, text: undefined })),
  });
  const mapped: Head = {
    nameEnd: endOf(0, head.nameEnd),
    params: head.params.map(toSource),
    valueStart: endOf(head.valueStart - 1, head.valueStart),
    faults: head.faults.map((fault) => ({
      ...source(fault),
      kind: fault.kind,
      ...(fault.parameter && { parameter: toSource(fault.parameter) }),
    })),
  };
  takeHead(builder, node, mapped, unfolded.text.slice(0, head.nameEnd));
}

function takeHead(builder: Builder, node: Mutable<ContentLine>, head: Head, name: string): void {
  node.nameEnd = head.nameEnd;
  node.params = head.params;
  node.valueStart = head.valueStart;
  node.name = upperName(name);
  node.kind = kindOf(node.name);
  for (const fault of head.faults) builder.problems.push({ ...fault, line: node });
}

function takeKnownHead(node: Mutable<ContentLine>, { name, nameEnd, params, valueStart }: KnownHead): void {
  node.nameEnd = node.nameStart + nameEnd;
  node.valueStart = node.nameStart + valueStart;
  node.name = name;
  node.kind = kindOf(name);
  if (params.length > 0) node.params = params.map((parameter) => moved(parameter, node.nameStart));
}

/** A parameter so many units further on. */
function moved({ start, end, name, nameEnd, values }: Parameter, by: number): Parameter {
  const moveValue = ({ start, end, quoted, text }: ParameterValue) => ({
    start: start + by,
    end: end + by,
    quoted,
    text,
  });
  return { start: start + by, end: end + by, name, nameEnd: nameEnd + by, values: values.map(moveValue) };
}

function kindOf(name: string): LineKind {
  if (name === 'BEGIN') return 'begin';
  return name === 'END' ? 'end' : 'property';
}

/** Puts a line where it belongs in the tree. */
function place(builder: Builder, node: ContentLine): void {
  if (node.kind === 'begin') return openComponent(builder, node);
  if (node.kind === 'end') return closeComponent(builder, node);
  if (node.kind === 'blank') return void addProblem(builder, 'blank-line', node, node);
  if (node.kind !== 'property') return;
  const owner = builder.open[builder.open.length - 1];
  (owner ? owner.properties : builder.looseProperties).push(node);
}

/** The component name that a BEGIN or END line gives, in upper case and without stray white space. */
export function componentName(tree: BlockTree, line: ContentLine): string {
  return unfoldText(tree, line, line.valueStart, line.end).trim().toUpperCase();
}

function nameOf(builder: Builder, line: ContentLine): string {
  return builder.heads.componentName(unfoldText(builder, line, line.valueStart, line.end));
}

function openComponent(builder: Builder, begin: ContentLine): void {
  const parent = builder.open[builder.open.length - 1];
  const component: OpenComponent = {
    start: begin.start,
    end: begin.fullEnd,
    name: nameOf(builder, begin),
    begin,
    endLine: undefined,
    parent,
    depth: builder.open.length,
    properties: [],
    components: [],
  };
  parent?.components.push(component);
  builder.components.push(component);
  builder.open.push(component);
}

/**
 * Closes the innermost component of that name, and with it what stands open inside. An END that names
 * nothing open closes the innermost component when it is the block's last line (a misspelt END), and
 * is otherwise skipped.
 */
function closeComponent(builder: Builder, line: ContentLine): void {
  const { open } = builder;
  const name = nameOf(builder, line);
  let index = open.length - 1;
  while (index >= 0 && open[index]?.name !== name) index--;
  if (index < 0) return closeUnmatched(builder, line, name);
  while (open.length > index + 1) reportNotClosed(builder, open.pop() as OpenComponent, line);
  finish(open.pop() as OpenComponent, line);
}

function closeUnmatched(builder: Builder, line: ContentLine, name: string): void {
  if (name === 'VCALENDAR' && builder.open.length === 0) {
    builder.calendarEnd = line;
    return;
  }
  const component = builder.open[builder.open.length - 1];
  const range = { start: line.valueStart, end: line.end };
  const kind = component ? 'end-mismatch' : 'end-without-begin';
  builder.problems.push({ kind, ...range, line, ...(component && { component }) });
  if (!component || !endsItsComponent(builder, line)) return;
  builder.open.pop();
  finish(component, line);
}

/** A wrong END stands for the right one unless the right one follows in the block. */
function endsItsComponent(builder: Builder, line: ContentLine): boolean {
  builder.lastEnds ??= findLastEnds(builder.text);
  const open = builder.open[builder.open.length - 1] as OpenComponent;
  return (builder.lastEnds.get(open.name) ?? -1) < line.fullEnd;
}

/** Where the last END line of each name starts. */
function findLastEnds(text: string): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const match of text.matchAll(/^END:([^\r\n]*)/gim)) {
    last.set((match[1] as string).trim().toUpperCase(), match.index);
  }
  return last;
}

function finish(component: OpenComponent, line: ContentLine): void {
  component.endLine = line;
  component.end = line.fullEnd;
}

/** `proof` is the line that shows the END missing, or the BEGIN line itself at the end of the block. */
function reportNotClosed(builder: Builder, component: OpenComponent, proof: ContentLine): void {
  component.end = proof === component.begin ? builder.text.length : proof.start;
  const range = { start: component.begin.valueStart, end: component.begin.end };
  builder.problems.push({ kind: 'not-closed', ...range, line: proof, component });
}

/** A calendar is closed in another block: whether it is at all, only the file knows. */
function closeRest(builder: Builder): void {
  for (const component of builder.open.reverse()) {
    if (component.name !== 'VCALENDAR') reportNotClosed(builder, component, component.begin);
    else component.end = builder.text.length;
  }
}

function addControlProblems(builder: Builder): void {
  let index = 0;
  for (const at of builder.lines.controls) {
    while ((builder.contentLines[index]?.fullEnd ?? Number.POSITIVE_INFINITY) <= at) index++;
    const line = builder.contentLines[index];
    if (line) builder.problems.push({ kind: 'control-character', start: at, end: at + 1, line });
  }
}

/** From the 76th octet to the end of a physical line; a character that crosses the limit is inside. */
function rangePastLimit(builder: Builder, line: number): Range {
  const end = builder.lines.ends[line] as number;
  let octets = 0;
  for (let at = builder.lines.starts[line] as number; at < end; ) {
    const point = builder.text.codePointAt(at) as number;
    octets += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (octets > maxOctets) return { start: at, end };
    at += point > 0xffff ? 2 : 1;
  }
  return { start: end, end };
}
