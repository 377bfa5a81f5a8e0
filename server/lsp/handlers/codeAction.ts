import { type CodeAction, type CodeActionParams, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  type ByteOperation,
  type CheckedDocument,
  type CodeActionEffect,
  type CodeActionIdentity,
  type CodeActionOffer,
  codeActions,
  resolveCodeAction,
} from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { type CodeActionData, fromCodeActionData, fromOnly, fromRange } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { toCodeAction, toCommand, toEffect } from '../toProto.ts';
import { offerFromCalendar } from './calendarAction.ts';
import { foldEdit, isFoldIdentity, offerFolds } from './foldAction.ts';
import { ignoreEdit, offerToIgnore } from './ignoreAction.ts';
import { offerScheduleFixes } from './scheduleFix.ts';
import { isZoneChangeIdentity, offerVenueZone, offerZoneChanges, zoneChangeEdit } from './zoneChange.ts';

/** textDocument/codeAction. What a client says about its diagnostics is not looked at: it may be old. */
export async function codeAction(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const open = session.documents.get(params.textDocument.uri);
  if (!open?.checked || !session.client.takesCodeActions) return [];
  await session.schedules.settle(open);
  const document = open.checked;
  const range = fromRange(document, params.range);
  const only = fromOnly(params.context.only);
  const repairs = codeActions(document, range, only).flatMap((offer) =>
    offerAction(session, open, document, offer),
  );
  const rewritings = open.ical
    ? [
        ...offerFolds(session, open, open.ical, range, params.context),
        ...offerZoneChanges(session, open, open.ical, range, params.context),
      ]
    : [];
  if (only && !only.includes('quickFix')) return [...repairs, ...rewritings];
  await session.keeper.settle(open);
  const together = [
    ...(await offerFromCalendar(session, open, range)),
    ...(open.ical ? offerVenueZone(session, open, open.ical, range) : []),
    ...offerScheduleFixes(session, open, range),
  ];
  const ignoring = await offerToIgnore(session, open, document, range);
  return [...repairs, ...together, ...ignoring, ...rewritings];
}

/** An action that cannot be carried out by this client is not offered. */
function offerAction(
  session: Session,
  open: OpenDocument,
  document: CheckedDocument,
  offer: CodeActionOffer,
): CodeAction[] {
  const action = toCodeAction(session, open.uri, document, offer);
  const { operation } = offer;
  if (operation && session.client.options.byteOperations) {
    return [{ ...action, command: toCommand(open.uri, [operation]) }];
  }
  if (!offer.hasEdits) return [];
  const { uri, version } = open;
  const data: CodeActionData = { uri, version, identity: offer.identity };
  if (session.client.resolvesCodeActions) return [{ ...action, data }];
  const effect = effectOf(session, document, offer.identity);
  return isEmpty(effect) ? [] : [{ ...action, ...toEffect(session, open, document, effect) }];
}

/** codeAction/resolve. Refused when the text is another one by now: the edit would hit the wrong place. */
export async function resolveAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = fromCodeActionData(action.data);
  if (!data) return action;
  const open = session.documents.get(data.uri);
  if (!open?.checked || open.version !== data.version) throw textChanged();
  const { identity } = data;
  if (identity.type === 'ignore') {
    const edit = await ignoreEdit(session, open.uri, identity);
    if (!edit) throw textChanged();
    return { ...action, edit };
  }
  if (isFoldIdentity(identity)) {
    if (!open.ical) throw textChanged();
    return { ...action, edit: foldEdit(session, open, open.ical, identity) };
  }
  if (isZoneChangeIdentity(identity)) {
    if (!open.ical) throw textChanged();
    return { ...action, edit: zoneChangeEdit(session, open, open.ical, identity) };
  }
  return { ...action, ...toEffect(session, open, open.checked, effectOf(session, open.checked, identity)) };
}

function effectOf(
  session: Session,
  document: CheckedDocument,
  identity: CodeActionIdentity,
): CodeActionEffect {
  const byteOperations = session.client.options.byteOperations === true;
  const effect = resolveCodeAction(document, identity, { byteOperations });
  if (!effect) throw textChanged();
  return { edits: effect.edits, operations: byteOperations ? effect.operations.filter(isForText) : [] };
}

/**
 * The other operations rewrite the file under the editor, which must not happen as one of many, on save:
 * they are offered singly.
 */
function isForText(operation: ByteOperation): boolean {
  return operation === 'convert-to-crlf';
}

function isEmpty({ edits, operations }: CodeActionEffect): boolean {
  return edits.length === 0 && operations.length === 0;
}

function textChanged(): ResponseError<void> {
  return new ResponseError(
    LSPErrorCodes.ContentModified,
    'The text has changed since this was offered. Ask for the code actions again.',
  );
}
