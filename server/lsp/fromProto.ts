import type { Range as LspRange } from 'vscode-languageserver';
import type { CodeActionIdentity, CodeActionKind, IcalDocument, Range } from '../core/index.ts';
import { fixAllKind } from '../protocol.ts';

/** A range in offsets; places outside the text are brought inside, and a range that is upside down is turned. */
export function fromRange(document: IcalDocument, range: LspRange): Range {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

/** The kinds that a client wants; undefined when it wants none in particular. Kinds contain their sub-kinds. */
export function fromOnly(only: readonly string[] | undefined): readonly CodeActionKind[] | undefined {
  if (!only || only.length === 0) return undefined;
  const kinds: CodeActionKind[] = [];
  if (only.some((wanted) => isWithin('quickfix', wanted))) kinds.push('quickFix');
  if (only.some((wanted) => isWithin(fixAllKind, wanted))) kinds.push('fixAll');
  return kinds;
}

function isWithin(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

/** What travels with a code action so that it can be worked out later, for the text that it was offered for. */
export interface CodeActionData {
  readonly uri: string;
  readonly version: number;
  readonly identity: CodeActionIdentity;
}

/** Reads what came back from the client; undefined for anything that this server did not send. */
export function fromCodeActionData(data: unknown): CodeActionData | undefined {
  if (!isRecord(data) || !isRecord(data.identity)) return undefined;
  const { uri, version, identity } = data;
  if (typeof uri !== 'string' || typeof version !== 'number' || !isIdentity(identity)) return undefined;
  return { uri, version, identity: identity as unknown as CodeActionIdentity };
}

function isIdentity({ type, rule, message, start, end, title }: Record<string, unknown>): boolean {
  if (type === 'fixAll') return rule === undefined || typeof rule === 'string';
  const areNames = [rule, message, title].every((name) => typeof name === 'string');
  return type === 'fix' && areNames && typeof start === 'number' && typeof end === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
