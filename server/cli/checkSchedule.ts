import path from 'node:path';
import {
  capByRule,
  type FileFacts,
  type PageSurroundings,
  type PlacedScheduleFinding,
  ScheduleChecker,
  ScheduleIndex,
  type SchedulePlace,
  type Suppression,
  withMore,
} from '../core/index.ts';
import type { CheckedFile, ReportedFinding, ReportedPlace } from './checkFile.ts';
import type { ScheduleRules } from './schedules.ts';

/** The files of one schedule, gathered while each is checked by itself. */
export class ScheduleCheck {
  readonly #rules: ScheduleRules;
  readonly #index: ScheduleIndex;
  readonly #cwd: string;
  readonly #onFailure: (rule: string, error: unknown) => void;
  /** How the paths of files begin in the schedule, by how the user would write that. */
  readonly #folders = new Map<string, string>();

  constructor(rules: ScheduleRules, cwd: string, onFailure: (rule: string, error: unknown) => void) {
    this.#rules = rules;
    this.#cwd = cwd;
    this.#index = new ScheduleIndex(rules.event);
    this.#onFailure = onFailure;
  }

  /** Takes in what a file tells of talks, as `closedFacts` gives it; `file` is as the user would write it. */
  add(file: string, { producer, talks }: Pick<FileFacts, 'producer' | 'talks'>): void {
    const inSchedule = this.#folderInSchedule(path.dirname(file)) + path.basename(file);
    const { include, exclude } = this.#rules.event;
    const isPart = !include || include.some((glob) => glob.matches(inSchedule));
    if (isPart && !exclude.some((glob) => glob.matches(inSchedule))) {
      this.#index.set({ key: file, path: inSchedule, producer, talks });
    }
  }

  /** Empty for the schedule's own folder, else with `/` behind it. */
  #folderInSchedule(folder: string): string {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const way = path.relative(this.#rules.folder, path.resolve(this.#cwd, folder));
    const prefix = way === '' ? '' : `${way.replaceAll(path.sep, '/')}/`;
    this.#folders.set(folder, prefix);
    return prefix;
  }

  /** What a speaker page cannot know by itself, as far as files were taken in. */
  get pageSurroundings(): PageSurroundings {
    return this.#index.pageSurroundings;
  }

  /** What all files together show, by file. */
  async finish(readLines: ReadLines): Promise<ScheduleOutcome> {
    const { table, suppressions } = this.#rules;
    const checker = new ScheduleChecker(this.#index, table, suppressions, this.#onFailure);
    checker.update();
    const found = new Map<string, FoundTogether>();
    for (const file of checker.filesWithFindings) {
      const findings = reportFindings(checker, file);
      if (findings.length === 0) continue;
      const lines = await readLines(file, new Set(findings.map(({ start: { line } }) => line)));
      found.set(file, { findings, lines });
    }
    return { found, used: checker.usedSuppressions() };
  }
}

/** Gives some of a file's lines, by their numbers from 1, to be shown. */
type ReadLines = (file: string, wanted: ReadonlySet<number>) => Promise<ReadonlyMap<number, string>>;

/** What the whole schedule shows in one file. */
export type FoundTogether = Pick<CheckedFile, 'findings' | 'lines'>;

export interface ScheduleOutcome {
  readonly found: ReadonlyMap<string, FoundTogether>;
  readonly used: ReadonlySet<Suppression>;
}

/** Adds what the schedule shows in a file to what the file shows by itself, in the order of the text. */
export function withScheduleFindings(file: CheckedFile, more: FoundTogether | undefined): CheckedFile {
  if (!more) return file;
  const findings = [...file.findings, ...more.findings].sort((a, b) => a.start.offset - b.start.offset);
  return { ...file, findings, lines: new Map([...file.lines, ...more.lines]) };
}

function reportFindings(checker: ScheduleChecker, file: string): readonly ReportedFinding[] {
  const shown = capByRule(checker.findingsOf(file), ({ finding }) => finding.rule);
  return shown.map(({ item, more }) => report(checker, item, withMore(item.finding.text, more)));
}

function report(checker: ScheduleChecker, placed: PlacedScheduleFinding, message: string): ReportedFinding {
  const { rule, severity, group } = placed.finding;
  const [fix] = checker.fixes(placed.finding);
  return {
    rule,
    severity,
    message,
    start: place(placed.start),
    end: place(placed.end),
    ...(fix && { fix: fix.safety }),
    ...(group !== undefined && { group }),
    related: placed.related.map(({ file, start, end, text }) => ({
      message: text,
      start: place(start),
      end: place(end),
      ...(file.key !== placed.file.key && { path: file.key }),
    })),
  };
}

function place({ line, character, offset }: SchedulePlace['start']): ReportedPlace {
  return { line: line + 1, column: character + 1, offset };
}
