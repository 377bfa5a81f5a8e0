import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { throwIfCancelled } from '../boundary.ts';
import { diagnosticsOf } from '../diagnostics.ts';
import { isConfigFile, type OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { toConfigDiagnostics, toDiagnostics } from '../toProto.ts';

/** textDocument/diagnostic, for clients that ask. A document that is not open is read from where it is stored. */
export async function diagnostic(
  session: Session,
  params: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const { uri } = params.textDocument;
  const open = session.documents.get(uri);
  if (open) return reportOpen(session, open, params.previousResultId, token);
  const items = await checkStored(session, uri);
  throwIfCancelled(token);
  const reopened = session.documents.get(uri);
  if (reopened) return reportOpen(session, reopened, params.previousResultId, token);
  return { kind: DocumentDiagnosticReportKind.Full, items };
}

/** The answer when something went wrong. */
export const emptyReport: FullDocumentDiagnosticReport = {
  kind: DocumentDiagnosticReportKind.Full,
  items: [],
};

/** The revision is asked for last: until then the text and its configuration may change. */
async function reportOpen(
  session: Session,
  document: OpenDocument,
  previous: string | undefined,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const diagnostics = await diagnosticsOf(session, document);
  throwIfCancelled(token);
  const resultId = String(document.revision);
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnostics() };
}

async function checkStored(session: Session, uri: string): Promise<Diagnostic[]> {
  if (isConfigFile(uri)) return checkConfig(session, uri);
  const document = await session.keeper.documentOf(uri);
  return document ? toDiagnostics(session, uri, document) : [];
}

async function checkConfig(session: Session, uri: string): Promise<Diagnostic[]> {
  const config = await session.schedules.configAt(uri);
  if (!config) return [];
  return toConfigDiagnostics(TextDocument.create(uri, 'json', 0, config.text), [
    ...config.findings,
    ...session.keeper.unusedIn(config),
  ]);
}
