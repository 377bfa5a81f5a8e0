import type { Location, ReferenceParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toLocation } from '../toProto.ts';

/** textDocument/references */
export function references(
  session: Session,
  { textDocument, position, context }: ReferenceParams,
): Location[] {
  const open = session.documents.get(textDocument.uri);
  if (!open?.ical) return [];
  const found = core.references(open.ical, open.ical.offsetAt(position), context.includeDeclaration);
  return found.map((mention) => toLocation(open.uri, mention));
}
