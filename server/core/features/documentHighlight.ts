import type { IcalDocument } from '../document.ts';
import type { Range } from '../text/range.ts';
import { type Mention, mentionsOf, thingAt } from './mentions.ts';

/**
 * How far around the cursor a name is looked for, in UTF-16 code units: an editor asks whenever the cursor rests, and
 * shows what is on the screen.
 */
const reach = 250_000;

/** The places that name what stands at an offset, in their order; of a very large text those in reach. */
export function documentHighlights(document: IcalDocument, offset: number): readonly Mention[] {
  const found = thingAt(document, offset);
  return found ? mentionsOf(document, found.thing, around(found.at)) : [];
}

function around({ start, end }: Range): Range {
  return { start: Math.max(0, start - reach), end: end + reach };
}
