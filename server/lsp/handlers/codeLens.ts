import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { eventLenses, eventPlaces } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toCodeLens, toPreviewLens } from '../toProto.ts';
import { uriKey } from '../uri.ts';

/** textDocument/codeLens: for clients that say which commands of theirs go to a place and show a talk in the preview. */
export async function codeLens(session: Session, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
  const { showPlacesCommand, showInPreviewCommand } = session.client.options;
  const open = session.documents.get(textDocument.uri);
  if (!open) return [];
  await session.keeper.settle(open);
  const index = session.keeper.indexOf(open);
  if (!index) return [];
  const findings = session.keeper.findingsOf(open);
  const lenses = showPlacesCommand === undefined ? [] : eventLenses(index, uriKey(open.uri), findings);
  const events = showInPreviewCommand === undefined ? [] : eventPlaces(index, uriKey(open.uri));
  return [
    ...lenses.map((lens) => toCodeLens(session, open.uri, String(showPlacesCommand), lens)),
    ...events.map((place) => toPreviewLens(open.uri, String(showInPreviewCommand), place)),
  ];
}
