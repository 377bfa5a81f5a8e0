import path from 'node:path';
import {
  type AnyScheduleRule,
  type CheckedBy,
  type ConfigFinding,
  type Configuration,
  defaultConfiguration,
  type EventSettings,
  fileRules,
  knownRules,
  type ProfileName,
  RuleTable,
  type RunnableRule,
  readConfiguration,
  type Suppression,
  scheduleRules,
  suppressionsFor,
} from '../core/index.ts';
import { standardInput } from './files.ts';
import type { RuleTimer } from './ruleTimer.ts';

/** What the files of a schedule are checked by together. */
export interface ScheduleRules {
  /** Absolute. */
  readonly folder: string;
  readonly event: EventSettings;
  readonly table: RuleTable;
  readonly suppressions: readonly Suppression[];
}

/** The files that one greenroom.json speaks for. */
export interface Schedule {
  /** Absolute. */
  readonly folder: string;
  readonly config: ConfigFile;
}

/** A greenroom.json as it was read. */
export interface ConfigFile {
  /** Relative to the current folder, unless the first file that led to it was named by its whole path. */
  readonly path: string;
  readonly text: string;
  readonly configuration: Configuration;
  readonly findings: readonly ConfigFinding[];
}

/** How a greenroom.json is read: its bytes, or undefined when there is none at that path. */
export type ReadConfigFile = (path: string) => Promise<Uint8Array | undefined>;

export const configFileName = 'greenroom.json';

/** Finds the schedule of each file: the nearest folder above it that has a greenroom.json. Reads each once. */
export class Schedules {
  readonly #cwd: string;
  readonly #profile: ProfileName | undefined;
  readonly #read: ReadConfigFile;
  readonly #unconfigured: Configuration;
  /** By folder: the schedule that the files in it belong to. */
  readonly #byFolder = new Map<string, Promise<Schedule | undefined>>();
  readonly #tables = new Map<Configuration, RuleTable>();
  readonly #rules: readonly RunnableRule[];
  readonly #scheduleRules: readonly AnyScheduleRule[];

  /** A profile that is given here counts more than those in the files; a timer measures all rules. */
  constructor(cwd: string, profile: ProfileName | undefined, read: ReadConfigFile, timer?: RuleTimer) {
    const rules = fileRules.map(({ rule }) => rule);
    const ofSchedule = scheduleRules.map(({ rule }) => rule);
    this.#rules = timer ? rules.map((rule) => timer.timed(rule)) : rules;
    this.#scheduleRules = timer ? ofSchedule.map((rule) => timer.timed(rule)) : ofSchedule;
    this.#cwd = cwd;
    this.#profile = profile;
    this.#read = read;
    this.#unconfigured = this.#withProfile(defaultConfiguration);
  }

  /** The schedule that a file belongs to; none when no greenroom.json is above it. Takes `-` as well. */
  of(file: string): Promise<Schedule | undefined> {
    return this.#nearest(this.#folderOf(file), path.isAbsolute(file));
  }

  /** What a file of a schedule is checked by. */
  rulesFor(file: string, schedule: Schedule | undefined): CheckedBy {
    const configuration = schedule?.config.configuration ?? this.#unconfigured;
    const rules = this.#tableFor(configuration);
    if (configuration.ignore.length === 0) return { rules, suppressions: [], configuration };
    if (!schedule || file === standardInput) {
      const suppressions = configuration.ignore.filter(({ files }) => !files);
      return { rules, suppressions, configuration };
    }
    const inSchedule = path.relative(schedule.folder, path.resolve(this.#cwd, file));
    const suppressions = suppressionsFor(configuration.ignore, inSchedule.replaceAll(path.sep, '/'));
    return { rules, suppressions, configuration };
  }

  /** What the files of a schedule are checked by together; `folder` is theirs when no greenroom.json says it. */
  scheduleRulesFor(schedule: Schedule | undefined, folder: string): ScheduleRules {
    const configuration = schedule?.config.configuration ?? this.#unconfigured;
    return {
      folder: schedule?.folder ?? folder,
      event: configuration.event,
      table: new RuleTable(this.#scheduleRules, configuration),
      suppressions: configuration.ignore,
    };
  }

  #folderOf(file: string): string {
    return file === standardInput ? this.#cwd : path.dirname(path.resolve(this.#cwd, file));
  }

  #nearest(folder: string, isAbsolute: boolean): Promise<Schedule | undefined> {
    const known = this.#byFolder.get(folder) ?? this.#find(folder, isAbsolute);
    this.#byFolder.set(folder, known);
    return known;
  }

  async #find(folder: string, isAbsolute: boolean): Promise<Schedule | undefined> {
    const here = await this.#readAt(folder, isAbsolute);
    const above = path.dirname(folder);
    return here ?? (above === folder ? undefined : this.#nearest(above, isAbsolute));
  }

  async #readAt(folder: string, isAbsolute: boolean): Promise<Schedule | undefined> {
    const absolute = path.join(folder, configFileName);
    const shown = isAbsolute ? absolute : path.relative(this.#cwd, absolute);
    const bytes = await this.#read(shown);
    if (!bytes) return undefined;
    const text = new TextDecoder('utf-8').decode(bytes);
    const { configuration, findings } = readConfiguration(text, knownRules);
    return {
      folder,
      config: { path: shown, text, findings, configuration: this.#withProfile(configuration) },
    };
  }

  #withProfile(configuration: Configuration): Configuration {
    return this.#profile ? { ...configuration, profile: this.#profile } : configuration;
  }

  #tableFor(configuration: Configuration): RuleTable {
    const table = this.#tables.get(configuration) ?? new RuleTable(this.#rules, configuration);
    this.#tables.set(configuration, table);
    return table;
  }
}
