import { type Dirent, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';

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

const listed = new Set(
  ['.ics', '.ical', '.ifb', '.icalendar', '.speaker', '.txt'].flatMap((ending) => [
    ending,
    ending.toUpperCase(),
  ]),
);
const ignored: readonly string[] = ['node_modules', '.git'];

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
  if (stats?.isDirectory()) return { files: listFolder(argument, cwd), isFolder: true };
  if (stats) return itself;
  const matches = await search(argument.replaceAll('\\', '/'), cwd);
  return matches.length > 0 ? { files: matches, isFolder: false } : undefined;
}

/**
 * What a folder and all below it hold, but for what is hidden and what a symbolic link leads to. Does without what
 * reads globs, which takes longer to load than many a folder to check.
 */
function listFolder(folder: string, cwd: string): FoundFile[] {
  const absolute = path.resolve(cwd, folder);
  const way = path.relative(cwd, absolute);
  if (way.split(path.sep).some((name) => ignored.includes(name))) return [];
  return inOrder([...filesBelow(absolute, path.isAbsolute(folder) ? absolute : way)]);
}

/** `shown` is how the paths of the files begin. A folder that cannot be read has none. */
function* filesBelow(folder: string, shown: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const { name } = entry;
    if (name.startsWith('.') || ignored.includes(name)) continue;
    if (entry.isDirectory()) yield* filesBelow(path.join(folder, name), path.join(shown, name));
    else if (entry.isFile() && listed.has(path.extname(name))) yield path.join(shown, name);
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function search(pattern: string, cwd: string): Promise<FoundFile[]> {
  const { glob } = await import('tinyglobby');
  const ignore = ignored.map((name) => `**/${name}/**`);
  const options = { cwd, ignore, followSymbolicLinks: false, absolute: path.isAbsolute(pattern) };
  return inOrder(await glob(pattern, { ...options, expandDirectories: false }));
}

function inOrder(files: readonly string[]): FoundFile[] {
  const paths = files.map((file) => file.replaceAll(path.sep, '/')).sort();
  return paths.map((file) => ({ path: file, isNamed: false }));
}
