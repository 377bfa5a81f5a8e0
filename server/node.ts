/** The language server as a Node program: started by VS Code over IPC, by other editors with `--stdio`. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { commonHost } from './lsp/commonHost.ts';
import type { LocalFiles } from './lsp/host.ts';
import { startServer } from './lsp/server.ts';

/** A path that is not there, or not ours to read, is no failure of the server's. */
const orUndefined = <Value>(reading: Promise<Value>) => reading.catch(() => undefined);

const files: LocalFiles = {
  scheme: 'file',
  readFile: (uri) => orUndefined(readFile(URI.parse(uri).fsPath)),
  stat: async (uri) => {
    const found = await orUndefined(stat(URI.parse(uri).fsPath));
    return found?.isFile() ? { size: found.size } : undefined;
  },
};

/** The bundle is `dist/server.cjs`, in the repository as in both packages. */
const rulePages = `${URI.file(path.join(__dirname, '../server/docs/rules')).toString()}/`;

function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  startServer(connection, { ...commonHost(connection), files, rulePages });
}

const isTransport = (argument: string) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument);

if (process.argv.some(isTransport)) serve();
else {
  process.stderr.write('Greenroom language server. Your editor starts it, with --stdio.\n');
  process.exitCode = 2;
}
