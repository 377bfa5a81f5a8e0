import type { Diagnostic } from 'vscode-languageserver';
import type { ConfigFinding, PlacedFinding } from '../core/index.ts';
import { describeError } from './boundary.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Config } from './schedules.ts';
import type { Session } from './session.ts';
import { toConfigDiagnostics, toDiagnostics, toScheduleDiagnostics } from './toProto.ts';

/** How findings reach the client. There are two ways, and a client gets one of them. */
export interface DiagnosticsOutlet {
  /** A document was opened or its text changed. */
  onText(document: OpenDocument): void;
  /** Something else changed that findings are made of; of every document when none is given. */
  onNews(document?: OpenDocument): void;
  onClose(document: OpenDocument): void;
}

type Parts = Pick<Session, 'connection' | 'host' | 'client' | 'rules' | 'schedules' | 'keeper'> & {
  readonly documents: Documents;
};

/** Long enough for a burst of typing or of opened files to be one, short enough not to be noticed. */
const pauseMilliseconds = 150;

/** For a client that asks by itself after each change of text: it only has to be told of the rest. */
export function pullOutlet({ connection, host, client }: Parts): DiagnosticsOutlet {
  let isPlanned = false;
  const refresh = () => {
    isPlanned = false;
    connection.languages.diagnostics
      .refresh()
      .catch((error: unknown) => host.log('warning', `The client did not refresh: ${String(error)}`));
  };
  return {
    onText: () => {},
    onNews: () => {
      if (isPlanned || !client.refreshesDiagnostics) return;
      isPlanned = true;
      host.after(pauseMilliseconds, refresh);
    },
    onClose: () => {},
  };
}

/** For a client that waits for diagnostics: they are sent when its text has been at rest for a moment. */
export function pushOutlet(parts: Parts): DiagnosticsOutlet {
  const { host, documents } = parts;
  const planned = new Map<OpenDocument, () => void>();
  const plan = (document: OpenDocument) => {
    planned.get(document)?.();
    planned.set(
      document,
      host.after(pauseMilliseconds, () => {
        planned.delete(document);
        publish(parts, document).catch((error: unknown) => {
          host.log('error', `Diagnostics could not be made: ${describeError(error)}`);
        });
      }),
    );
  };
  return {
    onText: plan,
    onNews: (document) => {
      for (const each of document ? [document] : documents.all()) plan(each);
    },
    onClose: (document) => {
      planned.get(document)?.();
      planned.delete(document);
      send(parts, { uri: document.uri, diagnostics: [] });
    },
  };
}

/** The version is the one that the findings were made of, so that a client can tell when they are stale. */
async function publish(parts: Parts, document: OpenDocument): Promise<void> {
  const diagnostics = await diagnosticsOf(parts, document);
  if (parts.documents.get(document.uri) !== document) return;
  const { uri, version } = document;
  send(parts, { uri, version, diagnostics: diagnostics() });
}

/** What there is to show of an open document; made when it is called, of the text as it is then. */
export async function diagnosticsOf(
  parts: Pick<Session, 'client' | 'rules' | 'schedules' | 'keeper'>,
  document: OpenDocument,
): Promise<() => Diagnostic[]> {
  const { keeper } = parts;
  await parts.schedules.settle(document);
  await keeper.settle(document);
  const config = document.config && (await parts.schedules.configAt(document.uri));
  return () => {
    if (document.config && config) {
      const findings = [...shownInOpenConfig(parts.client, config), ...keeper.unusedIn(config)];
      return toConfigDiagnostics(document.config, findings);
    }
    if (!document.checked) return [];
    const together = toScheduleDiagnostics(parts, keeper.findingsOf(document), (key) => keeper.uriOf(key));
    const own = document.checked.findings().filter((placed) => !isBeingTyped(parts, document, placed));
    return [...toDiagnostics(parts, document.uri, document.checked, own), ...together];
  };
}

/** What the client does not find by itself while a greenroom.json is open. */
function shownInOpenConfig({ options }: Session['client'], { findings }: Config): readonly ConfigFinding[] {
  return options.checksConfigShape ? findings.filter(({ isShape }) => !isShape) : findings;
}

/** Says whether a finding is likely gone when somebody has written to the end of what they are writing. */
function isBeingTyped(
  { rules }: Pick<Session, 'rules'>,
  { typedLine }: OpenDocument,
  { finding, start, end }: PlacedFinding,
): boolean {
  if (typedLine === undefined || !rules.get(finding.rule)?.waitsForSave) return false;
  // Behind the last line with something in it may be an empty one, in which the next will be typed.
  return start.line <= typedLine && typedLine <= end.line + 1;
}

function send({ connection, host }: Parts, params: Parameters<Parts['connection']['sendDiagnostics']>[0]) {
  connection.sendDiagnostics(params).catch((error: unknown) => {
    host.log('warning', `Diagnostics could not be sent: ${String(error)}`);
  });
}
