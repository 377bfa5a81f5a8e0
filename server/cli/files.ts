import { stat } from 'node:fs/promises';
import path from 'node:path';
import { escapePath, glob } from 'tinyglobby';

/** What the arguments name: files to check, folders, and arguments that name nothing. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** The folders that were named, each with all below it. Absolute. */
  readonly folders: readonly string[];
  readonly missing: readonly string[];
}

export interface FoundFile {
  /** As the user would write it: relative when the argument was. */
  readonly path: string;
  /** Named as itself, not found in a folder or by a glob: then it is checked or complained of, never skipped. */
  readonly isNamed: boolean;
}

/** Standard input among the paths. */
export const standardInput = '-';

const inFolder = '**/*.{ics,ical,ifb,icalendar,speaker,txt,ICS,ICAL,IFB,ICALENDAR,SPEAKER,TXT}';
const ignored = ['**/node_modules/**', '**/.git/**'];

/** Finds the files that paths, folders and globs name; each once, sorted within each argument. */
export async function findFiles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const folders: string[] = [];
  const missing: string[] = [];
  for (const argument of paths.length === 0 ? ['.'] : paths) {
    const found = await expand(argument, cwd);
    if (!found) missing.push(argument);
    if (found?.isFolder) folders.push(path.resolve(cwd, argument));
    for (const file of found?.files ?? []) {
      const key = file.path === standardInput ? file.path : path.resolve(cwd, file.path);
      if (!files.has(key)) files.set(key, file);
    }
  }
  return { files: [...files.values()], folders, missing };
}

interface Expanded {
  readonly files: readonly FoundFile[];
  readonly isFolder: boolean;
}

/** Undefined when the argument is no file, no folder and no glob that matches something. */
async function expand(argument: string, cwd: string): Promise<Expanded | undefined> {
  // An empty argument is a variable that was not set: checking whatever folder that may mean helps nobody.
  if (argument === '') return undefined;
  const itself = { files: [{ path: argument, isNamed: true }], isFolder: false };
  if (argument === standardInput) return itself;
  const stats = await stat(path.resolve(cwd, argument)).catch(() => undefined);
  if (stats?.isDirectory()) return { files: await listFolder(argument, cwd), isFolder: true };
  if (stats) return itself;
  const matches = await search(argument.replaceAll('\\', '/'), cwd);
  return matches.length > 0 ? { files: matches, isFolder: false } : undefined;
}

async function listFolder(folder: string, cwd: string): Promise<FoundFile[]> {
  const base = folder.replaceAll(path.sep, '/').replace(/\/+$/, '');
  const pattern = base === '.' ? inFolder : `${escapePath(base)}/${inFolder}`;
  return search(pattern, cwd);
}

async function search(pattern: string, cwd: string): Promise<FoundFile[]> {
  const options = { cwd, ignore: ignored, followSymbolicLinks: false, absolute: path.isAbsolute(pattern) };
  const matches = await glob(pattern, { ...options, expandDirectories: false });
  return matches.sort().map((match) => ({ path: match, isNamed: false }));
}
