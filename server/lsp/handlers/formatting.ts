import {
  type DocumentFormattingParams,
  type DocumentRangeFormattingParams,
  TextDocumentSaveReason,
  type TextEdit,
  type WillSaveTextDocumentParams,
} from 'vscode-languageserver';
import { foldChanges, formatDocument, formatRange } from '../../core/index.ts';
import { fromRange } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { toTextEdit } from '../toProto.ts';

/** textDocument/formatting. The options speak of indenting, which calendars do not have. */
export function formatting(session: Session, { textDocument }: DocumentFormattingParams): TextEdit[] {
  const document = session.documents.get(textDocument.uri)?.ical;
  return document ? formatDocument(document).map((edit) => toTextEdit(document, edit)) : [];
}

/** textDocument/rangeFormatting */
export function rangeFormatting(
  session: Session,
  { textDocument, range }: DocumentRangeFormattingParams,
): TextEdit[] {
  const document = session.documents.get(textDocument.uri)?.ical;
  if (!document) return [];
  return formatRange(document, fromRange(document, range)).map((edit) => toTextEdit(document, edit));
}

/**
 * textDocument/willSaveWaitUntil: what was unfolded or written since the last save is folded. Not while
 * somebody is still typing, which is when an editor saves by itself after a delay, nor against the setting.
 */
export function willSave(session: Session, { textDocument, reason }: WillSaveTextDocumentParams): TextEdit[] {
  const document = session.documents.get(textDocument.uri)?.ical;
  const isWanted = session.settings.foldsOnSave && reason !== TextDocumentSaveReason.AfterDelay;
  if (!document || !isWanted) return [];
  return foldChanges(document).map((edit) => toTextEdit(document, edit));
}
