import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import {
  fixAllKind,
  foldKind,
  type ReaderZoneParams,
  readerZoneNotification,
  unfoldKind,
} from '../../server/protocol.ts';
import { ByteOperations } from './byteOperations.ts';
import { clientOptions } from './clientOptions.ts';
import { answerFileRequests } from './fileRequests.ts';
import { isLanguageId } from './languages.ts';
import { type CheckInTerminal, LargeFileNotice } from './largeFiles.ts';
import { SchedulePreviews } from './preview/schedulePreviews.ts';
import { ReaderZone } from './readerZone.ts';
import { registerShowInPreview } from './showInPreview.ts';
import { registerShowPlaces } from './showPlaces.ts';
import { TextFileRecognition } from './textFiles.ts';
import { watchFolders } from './watchFolders.ts';
import { registerZoneChanges } from './zoneChange.ts';

/** What is different where the extension runs on Node and where it runs in a web worker. */
export interface Platform {
  createClient(options: LanguageClientOptions): BaseLanguageClient;
  /** The zone of this machine, when it is the one that the user sits at. */
  readonly ownZone: string | undefined;
  readonly checkInTerminal?: CheckInTerminal;
}

/** Starts everything; what is pushed to the context's subscriptions ends with the extension. */
export function activate(context: ExtensionContext, platform: Platform): void {
  const zone = new ReaderZone(platform.ownZone, context.globalState, (name) => sendZone(client, name));
  const options = clientOptions({
    output: window.createOutputChannel('Greenroom', { log: true }),
    rulePages: `${Uri.joinPath(context.extensionUri, 'server/docs/rules').toString()}/`,
    readerZone: () => zone.zone,
  });
  const client = platform.createClient(options);
  context.subscriptions.push(
    ...answerFileRequests(client),
    ...watchFolders(client),
    new ByteOperations((uri) => sendFileChanged(client, uri)).register(),
    ...new TextFileRecognition(context.workspaceState).start(),
    new LargeFileNotice(platform.checkInTerminal).start(),
    ...registerCommands(client),
    ...registerZoneChanges(client),
    ...new SchedulePreviews(client, context.extension, (name) => zone.report(name)).register(),
    registerShowPlaces(client),
    registerShowInPreview(client),
    startWhenNeeded(client),
    client,
  );
}

function registerCommands(client: BaseLanguageClient): Disposable[] {
  return [
    commands.registerCommand('greenroom.restartServer', () => restart(client)),
    runsCodeAction('greenroom.fixAll', fixAllKind),
    runsCodeAction('greenroom.unfoldProperty', unfoldKind),
    runsCodeAction('greenroom.foldProperty', foldKind),
  ];
}

/** A command that carries out the code action of one kind at the cursor. */
function runsCodeAction(command: string, kind: string): Disposable {
  return commands.registerCommand(command, () =>
    commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' }),
  );
}

/** A client that is only just starting cannot be stopped. */
async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) {
    await client.start();
    await client.stop();
  }
  await client.start();
}

/** Greenroom is loaded for every text file, because one may be a calendar; its server is started for none but those. */
function startWhenNeeded(client: BaseLanguageClient): Disposable {
  const isServed = ({ languageId }: { readonly languageId: string }) => isLanguageId(languageId);
  const listener = workspace.onDidOpenTextDocument((document) => {
    if (isServed(document)) start();
  });
  const start = () => {
    listener.dispose();
    // A failure is in the output channel and has been shown by the client itself.
    client.start().catch(() => {});
  };
  if (workspace.textDocuments.some(isServed)) start();
  return listener;
}

function sendZone(client: BaseLanguageClient, zone: string): void {
  const params: ReaderZoneParams = { zone };
  if (client.isRunning()) void client.sendNotification(readerZoneNotification, params);
}

/** VS Code watches only what is in the workspace; what Greenroom itself has written the server is told in any case. */
function sendFileChanged(client: BaseLanguageClient, uri: Uri): void {
  if (!client.isRunning()) return;
  void client.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: client.code2ProtocolConverter.asUri(uri), type: FileChangeType.Changed }],
  });
}
