import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { scheduleSymbols } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toWorkspaceSymbol } from '../toProto.ts';

/** Nobody reads a longer list: one more letter makes it shorter. */
const mostSymbols = 500;

/** workspace/symbol: talks, speakers and rooms of all schedules. */
export function workspaceSymbol({ keeper }: Session, { query }: WorkspaceSymbolParams): SymbolInformation[] {
  const found = keeper.indexes().flatMap((index) => scheduleSymbols(index, query, mostSymbols));
  return found
    .slice(0, mostSymbols)
    .map((symbol) => toWorkspaceSymbol(keeper.uriOf(symbol.place.file.key), symbol));
}
