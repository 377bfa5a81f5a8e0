import type { Range as LspRange } from 'vscode-languageserver';
import type {
  CheckedDocument,
  CodeActionIdentity,
  CodeActionKind,
  CompletionSubject,
  FoldIdentity,
  IgnoreOffer,
  Range,
  ZoneChangeIdentity,
} from '../core/index.ts';
import { fixAllKind } from '../protocol.ts';

/** A range in offsets; places outside the text are brought inside, and a range that is upside down is turned. */
export function fromRange(document: CheckedDocument, range: LspRange): Range {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

/** The kinds that a client wants; undefined when it wants none in particular. Kinds contain their sub-kinds. */
export function fromOnly(only: readonly string[] | undefined): readonly CodeActionKind[] | undefined {
  if (!only || only.length === 0) return undefined;
  const kinds: CodeActionKind[] = [];
  if (wantsKind(only, 'quickfix')) kinds.push('quickFix');
  if (wantsKind(only, fixAllKind)) kinds.push('fixAll');
  return kinds;
}

/** Says whether a client that wants only these kinds wants this one. */
export function wantsKind(only: readonly string[], kind: string): boolean {
  return only.some((wanted) => isWithin(kind, wanted));
}

function isWithin(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

/** Which action to ignore something it is. */
export type IgnoreIdentity = { readonly type: 'ignore' } & Pick<IgnoreOffer, 'rule' | 'scope' | 'uid'>;

/** What travels with a code action so that it can be worked out later, for the text that it was offered for. */
export interface CodeActionData {
  readonly uri: string;
  readonly version: number;
  readonly identity: CodeActionIdentity | FoldIdentity | IgnoreIdentity | ZoneChangeIdentity;
}

/** Reads what came back from the client; undefined for anything that this server did not send. */
export function fromCodeActionData(data: unknown): CodeActionData | undefined {
  if (!isRecord(data) || !isRecord(data.identity)) return undefined;
  const { uri, version, identity } = data;
  if (typeof uri !== 'string' || typeof version !== 'number' || !isIdentity(identity)) return undefined;
  return { uri, version, identity: identity as unknown as CodeActionData['identity'] };
}

function isIdentity(identity: Record<string, unknown>): boolean {
  const { type, rule, message, start, end, title } = identity;
  if (type === 'zoneChange') return isZoneChangeIdentity(identity);
  if (type === 'ignore') return isIgnoreIdentity(identity);
  if (type === 'fold' || type === 'unfold') return typeof start === 'number';
  if (type === 'fixAll') return rule === undefined || typeof rule === 'string';
  const areNames = [rule, message, title].every((name) => typeof name === 'string');
  return type === 'fix' && areNames && typeof start === 'number' && typeof end === 'number';
}

function isZoneChangeIdentity({ target, keep, offset }: Record<string, unknown>): boolean {
  const isPlace = offset === undefined || typeof offset === 'number';
  return isPlace && typeof target === 'string' && (keep === 'moment' || keep === 'clock');
}

function isIgnoreIdentity({ rule, scope, uid }: Record<string, unknown>): boolean {
  const isScope =
    scope === 'file' || scope === 'everywhere' || (scope === 'event' && typeof uid === 'string');
  return isScope && typeof rule === 'string';
}

/** Reads what came back with an item of completion; undefined for anything that this server did not send. */
export function fromCompletionData(data: unknown): CompletionSubject | undefined {
  if (!isRecord(data) || typeof data.name !== 'string') return undefined;
  const { type, name, component } = data;
  const isType = type === 'property' || type === 'parameter' || type === 'component' || type === 'value';
  if (!isType || (component !== undefined && typeof component !== 'string')) return undefined;
  return { type, name, ...(component !== undefined && { component }) };
}

/** What travels with an inlay hint so that its tooltip can be made later. */
export interface InlayHintData {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
}

/** Reads what came back with a hint; undefined for anything that this server did not send. */
export function fromInlayHintData(data: unknown): InlayHintData | undefined {
  if (!isRecord(data)) return undefined;
  const { uri, version, offset } = data;
  const isWhole = typeof uri === 'string' && typeof version === 'number' && typeof offset === 'number';
  return isWhole ? { uri, version, offset } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
