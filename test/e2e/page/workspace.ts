import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SuiteOptions } from '../suiteOptions.ts';

/** A folder to be opened in a workbench, or one in it. */
export interface Workspace {
  readonly folder: string;
  /** How a file of it is called in the workbench: by its path from the folder that is open. */
  path(file: string): string;
  /** Writes a file, byte for byte. */
  write(name: string, content: string | Uint8Array): string;
  /** Copies a fixture, a file or a folder, named from `fixtures/`. */
  copy(from: string, to?: string): string;
  makeFolder(name: string): Workspace;
}

/** Makes a workspace. The whole run's folder is removed at its end. */
export function makeWorkspace({ workspace, fixtures }: SuiteOptions, name: string): Workspace {
  return workspaceAt(join(workspace, name), fixtures, '');
}

function workspaceAt(folder: string, fixtures: string, prefix: string): Workspace {
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    path: (file) => prefix + file,
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
    makeFolder: (name) => workspaceAt(join(folder, name), fixtures, `${prefix}${name}/`),
  };
}
