import type { EventModel } from '../ical/model/event.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { type LineStarts, placeAmong } from './fieldPlace.ts';
import type { FieldPlace, TalkPlaces } from './talkFacts.ts';

/**
 * The places of an event's fields. A schedule has tens of thousands of events, and only what is found in them is ever
 * shown: kept are two numbers for each field, and where the lines of its block start.
 */
export class EventPlaces implements TalkPlaces {
  readonly #starts: LineStarts;
  /** Start and end of each field's value, in the order of the getters; -1 for a field that is missing. */
  readonly #bounds: readonly number[];

  constructor({ lines }: BlockTree, event: EventModel) {
    this.#starts = lines.starts;
    this.#bounds = boundsOf([
      event.component.begin,
      event.uid?.line,
      event.summary?.line,
      event.start?.line,
      (event.end ?? event.duration)?.line,
      event.location?.line,
      event.url?.line,
      event.status?.line,
    ]);
  }

  get self(): FieldPlace {
    return this.#at(0) as FieldPlace;
  }

  get uid(): FieldPlace | undefined {
    return this.#at(1);
  }

  get title(): FieldPlace | undefined {
    return this.#at(2);
  }

  /** In a calendar it is part of the start. */
  get date(): undefined {
    return undefined;
  }

  get start(): FieldPlace | undefined {
    return this.#at(3);
  }

  get end(): FieldPlace | undefined {
    return this.#at(4);
  }

  get room(): FieldPlace | undefined {
    return this.#at(5);
  }

  get url(): FieldPlace | undefined {
    return this.#at(6);
  }

  get status(): FieldPlace | undefined {
    return this.#at(7);
  }

  #at(field: number): FieldPlace | undefined {
    const [start = -1, end = -1] = [this.#bounds[field * 2], this.#bounds[field * 2 + 1]];
    return start < 0 ? undefined : placeAmong(this.#starts, start, end);
  }
}

function boundsOf(lines: readonly (ContentLine | undefined)[]): readonly number[] {
  // Made in its length: a list that grows takes twice the memory.
  const bounds = new Array<number>(lines.length * 2);
  lines.forEach((line, field) => {
    bounds[field * 2] = line?.valueStart ?? -1;
    bounds[field * 2 + 1] = line?.end ?? -1;
  });
  return bounds;
}
