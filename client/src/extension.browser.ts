import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activate as activateOn } from './activate.ts';
import { machineZone } from './readerZone.ts';

/** Called by VS Code in a browser without a machine behind it. The worker is on the user's own machine. */
export function activate(context: ExtensionContext): void {
  const connect = connector(Uri.joinPath(context.extensionUri, 'dist/server.worker.js'));
  activateOn(context, {
    createClient: (options) => new LanguageClient('greenroom', 'Greenroom', connect, options),
    ownZone: machineZone(),
  });
}

/**
 * Starts the server's worker, and ends the one before when the server is started again: nobody else would.
 * The connection is made here because the library asks `instanceof Worker`, and VS Code's workers are not.
 */
function connector(program: Uri): () => Promise<MessageTransports> {
  let worker: Worker | undefined;
  return async () => {
    worker?.terminate();
    worker = await startWorker(program);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
}

/** VS Code refuses to start a worker from a remote machine, but not from what is read of it. */
async function startWorker(program: Uri): Promise<Worker> {
  if (program.scheme !== 'vscode-remote') return new Worker(program.toString(true));
  const text = new TextDecoder().decode(await workspace.fs.readFile(program));
  return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
}
