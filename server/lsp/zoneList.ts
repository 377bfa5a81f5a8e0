import { type ZoneChoice, zoneChoices } from '../core/index.ts';

const msPerHour = 3_600_000;

/** The zones of the world with their offsets. They take the runtime a while to make ready, so they are kept for an hour. */
export class ZoneList {
  #hour = Number.NaN;
  #zones: readonly ZoneChoice[] = [];

  /** The list for a moment in epoch milliseconds. */
  at(now: number): readonly ZoneChoice[] {
    const hour = Math.floor(now / msPerHour);
    if (hour !== this.#hour) this.#zones = zoneChoices(now);
    this.#hour = hour;
    return this.#zones;
  }
}
