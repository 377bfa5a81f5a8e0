import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import {
  type CheckedBy,
  closedFacts,
  type FileFacts,
  type LanguageId,
  PageDocument,
  RunMemory,
  type Suppression,
} from '../core/index.ts';
import type { CheckCommand } from './arguments.ts';
import { checkConfig } from './checkConfig.ts';
import { type CheckedFile, checkDocument, openFile, withoutFindings } from './checkFile.ts';
import { type FoundTogether, ScheduleCheck, withScheduleFindings } from './checkSchedule.ts';
import { type CommandIo, ExitCode } from './commandIo.ts';
import { counts } from './counts.ts';
import { type FoundFile, type FoundFiles, findFiles, standardInput } from './files.ts';
import { fixBytes } from './fixFile.ts';
import { languageOf } from './language.ts';
import { bytesOf, LargeFile } from './largeFile.ts';
import { lineTexts } from './lineTexts.ts';
import { reporters } from './reporters/index.ts';
import { RuleTimer } from './ruleTimer.ts';
import { configFileName, type Schedule, Schedules } from './schedules.ts';

/** What the check of all files gathers; a file that cannot be read does not stop the others. */
interface Outcome {
  readonly files: CheckedFile[];
  /** The schedules that the files belong to. */
  readonly schedules: Set<Schedule>;
  /** By folder: what the files of each schedule show together. */
  readonly together: Map<string, ScheduleCheck>;
  /** What was read from standard input, which cannot be read again. */
  readonly input: { text: string };
  /** Those whose greenroom.json was itself named, to be checked. */
  readonly named: Set<Schedule>;
  /** What could not be checked, and why. */
  readonly complaints: string[];
  /** How many files --fix has changed. */
  repaired: number;
}

/** Carries out `greenroom check`; gives the exit code. */
export async function check(command: CheckCommand, io: CommandIo): Promise<number> {
  const found = await findFiles(command.paths, io.cwd);
  const outcome: Outcome = {
    files: [],
    schedules: new Set(),
    together: new Map(),
    input: { text: '' },
    named: new Set(),
    complaints: [],
    repaired: 0,
  };
  for (const path of found.missing)
    complain(outcome, io, `${path}: no such file or folder, and no file matches it`);
  const timer = command.timing ? new RuleTimer(io.clock) : undefined;
  const read = (path: string) => readIfThere(path, io, outcome);
  const schedules = new Schedules(io.cwd, command.profile, read, timer);
  const run: CheckRun = {
    command,
    schedules,
    folders: found.folders,
    io,
    outcome,
    pages: [],
    byFolder: new Map(),
    memory: new RunMemory(),
  };
  for (const file of found.files) await checkOne(file, run);
  checkPages(run);
  const used = await checkTogether(run);
  const files = [...checkConfigs(outcome, found, used), ...outcome.files];
  const isEmpty = files.length === 0 && outcome.complaints.length === 0;
  if (isEmpty) complain(outcome, io, 'no iCalendar file and no speaker page found to check');
  if (outcome.repaired > 0) io.writeError(`greenroom: repaired ${count(outcome.repaired, 'file')}\n`);
  await writeReport(command, io, files, outcome.complaints);
  if (timer) io.writeError(timer.report());
  return exitCode(command, files, outcome.complaints.length > 0);
}

/** What is wrong with the configuration of the files, where anything is, or where that was asked for. */
function checkConfigs(
  outcome: Outcome,
  { folders }: FoundFiles,
  usedTogether: ReadonlySet<Suppression>,
): CheckedFile[] {
  const usedAlone = outcome.files.flatMap(({ usedSuppressions }) => [...usedSuppressions]);
  const used = new Set([...usedAlone, ...usedTogether]);
  return [...outcome.schedules].flatMap((schedule) => {
    const isWhole =
      outcome.complaints.length === 0 && folders.some((folder) => contains(folder, schedule.folder));
    const checked = checkConfig(schedule.config, isWhole ? used : undefined);
    return checked.findings.length > 0 || outcome.named.has(schedule) ? [checked] : [];
  });
}

function contains(folder: string, other: string): boolean {
  const way = relative(folder, other);
  return !/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way);
}

/** A greenroom.json that is not there is none; one that cannot be read is complained of. */
async function readIfThere(path: string, io: CommandIo, outcome: Outcome): Promise<Uint8Array | undefined> {
  try {
    return await io.readFile(path);
  } catch (error) {
    const why = reason(error);
    if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes(why)) complain(outcome, io, unreadable(path, error));
    return undefined;
  }
}

function complain(outcome: Outcome, io: CommandIo, message: string): void {
  outcome.complaints.push(message);
  io.writeError(`greenroom: ${message}\n`);
}

/** What one run of the check works with. */
interface CheckRun {
  readonly command: CheckCommand;
  readonly schedules: Schedules;
  /** The folders that were named. */
  readonly folders: readonly string[];
  readonly io: CommandIo;
  readonly outcome: Outcome;
  readonly pages: PageToCheck[];
  /** By the path to it, as the user would write it. */
  readonly byFolder: Map<string, FolderOfFiles>;
  readonly memory: RunMemory;
}

/** What the files right in one folder have in common. */
interface FolderOfFiles {
  /** That of their greenroom.json, if there is one. */
  readonly schedule: Schedule | undefined;
  readonly together: ScheduleCheck;
}

/** A speaker page that was read: how its dates are meant, only all files of its schedule tell. */
interface PageToCheck {
  readonly path: string;
  readonly page: PageDocument;
  readonly together: ScheduleCheck;
  /** Its place among the files. */
  readonly at: number;
}

/** Adds to each file what only the whole schedule shows; gives the suppressions that silenced something of that. */
async function checkTogether(run: CheckRun): Promise<ReadonlySet<Suppression>> {
  const { outcome } = run;
  const used = new Set<Suppression>();
  const found = new Map<string, FoundTogether>();
  for (const schedule of outcome.together.values()) {
    const outcomeHere = await schedule.finish((file, wanted) => readLines(file, wanted, run));
    for (const one of outcomeHere.used) used.add(one);
    for (const [path, here] of outcomeHere.found) found.set(path, here);
  }
  if (found.size === 0) return used;
  outcome.files.forEach((file, index) => {
    outcome.files[index] = withScheduleFindings(file, found.get(file.path));
  });
  return used;
}

/** Reads a file once more, for the lines to show. */
async function readLines(
  path: string,
  wanted: ReadonlySet<number>,
  { io, outcome }: CheckRun,
): Promise<ReadonlyMap<number, string>> {
  if (path === standardInput) return lineTexts([outcome.input.text], wanted);
  const file = await io.openFile(path);
  if (!(file instanceof LargeFile)) return lineTexts([new TextDecoder().decode(file)], wanted);
  try {
    return lineTexts(file.pieces(), wanted);
  } finally {
    file.close();
  }
}

async function folderOf(path: string, run: CheckRun): Promise<FolderOfFiles> {
  const folder = dirname(path);
  const known = run.byFolder.get(folder);
  if (known) return known;
  const schedule = await run.schedules.of(path);
  if (schedule) run.outcome.schedules.add(schedule);
  const made = { schedule, together: togetherIn(resolve(run.io.cwd, folder), schedule, run) };
  run.byFolder.set(folder, made);
  return made;
}

/** The schedule that the files of a folder are part of: that of their greenroom.json, else of the folder that was named. */
function togetherIn(folder: string, schedule: Schedule | undefined, run: CheckRun): ScheduleCheck {
  const { schedules, folders, io, outcome } = run;
  const top = schedule?.folder ?? folders.find((each) => contains(each, folder)) ?? io.cwd;
  const known = outcome.together.get(top);
  if (known) return known;
  const made = new ScheduleCheck(schedules.scheduleRulesFor(schedule, top), io.cwd, io.host.onRuleFailure);
  outcome.together.set(top, made);
  return made;
}

async function checkOne({ path, isNamed }: FoundFile, run: CheckRun): Promise<void> {
  const { io, outcome } = run;
  try {
    const { schedule, together } = await folderOf(path, run);
    if (schedule && isNamed && basename(path) === configFileName) return void outcome.named.add(schedule);
    const file = await io.openFile(path);
    try {
      const start = file instanceof LargeFile ? file.start : file;
      const language = languageOf(path, start) ?? (path === standardInput ? 'icalendar' : undefined);
      if (language) await checkOpened(path, file, language, { schedule, together }, run);
      else if (isNamed) complain(outcome, io, `${path}: ${notKnown}`);
    } finally {
      if (file instanceof LargeFile) file.close();
    }
  } catch (error) {
    complain(outcome, io, unreadable(path, error));
  }
}

async function checkOpened(
  path: string,
  file: Uint8Array | LargeFile,
  language: LanguageId,
  { schedule, together }: FolderOfFiles,
  run: CheckRun,
): Promise<void> {
  const { command, outcome } = run;
  const checkedBy = run.schedules.rulesFor(path, schedule);
  const current = command.fix ? await fixOne(path, language, bytesOf(file), checkedBy, run) : file;
  const { page, facts, checked } = readFile(path, current, language, checkedBy, run);
  together.add(path, facts);
  if (page) run.pages.push({ path, page, together, at: outcome.files.length });
  outcome.files.push(checked);
}

/** What is kept of a file. Of a calendar it is no document: that is let go before the schedule takes in its talks. */
interface ReadFile {
  readonly page: PageDocument | undefined;
  readonly facts: Pick<FileFacts, 'producer' | 'talks'>;
  readonly checked: CheckedFile;
}

function readFile(
  path: string,
  file: Uint8Array | LargeFile,
  language: LanguageId,
  checkedBy: CheckedBy,
  { io, memory, outcome }: CheckRun,
): ReadFile {
  const document = openFile(language, file, checkedBy, io.host, memory);
  if (path === standardInput) outcome.input.text = document.text;
  const facts = closedFacts(document.talks());
  if (!(document instanceof PageDocument))
    return { page: undefined, facts, checked: checkDocument(path, document) };
  // Keeps the place of the page among the files.
  return { page: document, facts, checked: withoutFindings(path) };
}

/** Checks the pages once all files are read. What a page says of its talks may change by that. */
function checkPages({ pages, outcome }: CheckRun): void {
  for (const { path, page, together, at } of pages) {
    if (page.surround(together.pageSurroundings)) together.add(path, closedFacts(page.talks()));
    outcome.files[at] = checkDocument(path, page);
  }
}

function unreadable(path: string, error: unknown): string {
  return `${path}: cannot be read or written (${reason(error)})`;
}

const notKnown =
  'neither an iCalendar file nor a speaker page by its name or its first line (BEGIN:VCALENDAR, speaker-page)';

/** Writes the repaired file, or nothing when it is the same to the byte; gives the bytes as they are now. */
async function fixOne(
  path: string,
  language: LanguageId,
  bytes: Uint8Array,
  checkedBy: CheckedBy,
  { io, outcome }: CheckRun,
): Promise<Uint8Array> {
  const fixed = fixBytes(language, bytes, checkedBy, io.host);
  if (fixed.refusal) io.writeError(`greenroom: ${path}: ${fixed.refusal}\n`);
  const isChanged = !isEqual(bytes, fixed.bytes);
  if (path === standardInput) io.writeOut(fixed.bytes);
  else if (isChanged) await io.writeFile(path, fixed.bytes);
  if (isChanged) outcome.repaired++;
  return fixed.bytes;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function reason(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}

/** With "-" and --fix, standard output is the repaired text's. */
async function writeReport(
  command: CheckCommand,
  io: CommandIo,
  files: readonly CheckedFile[],
  complaints: readonly string[],
): Promise<void> {
  const { cwd, version, hasColor } = io;
  const report = await reporters[command.format]({ files, complaints, cwd, version, hasColor });
  if (command.fix && command.paths.includes(standardInput)) io.writeError(report);
  else io.writeOut(report);
}

function exitCode(command: CheckCommand, files: readonly CheckedFile[], failed: boolean): number {
  if (failed) return ExitCode.misuse;
  const { bySeverity } = counts(files);
  const tooMany = command.maxWarnings !== undefined && bySeverity.warning > command.maxWarnings;
  return bySeverity.error > 0 || tooMany ? ExitCode.findings : ExitCode.ok;
}
