import type { IcalDocument } from '../document.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { mentionsOf, type NamedThing, thingAt } from './mentions.ts';
import { writeNames } from './writeNames.ts';

/** Why something cannot be renamed, as a sentence for whoever asked. */
export interface RenameRefusal {
  readonly refusal: string;
}

/** What can be renamed at a place. */
export interface RenameTarget {
  /** In offsets of the text; without quotes. */
  readonly range: Range;
  /** The name as people read it, without folds and escapes. */
  readonly placeholder: string;
  readonly thing: NamedThing;
}

/** What can be renamed at an offset; undefined where nothing has a name. */
export function prepareRename(
  document: IcalDocument,
  offset: number,
): RenameTarget | RenameRefusal | undefined {
  const found = thingAt(document, offset);
  if (!found?.isName) return undefined;
  const { thing, at } = found;
  if (thing.kind === 'entry') {
    return {
      refusal:
        'A UID cannot be renamed: calendars know the event by it, and subscribers would keep the old one beside the new one.',
    };
  }
  return { range: at, placeholder: thing.name, thing };
}

/**
 * The edits of the text that give a zone another TZID, in its definition and wherever it is named. Refused where that
 * cannot be written, or would make two zones one.
 */
export function renameZone(
  document: IcalDocument,
  thing: NamedThing,
  newName: string,
): readonly TextEdit[] | RenameRefusal {
  const refusal = faultOf(newName) ?? conflictOf(document, thing, newName);
  if (refusal !== undefined) return { refusal };
  if (newName === thing.name) return [];
  const places = mentionsOf(document, thing).map(({ at: { start, end } }) => ({
    start: start.offset,
    end: end.offset,
  }));
  return writeNames(document, places, newName);
}

function faultOf(tzid: string): string | undefined {
  if (tzid.trim() === '') return 'A TZID cannot be empty.';
  if (tzid !== tzid.trim()) return 'A TZID should not begin or end with a blank: nobody would see it.';
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(tzid)) {
    return 'A TZID cannot hold line breaks or other control characters.';
  }
  if (tzid.includes('"')) return 'A TZID cannot hold a double quote: a parameter has no way to write one.';
  return undefined;
}

/** Two zones of one name are one zone to calendars: the first definition counts. */
function conflictOf(document: IcalDocument, { name }: NamedThing, tzid: string): string | undefined {
  const isTaken = document.model.calendars.some(
    ({ context: { zones } }) => zones.has(name) && zones.has(tzid),
  );
  if (!isTaken || tzid === name) return undefined;
  return `The calendar defines "${tzid}" already: times in "${name}" would move to that zone. Remove one of the two definitions first.`;
}
