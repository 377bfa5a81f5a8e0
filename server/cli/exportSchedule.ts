import { createHash } from 'node:crypto';
import { extname, relative, resolve } from 'node:path';
import {
  type DrawnSchedule,
  drawSchedule,
  exportFrabJson,
  exportFrabXml,
  exportHtml,
  exportSvg,
  IcalDocument,
  isoDate,
  leftOut,
  mergeCalendars,
  RuleTable,
  readDescriptions,
  ScheduleChecker,
  ScheduleIndex,
  type ScheduleView,
} from '../core/index.ts';
import type { ExportCommand } from './arguments.ts';
import { type CommandIo, ExitCode } from './commandIo.ts';
import { findFiles } from './files.ts';
import { languageOf } from './language.ts';
import { type Schedule, Schedules } from './schedules.ts';

/** The files of one schedule, read to be written in another form. */
interface ReadSchedule {
  readonly drawn: DrawnSchedule;
  readonly index: ScheduleIndex;
  /** In the order of their paths. */
  readonly documents: ReadonlyMap<string, IcalDocument>;
}

/** A file to be written; no path is standard output. */
interface Output {
  readonly path: string | undefined;
  readonly text: string;
}

/** Carries out `greenroom export`; gives the exit code. */
export async function exportSchedule(command: ExportCommand, io: CommandIo): Promise<number> {
  const fail = (message: string) => {
    io.writeError(`greenroom: ${message}\n`);
    return ExitCode.misuse;
  };
  try {
    const read = await readFiles(command, io);
    if (typeof read === 'string') return fail(read);
    const outputs = makeOutputs(command, read, io);
    if (typeof outputs === 'string') return fail(outputs);
    for (const output of outputs) await write(output, io);
    return ExitCode.ok;
  } catch (error) {
    return fail(
      `The export could not be finished (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

async function write({ path, text }: Output, io: CommandIo): Promise<void> {
  if (path === undefined) return io.writeOut(text);
  await io.writeFile(path, Buffer.from(text));
  io.writeError(`greenroom: wrote ${path}\n`);
}

/** Reads the files that were named as one schedule; says why when that cannot be done. */
async function readFiles({ paths }: ExportCommand, io: CommandIo): Promise<ReadSchedule | string> {
  const { files, missing } = await findFiles(paths, io.cwd);
  if (missing[0] !== undefined) return `${missing[0]}: no such file or folder, and no file matches it`;
  const schedules = new Schedules(io.cwd, undefined, (path) => io.readFile(path).catch(() => undefined));
  const documents = new Map<string, IcalDocument>();
  const found = new Map<string | undefined, Schedule | undefined>();
  for (const { path } of files) {
    const bytes = await io.readFile(path);
    if (languageOf(path, bytes) !== 'icalendar') continue;
    const schedule = await schedules.of(path);
    found.set(schedule?.folder, schedule);
    const rules = new RuleTable([]);
    documents.set(path, new IcalDocument(new TextDecoder('utf-8').decode(bytes), rules, io.host));
  }
  if (documents.size === 0) return 'no iCalendar file found to export';
  if (found.size > 1)
    return 'these files belong to several schedules, each with its own greenroom.json. Export one at a time';
  const [schedule] = found.values();
  return index(documents, schedules, schedule, io);
}

function index(
  documents: ReadonlyMap<string, IcalDocument>,
  schedules: Schedules,
  schedule: Schedule | undefined,
  io: CommandIo,
): ReadSchedule | string {
  const { folder, event, table, suppressions } = schedules.scheduleRulesFor(schedule, io.cwd);
  const made = new ScheduleIndex(event);
  for (const [key, document] of documents) {
    const path = relative(folder, resolve(io.cwd, key)).replaceAll('\\', '/');
    const isPart = !event.include || event.include.some((glob) => glob.matches(path));
    if (!isPart || event.exclude.some((glob) => glob.matches(path))) continue;
    made.set({ key, path, ...document.talks() });
  }
  const checker = new ScheduleChecker(made, table, suppressions, io.host.onRuleFailure);
  checker.update();
  const findings = checker.filesWithFindings.flatMap((file) => checker.findingsOf(file));
  const drawn = drawSchedule(made, { version: 1, findings: findings.map(({ finding }) => finding) });
  return { drawn, index: made, documents };
}

/** Makes what is to be written; says why when that cannot be done. */
function makeOutputs(command: ExportCommand, read: ReadSchedule, io: CommandIo): readonly Output[] | string {
  const view = chooseDay(readDescriptions(read.drawn, read.documents), command.day);
  if (typeof view === 'string') return view;
  const path = command.output;
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  switch (command.format) {
    case 'html':
      return [
        {
          path,
          text: exportHtml(view, { hash: (text) => createHash('sha256').update(text).digest('base64') }),
        },
      ];
    case 'json':
      tellLeftOut(view, io);
      return [{ path, text: exportFrabJson(view, { version: io.version, hash }) }];
    case 'xml':
      tellLeftOut(view, io);
      return [{ path, text: exportFrabXml(view, { version: io.version, hash }) }];
    case 'svg':
      return drawDays(view, path);
    case 'ics': {
      const { text, refusal } = mergeCalendars({ documents: read.documents, talks: read.index.talks });
      return text === undefined ? (refusal ?? '') : [{ path, text }];
    }
  }
}

function chooseDay(view: ScheduleView, day: string | undefined): ScheduleView | string {
  if (day === undefined) return view;
  const days = view.days.filter(({ date }) => isoDate(date) === day);
  if (days.length > 0) return { ...view, days };
  const known = view.days.map(({ date }) => isoDate(date)).join(', ') || 'none';
  return `nothing takes place on ${day}; the days with talks are ${known}`;
}

/** A picture holds one day, so several days are several files. */
function drawDays(view: ScheduleView, path: string | undefined): readonly Output[] | string {
  const { days } = view;
  const [first] = days;
  if (!first) return 'no talk has a time, so there is nothing to draw';
  if (days.length === 1) return [{ path, text: exportSvg(view, first) }];
  if (path === undefined)
    return 'a picture holds one day. Choose one with --day, or name a file with --output, whose name gets the date';
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  return days.map((day) => ({
    path: `${stem}-${isoDate(day.date)}${extension || '.svg'}`,
    text: exportSvg(view, day),
  }));
}

function tellLeftOut(view: ScheduleView, io: CommandIo): void {
  const count = leftOut(view).length;
  if (count === 0) return;
  const what = count === 1 ? '1 talk is' : `${count} talks are`;
  io.writeError(
    `greenroom: ${what} left out: cancelled, or without a time; the format has no place for that\n`,
  );
}
