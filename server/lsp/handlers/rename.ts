import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as core from '../../core/index.ts';
import { type ScheduleCursor, scheduleCursor } from '../scheduleCursor.ts';
import type { Session } from '../session.ts';
import { type FileEdits, toFilesEdit, toRange } from '../toProto.ts';
import { siblingUri, uriKey, uriName } from '../uri.ts';

/** textDocument/prepareRename. Null where there is nothing to rename; what must not be renamed is refused with its reason. */
export async function prepareRename(
  session: Session,
  { textDocument, position }: PrepareRenameParams,
): Promise<PrepareRenameResult | null> {
  const open = session.documents.get(textDocument.uri);
  if (!open) return null;
  await session.keeper.settle(open);
  const { checked, ical } = open;
  if (!checked) return null;
  const offset = checked.offsetAt(position);
  const target = ical && core.prepareRename(ical, offset);
  if (target && 'refusal' in target) throw refused(target);
  if (target) return { range: toRange(checked, target.range), placeholder: target.placeholder };
  const cursor = scheduleCursor(session, open, offset);
  const range = cursor && core.rangeOfName(checked, cursor.name, cursor.place);
  return cursor && range ? { range: toRange(checked, range), placeholder: cursor.name.name } : null;
}

/** textDocument/rename: in all files of the schedule. */
export async function rename(
  session: Session,
  { textDocument, position, newName }: RenameParams,
): Promise<WorkspaceEdit | null> {
  const open = session.documents.get(textDocument.uri);
  if (!open) return null;
  await session.keeper.settle(open);
  if (!open.checked) return null;
  const offset = open.checked.offsetAt(position);
  const target = open.ical && core.prepareRename(open.ical, offset);
  if (target && 'refusal' in target) throw refused(target);
  if (target) {
    const keys = new Set([uriKey(open.uri), ...(session.keeper.indexOf(open)?.files ?? [])]);
    return renameZone(session, [...keys], target.thing, newName);
  }
  const cursor = scheduleCursor(session, open, offset);
  return cursor ? renameInSchedule(session, open.uri, cursor, newName) : null;
}

/** In every calendar of the schedule that names the zone. */
async function renameZone(
  session: Session,
  keys: readonly string[],
  thing: core.NamedThing,
  newName: string,
): Promise<WorkspaceEdit> {
  const files: FileEdits[] = [];
  for (const key of keys) {
    const uri = session.keeper.uriOf(key);
    const document = await session.keeper.documentOf(uri);
    if (!(document instanceof core.IcalDocument)) continue;
    const edits = core.renameZone(document, thing, newName);
    if ('refusal' in edits) throw refused(edits);
    files.push({ uri, document, edits });
  }
  return toFilesEdit(session, files);
}

async function renameInSchedule(
  session: Session,
  asked: string,
  { index, name }: ScheduleCursor,
  newName: string,
): Promise<WorkspaceEdit> {
  const plan = core.planRename(index, name, newName);
  if ('refusal' in plan) throw refused(plan);
  const files: FileEdits[] = [];
  for (const { file, source, places } of plan) {
    const uri = session.keeper.uriOf(file.key);
    const document = await session.keeper.documentOf(uri);
    const edits = document && core.renameIn(document, name, places, newName);
    if (!edits) throw changed(file.path);
    const isPage = name.kind === 'speaker' && source === 'page';
    const fileName = isPage ? core.pageFileName(uriName(uri), places[0]?.name ?? '', newName) : undefined;
    files.push({
      uri,
      document,
      edits,
      ...(fileName !== undefined && { newUri: siblingUri(uri, fileName) }),
    });
  }
  const config = (await session.schedules.of(asked))?.config;
  if (config) {
    const { uri, text } = config;
    const document = TextDocument.create(uri, 'json', 0, text);
    files.push({ uri, document, edits: core.renameInConfig(text, name, newName) });
  }
  return toFilesEdit(session, files);
}

/** Editors show the message to whoever asked. */
function refused({ refusal }: core.RenameRefusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusal);
}

function changed(path: string): ResponseError<void> {
  const text = `${path} has changed since the schedule was read, so nothing was renamed. Try again.`;
  return new ResponseError(LSPErrorCodes.RequestFailed, text);
}
