import type { DocumentHost } from '../core/index.ts';
import type { LargeFile } from './largeFile.ts';

/** The world as the command line sees it. */
export interface CommandIo {
  readonly cwd: string;
  readonly version: string;
  readonly hasColor: boolean;
  readonly host: DocumentHost;
  /** Milliseconds on a clock that never goes back. */
  clock(): number;
  /** A file's bytes; for `-`, all of standard input. */
  readFile(path: string): Promise<Uint8Array>;
  /** The same, but for a large file, which is only opened. */
  openFile(path: string): Promise<Uint8Array | LargeFile>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  writeOut(text: string | Uint8Array): void;
  writeError(text: string): void;
  /** Runs the language server on standard input and output until its client leaves. */
  serve(): Promise<void>;
}

/** All went well; findings that fail the check; a command or a file that makes no sense. */
export const ExitCode = { ok: 0, findings: 1, misuse: 2 } as const;
