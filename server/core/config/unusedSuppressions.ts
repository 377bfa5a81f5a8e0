import type { Configuration } from '../engine/config.ts';
import type { Suppression } from '../engine/suppression.ts';
import { type ConfigFinding, toConfigFindings } from './configFinding.ts';

/**
 * The suppressions that are not among the used ones. Only for somebody who has checked every file of the
 * schedule, for else one that was not checked may need them.
 */
export function unusedSuppressions(
  configuration: Configuration,
  used: ReadonlySet<Suppression>,
): readonly ConfigFinding[] {
  const unused = configuration.ignore.filter((suppression) => !used.has(suppression));
  const problems = unused.map((suppression) => ({
    rule: 'suppression-unused' as const,
    message: 'unused',
    at: suppression.at,
    data: { rule: suppression.rule, where: describePlace(suppression) },
  }));
  return toConfigFindings(problems, configuration);
}

function describePlace({ files, uids }: Suppression): string {
  if (files && uids) return 'in these events of these files';
  if (uids) return uids.size === 1 ? 'in an event with this UID' : 'in events with these UIDs';
  return files ? 'in files with such a path' : 'anywhere';
}
