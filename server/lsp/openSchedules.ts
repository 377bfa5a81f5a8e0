import type { Connection } from 'vscode-languageserver';
import {
  type OpenScheduleResult,
  type ScheduleChangedParams,
  scheduleChangedNotification,
} from '../protocol.ts';
import { OpenSchedule, type OpenScheduleParts } from './openSchedule.ts';
import type { ScheduleScope, Schedules } from './schedules.ts';

interface Parts extends OpenScheduleParts {
  readonly connection: Connection;
  readonly schedules: Schedules;
}

/** One of the open schedules, and when it has been read. */
interface Kept {
  readonly schedule: OpenSchedule;
  readonly loaded: Promise<void>;
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
    const scope = await this.#parts.schedules.scopeOf(uri);
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

  /** A schedule of the keeper's has changed. */
  onSchedule(key: string | undefined): void {
    for (const { schedule } of this.#kept.values()) if (schedule.key === key) schedule.drawSoon();
  }

  /** Folders were read anew: all may be others. */
  onRead(): void {
    for (const { schedule } of this.#kept.values()) schedule.draw();
  }

  #keep(scope: ScheduleScope): Kept {
    const schedule = new OpenSchedule(scope, this.#parts, (patch) => this.#tell(scope.id, patch));
    const kept = { schedule, loaded: schedule.load() };
    this.#kept.set(scope.id, kept);
    return kept;
  }

  #tell(schedule: string, patch: ScheduleChangedParams['patch']): void {
    const params: ScheduleChangedParams = { schedule, patch };
    void this.#parts.connection.sendNotification(scheduleChangedNotification, params);
  }
}
