import type { Host } from '../../server/lsp/host.ts';
import { MessageQueue } from './messageQueue.ts';

/** A timer that the server asked for; it rings when the test says so. */
interface Timer {
  readonly run: () => void;
  isCancelled: boolean;
}

/** A host whose files are a map, whose clock stands still and whose timers ring on request. */
export class TestHost implements Host {
  readonly stored = new Map<string, Uint8Array>();
  readonly logged: { readonly level: string; readonly message: string }[] = [];
  /** The URIs of the files that were read, in their order. */
  readonly reads: string[] = [];
  readonly timers = new MessageQueue<Timer>();
  /** Timers need nobody to ring them. */
  ringsAtOnce = false;
  /** Reading waits for this, so that a test can do something in the meantime. */
  readingGate: Promise<void> = Promise.resolve();
  #uids = 0;

  readonly files = {
    scheme: 'file',
    readFile: async (uri: string) => {
      this.reads.push(uri);
      await this.readingGate;
      return this.stored.get(uri);
    },
    stat: async (uri: string) => {
      const bytes = this.stored.get(uri);
      return bytes && { size: bytes.length };
    },
    find: async (folder: string, most: number) => {
      const inFolder = [...this.stored.keys()].filter((uri) => uri.startsWith(`${folder}/`));
      return inFolder.filter((uri) => /\.(?:ics|txt)$/.test(uri)).slice(0, most);
    },
  };

  /** Stores a file; text as UTF-8. */
  store(uri: string, content: string | Uint8Array): void {
    this.stored.set(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  /** Waits until the server asks for a timer that it does not take back, and rings it. */
  async ringTimer(): Promise<void> {
    const timer = await this.timers.next();
    if (timer.isCancelled) return this.ringTimer();
    timer.run();
  }

  now = () => Date.UTC(2027, 3, 1, 8);
  localZone = () => 'Europe/Berlin';
  newUid = () => `00000000-0000-4000-8000-${String(++this.#uids).padStart(12, '0')}`;
  log: Host['log'] = (level, message) => this.logged.push({ level, message });
  after: Host['after'] = (_milliseconds, run) => {
    const timer = { run, isCancelled: false };
    if (this.ringsAtOnce) setTimeout(() => timer.isCancelled || run(), 0);
    else this.timers.push(timer);
    return () => {
      timer.isCancelled = true;
    };
  };
}
