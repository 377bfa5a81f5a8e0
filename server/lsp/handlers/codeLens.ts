import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { eventLenses } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toCodeLens } from '../toProto.ts';
import { uriKey } from '../uri.ts';

/** textDocument/codeLens: for clients that say which command of theirs goes to a place. */
export async function codeLens(session: Session, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
  const { showPlacesCommand } = session.client.options;
  const open = session.documents.get(textDocument.uri);
  if (!open || showPlacesCommand === undefined) return [];
  await session.keeper.settle(open);
  const index = session.keeper.indexOf(open);
  const findings = session.keeper.findingsOf(open);
  const lenses = index ? eventLenses(index, uriKey(open.uri), findings) : [];
  return lenses.map((lens) => toCodeLens(session, open.uri, showPlacesCommand, lens));
}
