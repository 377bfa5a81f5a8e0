import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SuiteOptions } from '../suiteOptions.ts';

/** A folder of one test's own, to be opened in a workbench. */
export interface Workspace {
  readonly folder: string;
  /** Writes a file, byte for byte. */
  write(name: string, content: string | Uint8Array): string;
  /** Copies a fixture, a file or a folder, named from `fixtures/`. */
  copy(from: string, to?: string): string;
}

/** Makes a workspace. The whole run's folder is removed at its end. */
export function makeWorkspace({ workspace, fixtures }: SuiteOptions, name: string): Workspace {
  const folder = join(workspace, name);
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    write: (file, content) => {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    copy: (from, to = basename(from)) => {
      const path = join(folder, to);
      cpSync(join(fixtures, from), path, { recursive: true });
      return path;
    },
  };
}
