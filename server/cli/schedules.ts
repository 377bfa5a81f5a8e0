import path from 'node:path';
import {
  type AnyIcalRule,
  type AnyScheduleRule,
  type ConfigFinding,
  type Configuration,
  defaultConfiguration,
  type EventSettings,
  icalRules,
  knownRules,
  type ProfileName,
  RuleTable,
  readConfiguration,
  type Suppression,
  scheduleRules,
  suppressionsFor,
  type TalkCopy,
} from '../core/index.ts';
import type { Rules } from './checkFile.ts';
import { standardInput } from './files.ts';
import type { RuleTimer } from './ruleTimer.ts';

/** What one file is checked by. */
export interface FileRules {
  readonly rules: Rules;
  /** Those of its schedule that can have a say in this file. */
  readonly suppressions: readonly Suppression[];
}

/** What the files of a schedule are checked by together. */
export interface ScheduleRules {
  /** Absolute. */
  readonly folder: string;
  readonly event: EventSettings;
  readonly table: RuleTable<TalkCopy>;
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
  readonly #byFolder = new Map<string, Promise<Schedule | undefined>>();
  readonly #tables = new Map<Configuration, Rules>();
  readonly #rules: readonly AnyIcalRule[];
  readonly #scheduleRules: readonly AnyScheduleRule[];

  /** A profile that is given here counts more than those in the files; a timer measures all rules. */
  constructor(cwd: string, profile: ProfileName | undefined, read: ReadConfigFile, timer?: RuleTimer) {
    const rules = icalRules.map(({ rule }) => rule);
    const ofSchedule = scheduleRules.map(({ rule }) => rule);
    this.#rules = timer ? rules.map((rule) => timer.timed(rule)) : rules;
    this.#scheduleRules = timer ? ofSchedule.map((rule) => timer.timed(rule)) : ofSchedule;
    this.#cwd = cwd;
    this.#profile = profile;
    this.#read = read;
    this.#unconfigured = this.#withProfile(defaultConfiguration);
  }

  /** The schedule that a file belongs to; none when no greenroom.json is above it. Takes `-` as well. */
  async of(file: string): Promise<Schedule | undefined> {
    let folder = this.#folderOf(file);
    for (;;) {
      const schedule = await this.#at(folder, path.isAbsolute(file));
      const above = path.dirname(folder);
      if (schedule || above === folder) return schedule;
      folder = above;
    }
  }

  /** What a file of a schedule is checked by. */
  rulesFor(file: string, schedule: Schedule | undefined): FileRules {
    const configuration = schedule?.config.configuration ?? this.#unconfigured;
    const rules = this.#tableFor(configuration);
    if (!schedule || file === standardInput) {
      return { rules, suppressions: configuration.ignore.filter(({ files }) => !files) };
    }
    const inSchedule = path.relative(schedule.folder, path.resolve(this.#cwd, file));
    return {
      rules,
      suppressions: suppressionsFor(configuration.ignore, inSchedule.replaceAll(path.sep, '/')),
    };
  }

  /** What the files of a schedule are checked by together; `folder` is theirs when no greenroom.json says it. */
  scheduleRulesFor(schedule: Schedule | undefined, folder: string): ScheduleRules {
    const configuration = schedule?.config.configuration ?? this.#unconfigured;
    return {
      folder: schedule?.folder ?? folder,
      event: configuration.event,
      table: new RuleTable<TalkCopy>(this.#scheduleRules, configuration),
      suppressions: configuration.ignore,
    };
  }

  #folderOf(file: string): string {
    return file === standardInput ? this.#cwd : path.dirname(path.resolve(this.#cwd, file));
  }

  #at(folder: string, isAbsolute: boolean): Promise<Schedule | undefined> {
    const known = this.#byFolder.get(folder) ?? this.#readAt(folder, isAbsolute);
    this.#byFolder.set(folder, known);
    return known;
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

  #tableFor(configuration: Configuration): Rules {
    const table = this.#tables.get(configuration) ?? new RuleTable(this.#rules, configuration);
    this.#tables.set(configuration, table);
    return table;
  }
}
