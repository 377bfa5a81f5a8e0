/**
 * `npm run bench`: what a check costs beside ical.js, which only parses, and beside the least that any
 * program could do (read the file, find every newline). Everything is measured in one run, interleaved,
 * and told as a ratio: machines differ, ratios carry over. Nothing here fails; it prints, and says where
 * a ratio misses its aim.
 */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { bundleForBench } from './bundle.mjs';
import { generateSchedule } from './generate.mjs';
import { benchInProcess } from './inProcess.mjs';
import { benchKeystroke } from './keystroke.mjs';
import { benchPreview } from './preview.mjs';
import { benchSchedule } from './schedule.mjs';
import { benchWholeProcess } from './wholeProcess.mjs';

const folder = new URL('../../.bench/', import.meta.url);
const sizes = [
  { name: 'large', events: 20_000 },
  { name: 'small', events: 500 },
];
const benches = {
  process: benchWholeProcess,
  core: benchInProcess,
  keystroke: benchKeystroke,
  schedule: benchSchedule,
  preview: benchPreview,
};

const wanted = process.argv.slice(2).filter((argument) => argument in benches);
await mkdir(folder, { recursive: true });
const chosen = Object.keys(benches).filter((name) => wanted.length === 0 || wanted.includes(name));
const needsFiles = chosen.some((name) => name === 'process' || name === 'core');
const files = needsFiles ? await Promise.all(sizes.map(makeFile)) : [];
const bundles = await bundleForBench(folder);
for (const name of chosen) await benches[name]({ files, bundles });

/** Writes a generated schedule, 1 % of its events damaged, unless it is there already. */
async function makeFile({ name, events }) {
  const file = new URL(`${name}-${events}.ics`, folder);
  const text = generateSchedule({ events, damagedShare: 0.01, seed: 20270514 });
  await writeFile(file, text);
  const { size } = await stat(file);
  console.log(`${name}: ${events} events, ${(size / 1e6).toFixed(2)} MB`);
  return { name, events, path: file, text };
}
