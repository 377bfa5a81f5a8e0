import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { fromCompletionData } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { toCompletionItem, withDocumentation } from '../toProto.ts';

/** textDocument/completion */
export async function completion(
  session: Session,
  { textDocument, position }: CompletionParams,
): Promise<CompletionItem[]> {
  const open = session.documents.get(textDocument.uri);
  const { page, ical: document } = open ?? {};
  if (page) {
    await session.schedules.settle(open as OpenDocument);
    const offers = core.pageCompletion(page, page.offsetAt(position));
    return offers.map((item) => toCompletionItem(session.client, page, item));
  }
  if (!document) return [];
  const { client, host, settings, zoneList } = session;
  const { localZone } = settings.readerZone();
  const now = host.now();
  const options = {
    snippets: client.takesSnippets,
    now,
    newUid: () => host.newUid(),
    zoneChoices: () => zoneList.at(now),
    favouriteZones: [...(localZone === undefined ? [] : [localZone]), ...settings.audienceZones],
  };
  const items = core.completion(document, document.offsetAt(position), options);
  return items.map((item) => toCompletionItem(client, document, item));
}

/** completionItem/resolve: what there is to read about the item. */
export function resolveCompletion({ client }: Session, item: CompletionItem): CompletionItem {
  const subject = fromCompletionData(item.data);
  return subject ? withDocumentation(client, item, subject) : item;
}
