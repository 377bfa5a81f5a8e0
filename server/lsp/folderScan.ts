import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** Of a folder with more files than this the first are read: it is somebody's home, and no schedule. */
export const mostFiles = 20_000;

/** So many files are asked for at once. */
const atOnce = 16;

/** Fewer are read before anybody could look at how far it is. */
const fewestWithProgress = 100;

type Parts = Pick<Session, 'connection' | 'client' | 'host' | 'files'>;

/**
 * Shows each file of some folders to `take`, a few at a time. A big folder is announced to the client, which may
 * cancel: what was read until then is kept. `isOver` ends it at once, when the folders have to be read anew.
 */
export async function scanFolders(
  parts: Parts,
  folders: readonly string[],
  take: (uri: string) => Promise<unknown>,
  isOver: () => boolean,
): Promise<void> {
  const lists = await Promise.all(folders.map((folder) => parts.files.find(folder, mostFiles)));
  const uris = [...new Set(lists.flat())].slice(0, mostFiles);
  if (lists.some((list) => list.length >= mostFiles)) {
    parts.host.log('warning', `Only the first ${mostFiles} calendars of the folder are read as its schedule`);
  }
  const progress = await beginProgress(parts, uris.length);
  let next = 0;
  const work = async () => {
    while (next < uris.length && !isOver() && !progress?.token.isCancellationRequested) {
      const uri = uris[next++] as string;
      if (next % 50 === 0) progress?.report((100 * next) / uris.length, `${next} of ${uris.length}`);
      await take(uri);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  progress?.done();
}

async function beginProgress({ connection, client }: Parts, count: number) {
  if (count < fewestWithProgress || !client.showsProgress) return undefined;
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin('Greenroom reads the schedule', 0, undefined, true);
  return progress as WorkDoneProgressServerReporter;
}
