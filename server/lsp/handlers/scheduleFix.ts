import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { type PlacedScheduleFinding, type PlacedScheduleFix, type Range, touches } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { toScheduleAction } from '../toProto.ts';

/** Of a selection over many findings, so many are repaired one by one: nobody chooses from a longer menu. */
const mostFindings = 50;

/** What the schedule shows of a document at a range. */
export function findingsAt(
  { keeper }: Pick<Session, 'keeper'>,
  open: OpenDocument,
  range: Range,
): readonly PlacedScheduleFinding[] {
  return keeper
    .findingsOf(open)
    .filter(({ start, end }) => touches(range, { start: start.offset, end: end.offset }))
    .slice(0, mostFindings);
}

/** The ways to repair what only the whole schedule shows; each may change several files. */
export function offerScheduleFixes(session: Session, open: OpenDocument, range: Range): CodeAction[] {
  const checker = session.keeper.checkerOf(open);
  if (!checker) return [];
  return findingsAt(session, open, range).flatMap((finding) =>
    checker
      .fixes(finding.finding)
      .map((fix) => toScheduleAction(session, finding, fix.title, toEdit(session, fix))),
  );
}

/** Bound to the versions of what is open; what is not open is as the server read it last. */
function toEdit(session: Session, { edits }: PlacedScheduleFix): WorkspaceEdit {
  const { client, documents, keeper } = session;
  const byFile = new Map<string, TextEdit[]>();
  for (const { file, start, end, newText } of edits) {
    const uri = keeper.uriOf(file.key);
    const list = byFile.get(uri) ?? [];
    byFile.set(uri, list);
    const eol = documents.get(uri)?.checked?.eol ?? '\r\n';
    const range = { start: position(start), end: position(end) };
    list.push({ range, newText: newText.replaceAll('\r\n', eol) });
  }
  if (!client.versionsEdits) return { changes: Object.fromEntries(byFile) };
  return {
    documentChanges: [...byFile].map(([uri, changes]) => ({
      textDocument: { uri, version: documents.get(uri)?.version ?? null },
      edits: changes,
    })),
  };
}

function position({ line, character }: { readonly line: number; readonly character: number }) {
  return { line, character };
}
