/**
 * One calendar checked by the core, cold, as the command line does it: `node oneFile.mjs <address of the core> <file>`
 * checks it by itself, `schedule` behind that also as a schedule.
 */
import { readFileSync } from 'node:fs';

const [, , address, file, schedule] = process.argv;
const core = await import(address);
const rules = new core.RuleTable([...core.icalRules, ...core.scheduleRules].map(({ rule }) => rule));
const host = { now: () => 0, newUid: () => 'uid', onRuleFailure: fail };
const document = new core.IcalDocument(new TextDecoder().decode(readFileSync(file)), rules, host);
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
