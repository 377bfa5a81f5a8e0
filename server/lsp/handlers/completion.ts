import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { fromCompletionData } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { toCompletionItem, toConfigCompletionItem, withDocumentation } from '../toProto.ts';

/** textDocument/completion */
export async function completion(
  session: Session,
  { textDocument, position }: CompletionParams,
): Promise<CompletionItem[]> {
  const open = session.documents.get(textDocument.uri);
  const { page, ical, config } = open ?? {};
  const { client, host } = session;
  if (page) {
    await session.schedules.settle(open as OpenDocument);
    await session.keeper.settle(open as OpenDocument);
    const index = session.keeper.indexOf(open as OpenDocument);
    const offers = core.pageCompletion(page, page.offsetAt(position), index ? core.roomNames(index) : []);
    return offers.map((item) => toCompletionItem(client, page, item));
  }
  const zones = zonesAround(session);
  if (config) {
    const items = core.configCompletion(config.getText(), config.offsetAt(position), zones);
    return items.map((item) => toConfigCompletionItem(config, item));
  }
  if (!ical) return [];
  const offset = ical.offsetAt(position);
  const names = core.takesNames(ical, offset) ? await namesAround(session, open as OpenDocument) : undefined;
  const around = { ...zones, ...(names && { names }) };
  const options = { ...around, snippets: client.takesSnippets, newUid: () => host.newUid() };
  const items = core.completion(ical, offset, options);
  return items.map((item) => toCompletionItem(client, ical, item));
}

/** What the schedule of a calendar names; undefined where it has none. */
async function namesAround(session: Session, open: OpenDocument): Promise<core.NamesToOffer | undefined> {
  await session.schedules.settle(open);
  await session.keeper.settle(open);
  const index = session.keeper.indexOf(open);
  return index && core.namesToOffer(index);
}

/** The zones that may be named, those that somebody here has to do with first. */
function zonesAround({ host, settings, zoneList }: Session): core.ZoneSurroundings {
  const now = host.now();
  return { now, zoneChoices: () => zoneList.at(now), favouriteZones: settings.favouriteZones };
}

/** completionItem/resolve: what there is to read about the item. */
export function resolveCompletion({ client }: Session, item: CompletionItem): CompletionItem {
  const subject = fromCompletionData(item.data);
  return subject ? withDocumentation(client, item, subject) : item;
}
