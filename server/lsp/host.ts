/** What the server needs of the world it runs in. Small, so that tests and the web worker can have their own. */
export interface Host {
  /** Files that this host reads by itself; all others are asked of the client. A web worker has none. */
  readonly files?: LocalFiles;
  /** Where this program keeps the rules' pages, a URI that ends in `/`, for clients that have none of their own. */
  readonly rulePages?: string;
  /** Epoch milliseconds. */
  now(): number;
  /** The IANA name of the zone of the machine that the server runs on. */
  localZone(): string;
  /** A new globally unique identifier (RFC 7986, 5.3 recommends a UUID). */
  newUid(): string;
  log(level: LogLevel, message: string): void;
  /** Calls `run` once after that many milliseconds, unless what it gives is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

export type LogLevel = 'error' | 'warning' | 'info';

/** The files of one URI scheme. What does not exist or cannot be read is undefined, never an error. */
export interface LocalFiles {
  readonly scheme: string;
  readFile(uri: string): Promise<Uint8Array | undefined>;
  stat(uri: string): Promise<FileStat | undefined>;
  /** The files of a folder and all below it that may be calendars, at most so many. Follows no links. */
  find(folder: string, most: number): Promise<readonly string[]>;
}

export interface FileStat {
  /** In octets. */
  readonly size: number;
}
