import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { readByteFacts } from '../../core/index.ts';
import { throwIfCancelled } from '../boundary.ts';
import { isIcalendar, type OpenDocument } from '../documents.ts';
import { decodeText } from '../files.ts';
import type { Session } from '../session.ts';
import { toDiagnostics } from '../toProto.ts';

/** textDocument/diagnostic, for clients that ask. A document that is not open is read from where it is stored. */
export async function diagnostic(
  session: Session,
  params: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const { uri } = params.textDocument;
  const open = session.documents.get(uri);
  if (open) return reportOpen(session, open, params.previousResultId);
  const bytes = await session.files.read(uri);
  throwIfCancelled(token);
  const reopened = session.documents.get(uri);
  if (reopened) return reportOpen(session, reopened, params.previousResultId);
  return { kind: DocumentDiagnosticReportKind.Full, items: bytes ? checkBytes(session, uri, bytes) : [] };
}

/** The answer when something went wrong. */
export const emptyReport: FullDocumentDiagnosticReport = {
  kind: DocumentDiagnosticReportKind.Full,
  items: [],
};

function reportOpen(
  session: Session,
  { uri, ical, revision }: OpenDocument,
  previous: string | undefined,
): DocumentDiagnosticReport {
  const resultId = String(revision);
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  const items = ical ? toDiagnostics(session, uri, ical) : [];
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** A closed document's language is not known: its extension tells, or its first line. */
function checkBytes(session: Session, uri: string, bytes: Uint8Array) {
  const text = decodeText(bytes);
  if (!isIcalendar(uri) && !/^BEGIN:VCALENDAR\s/i.test(text)) return [];
  const document = session.openText(text);
  document.setBytes(readByteFacts(bytes));
  return toDiagnostics(session, uri, document);
}
