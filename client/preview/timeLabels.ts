import type { ClockView } from '../../server/core/index.ts';

/** What shows a time on the page, and can write it by another clock. */
export interface TimeLabel {
  /** Absent while it is not drawn. */
  readonly element: Element | null;
  write(clock: ClockView): void;
}

/** Milliseconds until what is out of sight is written, too: long after the frame that shows what is in sight. */
const untilRest = 500;

/**
 * The times of all talks that are drawn. Another zone changes nothing else of a timetable, so nothing is drawn anew for it: its
 * labels are written, those in sight first.
 */
export class TimeLabels {
  readonly #labels = new Set<TimeLabel>();
  #clock: ClockView | undefined;
  /** Labels out of sight that still show another clock. */
  #rest: readonly TimeLabel[] = [];
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** A label that is drawn from now on; it is written at once. */
  add(label: TimeLabel): void {
    this.#labels.add(label);
    this.write(label);
  }

  remove(label: TimeLabel): void {
    this.#labels.delete(label);
  }

  /** Writes a label by the clock that is shown. */
  write(label: TimeLabel): void {
    if (this.#clock) label.write(this.#clock);
  }

  /**
   * The clock of all labels, and of those that are still to come. To be called before anything else is drawn: which labels are
   * in sight is measured, and a page that has just changed would have to be laid out for that.
   */
  show(clock: ClockView): void {
    if (clock === this.#clock) return;
    this.#clock = clock;
    const inSight = new Set([...this.#labels].filter(({ element }) => element && isInSight(element)));
    for (const label of inSight) label.write(clock);
    this.#rest = [...this.#labels].filter((label) => !inSight.has(label));
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.finish(), untilRest);
  }

  /** Writes what is left to write. To be called when what was out of sight comes into sight. */
  finish(): void {
    for (const label of this.#rest) this.write(label);
    this.#rest = [];
  }
}

function isInSight(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight;
}
