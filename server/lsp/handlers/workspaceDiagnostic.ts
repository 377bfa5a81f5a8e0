import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { uriKey } from '../uri.ts';

type Reporter = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>;

/**
 * workspace/diagnostic: what is found in files that are not open. Where the client takes partial results the
 * request is kept open until the client ends it, and of the files only those are sent that changed; otherwise it
 * gets them all at once.
 */
export async function workspaceDiagnostic(
  session: Session,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  reporter: Reporter | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(previousResultIds.map(({ uri, value }) => [uriKey(uri), value]));
  const { closedFindings, keeper, schedules } = session;
  await keeper.checkConfigs(await schedules.configFolders());
  if (!reporter) {
    await keeper.whenRead();
    return { items: closedFindings.all().flatMap((uri) => report(session, uri, known) ?? []) };
  }
  const send = (uris: readonly string[]) => {
    const items = uris.flatMap((uri) => report(session, uri, known) ?? []);
    if (items.length > 0) reporter.report({ items });
  };
  // A client that knows of findings from before hears when there are none any more.
  send([...closedFindings.all(), ...previousResultIds.map(({ uri }) => uri)]);
  await closedFindings.follow(send, token);
  return { items: [] };
}

/** Undefined for what the client knows already. */
function report(
  { keeper, documents }: Session,
  uri: string,
  known: Map<string, string>,
): WorkspaceDocumentDiagnosticReport | undefined {
  if (documents.get(uri)) return undefined;
  const items = [...keeper.diagnosticsOf(uri)];
  const key = uriKey(uri);
  const resultId = fingerprint(items);
  if (known.get(key) === resultId || (items.length === 0 && !known.has(key))) return undefined;
  known.set(key, resultId);
  return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items };
}

/** Equal for equal findings: FNV-1a over what the client would be sent. */
function fingerprint(items: unknown): string {
  let hash = 0x811c9dc5;
  const text = JSON.stringify(items);
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
