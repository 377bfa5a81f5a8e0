import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { interleave, printRatio } from './measure.mjs';

const rounds = 9;
const here = new URL('./', import.meta.url);

/**
 * Cold processes that read the same bytes from the disk: the check, the core's part of it with and without the
 * schedule, ical.js's bare parse, the bound.
 */
export async function benchWholeProcess({ files, bundles }) {
  for (const file of files) {
    const path = fileURLToPath(file.path);
    const oneFile = [
      fileURLToPath(new URL('oneFile.mjs', here)),
      bundles.core.href,
      bundles.largeFile.href,
      bundles.compilerFlags.href,
      path,
    ];
    const tasks = {
      greenroom: () => runNode([fileURLToPath(bundles.cli), 'check', '--format', 'json', path]),
      together: () => runNode([...oneFile, 'schedule']),
      alone: () => runNode(oneFile),
      icaljs: () => runNode([fileURLToPath(new URL('peer.mjs', here)), bundles.icaljs.href, path]),
      bound: () => runNode([fileURLToPath(new URL('bound.mjs', here)), path]),
    };
    const result = await interleave(tasks, rounds);
    print(file, result);
  }
}

function print(file, { greenroom, together, alone, icaljs, bound }) {
  console.log(`\nWhole process, ${file.name} file, median of ${rounds}`);
  for (const [name, { ms, cpu, mb }] of Object.entries({ greenroom, together, alone, icaljs, bound })) {
    const time = `${ms.toFixed(0).padStart(5)} ms  ${cpu.toFixed(0).padStart(5)} ms of processor`;
    console.log(`  ${name.padEnd(9)} ${time}  ${mb.toFixed(0).padStart(4)} MB`);
  }
  const isLarge = file.name === 'large';
  printRatio('check ÷ ical.js parse, time', greenroom.ms / icaljs.ms, isLarge ? 1 : undefined);
  printRatio('check ÷ ical.js parse, processor time', greenroom.cpu / icaljs.cpu);
  printRatio('check ÷ ical.js parse, peak memory', greenroom.mb / icaljs.mb, isLarge ? 1 : undefined);
  printRatio('check without the schedule ÷ ical.js parse, time', alone.ms / icaljs.ms);
  printRatio('check without the schedule ÷ ical.js parse, processor time', alone.cpu / icaljs.cpu);
  printRatio("the schedule's share ÷ ical.js parse, processor time", (together.cpu - alone.cpu) / icaljs.cpu);
  printRatio('check without the schedule ÷ ical.js parse, peak memory', alone.mb / icaljs.mb);
  printRatio("the schedule's share ÷ ical.js parse, peak memory", (together.mb - alone.mb) / icaljs.mb);
  printRatio('check ÷ bound, time', greenroom.ms / bound.ms);
  printRatio('ical.js parse ÷ bound, time', icaljs.ms / bound.ms);
}

/** Milliseconds from start to end, milliseconds of processor, and the most memory that the process held, in MB. */
function runNode(args) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const probe = new URL('usage.mjs', here).href;
    const child = spawn(process.execPath, ['--import', probe, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', () => {
      const ms = performance.now() - started;
      const usage = /peak-memory-kb=(\d+) cpu-us=(\d+)/.exec(errors);
      if (!usage) reject(new Error(`${args.join(' ')} failed: ${errors}`));
      else resolve({ ms, cpu: Number(usage[2]) / 1000, mb: Number(usage[1]) / 1024 });
    });
  });
}
