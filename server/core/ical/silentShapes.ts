import type { RuleTable } from '../engine/ruleRun.ts';
import type { CalendarContext } from './context.ts';
import type { Shape } from './syntax/knownHeads.ts';

/**
 * The shapes of blocks in which no rule that reads heads alone has found anything: in the next block of that shape it
 * would find nothing again. Holds for one table and one context at a time; blocks come in the order of the file, so
 * that they seldom change.
 */
export class SilentShapes {
  readonly #shapes = new Set<Shape>();
  #rules: RuleTable | undefined;
  #calendar: CalendarContext | undefined;

  has(shape: Shape | undefined, rules: RuleTable, calendar: CalendarContext): boolean {
    return (
      shape !== undefined && this.#rules === rules && this.#calendar === calendar && this.#shapes.has(shape)
    );
  }

  add(shape: Shape, rules: RuleTable, calendar: CalendarContext): void {
    if (this.#rules !== rules || this.#calendar !== calendar) this.#shapes.clear();
    this.#rules = rules;
    this.#calendar = calendar;
    this.#shapes.add(shape);
  }
}
