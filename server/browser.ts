/** The language server as a web worker: VS Code in a browser starts it, and answers for all files. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { commonHost } from './lsp/commonHost.ts';
import { startServer } from './lsp/server.ts';

const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const reader = new BrowserMessageReader(worker);
const writer = new BrowserMessageWriter(worker);
const connection = createConnection(ProposedFeatures.all, reader, writer);
startServer(connection, commonHost(connection));
