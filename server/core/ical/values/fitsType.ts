import type { ValueType } from '../spec/index.ts';
import { isDate } from './date.ts';
import { isDateTime } from './dateTime.ts';
import { parseDuration } from './duration.ts';
import { parsePeriod } from './period.ts';

/** The types whose values look like no other type's, each with what tells them. */
const forms: Readonly<Partial<Record<ValueType, (value: string) => boolean>>> = {
  BINARY: (value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]{16,}={0,2}$/.test(value),
  'CAL-ADDRESS': isUri,
  DATE: (value) => isDate(value),
  'DATE-TIME': (value) => isDateTime(value),
  DURATION: (value) => parseDuration(value).problem === undefined,
  PERIOD: (value) => parsePeriod(value).problem === undefined,
  URI: isUri,
};

/** A scheme, a colon, and no white space: enough to tell an address from anything else. */
function isUri(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);
}

/** Says whether a type is told from others by the looks of its values. */
export function hasForm(type: ValueType): boolean {
  return forms[type] !== undefined;
}

/** Says whether one value, unfolded, has the looks of a type. Of types without looks of their own no value has. */
export function fitsType(type: ValueType, value: string): boolean {
  return forms[type]?.(value) === true;
}
