import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
  type InitializeResult,
  InlayHintRefreshRequest,
  InlayHintRequest,
  ProposedFeatures,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  RegistrationRequest,
  ShowMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { AnyIcalRule } from '../../server/core/index.ts';
import { startServer } from '../../server/lsp/server.ts';
import type { InitializationOptions, Settings } from '../../server/protocol.ts';
import { MessageQueue } from './messageQueue.ts';
import { TestHost } from './testHost.ts';

/** What VS Code announces, as far as the server looks at it. */
export const vscodeCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    workspaceFolders: true,
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    diagnostic: { dynamicRegistration: true },
    inlayHint: { resolveSupport: { properties: ['tooltip'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};

/** An editor that waits for diagnostics and wants code actions whole. */
export const plainCapabilities: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly options?: InitializationOptions;
  readonly rules?: readonly AnyIcalRule[];
  readonly settings?: SentSettings;
  readonly workspaceFolders?: readonly string[];
  /** Files by their URIs that are there before the server starts. */
  readonly stored?: Readonly<Record<string, string>>;
}

/** The settings as VS Code sends them: those with a dot in their names in an object of their own. */
type SentSettings = Settings & { readonly inlayHints?: { readonly times?: string } };

export type TestClient = Awaited<ReturnType<typeof startClient>>;

/** Starts a server and a client that talk through two streams in memory, and shakes hands. */
export async function startClient({
  capabilities,
  options,
  rules,
  settings,
  workspaceFolders,
  stored = {},
}: ClientOptions = {}) {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const host = new TestHost();
  for (const [uri, text] of Object.entries(stored)) host.store(uri, text);
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  startServer(server, host, rules ? { rules } : {});
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const received = listenTo(connection, settings ?? {});
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: capabilities ?? vscodeCapabilities,
    initializationOptions: options,
    workspaceFolders: workspaceFolders?.map((uri) => ({ uri, name: uri })) ?? null,
  });
  await connection.sendNotification('initialized', {});
  return { host, connection, initialized, ...received, ...requestsOf(connection) };
}

/** Answers what the server asks, and keeps what it says. */
function listenTo(connection: ProtocolConnection, settings: SentSettings) {
  const published = new MessageQueue<PublishDiagnosticsParams>();
  const refreshes = new MessageQueue<'refresh'>();
  const registrations = new MessageQueue<Registration>();
  const asked = new MessageQueue<'settings'>();
  const hintRefreshes = new MessageQueue<'refresh'>();
  const shown = new MessageQueue<string>();
  const current = { settings };
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => published.push(params));
  connection.onRequest(DiagnosticRefreshRequest.type, () => refreshes.push('refresh'));
  connection.onRequest(InlayHintRefreshRequest.type, () => hintRefreshes.push('refresh'));
  connection.onNotification(ShowMessageNotification.type, ({ message }) => shown.push(message));
  connection.onRequest(RegistrationRequest.type, (params) => {
    for (const registration of params.registrations) registrations.push(registration);
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) => {
    asked.push('settings');
    return items.map(() => current.settings);
  });
  return { published, refreshes, registrations, asked, hintRefreshes, shown, current };
}

function requestsOf(connection: ProtocolConnection) {
  return {
    open: (uri: string, text: string, languageId = 'icalendar', version = 1) =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version, text },
      }),
    change: (uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      }),
    save: (uri: string) =>
      connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } }),
    close: (uri: string) =>
      connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    /** A file has changed on disk, or has come or gone. */
    fileChanged: (uri: string) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri, type: FileChangeType.Changed }],
      }),
    fileCreated: (uri: string) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri, type: FileChangeType.Created }],
      }),
    fileDeleted: (uri: string) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri, type: FileChangeType.Deleted }],
      }),
    addWorkspaceFolder: (uri: string) =>
      connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: { added: [{ uri, name: uri }], removed: [] },
      }),
    pull: (uri: string, previousResultId?: string) =>
      connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      }),
    actions: async (uri: string, range: Range, only?: string[]) => {
      const context = { diagnostics: [], ...(only && { only }) };
      const params = { textDocument: { uri }, range, context };
      return (await connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
    },
    hover: (uri: string, line: number, character: number) =>
      connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } }),
    hints: (uri: string, range: Range) =>
      connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range }),
    resolve: (action: CodeAction) => connection.sendRequest(CodeActionResolveRequest.type, action),
    /** The server takes messages in order: when it answers this, it has taken all before. */
    settle: () => connection.sendRequest('greenroom/nothing').catch(() => {}),
  };
}
