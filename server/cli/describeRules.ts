/** All that shows rules with their examples. It is a bundle of its own, since a check needs no example (esbuild.mjs). */

import type { ListFormat } from './arguments.ts';
import { type CommandIo, ExitCode } from './commandIo.ts';
import { describeUnknownRule, findRule } from './listedRules.ts';
import { listRulesAsJson, listRulesAsText } from './listRules.ts';
import { pageAsText, rulePage } from './rulePage.ts';
import { styleFor } from './terminal.ts';

export { reportSarif } from './reporters/sarif.ts';

/** Carries out `greenroom rules`; gives the exit code. */
export function listRules(format: ListFormat, io: CommandIo): number {
  io.writeOut(format === 'json' ? listRulesAsJson() : listRulesAsText(styleFor(io.hasColor)));
  return ExitCode.ok;
}

/** Carries out `greenroom explain`; gives the exit code. */
export function explain(id: string, io: CommandIo): number {
  const listed = findRule(id);
  if (!listed) {
    io.writeError(`greenroom: ${describeUnknownRule(id)}\n`);
    return ExitCode.misuse;
  }
  io.writeOut(pageAsText(rulePage(listed), styleFor(io.hasColor)));
  return ExitCode.ok;
}
