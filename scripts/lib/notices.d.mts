import type { Metafile } from 'esbuild';

export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly source: string;
  readonly text: string;
}

export function bundledPackages(metafiles: readonly Pick<Metafile, 'outputs'>[]): string[];
export function readNotice(folder: string): Promise<Notice>;
export function renderNotices(notices: readonly Notice[]): string;
