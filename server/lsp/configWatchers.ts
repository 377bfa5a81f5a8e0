import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { configFileName } from './documents.ts';
import { uriKey } from './uri.ts';

/**
 * Asks the client to watch the greenroom.json of folders outside the workspace: the watchers that are registered at
 * the start see only what is inside. A folder is asked for once, and the client keeps watching it while it runs.
 */
export class ConfigWatchers {
  readonly #connection: Connection;
  readonly #onFailure: (folder: string, error: unknown) => void;
  readonly #watched = new Set<string>();

  constructor(connection: Connection, onFailure: (folder: string, error: unknown) => void) {
    this.#connection = connection;
    this.#onFailure = onFailure;
  }

  /** Takes the URI of a folder. What a client cannot watch is read when a file is opened or saved, as before. */
  watch(folder: string): void {
    const key = uriKey(folder);
    if (this.#watched.has(key)) return;
    this.#watched.add(key);
    const watchers = [{ globPattern: { baseUri: folder, pattern: configFileName } }];
    this.#connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error: unknown) => this.#onFailure(folder, error));
  }
}
