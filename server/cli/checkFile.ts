import { isUtf8 } from 'node:buffer';
import {
  type CheckedBy,
  type CheckedDocument,
  capByRule,
  type DocumentHost,
  type Fix,
  IcalDocument,
  type LanguageId,
  openDocument,
  type PlacedFinding,
  type RunMemory,
  readByteFacts,
  type Safety,
  type Severity,
  type Suppression,
  type TextBlock,
  withMore,
} from '../core/index.ts';
import { bytesOf, LargeFile } from './largeFile.ts';

/** A finding as the reporters show it: plain data that outlives the document. */
export interface ReportedFinding extends ReportedRange {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The safety of its best fix, when it has one. */
  readonly fix?: Safety;
  /** Its safe fix, when that is a change of a few places in the text. */
  readonly repair?: ReportedRepair;
  /** Equal for findings of one rule that are one thing seen from several places. */
  readonly group?: string;
  /** Other places that it speaks of. */
  readonly related: readonly ReportedRelated[];
}

export interface ReportedRelated extends ReportedRange {
  readonly message: string;
  /** The file that it is in, when that is not the finding's own. */
  readonly path?: string;
}

export interface ReportedRepair {
  readonly title: string;
  /** In the order of the text. */
  readonly edits: readonly ReportedEdit[];
}

export interface ReportedEdit extends ReportedRange {
  readonly newText: string;
}

/** Half-open: what stands at `end` is outside. */
export interface ReportedRange {
  readonly start: ReportedPlace;
  readonly end: ReportedPlace;
}

/** Line and column from 1, in UTF-16 units; offset from 0, a byte order mark not counted. */
export interface ReportedPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface CheckedFile {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  /** The physical lines that the findings stand on, by line number from 1: for code frames. */
  readonly lines: ReadonlyMap<number, string>;
  /** What of the configuration silenced something in this file. */
  readonly usedSuppressions: ReadonlySet<Suppression>;
}

/** A repair of more places than this, each line of a file perhaps, is for programs that repair, not for reports. */
const mostEdits = 100;

/** Checks one file, opened from its bytes. */
export function checkDocument(path: string, document: CheckedDocument): CheckedFile {
  const found = document.findings();
  if (found.length === 0) return withoutFindings(path, document.usedSuppressions());
  const lines = new Map<number, string>();
  const shown = capByRule(found, ({ finding }) => finding.rule);
  const findings = shown.map(({ item, more }) => {
    const { line } = item.start;
    if (!lines.has(line + 1)) lines.set(line + 1, document.lineText(line));
    return report(document, item, withMore(item.finding.text, more));
  });
  return { path, findings, lines, usedSuppressions: document.usedSuppressions() };
}

/** A file in which nothing is found: of a thousand that are kept, nearly all are such. */
export function withoutFindings(path: string, usedSuppressions = noSuppressions): CheckedFile {
  return { path, findings: noFindings, lines: noLines, usedSuppressions };
}

const noFindings: readonly ReportedFinding[] = [];
const noLines: ReadonlyMap<number, string> = new Map();
const noSuppressions: ReadonlySet<Suppression> = new Set();

/**
 * The text of a file, and what its bytes say beyond it. Well-formed UTF-8, which nearly every file is, is
 * known at once, unless it may be UTF-16, whose letters are all well-formed; only else are the bytes gone
 * through one by one. A large calendar is read through by the piece.
 */
export function openFile(
  language: LanguageId,
  file: Uint8Array | LargeFile,
  checkedBy: CheckedBy,
  host: DocumentHost,
  memory?: RunMemory,
): CheckedDocument {
  const { rules, suppressions } = checkedBy;
  const isReadThrough = file instanceof LargeFile && language === 'icalendar' && isUnmarked(file.start);
  const byPiece = isReadThrough && IcalDocument.readThrough(file, rules, host, suppressions, true);
  if (byPiece) return byPiece;
  const bytes = bytesOf(file);
  const isPlain = isUtf8(bytes) && isUnmarked(bytes);
  const document = openDocument(language, isPlain ? textOf(bytes) : decode(bytes), checkedBy, host, memory);
  if (!isPlain) document.setBytes(readByteFacts(bytes));
  return document;
}

/** Says whether bytes begin with no mark, and not as UTF-16 without one does. */
function isUnmarked(bytes: Uint8Array): boolean {
  return !hasMark(bytes) && !hasEarlyNul(bytes);
}

/** The text of bytes that are UTF-8 and begin with no mark: what a decoder gives, without making one for each file. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function hasEarlyNul(bytes: Uint8Array): boolean {
  return bytes[0] === 0 || bytes[1] === 0;
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function report(document: CheckedDocument, placed: PlacedFinding, message: string): ReportedFinding {
  const fixes = document.fixes(placed.finding);
  const safe = fixes.find((fix) => fix.safety === 'safe');
  const fix = safe?.safety ?? fixes[0]?.safety;
  const repair = safe && reportRepair(document, safe);
  return {
    rule: placed.finding.rule,
    severity: placed.finding.severity,
    message,
    start: place(placed.start),
    end: place(placed.end),
    ...(fix && { fix }),
    ...(repair && { repair }),
    related: reportRelated(document, placed),
  };
}

function reportRelated(document: CheckedDocument, { finding }: PlacedFinding): ReportedRelated[] {
  return finding.related.map(({ block, at, text }) => {
    const { start, end } = document.placeOf(block ?? finding.block, at);
    return { message: text, start: place(start), end: place(end) };
  });
}

/** None for a repair of bytes: what it does cannot be said in places of the text. */
function reportRepair(document: CheckedDocument, fix: Fix<TextBlock>): ReportedRepair | undefined {
  const { title, edits, operation } = fix;
  if (operation || edits.length === 0 || edits.length > mostEdits) return undefined;
  const at = (offset: number) => place({ ...document.positionAt(offset), offset });
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  return {
    title,
    edits: sorted.map(({ start, end, newText }) => ({ start: at(start), end: at(end), newText })),
  };
}

function place({ line, character, offset }: PlacedFinding['start']): ReportedPlace {
  return { line: line + 1, column: character + 1, offset };
}
