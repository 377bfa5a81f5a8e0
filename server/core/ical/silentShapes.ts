import type { RuleTable } from '../engine/ruleRun.ts';
import { ownCopy } from '../text/ownCopy.ts';
import { BlockVisitors } from './blockVisitors.ts';
import type { CalendarContext } from './context.ts';
import type { Shape } from './syntax/knownHeads.ts';

/**
 * The shapes of blocks in which no rule that reads heads alone has found anything: in the next block of that shape it
 * would find nothing again, in this file or another. Holds for one table and one context at a time; files that are read
 * in a row are mostly of one export, so that they seldom change.
 */
export class SilentShapes {
  readonly #shapes = new Set<Shape>();
  readonly #texts = new Set<string>();
  #rules: RuleTable | undefined;
  #calendar: CalendarContext | undefined;
  #visitors:
    | { readonly rules: RuleTable; readonly all: BlockVisitors; readonly pastHeads: BlockVisitors }
    | undefined;

  has(shape: Shape | undefined, rules: RuleTable, calendar: CalendarContext): boolean {
    return shape !== undefined && this.#holdsFor(rules, calendar) && this.#shapes.has(shape);
  }

  /** Who visits a block, of a shape that is silent or of any. */
  visitors(rules: RuleTable, isSilent: boolean): BlockVisitors {
    if (this.#visitors?.rules !== rules) {
      this.#visitors = {
        rules,
        all: new BlockVisitors(rules, false),
        pastHeads: new BlockVisitors(rules, true),
      };
    }
    return isSilent ? this.#visitors.pastHeads : this.#visitors.all;
  }

  add(shape: Shape, rules: RuleTable, calendar: CalendarContext): void {
    this.#beginFor(rules, calendar);
    this.#shapes.add(shape);
  }

  /** Says whether a block of just that text is known to be one in which no rule finds anything. */
  hasText(text: string, rules: RuleTable, calendar: CalendarContext): boolean {
    return this.#holdsFor(rules, calendar) && this.#texts.has(text);
  }

  /** Notes that no rule on a block finds anything in that text. Worth it for what stands in every file of an export. */
  addText(text: string, rules: RuleTable, calendar: CalendarContext): void {
    if (text.length > longestText) return;
    this.#beginFor(rules, calendar);
    if (this.#texts.size < mostTexts) this.#texts.add(ownCopy(text));
  }

  #beginFor(rules: RuleTable, calendar: CalendarContext): void {
    if (this.#holdsFor(rules, calendar)) return;
    this.#shapes.clear();
    this.#texts.clear();
    this.#rules = rules;
    this.#calendar = calendar;
  }

  #holdsFor(rules: RuleTable, calendar: CalendarContext): boolean {
    if (this.#rules !== rules || !this.#calendar) return false;
    if (this.#calendar !== calendar && !isAlike(this.#calendar, calendar)) return false;
    // What is asked next is of the same file.
    this.#calendar = calendar;
    return true;
  }
}

/** Longer than nearly every VTIMEZONE. */
const longestText = 4096;
const mostTexts = 64;

/** Whether rules see the same in both: zones count by their texts. */
function isAlike(one: CalendarContext, other: CalendarContext): boolean {
  if (one.method !== other.method || one.zones.size !== other.zones.size) return false;
  for (const [tzid, { block }] of one.zones)
    if (other.zones.get(tzid)?.block.text !== block.text) return false;
  return true;
}
