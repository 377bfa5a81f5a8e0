/**
 * A real VS Code that runs in a browser, served on loopback by a process of its own with its own settings and extensions.
 *
 *     const host = await startHost({ dataDir });
 *     await host.installVsix('dist/greenroom.vsix');
 *     open(host.url({ folder: '/abs/folder' }));
 *     await host.stop();
 */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureHostProgram } from './lib/hostInstall.mjs';
import { killTree, onExit, run, startGroup } from './lib/run.mjs';

/**
 * @typedef {object} HostOptions
 * @property {string} dataDir Where this host keeps its user data and its extensions.
 * @property {'everything' | 'nothing'} [trust] Whether every workspace is trusted (the default), or none is and nobody is asked.
 * @property {boolean} [driver] Allow test suites inside the extension host (see `HostUrl.payload`).
 * @property {Record<string, string>} [env] Added to the server's environment, which extension hosts inherit.
 */

/**
 * @typedef {object} HostUrl
 * @property {string} [folder] The folder to open, absolute.
 * @property {readonly (readonly [string, string])[]} [payload] What the workbench is told at start, such as
 *   `['openFile', host.uri(file)]`, or `extensionDevelopmentPath` where `driver` is on.
 */

/**
 * @typedef {object} Host
 * @property {string} extensionsDir
 * @property {(address?: HostUrl) => string} url The address to open. It holds this host's secret.
 * @property {(path: string) => string} uri How the workbench names a file of its workspace.
 * @property {(file: string) => Promise<void>} installVsix
 * @property {() => string} log What the server has printed so far.
 * @property {() => Promise<void>} stop
 */

/**
 * Keeps the workbench from greeting, recommending, updating and reporting. Files are saved when somebody saves them, as
 * on the desktop, where VS Code in a browser would do it by itself. The rest is VS Code as it comes.
 */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * How the workbench is told of a file of the machine that its server runs on, where it only reads that file.
 * For one that it opens, to be the same as in the workspace, see `Host.uri`.
 *
 * @param {string} path Absolute.
 * @param {string} [authority]
 */
export function remoteUri(path, authority = 'remote') {
  return `vscode-remote://${authority}${encodeURI(path)}`;
}

/**
 * Settings are written once, so that what somebody changes while trying the extension stays.
 *
 * @param {string} serverData
 */
async function writeSettings(serverData) {
  const folder = join(serverData, 'data', 'User');
  await mkdir(folder, { recursive: true });
  const options = { flag: 'wx' };
  await writeFile(
    join(folder, 'settings.json'),
    `${JSON.stringify(quietSettings, null, 2)}\n`,
    options,
  ).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/**
 * @param {HostOptions} options
 * @param {string} token
 */
function serverArguments({ trust = 'everything', driver = false }, token) {
  return [
    ...['--host', '127.0.0.1', '--port', '0'],
    // Without a secret any page that any browser on this machine has open could try to talk to the server.
    ...['--connection-token', token],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(trust === 'everything' ? ['--disable-workspace-trust'] : []),
    ...(driver ? ['--enable-smoke-test-driver'] : []),
  ];
}

/**
 * Waits for the server to print the port that it chose.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} log
 * @returns {Promise<number>}
 */
function untilListening(child, log) {
  return new Promise((done, fail) => {
    const give = (/** @type {string} */ why) => fail(new Error(`VS Code's server ${why}:\n${log()}`));
    const timer = setTimeout(() => give('did not start within 60 s'), 60_000);
    child.on('error', fail);
    child.on('exit', (code) => give(`ended with ${code} while starting`));
    child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(log())?.[1];
      if (!port) return;
      clearTimeout(timer);
      done(Number(port));
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => string} Everything that the process has printed so far.
 */
function collectOutput(child) {
  /** @type {string[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text) => output.push(text));
  }
  return () => output.join('');
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => Promise<void>} Ends the server with its extension hosts and waits until it has ended.
 */
function stopper(child) {
  const ended = new Promise((done) => child.once('exit', done));
  const takeBack = onExit(() => killTree(child.pid, 'SIGKILL'));
  return async () => {
    killTree(child.pid);
    const impatient = setTimeout(() => killTree(child.pid, 'SIGKILL'), 3000);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(impatient);
    killTree(child.pid, 'SIGKILL');
    takeBack();
  };
}

/**
 * @param {number} port
 * @param {string} token
 * @returns {Host['url']}
 */
function addresser(port, token) {
  return ({ folder, payload } = {}) => {
    const address = new URL(`http://127.0.0.1:${port}/`);
    address.searchParams.set('tkn', token);
    if (folder) address.searchParams.set('folder', folder);
    if (payload) address.searchParams.set('payload', JSON.stringify(payload));
    return address.href;
  };
}

/**
 * Starts a VS Code, installing it first where it is missing.
 *
 * @param {HostOptions} options
 * @returns {Promise<Host>}
 */
export async function startHost(options) {
  const { node, main } = await ensureHostProgram();
  const serverData = join(options.dataDir, 'server');
  const extensionsDir = join(options.dataDir, 'extensions');
  const folders = ['--server-data-dir', serverData, '--extensions-dir', extensionsDir];
  await writeSettings(serverData);

  const token = randomBytes(16).toString('hex');
  const child = startGroup(node, [main, ...folders, ...serverArguments(options, token)], {
    env: options.env,
  });
  const stop = stopper(child);
  const log = collectOutput(child);
  const port = await untilListening(child, log);
  const url = addresser(port, token);
  await fetch(url());

  return {
    extensionsDir,
    url,
    uri: (path) => remoteUri(path, `127.0.0.1:${port}`),
    log,
    stop,
    installVsix: async (file) => {
      await run(node, [main, ...folders, '--install-extension', file, '--force'], { quiet: true });
    },
  };
}
