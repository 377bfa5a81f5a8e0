import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import type { Session } from './session.ts';

type Parts = Pick<Session, 'connection' | 'client' | 'host' | 'documents'> & {
  readonly keeper: {
    closedFiles(): readonly string[];
    diagnosticsOf(uri: string): readonly Diagnostic[];
  };
};

/** Long enough for what one edit changes in many files to be one message. */
const pauseMilliseconds = 150;

/** Told of a file whose findings have changed. */
type Follower = (uris: readonly string[]) => void;

/**
 * How findings of files that are not open reach the client: a client that asks for diagnostics follows them through
 * a request that it keeps open, and to one that waits for diagnostics they are sent. Never both.
 */
export class ClosedFindings {
  readonly #parts: Parts;
  readonly #changed = new Set<string>();
  /** What was sent to a client that does not ask, so that it is taken back when there is nothing any more. */
  readonly #sent = new Set<string>();
  #follower: Follower | undefined;
  #endFollowing: (() => void) | undefined;
  #isPlanned = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The files that are known and not open. */
  all(): readonly string[] {
    return this.#parts.keeper.closedFiles();
  }

  /** Something else is found in these files, if they are not open. */
  onChange(uris: readonly string[]): void {
    // Who begins to follow later gets everything first.
    if (this.#parts.client.pullsDiagnostics && !this.#follower) return;
    for (const uri of uris) if (!this.#parts.documents.get(uri)) this.#changed.add(uri);
    if (this.#isPlanned || this.#changed.size === 0) return;
    this.#isPlanned = true;
    this.#parts.host.after(pauseMilliseconds, () => this.#flush());
  }

  /** Calls `follower` with what changes, until the request is ended or another one takes its place. */
  follow(follower: Follower, token: CancellationToken): Promise<void> {
    this.#endFollowing?.();
    return new Promise((resolve) => {
      const end = () => {
        if (this.#follower === follower) this.#follower = undefined;
        resolve();
      };
      this.#follower = follower;
      this.#endFollowing = end;
      token.onCancellationRequested(end);
    });
  }

  #flush(): void {
    this.#isPlanned = false;
    const uris = [...this.#changed].filter((uri) => !this.#parts.documents.get(uri));
    this.#changed.clear();
    if (this.#parts.client.pullsDiagnostics) this.#follower?.(uris);
    else for (const uri of uris) this.#send(uri);
  }

  #send(uri: string): void {
    const { connection, host, keeper } = this.#parts;
    const diagnostics = [...keeper.diagnosticsOf(uri)];
    if (diagnostics.length === 0 && !this.#sent.delete(uri)) return;
    if (diagnostics.length > 0) this.#sent.add(uri);
    connection.sendDiagnostics({ uri, diagnostics }).catch((error: unknown) => {
      host.log('warning', `Diagnostics could not be sent: ${String(error)}`);
    });
  }
}
