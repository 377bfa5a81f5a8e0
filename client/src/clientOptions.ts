import { type LogOutputChannel, Uri, workspace } from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn, vsdiag } from 'vscode-languageclient';
import {
  type InitializationOptions,
  showInPreviewCommand,
  showPlacesCommand,
} from '../../server/protocol.ts';
import { languageIds } from './languages.ts';

/** What the options are made of. */
export interface ClientSurroundings {
  readonly output: LogOutputChannel;
  /** The folder of the rules' pages: a URI that ends in `/`. */
  readonly rulePages: string;
  /** Asked whenever the server starts. */
  readonly readerZone: () => string | undefined;
}

/** How the language client serves both languages and the configuration, in every scheme. */
export function clientOptions({ output, rulePages, readerZone }: ClientSurroundings): LanguageClientOptions {
  return {
    documentSelector: [...languageIds.map((language) => ({ language })), { pattern: '**/greenroom.json' }],
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true, onSave: true },
    initializationOptions: (): InitializationOptions => {
      const zone = readerZone();
      const abilities = { byteOperations: true, fileRequests: true, checksConfigShape: true };
      const suggestCommand = 'editor.action.triggerSuggest';
      return {
        rulePages,
        ...abilities,
        suggestCommand,
        showPlacesCommand,
        showInPreviewCommand,
        ...(zone && { readerZone: zone }),
      };
    },
    middleware: {
      provideDiagnostics: (document, previousResultId, token, next) =>
        hasProblems(document instanceof Uri ? document : document.uri)
          ? next(document, previousResultId, token)
          : { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] },
    },
  };
}

/**
 * Says whether findings are shown for a document. The old side of a comparison, or a file as it was at some
 * commit, is there to be read: nobody can repair it, and each of its problems would stand in the list twice.
 */
function hasProblems(uri: Uri): boolean {
  const isWritable = uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;
  return isWritable || workspace.getWorkspaceFolder(uri) !== undefined;
}
