import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver';
import { documentHighlights } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toDocumentHighlight } from '../toProto.ts';

/** textDocument/documentHighlight */
export function documentHighlight(
  session: Session,
  { textDocument, position }: DocumentHighlightParams,
): DocumentHighlight[] {
  const document = session.documents.get(textDocument.uri)?.ical;
  if (!document) return [];
  return documentHighlights(document, document.offsetAt(position)).map(toDocumentHighlight);
}
