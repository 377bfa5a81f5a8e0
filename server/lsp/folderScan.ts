import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { languageOf } from './documents.ts';
import type { Session } from './session.ts';

/** Of a folder with more files than this the first are read: it is somebody's home, and no schedule. */
export const mostFiles = 20_000;

/** So many files are asked for at once. */
const atOnce = 16;

/** Fewer are read before anybody could look at how far it is. */
const fewestWithProgress = 100;

type Parts = Pick<Session, 'connection' | 'client' | 'host' | 'files'>;

/** Where to look for files: in a folder and below it, or at one file alone. */
export interface ScanRoot {
  readonly folder: string;
  /** The URI of the file, where `isAlone`. */
  readonly id?: string;
  readonly isAlone?: boolean;
}

/** Who reads files. */
interface Scan {
  take(uri: string): Promise<unknown>;
  /** Called before the first file that is no calendar: what speaker pages mean, calendars explain. */
  afterCalendars(): void;
  /** Ends it at once, when the folders have to be read anew. */
  isOver(): boolean;
}

/** The files at some roots that may be part of a schedule, each once. Says in the log when there are too many. */
export async function listFiles(
  parts: Pick<Parts, 'host' | 'files'>,
  roots: readonly ScanRoot[],
): Promise<readonly string[]> {
  const find = ({ folder, id, isAlone }: ScanRoot) =>
    isAlone && id !== undefined ? [id] : parts.files.find(folder, mostFiles);
  const lists = await Promise.all(roots.map(find));
  if (lists.some((list) => list.length >= mostFiles)) {
    parts.host.log('warning', `Only the first ${mostFiles} calendars of the folder are read as its schedule`);
  }
  return [...new Set(lists.flat())].slice(0, mostFiles);
}

/**
 * Shows files to `take`, a few at a time, the calendars first. Many files are announced to the client, which may cancel:
 * what was read until then is kept.
 */
export async function scanFiles(
  parts: Parts,
  uris: readonly string[],
  { take, afterCalendars, isOver }: Scan,
): Promise<void> {
  const progress = await beginProgress(parts, uris.length);
  const isCalendar = (uri: string) => languageOf(uri) === 'icalendar';
  let done = 0;
  const readAll = (some: readonly string[]) => {
    let next = 0;
    const work = async () => {
      while (next < some.length && !isOver() && !progress?.token.isCancellationRequested) {
        const uri = some[next++] as string;
        if (++done % 50 === 0) progress?.report((100 * done) / uris.length, `${done} of ${uris.length}`);
        await take(uri);
      }
    };
    return Promise.all(Array.from({ length: atOnce }, work));
  };
  await readAll(uris.filter(isCalendar));
  if (!isOver()) afterCalendars();
  await readAll(uris.filter((uri) => !isCalendar(uri)));
  progress?.done();
}

async function beginProgress({ connection, client }: Parts, count: number) {
  if (count < fewestWithProgress || !client.showsProgress) return undefined;
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin('Greenroom reads the schedule', 0, undefined, true);
  return progress as WorkDoneProgressServerReporter;
}
