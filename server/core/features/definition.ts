import type { IcalDocument } from '../document.ts';
import type { Range } from '../text/range.ts';
import { type Mention, mentionsOf, thingAt } from './mentions.ts';

/** Where a name leads. */
export interface Definition {
  /** The name that was asked about, in offsets of the text. */
  readonly from: Range;
  /** Several where a name was given twice. */
  readonly to: readonly Mention[];
}

/**
 * Where what stands at an offset is defined: the VTIMEZONE of a TZID in the same calendar, the event of a RELATED-TO, the
 * series of a RECURRENCE-ID. A definition leads to itself. Undefined where nothing is named or nothing defines it.
 */
export function definition(document: IcalDocument, offset: number): Definition | undefined {
  const found = thingAt(document, offset);
  if (!found) return undefined;
  const { thing, calendar, at } = found;
  const all = mentionsOf(document, thing).filter(({ role }) => role === 'definition');
  const to = thing.kind === 'zone' ? all.filter((mention) => mention.calendar === calendar) : all;
  return to.length > 0 ? { from: at, to } : undefined;
}
