import { CompletionItemTag, type InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';
import type { Host } from './host.ts';

/** What the client can do, as far as the server's behaviour depends on it. */
export interface ClientAbilities {
  readonly options: InitializationOptions;
  /** It asks for diagnostics; else they are sent to it. Never both: some clients would show them twice. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly showsRelatedInformation: boolean;
  /** Where the page of a rule is that a finding leads to; none when the client shows no such links. */
  readonly rulePages: string | undefined;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersFileWatchers: boolean;
  /** It can watch a folder that is named by its URI, also outside the workspace. */
  readonly watchesFolders: boolean;
  readonly takesCodeActions: boolean;
  /** It asks for an action's edit when somebody chooses the action. */
  readonly resolvesCodeActions: boolean;
  /** It shows actions that cannot be carried out, with the reason. */
  readonly showsDisabledActions: boolean;
  readonly versionsEdits: boolean;
  /** It shows how far something is that takes long. */
  readonly showsProgress: boolean;
  /** An edit may create the file that it is for. */
  readonly createsFiles: boolean;
  /** An edit may rename a file, and ask first whether to. */
  readonly offersFileRenames: boolean;
  /** It shows where a definition as a whole is, and what in the text led there. */
  readonly linksDefinitions: boolean;
  /** It asks what can be renamed before it asks for a new name. */
  readonly preparesRename: boolean;
  readonly tellsWorkspaceFolders: boolean;
  readonly nestsSymbols: boolean;
  readonly readsMarkdown: boolean;
  readonly mostFoldingRanges: number;
  /** It asks again for the hints on the screen when it is told that they are out of date. */
  readonly refreshesInlayHints: boolean;
  /** It asks again for code lenses when it is told that they are out of date. */
  readonly refreshesCodeLenses: boolean;
  /** It asks for the tooltip of a hint when somebody looks at it. */
  readonly resolvesHintTooltips: boolean;
  readonly takesSnippets: boolean;
  /** It asks for the documentation of a completion when somebody looks at it. */
  readonly resolvesDocumentation: boolean;
  readonly readsMarkdownInCompletion: boolean;
  readonly marksDeprecated: boolean;
  /** It can be told which documents are formatted; else it asks for every document that it serves. */
  readonly registersFormatting: boolean;
  /** It can be told which documents have semantic tokens; else it asks for every document that it serves. */
  readonly registersSemanticTokens: boolean;
}

/** Reads what the client announced. Other editors send little or nothing: everything is off until announced. */
export function clientAbilities(params: InitializeParams, host: Pick<Host, 'rulePages'>): ClientAbilities {
  const { workspace, textDocument } = params.capabilities;
  const diagnostics = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
  const actions = textDocument?.codeAction;
  const folding = textDocument?.foldingRange;
  const item = textDocument?.completion?.completionItem;
  const options = readOptions(params.initializationOptions);
  return {
    options,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    showsRelatedInformation: diagnostics.relatedInformation === true,
    rulePages: diagnostics.codeDescriptionSupport ? (options.rulePages ?? host.rulePages) : undefined,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesFolders:
      workspace?.didChangeWatchedFiles?.dynamicRegistration === true &&
      workspace.didChangeWatchedFiles.relativePatternSupport === true,
    takesCodeActions: actions?.codeActionLiteralSupport !== undefined,
    resolvesCodeActions:
      actions?.dataSupport === true && actions.resolveSupport?.properties.includes('edit') === true,
    showsDisabledActions: actions?.disabledSupport === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    showsProgress: params.capabilities.window?.workDoneProgress === true,
    offersFileRenames:
      workspace?.workspaceEdit?.resourceOperations?.includes('rename') === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    tellsWorkspaceFolders: workspace?.workspaceFolders === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    readsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    mostFoldingRanges: folding?.rangeLimit ?? Number.POSITIVE_INFINITY,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    resolvesHintTooltips: textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip') === true,
    takesSnippets: item?.snippetSupport === true,
    resolvesDocumentation: item?.resolveSupport?.properties.includes('documentation') === true,
    readsMarkdownInCompletion: item?.documentationFormat?.includes('markdown') === true,
    marksDeprecated: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true,
    registersFormatting:
      textDocument?.formatting?.dynamicRegistration === true &&
      textDocument.rangeFormatting?.dynamicRegistration === true,
    registersSemanticTokens: textDocument?.semanticTokens?.dynamicRegistration === true,
  };
}

/** Takes what has the right type and ignores the rest: the options come from a stranger's configuration. */
function readOptions(given: unknown): InitializationOptions {
  const options: Record<string, unknown> = typeof given === 'object' && given !== null ? { ...given } : {};
  return {
    ...(typeof options.rulePages === 'string' && { rulePages: options.rulePages }),
    ...(typeof options.readerZone === 'string' && { readerZone: options.readerZone }),
    ...(typeof options.showPlacesCommand === 'string' && { showPlacesCommand: options.showPlacesCommand }),
    ...(typeof options.showInPreviewCommand === 'string' && {
      showInPreviewCommand: options.showInPreviewCommand,
    }),
    ...(typeof options.suggestCommand === 'string' && { suggestCommand: options.suggestCommand }),
    byteOperations: options.byteOperations === true,
    fileRequests: options.fileRequests === true,
    checksConfigShape: options.checksConfigShape === true,
  };
}
