import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  addSuppression,
  type CheckedDocument,
  type IgnoreChoice,
  ignoreOffers,
  ignoreOffersFor,
  type Range,
  suppressionFor,
} from '../../core/index.ts';
import { configFileIn, type OpenDocument } from '../documents.ts';
import type { CodeActionData, IgnoreIdentity } from '../fromProto.ts';
import type { Schedule } from '../schedules.ts';
import type { Session } from '../session.ts';
import { toConfigEdit, toIgnoreAction, toScheduleAction } from '../toProto.ts';
import { pathInFolder } from '../uri.ts';
import { findingsAt } from './scheduleFix.ts';

/** What may be ignored at a range, for the file of its schedule: none where that cannot be written. */
export async function offerToIgnore(
  session: Session,
  open: OpenDocument,
  document: CheckedDocument,
  range: Range,
): Promise<CodeAction[]> {
  const schedule = await session.schedules.of(open.uri);
  if (!schedule || !canTake(session, schedule)) return [];
  const alone = ignoreOffers(document, range).map((offer) =>
    withEffect(session, open, offer, toIgnoreAction(session, open.uri, document, offer)),
  );
  const together = findingsAt(session, open, range).flatMap((finding) =>
    ignoreOffersFor(finding.finding.rule, finding.finding.block.facts.uid).map((offer) =>
      withEffect(session, open, offer, toScheduleAction(session, finding, offer.title)),
    ),
  );
  return Promise.all([...alone, ...together]);
}

async function withEffect(
  session: Session,
  open: OpenDocument,
  { rule, scope, uid }: IgnoreChoice,
  action: CodeAction,
): Promise<CodeAction> {
  const identity: IgnoreIdentity = { type: 'ignore', rule, scope, ...(uid !== undefined && { uid }) };
  const data: CodeActionData = { uri: open.uri, version: open.version, identity };
  if (session.client.resolvesCodeActions) return { ...action, data };
  const edit = await ignoreEdit(session, open.uri, identity);
  return edit ? { ...action, edit } : action;
}

/**
 * The edit that adds a suppression to the greenroom.json of a file's schedule, or creates it. Undefined where
 * that is not possible by now.
 */
export async function ignoreEdit(
  session: Session,
  uri: string,
  identity: IgnoreIdentity,
): Promise<WorkspaceEdit | undefined> {
  const schedule = await session.schedules.of(uri);
  if (!schedule || !canTake(session, schedule)) return undefined;
  const { folder, config } = schedule;
  const open = session.documents.get(configFileIn(folder));
  const target = open?.uri ?? configFileIn(folder);
  const before = TextDocument.create(target, 'json', 0, config?.text ?? '');
  const edits = addSuppression(before.getText(), suppressionFor(identity, pathInFolder(folder, uri)));
  const state = { exists: config !== undefined, version: open?.version ?? null };
  return edits && toConfigEdit(session, target, before, edits, state);
}

/** The file must be one that an edit does not make worse; or there is none, and the client can create it. */
function canTake({ client }: Session, { config }: Schedule): boolean {
  if (!config) return client.createsFiles;
  return addSuppression(config.text, { rule: 'any' }) !== undefined;
}
