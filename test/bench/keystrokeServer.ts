/** What the keystroke bench needs of the server, in one bundle. */
export { createConnection } from 'vscode-languageserver/node';
export { startServer } from '../../server/lsp/server.ts';
