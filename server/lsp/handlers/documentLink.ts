import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { documentLinks } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toDocumentLink } from '../toProto.ts';

/** textDocument/documentLink */
export function documentLink(session: Session, { textDocument }: DocumentLinkParams): DocumentLink[] {
  const document = session.documents.get(textDocument.uri)?.ical;
  return document ? documentLinks(document).map(toDocumentLink) : [];
}
