import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import { fromCompletionData } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { toCompletionItem, withDocumentation } from '../toProto.ts';

/** textDocument/completion */
export function completion(session: Session, { textDocument, position }: CompletionParams): CompletionItem[] {
  const document = session.documents.get(textDocument.uri)?.ical;
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
