/** The language server as a Node program: started by VS Code over IPC, by other editors with `--stdio`. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { commonHost } from './lsp/commonHost.ts';
import type { LocalFiles } from './lsp/host.ts';
import { startServer } from './lsp/server.ts';
import { calendarExtensions } from './protocol.ts';

/** A path that is not there, or not ours to read, is no failure of the server's. */
const orUndefined = <Value>(reading: Promise<Value>) => reading.catch(() => undefined);

const files: LocalFiles = {
  scheme: 'file',
  readFile: (uri) => orUndefined(readFile(URI.parse(uri).fsPath)),
  stat: async (uri) => {
    const found = await orUndefined(stat(URI.parse(uri).fsPath));
    return found?.isFile() ? { size: found.size } : undefined;
  },
  find: async (folder, most) => {
    const paths = await findCalendars(URI.parse(folder).fsPath, most);
    return paths.map((file) => URI.file(file).toString());
  },
};

const extension = new RegExp(`\\.(?:${calendarExtensions.join('|')})$`, 'i');

/** Breadth first, so that of a huge tree what is near is found. A link is no folder here, so there are no loops. */
async function findCalendars(root: string, most: number): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [root];
  for (const folder of folders) {
    if (found.length >= most || folders.length > most) break;
    for (const entry of (await orUndefined(readdir(folder, { withFileTypes: true }))) ?? []) {
      const name = entry.name;
      if (entry.isDirectory() && name !== 'node_modules' && name !== '.git')
        folders.push(path.join(folder, name));
      else if (entry.isFile() && extension.test(name)) found.push(path.join(folder, name));
    }
  }
  return found.sort().slice(0, most);
}

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
