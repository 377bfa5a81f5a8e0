import type { Glob } from '../text/glob.ts';
import type { Range } from '../text/range.ts';

/**
 * What somebody has looked at and does not want to see again. It must survive a new export, so it names
 * nothing that one changes: the rule, and where that is not enough, files and events.
 */
export interface Suppression {
  readonly rule: string;
  /** In these files; in every one when absent. Against paths from the schedule's folder. */
  readonly files?: readonly Glob[];
  /** In the events with these UIDs; everywhere when absent. */
  readonly uids?: ReadonlySet<string>;
  /** Where it stands in the file that it was read from. */
  readonly at: Range;
}

/** What suppressions ask of a finding. */
export interface SuppressionTarget {
  readonly rule: string;
  /** The UIDs of the event, or of the task and so on, that the finding stands in. */
  readonly uids: readonly string[];
}

/** The suppressions that can have a say in a file. `path` is from the schedule's folder, with `/`. */
export function suppressionsFor(all: readonly Suppression[], path: string): readonly Suppression[] {
  return all.filter(({ files }) => !files || files.some((glob) => glob.matches(path)));
}

/** Those of the suppressions of a file that are about a finding in it; more than one may be. */
export function suppressionsOf(
  ofFile: readonly Suppression[],
  { rule, uids }: SuppressionTarget,
): readonly Suppression[] {
  return ofFile.filter((one) => one.rule === rule && (!one.uids || uids.some((uid) => one.uids?.has(uid))));
}

/** Equal for suppressions that silence the same, wherever they stand: a greenroom.json that is read anew makes new ones. */
export function suppressionKey({ rule, files, uids }: Suppression): string {
  return JSON.stringify([rule, files?.map(({ source }) => source), uids && [...uids]]);
}
