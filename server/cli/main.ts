#!/usr/bin/env node
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import nodeModule from 'node:module';
import path from 'node:path';
import type { CommandIo } from './commandIo.ts';
import { CompilerFlags } from './compilerFlags.ts';
import { standardInput } from './files.ts';
import { LargeFile, mostHeldWhole } from './largeFile.ts';
import { run } from './run.ts';

/** The program as Node runs it: everything that `run` must not know of. */
async function main(): Promise<void> {
  keepCompiledCode();
  process.stdout.on('error', stopOnClosedPipe);
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const compilerFlags = new CompilerFlags(process.versions.node);
  const io: CommandIo = {
    cwd: process.cwd(),
    version: (JSON.parse(manifest) as { version: string }).version,
    hasColor: hasColor(),
    host: {
      now: () => Date.now(),
      newUid: () => crypto.randomUUID(),
      onRuleFailure: (rule, error) =>
        process.stderr.write(`greenroom: rule ${rule} failed: ${String(error)}\n`),
    },
    clock: () => performance.now(),
    readFile: async (file) => (file === standardInput ? readInput() : readFileSync(path.resolve(file))),
    openFile: async (file) => {
      if (file === standardInput) return readInput();
      const opened = openFile(path.resolve(file));
      await compilerFlags.count(opened instanceof LargeFile ? opened.size : opened.length);
      return opened;
    },
    writeFile: (file, bytes) => writeFile(path.resolve(file), bytes),
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    serve,
  };
  process.exitCode = await run(process.argv.slice(2), io);
}

/** Newer runtimes than Node 20 can keep what they compiled for the next start. */
function keepCompiledCode(): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown };
  enableCompileCache?.();
}

function openFile(file: string): Uint8Array | LargeFile {
  const descriptor = openSync(file, 'r');
  const { size } = fstatSync(descriptor);
  if (size > mostHeldWhole) return new LargeFile(descriptor, size);
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** All of standard input; what reads streams is loaded only for it. */
async function readInput(): Promise<Uint8Array> {
  const { buffer } = await import('node:stream/consumers');
  return buffer(process.stdin);
}

/** https://no-color.org and its counterpart; else colours go to terminals only. */
function hasColor(): boolean {
  if (process.env.NO_COLOR) return false;
  return process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== '0' : process.stdout.isTTY === true;
}

/** `greenroom check … | head` closes the pipe early: that is the reader's right and no failure. */
function stopOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

/** The server is a bundle beside this one and reads its own arguments. */
async function serve(): Promise<void> {
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  await import(new URL('./server.cjs', import.meta.url).href);
}

await main();
