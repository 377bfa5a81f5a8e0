import type { DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toDefinitionLinks, toLocation } from '../toProto.ts';

/** textDocument/definition */
export function definition(
  session: Session,
  { textDocument, position }: DefinitionParams,
): DefinitionLink[] | Location[] | null {
  const open = session.documents.get(textDocument.uri);
  if (!open?.ical) return null;
  const found = core.definition(open.ical, open.ical.offsetAt(position));
  if (!found) return null;
  if (!session.client.linksDefinitions) return found.to.map((mention) => toLocation(open.uri, mention));
  return toDefinitionLinks(open.uri, open.ical, found);
}
