/** Child processes: started, waited for, and ended with everything that they started themselves. */
import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';

const windows = process.platform === 'win32';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] The repository unless given.
 * @property {Record<string, string>} [env] Added to this process's environment.
 * @property {boolean} [quiet] Keep the output and show it only when the command fails.
 */

/** A command that ended badly. The message holds what it printed when that was not shown already. */
export class CommandError extends Error {
  /**
   * @param {string} command
   * @param {number | null} code
   * @param {string} output
   */
  constructor(command, code, output) {
    super(`\`${command}\` ended with ${code ?? 'a signal'}${output ? `:\n${output.trim()}` : ''}`);
    this.code = code;
  }
}

/**
 * Runs a command to its end and returns its exit code. Nothing is ever asked: standard input is closed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runToEnd(command, args, { cwd = root, env = {}, quiet = false } = {}) {
  const output = quiet ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
    shell: windows && /\.(cmd|bat)$/i.test(command),
  });
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/**
 * Runs a command that must succeed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} What it printed, when `quiet`.
 */
export async function run(command, args, options = {}) {
  const { code, output } = await runToEnd(command, args, options);
  if (code !== 0) throw new CommandError([command, ...args].join(' '), code, output);
  return output;
}

/**
 * The command line of npm: the very npm that started this script, else the one on PATH.
 *
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function npm(args) {
  const started = process.env.npm_execpath;
  if (started?.endsWith('.js')) return [process.execPath, [started, ...args]];
  return [windows ? 'npm.cmd' : 'npm', [...args]];
}

/**
 * The first of these commands that PATH has, as an absolute path.
 *
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = windows ? ['.cmd', '.exe'] : [''];
  const candidates = names.flatMap((name) => folders.flatMap((f) => endings.map((e) => join(f, name + e))));
  return candidates.find(isExecutable);
}

/**
 * @param {string} file
 * @returns {boolean}
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Starts a process as the head of a group of its own, so that `killTree` reaches its children too.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function startGroup(command, args, { cwd = root, env = {} } = {}) {
  return spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !windows,
  });
}

/**
 * Ends a process that `startGroup` started and all below it. Synchronous, so that it also works while this process exits.
 *
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} [signal]
 */
export function killTree(pid, signal = 'SIGTERM') {
  if (pid === undefined) return;
  try {
    if (windows) execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-pid, signal);
  } catch {
    // It has ended already, which is what was wanted.
  }
}

/**
 * Runs `clean` when this process exits, unless taken back before. A script that may be told to end while something
 * of its own runs calls `exitOnSignals` as well; a signal alone ends a process without its exit handlers.
 *
 * @param {() => void} clean Must be synchronous.
 * @returns {() => void} Takes it back.
 */
export function onExit(clean) {
  process.once('exit', clean);
  return () => void process.removeListener('exit', clean);
}

/**
 * Makes Ctrl+C and its kin an orderly exit.
 *
 * @param {number} code
 */
export function exitOnSignals(code) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(code));
}
