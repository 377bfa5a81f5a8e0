import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activate as activateOn } from './activate.ts';
import { machineZone } from './readerZone.ts';

/** Called by VS Code in a browser without a machine behind it. The worker is on the user's own machine. */
export function activate(context: ExtensionContext): void {
  const server = Uri.joinPath(context.extensionUri, 'dist/server.worker.js').toString(true);
  activateOn(context, {
    createClient: (options) =>
      new LanguageClient('greenroom', 'Greenroom', async () => new Worker(server), options),
    ownZone: machineZone(),
  });
}
