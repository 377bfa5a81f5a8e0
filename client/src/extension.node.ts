import { type ExtensionContext, env, UIKind } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activate as activateOn } from './activate.ts';
import { machineZone } from './readerZone.ts';
import { checkInTerminal } from './terminal.ts';

/** The port that a debugger attaches to, when the extension itself is being debugged. */
const debugPort = 6019;

/** Called by VS Code on the desktop and in remote extension hosts. */
export function activate(context: ExtensionContext): void {
  const run = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: [`--inspect=${debugPort}`] } };
  const isLocal = env.remoteName === undefined && env.uiKind === UIKind.Desktop;
  activateOn(context, {
    createClient: (options) => new LanguageClient('greenroom', 'Greenroom', { run, debug }, options),
    ownZone: isLocal ? machineZone() : undefined,
    checkInTerminal: (uri) => checkInTerminal(context.asAbsolutePath('dist/cli.mjs'), uri),
  });
}
