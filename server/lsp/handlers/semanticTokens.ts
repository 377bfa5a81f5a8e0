import type {
  SemanticTokens,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { pageTokens, pageTokenTypes } from '../../core/index.ts';
import { fromRange } from '../fromProto.ts';
import type { Session } from '../session.ts';
import { toSemanticTokens } from '../toProto.ts';

/** The types by their numbers. The client's package.json says which colours they have. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: pageTokenTypes.map((type) => `${type}OnPage`),
  tokenModifiers: [],
};

/** textDocument/semanticTokens/full: of speaker pages. Of a calendar the grammar knows all that there is to know. */
export function semanticTokens(session: Session, { textDocument }: SemanticTokensParams): SemanticTokens {
  const page = session.documents.get(textDocument.uri)?.page;
  return page ? toSemanticTokens(page, pageTokens(page)) : { data: [] };
}

/** textDocument/semanticTokens/range */
export function semanticTokensRange(
  session: Session,
  { textDocument, range }: SemanticTokensRangeParams,
): SemanticTokens {
  const page = session.documents.get(textDocument.uri)?.page;
  if (!page) return { data: [] };
  const { start, end } = fromRange(page, range);
  return toSemanticTokens(
    page,
    pageTokens(page).filter((token) => token.end > start && token.start < end),
  );
}
