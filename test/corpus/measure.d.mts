/** A line of `manifest.jsonl`. */
export interface CorpusEntry {
  readonly file: string;
  readonly source: string;
  readonly expect: 'error' | 'warning' | 'valid' | 'unlabelled';
  readonly why?: string | null;
  readonly line?: number;
}

/** What was found in a file, and for a faulty one what says the same as its project. */
export interface CorpusResult {
  readonly entry: CorpusEntry;
  readonly findings: readonly { readonly rule: string }[];
  readonly statements?: readonly {
    readonly text: string;
    readonly matches: readonly { readonly rule: string }[];
  }[];
  readonly isForReason?: boolean;
  readonly isOnLine?: boolean;
}

export function readManifest(folder: string): Promise<readonly CorpusEntry[] | undefined>;
export function measure(
  folder: string,
  manifest: readonly CorpusEntry[],
  core: unknown,
): Promise<readonly CorpusResult[]>;
export function isFaulty(entry: CorpusEntry): boolean;
