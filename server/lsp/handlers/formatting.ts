import {
  type DocumentFormattingParams,
  type DocumentRangeFormattingParams,
  TextDocumentSaveReason,
  type TextEdit,
  type WillSaveTextDocumentParams,
} from 'vscode-languageserver';
import { foldChanges, formatDocument, formatPage, formatPageRange, formatRange } from '../../core/index.ts';
import { fromRange } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { toTextEdit } from '../toProto.ts';

/** textDocument/formatting. The options speak of indenting, which calendars do not have. */
export function formatting(session: Session, { textDocument }: DocumentFormattingParams): TextEdit[] {
  const { ical, page } = session.documents.get(textDocument.uri) ?? {};
  if (page) return formatPage(page).map((edit) => toTextEdit(page, edit));
  return ical ? formatDocument(ical).map((edit) => toTextEdit(ical, edit)) : [];
}

/** textDocument/rangeFormatting */
export function rangeFormatting(
  session: Session,
  { textDocument, range }: DocumentRangeFormattingParams,
): TextEdit[] {
  const { ical, page } = session.documents.get(textDocument.uri) ?? {};
  if (page) return formatPageRange(page, fromRange(page, range)).map((edit) => toTextEdit(page, edit));
  return ical ? formatRange(ical, fromRange(ical, range)).map((edit) => toTextEdit(ical, edit)) : [];
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
