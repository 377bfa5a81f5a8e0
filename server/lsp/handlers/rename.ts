import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toRange, toWorkspaceEdit } from '../toProto.ts';

/** textDocument/prepareRename. Null where there is nothing to rename; what must not be renamed is refused with its reason. */
export function prepareRename(
  session: Session,
  { textDocument, position }: PrepareRenameParams,
): PrepareRenameResult | null {
  const document = session.documents.get(textDocument.uri)?.ical;
  const target = document && core.prepareRename(document, document.offsetAt(position));
  if (!target) return null;
  if ('refusal' in target) throw refused(target);
  return { range: toRange(document, target.range), placeholder: target.placeholder };
}

/** textDocument/rename */
export function rename(
  session: Session,
  { textDocument, position, newName }: RenameParams,
): WorkspaceEdit | null {
  const open = session.documents.get(textDocument.uri);
  const target = open?.ical && core.prepareRename(open.ical, open.ical.offsetAt(position));
  if (!target) return null;
  if ('refusal' in target) throw refused(target);
  const edits = core.renameZone(open.ical, target.thing, newName);
  if ('refusal' in edits) throw refused(edits);
  return toWorkspaceEdit(session, open, open.ical, edits);
}

/** Editors show the message to whoever asked. */
function refused({ refusal }: core.RenameRefusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusal);
}
