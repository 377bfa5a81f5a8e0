import { type Configuration, levelsOf } from '../engine/config.ts';
import { fillMessage, type MessageData, type Severity } from '../engine/finding.ts';
import type { RuleMeta } from '../engine/rule.ts';
import type { Range } from '../text/range.ts';
import { beyondSchema, configRules } from './configRules.ts';

/** Something wrong with greenroom.json, at its place in that file. */
export interface ConfigFinding {
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  /** The message in words. */
  readonly text: string;
  readonly at: Range;
  /** An editor that checks the file against its schema shows the same by itself. */
  readonly isShape: boolean;
}

/** What was noticed while the file was read, before the levels in it were known. */
export interface ConfigProblem {
  readonly rule: (typeof configRules)[number]['id'];
  readonly message: string;
  readonly at: Range;
  readonly data: MessageData;
}

/** Problems as findings under the configuration that they were found in, in the order of the text. */
export function toConfigFindings(
  problems: readonly ConfigProblem[],
  configuration: Configuration,
): readonly ConfigFinding[] {
  const byId = new Map<string, RuleMeta>(configRules.map((rule) => [rule.id, rule]));
  const findings = problems.flatMap(({ rule, message, at, data }): ConfigFinding[] => {
    const meta = byId.get(rule) as RuleMeta;
    const severity = levelsOf(meta, configuration)[message];
    const text = meta.messages[message]?.text;
    if (!severity || severity === 'off' || text === undefined) return [];
    return [
      { rule, message, severity, text: fillMessage(text, data), at, isShape: !beyondSchema.has(message) },
    ];
  });
  return findings.sort((a, b) => a.at.start - b.at.start);
}
