import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  applyEdits,
  type IcalDocument,
  isRefusal,
  minimalEdit,
  planZoneChange,
  type Range,
  type TextEdit,
  venueZoneOffers,
  type ZoneChangeIdentity,
  type ZoneChangeOffer,
  type ZoneChangePlan,
  zoneChangeOffers,
  zonesToChoose,
} from '../../core/index.ts';
import {
  type PlannedZoneChange,
  type PlanZoneChangeParams,
  type ZoneChoicesParams,
  type ZoneChoicesResult,
  zoneChangeKind,
} from '../../protocol.ts';
import type { OpenDocument } from '../documents.ts';
import { type CodeActionData, wantsKind } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { toDiagnostic, toWorkspaceEdit, toZoneChangeAction } from '../toProto.ts';

/**
 * The ways to write the times at the start of a range in another zone. Only for somebody who asks for actions: a
 * light bulb at every time would say nothing. Those for a whole file are shown to who asks for this kind: they
 * should not stand between the fixes of its head.
 */
export function offerZoneChanges(
  session: Session,
  open: OpenDocument,
  document: IcalDocument,
  range: Range,
  { only, triggerKind }: CodeActionContext,
): CodeAction[] {
  const isWanted = only ? wantsKind(only, zoneChangeKind) : triggerKind !== CodeActionTriggerKind.Automatic;
  if (!isWanted) return [];
  const { localZone } = session.settings.readerZone();
  return zoneChangeOffers(document, range.start, localZone)
    .filter(({ identity }) => only || identity.offset !== undefined)
    .flatMap((offer) => toAction(session, open, document, offer));
}

/** The zone of the schedule, for the times at a range that have none. Call it when the schedule is settled. */
export function offerVenueZone(
  session: Session,
  open: OpenDocument,
  document: IcalDocument,
  range: Range,
): CodeAction[] {
  const zone = session.keeper.indexOf(open)?.venueZone;
  if (!zone) return [];
  return venueZoneOffers(document, range, zone.id).flatMap((offer) => {
    const diagnostics = [toDiagnostic(session, open.uri, document, { item: offer.finding, more: 0 })];
    const actions = toAction(session, open, document, offer);
    return actions.map((action) => ({ ...action, kind: CodeActionKind.QuickFix, diagnostics }));
  });
}

/** What cannot be done is shown with the reason, to a client that can show it. */
function toAction(
  session: Session,
  open: OpenDocument,
  document: IcalDocument,
  offer: ZoneChangeOffer,
): CodeAction[] {
  const { client } = session;
  const action = toZoneChangeAction(offer);
  if (offer.refusal !== undefined) return client.showsDisabledActions ? [action] : [];
  const data: CodeActionData = { uri: open.uri, version: open.version, identity: offer.identity };
  if (client.resolvesCodeActions) return [{ ...action, data }];
  const plan = planOf(document, offer.identity);
  return isRefusal(plan)
    ? []
    : [{ ...action, edit: toWorkspaceEdit(session, open, document, editsOf(document, plan)) }];
}

/** Says whether an action is one of these. */
export function isZoneChangeIdentity(identity: CodeActionData['identity']): identity is ZoneChangeIdentity {
  return identity.type === 'zoneChange';
}

function planOf(document: IcalDocument, { target, keep, offset }: ZoneChangeIdentity) {
  const scope = offset === undefined ? ({ type: 'file' } as const) : ({ type: 'event', offset } as const);
  return planZoneChange(document, scope, { target, keep });
}

/** To find the lines of more edits than this takes longer than to write the text anew. */
const mostEdits = 5000;

function editsOf(document: IcalDocument, { edits }: ZoneChangePlan): readonly TextEdit[] {
  if (edits.length <= mostEdits) return edits;
  const edit = minimalEdit(document.text, applyEdits(document.text, edits));
  return edit ? [edit] : [];
}

/** What such an action does. A refusal is an answer: the user reads why. */
export function zoneChangeEdit(
  session: Session,
  open: OpenDocument,
  document: IcalDocument,
  identity: ZoneChangeIdentity,
): WorkspaceEdit {
  const plan = planOf(document, identity);
  if (isRefusal(plan)) throw new ResponseError(LSPErrorCodes.RequestFailed, plan.refusal);
  return toWorkspaceEdit(session, open, document, editsOf(document, plan));
}

/** greenroom/zoneChoices: the zones to choose from. */
export function zoneChoices(session: Session, { uri }: ZoneChoicesParams): ZoneChoicesResult {
  const document = session.documents.get(uri)?.ical;
  if (!document) return { zones: [] };
  const { settings, zoneList, host } = session;
  const now = host.now();
  return { zones: zonesToChoose(document, zoneList.at(now), settings.favouriteZones, now) };
}

/** Of a change of many events, so many are shown. */
const mostShown = 3;

/** greenroom/planZoneChange: what a change would do, to be shown before it is done. */
export function planChange(session: Session, params: PlanZoneChangeParams): PlannedZoneChange | null {
  const { uri, version, position, target, keep } = params;
  const open = session.documents.get(uri);
  if (!open?.ical || open.version !== version) return null;
  const document = open.ical;
  const offset = position ? { offset: document.offsetAt(position) } : {};
  const plan = planOf(document, { type: 'zoneChange', target, keep, ...offset });
  if (isRefusal(plan)) return plan;
  return {
    version,
    edit: toWorkspaceEdit(session, open, document, editsOf(document, plan)),
    changes: plan.changes.slice(0, mostShown),
    count: plan.changes.length,
  };
}
