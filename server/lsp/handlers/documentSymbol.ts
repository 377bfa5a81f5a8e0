import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toDocumentSymbol, toSymbolInformation } from '../toProto.ts';

/** textDocument/documentSymbol */
export function documentSymbol(
  session: Session,
  { textDocument }: DocumentSymbolParams,
): DocumentSymbol[] | SymbolInformation[] {
  const open = session.documents.get(textDocument.uri);
  if (!open?.ical) return [];
  const symbols = documentSymbols(open.ical);
  return session.client.nestsSymbols
    ? symbols.map(toDocumentSymbol)
    : symbols.flatMap((symbol) => toSymbolInformation(open.uri, symbol));
}
