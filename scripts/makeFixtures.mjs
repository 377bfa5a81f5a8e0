/**
 * Writes the fixtures: `fixtures/samples`, the workspaces `conference` and `damaged`, and the README that lists them.
 * The same call makes the same bytes everywhere.
 *
 *   node scripts/makeFixtures.mjs           writes the files
 *   node scripts/makeFixtures.mjs --check   compares them with those on disk; exit code 1 if they differ
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { damagedFiles } from './fixtureDamage.mjs';
import { samples } from './fixtureSamples.mjs';
import { toBytes } from './fixtureText.mjs';
import { timeFaults } from './fixtureTimeFaults.mjs';
import { conferenceFiles } from './fixtureWorkspace.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../fixtures');

/** The folders in which every calendar and page is made here; others may lie beside them. */
const OWN_FOLDERS = ['samples', 'time-faults', 'workspaces/conference', 'workspaces/damaged'];

/** All fixtures: path inside `fixtures/` → bytes. */
export function makeFixtures() {
  const files = [
    ['README.md', readme()],
    ...samples().map((sample) => [`samples/${sample.file}`, sample.text]),
    ...timeFaults().map((fault) => [`time-faults/${fault.file}`, fault.text]),
    ...inFolder('workspaces/conference', conferenceFiles()),
    ...inFolder('workspaces/damaged', damagedFiles()),
  ];
  return new Map(files.map(([path, text]) => [path, toBytes(text)]));
}

function inFolder(folder, files) {
  return [...files].map(([path, text]) => [`${folder}/${path}`, text]);
}

function readme() {
  const rows = samples().map((sample) => `| \`samples/${sample.file}\` | ${sample.shows} |`);
  return `${[
    '# Fixtures',
    '',
    'Made by `node scripts/makeFixtures.mjs`; do not edit them by hand. Conferences, people, talks and addresses are invented.',
    'Line ends and odd bytes are part of the files, so `.gitattributes` keeps git from touching them.',
    '',
    '| File | What it shows |',
    '| --- | --- |',
    ...rows,
    ...timeFaults().map(
      ({ file, shows, reported }) => `| \`time-faults/${file}\` | ${shows} (${reported}) |`,
    ),
    '| `workspaces/conference/` | A conference of two days in four rooms: the whole schedule, files of single talks, speaker pages. Healthy: nothing to report. |',
    '| `workspaces/damaged/` | The same after hand-editing. `DAMAGE.md` lists what was done to it. |',
  ].join('\n')}\n`;
}

/** What is wrong with the files under `root`, one sentence each; empty when they are what is made here. */
export function checkFixtures(root = ROOT) {
  const made = makeFixtures();
  const stale = [...made].flatMap(([path, bytes]) => compare(root, path, bytes));
  const strays = OWN_FOLDERS.flatMap((folder) => textFiles(root, folder)).filter((path) => !made.has(path));
  return [...stale, ...strays.map((path) => `${path} is not made by scripts/makeFixtures.mjs.`)];
}

function compare(root, path, bytes) {
  const onDisk = readIfThere(join(root, path));
  if (!onDisk) return [`${path} is missing.`];
  return onDisk.equals(bytes) ? [] : [`${path} differs from what scripts/makeFixtures.mjs makes.`];
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The calendars and pages under a folder, as paths with `/` from `root` on. */
function textFiles(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.(ics|txt)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function writeFixtures(root) {
  for (const [path, bytes] of makeFixtures()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
}

function main(args) {
  if (!args.includes('--check')) return writeFixtures(ROOT);
  const complaints = checkFixtures();
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
