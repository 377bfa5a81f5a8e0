import type { Connection } from 'vscode-languageserver';
import {
  type OpenScheduleResult,
  type ScheduleChangedParams,
  scheduleChangedNotification,
} from '../protocol.ts';
import { configFileIn, languageOf } from './documents.ts';
import { OpenSchedule, type OpenScheduleParts, type ScheduleScope } from './openSchedule.ts';
import type { Schedules } from './schedules.ts';
import { uriKey } from './uri.ts';

interface Parts extends OpenScheduleParts {
  readonly connection: Connection;
  readonly schedules: Schedules;
}

/** One of the open schedules, and when it has been read. */
interface Kept {
  schedule: OpenSchedule;
  loaded: Promise<void>;
}

/** The schedules that the client looks at. What nobody looks at costs nothing. */
export class OpenSchedules {
  readonly #parts: Parts;
  readonly #kept = new Map<string, Kept>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Opens the schedule that a file or folder belongs to; undefined for what is in no folder. */
  async open(uri: string): Promise<OpenScheduleResult | undefined> {
    const scope = await this.#scopeOf(uri);
    if (!scope) return undefined;
    const kept = this.#kept.get(scope.id) ?? this.#keep(scope);
    await kept.loaded;
    return kept.schedule.result;
  }

  close(id: string): void {
    this.#kept.get(id)?.schedule.close();
    this.#kept.delete(id);
  }

  get(id: string): OpenSchedule | undefined {
    return this.#kept.get(id)?.schedule;
  }

  /** A text was opened or edited. */
  async onText(uri: string): Promise<void> {
    for (const { schedule } of [...this.#kept.values()]) {
      if ((await this.#isOf(schedule, uri)) && schedule.take(uri)) schedule.drawSoon();
    }
  }

  /** A text was closed, or a file has changed, come or gone. */
  async onFile(uri: string): Promise<void> {
    for (const { schedule } of [...this.#kept.values()]) {
      if (!(await this.#isOf(schedule, uri))) continue;
      await schedule.read(uri);
      schedule.drawSoon();
    }
  }

  /** A greenroom.json says something else now: a schedule may have other settings, and other files. */
  async onConfig(): Promise<void> {
    for (const [id, { schedule }] of [...this.#kept]) {
      const { isAlone } = schedule.scope;
      const scope = await this.#scopeOf(isAlone ? id : `${schedule.scope.folder}/`);
      if (scope?.id === id && this.#kept.has(id)) this.#keep(scope, schedule);
    }
  }

  #keep(scope: ScheduleScope, before?: OpenSchedule): Kept {
    before?.close();
    const schedule = new OpenSchedule(scope, this.#parts, (patch) => this.#tell(scope.id, patch), before);
    const kept = { schedule, loaded: schedule.load() };
    this.#kept.set(scope.id, kept);
    return kept;
  }

  #tell(schedule: string, patch: ScheduleChangedParams['patch']): void {
    const params: ScheduleChangedParams = { schedule, patch };
    void this.#parts.connection.sendNotification(scheduleChangedNotification, params);
  }

  async #isOf(schedule: OpenSchedule, uri: string): Promise<boolean> {
    if (schedule.knows(uri)) return true;
    const isRead = this.#parts.documents.get(uri)?.checked ?? languageOf(uri);
    if (!isRead) return false;
    return (await this.#scopeOf(uri))?.id === schedule.scope.id;
  }

  /** A file in no folder of the window and under no greenroom.json is a schedule by itself. */
  async #scopeOf(uri: string): Promise<ScheduleScope | undefined> {
    const isFolder = uri.endsWith('/');
    const { schedules } = this.#parts;
    const found = await schedules.of(isFolder ? configFileIn(uri.slice(0, -1)) : uri);
    if (!found) return undefined;
    const { folder, config } = found;
    const isAlone = !isFolder && !config && !schedules.isWorkspaceFolder(folder);
    const id = isAlone ? uriKey(uri) : `${folder}/`;
    return { id, folder, isAlone, configuration: config?.configuration };
  }
}
