import {
  type CodeAction,
  type CodeActionContext,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  type FoldIdentity,
  foldActionEdits,
  foldOffers,
  type IcalDocument,
  type Range,
} from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { type CodeActionData, wantsKind } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { foldActionKinds, toFoldAction, toWorkspaceEdit } from '../toProto.ts';

/**
 * What can be done to the folds at the start of a range. Only for somebody who asks for actions: a light
 * bulb at every folded line would say nothing. A line that is too long has a quick fix as well, so folding is
 * offered to those who want no quick fixes.
 */
export function offerFolds(
  session: Session,
  open: OpenDocument,
  document: IcalDocument,
  range: Range,
  { only, triggerKind }: CodeActionContext,
): CodeAction[] {
  if (!only && triggerKind === CodeActionTriggerKind.Automatic) return [];
  return foldOffers(document, range.start)
    .filter(({ identity: { type } }) => (only ? wantsKind(only, foldActionKinds[type]) : type === 'unfold'))
    .map((offer) => {
      const action = toFoldAction(offer);
      const { uri, version } = open;
      const data: CodeActionData = { uri, version, identity: offer.identity };
      if (session.client.resolvesCodeActions) return { ...action, data };
      return { ...action, edit: foldEdit(session, open, document, offer.identity) };
    });
}

/** Says whether an action is one of these. */
export function isFoldIdentity(identity: CodeActionData['identity']): identity is FoldIdentity {
  return identity.type === 'fold' || identity.type === 'unfold';
}

/** What such an action does. */
export function foldEdit(
  session: Session,
  open: OpenDocument,
  document: IcalDocument,
  identity: FoldIdentity,
): WorkspaceEdit {
  return toWorkspaceEdit(session, open, document, foldActionEdits(document, identity));
}
