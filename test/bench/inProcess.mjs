import { readFileSync } from 'node:fs';
import { interleave, printRatio } from './measure.mjs';

const rounds = 9;

/** The same three in one warm process: decoded text in, findings or a parsed calendar out. */
export async function benchInProcess({ files, bundles }) {
  const core = await import(bundles.core.href);
  const { default: ICAL } = await import(bundles.icaljs.href);
  const rules = new core.RuleTable(core.icalRules.map((module) => module.rule));
  const host = { now: () => 0, newUid: () => 'uid', onRuleFailure: fail };
  for (const file of files) {
    const bytes = readFileSync(file.path);
    const text = bytes.toString('utf8');
    const result = await interleave(
      {
        greenroom: () => timed(() => new core.IcalDocument(text, rules, host).findings()),
        icaljs: () => timed(() => ICAL.parse(text)),
        bound: () => timed(() => countLines(bytes)),
      },
      rounds,
    );
    print(file, bytes.length, result);
  }
}

function fail(rule, error) {
  throw new Error(`rule ${rule} failed`, { cause: error });
}

function timed(task) {
  const started = performance.now();
  task();
  return { ms: performance.now() - started };
}

function countLines(bytes) {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

function print(file, size, result) {
  console.log(`\nIn process, ${file.name} file, median of ${rounds}`);
  for (const [name, { ms }] of Object.entries(result)) {
    const speed = (size / 1e6 / (ms / 1000)).toFixed(0);
    console.log(`  ${name.padEnd(9)} ${ms.toFixed(2).padStart(8)} ms  ${speed.padStart(6)} MB/s`);
  }
  printRatio('check ÷ ical.js parse', result.greenroom.ms / result.icaljs.ms);
}
