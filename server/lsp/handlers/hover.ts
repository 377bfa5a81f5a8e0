import type { Hover, HoverParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import { readerOf, type Session } from '../session.ts';
import { toHover } from '../toProto.ts';

/** textDocument/hover */
export function hover(session: Session, { textDocument, position }: HoverParams): Hover | null {
  const document = session.documents.get(textDocument.uri)?.ical;
  if (!document) return null;
  const found = core.hover(document, document.offsetAt(position), readerOf(session));
  return found ? toHover(session.client, document, found) : null;
}
