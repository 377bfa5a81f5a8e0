/**
 * A folder of one file for each talk: a cold check of it against the least that any program could do (start, read every
 * file, find every newline), and what one edit costs in a schedule of 100 files and in one of 5,000. Processor time:
 * the clock of a busy machine tells nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const runs = 5;
const edits = 200;
const aim = 3;

export async function benchSchedule({ bundles }) {
  await benchCold(bundles);
  await benchEdit(bundles);
}

async function benchCold(bundles) {
  await benchFolder('1,000 files', talks(1000), new URL('talks/', bundles.core), bundles);
  await benchFolder(
    'the same with a VTIMEZONE',
    talks(1000, inBerlin),
    new URL('zoned/', bundles.core),
    bundles,
  );
}

async function benchFolder(what, files, folder, bundles) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map(({ name, text }) => writeFile(new URL(name, folder), text)));
  const bound = new URL('boundOfFolder.mjs', import.meta.url);
  const times = { check: [], bound: [] };
  for (let run = 0; run < runs; run++) {
    times.check.push(cpuOf([fileURLToPath(bundles.cli), 'check', fileURLToPath(folder)]));
    times.bound.push(cpuOf([fileURLToPath(bound), fileURLToPath(folder)]));
  }
  const [check, least] = [median(times.check), median(times.bound)];
  console.log(
    `schedule, cold check of ${what}: ${check.toFixed(0)} ms, bound ${least.toFixed(0)} ms, ${judge(check / least)}`,
  );
}

async function benchEdit(bundles) {
  const core = await import(bundles.core.href);
  const [few, many] = [costOfEdit(core, 100), costOfEdit(core, 5000)];
  console.log(
    `schedule, one edit: ${few.toFixed(3)} ms among 100 files, ${many.toFixed(3)} ms among 5,000, ${judge(many / few)}`,
  );
}

/** Milliseconds for an edit of one file: what it tells, the index, and the findings of all files that it affects. */
function costOfEdit(core, count) {
  const host = {
    now: () => 0,
    newUid: () => 'x',
    onRuleFailure: (id, error) => {
      throw new Error(id, { cause: error });
    },
  };
  const none = new core.RuleTable([]);
  const index = new core.ScheduleIndex();
  const rules = new core.RuleTable(core.scheduleRules.map(({ rule }) => rule));
  const checker = new core.ScheduleChecker(index, rules, [], host.onRuleFailure);
  const documents = talks(count).map(({ name, text }) => ({
    name,
    document: new core.IcalDocument(text, none, host),
  }));
  for (const { name, document } of documents) index.set({ key: name, path: name, ...document.talks() });
  checker.update();
  const costs = Array.from({ length: edits }, (_, edit) => {
    // Twenty files in turn: the first edit of a text, which opens it, is not what is asked here.
    const { name, document } = documents[(edit * 37) % 20];
    const at = document.positionAt(document.text.indexOf('LOCATION:Room ') + 14);
    const started = process.cpuUsage();
    document.edit([
      { range: { start: at, end: { line: at.line, character: at.character + 1 } }, text: String(edit % 10) },
    ]);
    index.set({ key: name, path: name, ...document.talks() });
    for (const file of checker.update()) checker.findingsOf(file);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return median(costs.slice(edits / 2));
}

const inUtc = { lines: [], start: ':', end: 'Z' };

const inBerlin = {
  lines: [
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Berlin',
    'BEGIN:STANDARD',
    'DTSTART:20001029T030000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'TZNAME:CET',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:20000326T020000',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'TZNAME:CEST',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ],
  start: ';TZID=Europe/Berlin:',
  end: '',
};

/** Talks of many days in ten rooms, each in a file as pretalx exports it, with times in a zone or in UTC. */
function talks(count, zone = inUtc) {
  return Array.from({ length: count }, (_, number) => {
    const slot = Math.floor(number / 10) % 16;
    const day = new Date(Date.UTC(2027, 4, 1 + Math.floor(number / 160)))
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '');
    const hour = String(9 + Math.floor(slot / 2)).padStart(2, '0');
    const [from, to] = slot % 2 ? ['30', '55'] : ['00', '25'];
    const description = 'What it is about, in some words. '.repeat(20).replaceAll(',', '\\,').trim();
    const lines = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `PRODID:-//pretalx//schedule.example//conf//talk//T${number}`,
      ...zone.lines,
      'BEGIN:VEVENT',
      `UID:pretalx-conf-T${number}@schedule.example`,
      'DTSTAMP:20270401T080000Z',
      `DTSTART${zone.start}${day}T${hour}${from}00${zone.end}`,
      `DTEND${zone.start}${day}T${hour}${to}00${zone.end}`,
      `SUMMARY:Talk ${number} on knots - ${nameOf(number)} ${nameOf(number * 7 + 3)}`,
      `LOCATION:Room ${number % 10}`,
      `URL:https://schedule.example/conf/talk/T${number}/`,
      `DESCRIPTION:${description}`.replace(/(.{74})(?=.)/g, '$1\r\n '),
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ];
    return { name: `T${number}.ics`, text: lines.join('\r\n') };
  });
}

/** A name for a number, as far from all others as people's names are. */
function nameOf(number) {
  let state = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  const letters = Array.from({ length: 4 }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) >>> 0;
    return 'bdfgklmnprst'[state % 12] + 'aeiou'[(state >>> 8) % 5];
  });
  const name = letters.join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function cpuOf(args) {
  const usage = fileURLToPath(new URL('usage.mjs', import.meta.url));
  const { stderr } = spawnSync(process.execPath, ['--import', usage, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return Number(/cpu-us=(\d+)/.exec(stderr)?.[1]) / 1000;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function judge(ratio) {
  return `${ratio.toFixed(2)} × (aim: at most ${aim})${ratio > aim ? ' MISSED' : ''}`;
}
