import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  SemanticTokensRegistrationType,
  TextDocumentSyncKind,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { fileRules, type RunnableRule, type ScheduleView } from '../core/index.ts';
import {
  closeScheduleNotification,
  type DescribedBy,
  describedViewRequest,
  fixAllKind,
  foldKind,
  type MergedCalendarResult,
  mergedCalendarRequest,
  type OpenScheduleParams,
  type OpenScheduleResult,
  openScheduleRequest,
  type PlannedZoneChange,
  type PlanTalkEditParams,
  type PlanTalkEditResult,
  type PlanZoneChangeParams,
  planTalkEditRequest,
  planZoneChangeRequest,
  type ReaderZoneParams,
  readerZoneNotification,
  type ScheduleParams,
  type SearchDescriptionsParams,
  searchDescriptionsRequest,
  settingsSection,
  type TalkAtParams,
  type TalkPlace,
  type TalkPlacesParams,
  type TalkProblem,
  talkAtRequest,
  talkPlacesRequest,
  talkProblemsRequest,
  unfoldKind,
  type ZoneChoicesParams,
  type ZoneChoicesResult,
  zoneChangeKind,
  zoneChoicesRequest,
} from '../protocol.ts';
import { guardNotification, guardRequest } from './boundary.ts';
import { type ClientAbilities, clientAbilities } from './clientAbilities.ts';
import { isConfigFile, languageOf, mayBeOfSchedule } from './documents.ts';
import { codeAction, resolveAction } from './handlers/codeAction.ts';
import { codeLens } from './handlers/codeLens.ts';
import { completion, resolveCompletion } from './handlers/completion.ts';
import { definition } from './handlers/definition.ts';
import { diagnostic, emptyReport } from './handlers/diagnostic.ts';
import { documentHighlight } from './handlers/documentHighlight.ts';
import { documentLink } from './handlers/documentLink.ts';
import { documentSymbol } from './handlers/documentSymbol.ts';
import { foldingRange } from './handlers/foldingRange.ts';
import { formatting, rangeFormatting, willSave } from './handlers/formatting.ts';
import { hover } from './handlers/hover.ts';
import { inlayHint, resolveInlayHint } from './handlers/inlayHint.ts';
import { references } from './handlers/references.ts';
import { prepareRename, rename } from './handlers/rename.ts';
import {
  closeSchedule,
  describedView,
  mergedCalendar,
  openSchedule,
  planTalkEdit,
  searchDescriptions,
  talkAt,
  talkPlaces,
  talkProblems,
} from './handlers/schedule.ts';
import { selectionRange } from './handlers/selectionRange.ts';
import { semanticTokens, semanticTokensLegend, semanticTokensRange } from './handlers/semanticTokens.ts';
import { workspaceDiagnostic } from './handlers/workspaceDiagnostic.ts';
import { workspaceSymbol } from './handlers/workspaceSymbol.ts';
import { planChange, zoneChoices } from './handlers/zoneChange.ts';
import type { Host } from './host.ts';
import { createSession, type Session } from './session.ts';
import { parentFolders } from './uri.ts';

export interface ServerOptions {
  /** Other rules than Greenroom's own; for tests. */
  readonly rules?: readonly RunnableRule[];
}

/** Files that may be open as iCalendar or speaker pages; a glob's case counts on most systems. */
const watchedFiles = '**/*.{ics,ical,ifb,icalendar,speaker,txt,ICS,ICAL,IFB,ICALENDAR,SPEAKER,TXT}';

const watchedConfigs = '**/greenroom.json';

/** Serves one client until the connection ends. The host is all that the server sees of the world. */
export function startServer(connection: Connection, host: Host, options: ServerOptions = {}): void {
  const rules = options.rules ?? fileRules.map(({ rule }) => rule);
  connection.onInitialize((params) => {
    const client = clientAbilities(params, host);
    const session = createSession(connection, host, client, rules);
    session.schedules.changeWorkspaceFolders(workspaceFoldersOf(params));
    handleDocuments(session);
    handleRequests(session);
    handleSurroundings(session);
    return describeServer(client);
  });
  connection.listen();
}

function workspaceFoldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** A lens does nothing by itself: the client says which commands of its own there are. */
function hasLenses({ options }: ClientAbilities): boolean {
  return options.showPlacesCommand !== undefined || options.showInPreviewCommand !== undefined;
}

function describeServer(client: ClientAbilities): InitializeResult {
  return {
    serverInfo: { name: 'greenroom' },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: true,
        willSaveWaitUntil: true,
      },
      completionProvider: {
        triggerCharacters: [':', ';', '=', ',', '|'],
        resolveProvider: client.resolvesDocumentation,
      },
      ...(!client.registersFormatting && {
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
      }),
      hoverProvider: true,
      documentSymbolProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      workspaceSymbolProvider: true,
      ...(hasLenses(client) && { codeLensProvider: {} }),
      renameProvider: client.preparesRename ? { prepareProvider: true } : true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentLinkProvider: {},
      inlayHintProvider: { resolveProvider: client.resolvesHintTooltips },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, unfoldKind, foldKind, zoneChangeKind],
        resolveProvider: true,
      },
      ...(!client.registersSemanticTokens && {
        semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
      }),
      ...(client.tellsWorkspaceFolders && {
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      }),
      ...(client.pullsDiagnostics && {
        diagnosticProvider: {
          identifier: 'greenroom',
          interFileDependencies: true,
          workspaceDiagnostics: true,
        },
      }),
    },
  };
}

function handleDocuments(session: Session): void {
  const { connection, host, documents, diagnostics, byteFacts, keeper, openSchedules } = session;
  const guard = <Params>(name: string, handle: (params: Params) => void | Promise<void>) =>
    guardNotification<Params>(host.log, name, handle);
  connection.onDidOpenTextDocument(
    guard('textDocument/didOpen', async ({ textDocument }) => {
      const document = documents.open(textDocument);
      const { uri, languageId } = textDocument;
      if (!document.checked && languageOf(uri, languageId)) host.log('info', `${uri} is too large to check`);
      // Watchers miss what happens on network drives and in mounts of containers, so whoever opens or saves a file looks again.
      const looking = keeper.checkConfigs(parentFolders(uri));
      keeper.onOpened(uri);
      diagnostics.onText(document);
      await looking;
      await keeper.settle(document);
      openSchedules.onSchedule(keeper.scheduleKeyOf(uri));
      await byteFacts.onOpenOrSave(document);
    }),
  );
  connection.onDidChangeTextDocument(
    guard('textDocument/didChange', async ({ textDocument, contentChanges }) => {
      const document = documents.change(textDocument.uri, textDocument.version, contentChanges);
      if (!document) return;
      diagnostics.onText(document);
      if (document.config) await onConfigChanged(session, textDocument.uri);
      openSchedules.onSchedule(keeper.scheduleKeyOf(document.uri));
      await byteFacts.onTextChanged(document);
    }),
  );
  connection.onDidSaveTextDocument(
    guard('textDocument/didSave', async ({ textDocument }) => {
      const isTyped = documents.get(textDocument.uri)?.typedLine !== undefined;
      const document = documents.markSaved(textDocument.uri);
      if (document && isTyped) diagnostics.onNews(document);
      await keeper.checkConfigs(parentFolders(textDocument.uri));
      if (document) await byteFacts.onOpenOrSave(document);
    }),
  );
  connection.onDidCloseTextDocument(
    guard('textDocument/didClose', async ({ textDocument }) => {
      const document = documents.close(textDocument.uri);
      if (document) diagnostics.onClose(document);
      if (document?.config) await onConfigChanged(session, textDocument.uri);
      if (document?.checked) await keeper.onFileChanged(textDocument.uri);
    }),
  );
}

function handleRequests(session: Session): void {
  const { connection, client } = session;
  const { log } = session.host;
  connection.onHover(guardRequest(log, 'textDocument/hover', null, (params) => hover(session, params)));
  connection.onDocumentSymbol(
    guardRequest(log, 'textDocument/documentSymbol', [], (params) => documentSymbol(session, params)),
  );
  connection.onFoldingRanges(
    guardRequest(log, 'textDocument/foldingRange', [], (params) => foldingRange(session, params)),
  );
  connection.onSelectionRanges(
    guardRequest(log, 'textDocument/selectionRange', null, (params) => selectionRange(session, params)),
  );
  connection.onDocumentLinks(
    guardRequest(log, 'textDocument/documentLink', [], (params) => documentLink(session, params)),
  );
  connection.onCodeAction(
    guardRequest(log, 'textDocument/codeAction', [], (params) => codeAction(session, params)),
  );
  connection.onCodeActionResolve(async (action, token) => {
    const resolve = guardRequest(log, 'codeAction/resolve', action, () => resolveAction(session, action));
    return resolve(action, token);
  });
  connection.languages.inlayHint.on(
    guardRequest(log, 'textDocument/inlayHint', [], (params) => inlayHint(session, params)),
  );
  connection.languages.inlayHint.resolve((hint, token) => {
    const resolve = guardRequest(log, 'inlayHint/resolve', hint, () => resolveInlayHint(session, hint));
    return resolve(hint, token);
  });
  handleZoneChanges(session);
  connection.languages.semanticTokens.on(
    guardRequest(log, 'textDocument/semanticTokens/full', { data: [] }, (params) =>
      semanticTokens(session, params),
    ),
  );
  connection.languages.semanticTokens.onRange(
    guardRequest(log, 'textDocument/semanticTokens/range', { data: [] }, (params) =>
      semanticTokensRange(session, params),
    ),
  );
  handleNavigation(session);
  handleEditing(session);
  handlePreview(session);
  if (!client.pullsDiagnostics) return;
  connection.languages.diagnostics.on(
    guardRequest(log, 'textDocument/diagnostic', emptyReport, (params, token) =>
      diagnostic(session, params, token),
    ),
  );
  connection.languages.diagnostics.onWorkspace((params, token, _progress, reporter) => {
    const answer = guardRequest(log, 'workspace/diagnostic', { items: [] }, () =>
      workspaceDiagnostic(session, params, token, reporter),
    );
    return answer(params, token);
  });
}

const notPlanned: PlanTalkEditResult = {
  refusal: 'It failed; the log of Greenroom says why.',
  files: [],
  changes: [],
};

const notMerged: MergedCalendarResult = { text: null, refusal: notPlanned.refusal };

/** What the preview of a schedule asks for. */
function handlePreview(session: Session): void {
  const { connection } = session;
  const { log } = session.host;
  connection.onRequest(
    openScheduleRequest,
    guardRequest<OpenScheduleParams, OpenScheduleResult | null>(log, openScheduleRequest, null, (params) =>
      openSchedule(session, params),
    ),
  );
  connection.onRequest(
    talkPlacesRequest,
    guardRequest<TalkPlacesParams, TalkPlace[]>(log, talkPlacesRequest, [], (params) =>
      talkPlaces(session, params),
    ),
  );
  connection.onRequest(
    talkProblemsRequest,
    guardRequest<TalkPlacesParams, TalkProblem[]>(log, talkProblemsRequest, [], (params) =>
      talkProblems(session, params),
    ),
  );
  connection.onRequest(
    searchDescriptionsRequest,
    guardRequest<SearchDescriptionsParams, DescribedBy>(log, searchDescriptionsRequest, {}, (params) =>
      searchDescriptions(session, params),
    ),
  );
  connection.onRequest(
    describedViewRequest,
    guardRequest<ScheduleParams, ScheduleView | null>(log, describedViewRequest, null, (params) =>
      describedView(session, params),
    ),
  );
  connection.onRequest(
    mergedCalendarRequest,
    guardRequest<ScheduleParams, MergedCalendarResult>(log, mergedCalendarRequest, notMerged, (params) =>
      mergedCalendar(session, params),
    ),
  );
  connection.onRequest(
    talkAtRequest,
    guardRequest<TalkAtParams, string | null>(log, talkAtRequest, null, (params) => talkAt(session, params)),
  );
  connection.onRequest(
    planTalkEditRequest,
    guardRequest<PlanTalkEditParams, PlanTalkEditResult>(log, planTalkEditRequest, notPlanned, (params) =>
      planTalkEdit(session, params),
    ),
  );
  connection.onNotification(
    closeScheduleNotification,
    guardNotification<ScheduleParams>(log, closeScheduleNotification, (params) =>
      closeSchedule(session, params),
    ),
  );
}

/** Requests that lead from a name to its other places. */
function handleNavigation(session: Session): void {
  const { connection } = session;
  const { log } = session.host;
  connection.onDefinition(
    guardRequest(log, 'textDocument/definition', null, (params) => definition(session, params)),
  );
  connection.onReferences(
    guardRequest(log, 'textDocument/references', [], (params) => references(session, params)),
  );
  connection.onDocumentHighlight(
    guardRequest(log, 'textDocument/documentHighlight', [], (params) => documentHighlight(session, params)),
  );
  connection.onWorkspaceSymbol(
    guardRequest(log, 'workspace/symbol', [], (params) => workspaceSymbol(session, params)),
  );
  connection.onCodeLens(
    guardRequest(log, 'textDocument/codeLens', [], (params) => codeLens(session, params)),
  );
  connection.onPrepareRename(
    guardRequest(log, 'textDocument/prepareRename', null, (params) => prepareRename(session, params)),
  );
  connection.onRenameRequest(
    guardRequest(log, 'textDocument/rename', null, (params) => rename(session, params)),
  );
}

/** Requests that help to write. */
function handleEditing(session: Session): void {
  const { connection } = session;
  const { log } = session.host;
  connection.onCompletion(
    guardRequest(log, 'textDocument/completion', [], (params) => completion(session, params)),
  );
  connection.onCompletionResolve((item, token) => {
    const resolve = guardRequest(log, 'completionItem/resolve', item, () => resolveCompletion(session, item));
    return resolve(item, token);
  });
  connection.onDocumentFormatting(
    guardRequest(log, 'textDocument/formatting', [], (params) => formatting(session, params)),
  );
  connection.onDocumentRangeFormatting(
    guardRequest(log, 'textDocument/rangeFormatting', [], (params) => rangeFormatting(session, params)),
  );
  connection.onWillSaveTextDocumentWaitUntil(
    guardRequest(log, 'textDocument/willSaveWaitUntil', [], (params) => willSave(session, params)),
  );
}

/** Greenroom's own requests, for times in another zone. */
function handleZoneChanges(session: Session): void {
  const { connection } = session;
  const { log } = session.host;
  connection.onRequest<ZoneChoicesResult, void>(
    zoneChoicesRequest,
    guardRequest<ZoneChoicesParams, ZoneChoicesResult>(log, zoneChoicesRequest, { zones: [] }, (params) =>
      zoneChoices(session, params),
    ),
  );
  connection.onRequest<PlannedZoneChange | null, void>(
    planZoneChangeRequest,
    guardRequest<PlanZoneChangeParams, PlannedZoneChange | null>(log, planZoneChangeRequest, null, (params) =>
      planChange(session, params),
    ),
  );
}

/** Settings, the reader's zone, and files that change on disk. */
function handleSurroundings(session: Session): void {
  const { connection, client, diagnostics, keeper, settings } = session;
  const { log } = session.host;
  const update = async (sent: unknown) => {
    if (!(await settings.update(sent))) return;
    diagnostics.onNews();
    refreshHints(session);
  };
  connection.onInitialized(
    guardNotification(log, 'initialized', async () => {
      await register(session);
      if (client.tellsWorkspaceFolders) followWorkspaceFolders(session);
      void keeper.readAll();
      if (client.hasConfiguration) await update(undefined);
    }),
  );
  connection.onDidChangeConfiguration(
    guardNotification(log, 'workspace/didChangeConfiguration', (params) => update(params.settings)),
  );
  connection.onDidChangeWatchedFiles(
    guardNotification(log, 'workspace/didChangeWatchedFiles', (params) => onFilesChanged(session, params)),
  );
  connection.onNotification(
    readerZoneNotification,
    guardNotification<ReaderZoneParams>(log, readerZoneNotification, ({ zone }) => {
      if (settings.setWindowZone(zone)) refreshHints(session);
    }),
  );
}

/** Hints tell the reader's time: they are out of date when a setting or the reader's zone has changed. */
function refreshHints({ connection, client }: Session): void {
  if (client.refreshesInlayHints) connection.languages.inlayHint.refresh();
}

/** A greenroom.json was opened, edited or closed, or its file changed: other files may be together, under other rules. */
function onConfigChanged({ keeper }: Session, uri: string): Promise<void> {
  return keeper.checkConfigs(parentFolders(uri).slice(0, 1));
}

function followWorkspaceFolders(session: Session): void {
  const { connection, schedules, keeper, host } = session;
  connection.workspace.onDidChangeWorkspaceFolders(
    guardNotification(host.log, 'workspace/didChangeWorkspaceFolders', ({ added, removed }) => {
      const uris = (folders: readonly WorkspaceFolder[]) => folders.map(({ uri }) => uri);
      schedules.changeWorkspaceFolders(uris(added), uris(removed));
      void keeper.readAll();
    }),
  );
}

async function register({ connection, client }: Session): Promise<void> {
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
  }
  if (client.registersFormatting) {
    // The client serves other languages too, which have formatters of their own.
    const documentSelector = [{ language: 'icalendar' }, { language: 'speaker-page' }];
    await connection.client.register(DocumentFormattingRequest.type, { documentSelector });
    await connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector });
  }
  if (client.registersSemanticTokens) {
    await connection.client.register(SemanticTokensRegistrationType.type, {
      documentSelector: [{ language: 'speaker-page' }],
      legend: semanticTokensLegend,
      full: true,
      range: true,
    });
  }
  if (client.registersFileWatchers) {
    const watchers = [{ globPattern: watchedFiles }, { globPattern: watchedConfigs }];
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

async function onFilesChanged(session: Session, { changes }: DidChangeWatchedFilesParams): Promise<void> {
  const { documents, byteFacts, keeper } = session;
  const readings = changes.map(async ({ uri, type }) => {
    if (isConfigFile(uri)) return onConfigChanged(session, uri);
    if (!documents.get(uri) && !mayBeOfSchedule(uri)) return onFolderChanged(session, uri, type);
    const document = documents.get(uri);
    if (!document && type === FileChangeType.Deleted) return keeper.onFileDeleted(uri);
    if (!document) return keeper.onFileChanged(uri);
    if (type === FileChangeType.Deleted) byteFacts.onFileDeleted(document);
    else await byteFacts.onFileChanged(document);
  });
  await Promise.all(readings);
}

/** A client that watches folders says of one that it has come or gone, and often nothing of what is in it. */
async function onFolderChanged(
  { keeper, schedules }: Session,
  uri: string,
  type: FileChangeType,
): Promise<void> {
  await keeper.checkConfigs(schedules.foldersIn(uri));
  if (type === FileChangeType.Deleted) keeper.onFolderDeleted(uri);
  else if (type === FileChangeType.Created) await keeper.onFolderCreated(uri);
}
