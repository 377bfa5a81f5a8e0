import type { Hover, HoverParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toHover } from '../toProto.ts';

/** textDocument/hover */
export function hover(session: Session, { textDocument, position }: HoverParams): Hover | null {
  const document = session.documents.get(textDocument.uri)?.ical;
  if (!document) return null;
  const reader = { ...session.settings.readerZone(), now: session.host.now() };
  const found = core.hover(document, document.offsetAt(position), reader);
  return found ? toHover(session.client, document, found) : null;
}
