import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { type DocumentSymbol as CoreSymbol, documentSymbols, pageSymbols } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { toDocumentSymbol, toSymbolInformation } from '../toProto.ts';

/** textDocument/documentSymbol */
export function documentSymbol(
  session: Session,
  { textDocument }: DocumentSymbolParams,
): DocumentSymbol[] | SymbolInformation[] {
  const open = session.documents.get(textDocument.uri);
  if (!open?.checked) return [];
  const symbols = symbolsOf(open);
  return session.client.nestsSymbols
    ? symbols.map(toDocumentSymbol)
    : symbols.flatMap((symbol) => toSymbolInformation(open.uri, symbol));
}

function symbolsOf({ ical, page }: OpenDocument): readonly CoreSymbol[] {
  if (page) return pageSymbols(page);
  return ical ? documentSymbols(ical) : [];
}
