import type { IcalDocument } from '../document.ts';
import { type Mention, mentionsOf, thingAt } from './mentions.ts';

/**
 * The places of another file of the schedule that name what stands at an offset of a document: a zone by its TZID, an event
 * by its UID.
 */
export function referencesElsewhere(
  document: IcalDocument,
  offset: number,
  other: IcalDocument,
  includeDefinition: boolean,
): readonly Mention[] {
  const found = thingAt(document, offset);
  const all = found ? mentionsOf(other, found.thing) : [];
  return includeDefinition ? all : all.filter(({ role }) => role === 'reference');
}

/** The places of the text that name what stands at an offset, in their order; with or without what defines it. */
export function references(
  document: IcalDocument,
  offset: number,
  includeDefinition: boolean,
): readonly Mention[] {
  const found = thingAt(document, offset);
  if (!found) return [];
  const all = mentionsOf(document, found.thing);
  return includeDefinition ? all : all.filter(({ role }) => role === 'reference');
}
