/**
 * One calendar checked by the core, cold, as the command line does it:
 * `node oneFile.mjs <address of the core> <of what reads large files> <of what sets the compilers' flags> <file>` checks
 * it by itself, `schedule` behind that also as a schedule.
 */
import { fstatSync, openSync, readFileSync } from 'node:fs';

const [, , address, reader, flags, file, schedule] = process.argv;
const core = await import(address);
const { LargeFile, mostHeldWhole } = await import(reader);
const { CompilerFlags } = await import(flags);
const rules = new core.RuleTable([...core.icalRules, ...core.scheduleRules].map(({ rule }) => rule));
const host = { now: () => 0, newUid: () => 'uid', onRuleFailure: fail };
const descriptor = openSync(file);
const { size } = fstatSync(descriptor);
await new CompilerFlags(process.versions.node).count(size);
const document =
  size > mostHeldWhole
    ? core.IcalDocument.readThrough(new LargeFile(descriptor, size), rules, host, [], Boolean(schedule))
    : new core.IcalDocument(readFileSync(descriptor, 'utf8'), rules, host);
const talks = schedule ? document.talks() : undefined;
document.findings();
if (talks) {
  const index = new core.ScheduleIndex();
  index.set({ key: file, path: file, ...core.closedFacts(talks) });
  const checker = new core.ScheduleChecker(index, rules, [], fail);
  checker.update();
  checker.findingsOf(file);
}

function fail(rule, error) {
  throw new Error(`rule ${rule} failed`, { cause: error });
}
