import {
  type ConfigFinding,
  type Suppression,
  suppressionKey,
  suppressionsFor,
  unusedSuppressions,
} from '../core/index.ts';
import type { Config } from './schedules.ts';

/** What a file of a schedule needs of what greenroom.json ignores. */
export interface IgnoringFile {
  /** From the folder of the schedule. */
  readonly path: string;
  /** The suppressions that something in it is suppressed by, by `suppressionKey`. */
  readonly used: Iterable<string>;
}

/**
 * What a greenroom.json ignores and nothing in its schedule needs. `files` are all of them, `ofSchedule` what findings on the
 * schedule as a whole need. Silent where the file has a fault, since then it says what it said before; and of files that
 * nobody knows here: an editor may leave out what the user does not search.
 */
export function unusedIgnores(
  { configuration, findings }: Config,
  files: readonly IgnoringFile[],
  ofSchedule: Iterable<Suppression>,
): readonly ConfigFinding[] {
  if (findings.length > 0) return [];
  const keys = new Set([...ofSchedule].map(suppressionKey));
  for (const { used } of files) for (const key of used) keys.add(key);
  const isNeeded = (one: Suppression) =>
    keys.has(suppressionKey(one)) || !files.some(({ path }) => suppressionsFor([one], path).length > 0);
  return unusedSuppressions(configuration, new Set(configuration.ignore.filter(isNeeded)));
}
