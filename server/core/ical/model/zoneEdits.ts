import type { TextEdit } from '../../text/textEdit.ts';
import type { YearSpan } from '../../time/writeVtimezone.ts';
import { writeVtimezone } from '../../time/writeVtimezone.ts';
import type { Zone } from '../../time/zone.ts';
import type { CalendarModel, IcalBlock, PlacedBlock, ZoneDefinition } from '../context.ts';
import { findParameter, findProperty, parameterText } from '../facts.ts';
import { replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';
import { escapeText } from '../values/text.ts';
import { wholeSpan, yearsOf } from './zoneCheck.ts';

/** An edit of one block of a calendar. */
export interface ZoneEdit extends TextEdit {
  readonly block: IcalBlock;
}

/** Writes another TZID wherever one is used: at times, and in X-WR-TIMEZONE. The VTIMEZONE is not touched. */
export function renameUses(calendar: CalendarModel, from: string, to: string): readonly ZoneEdit[] {
  const newText = /[;:,]/.test(to) ? `"${to}"` : to;
  const uses = calendar.usesOf(from).flatMap(({ block }) => parameterEdits(block, from, newText));
  const shown = calendar.properties
    .filter(({ block, node }) => node.name === 'X-WR-TIMEZONE' && valueText(block.tree, node).trim() === from)
    .map(({ block, node }) => ({ block, ...replaceValue(node, to) }));
  return [...uses, ...shown];
}

function parameterEdits(block: PlacedBlock, tzid: string, newText: string): readonly ZoneEdit[] {
  const { tree } = block;
  return tree.components
    .flatMap(({ properties }) => properties)
    .flatMap((line) => {
      const value = findParameter(line, 'TZID')?.values[0];
      if (!value || parameterText(tree, line, 'TZID') !== tzid) return [];
      return [{ block, start: value.start, end: value.end, newText }];
    });
}

/** Writes another TZID into a VTIMEZONE and leaves its rules as they are. */
export function renameDefinition({ block, component }: ZoneDefinition, to: string): readonly ZoneEdit[] {
  const line = findProperty(component, 'TZID');
  return line ? [{ block, ...replaceValue(line, escapeText(to)) }] : [];
}

/** Puts a text in place of a VTIMEZONE; an empty one takes it out. */
export function replaceDefinition({ block, component }: ZoneDefinition, newText: string): ZoneEdit {
  const { begin, endLine, end } = component;
  return { block, start: begin.start, end: endLine?.fullEnd ?? end, newText };
}

/** Puts a VTIMEZONE before the first component of a calendar; undefined for what stands in no calendar. */
export function insertDefinition({ begin }: CalendarModel, text: string, eol: string): ZoneEdit | undefined {
  const { contentLines } = begin?.block.tree ?? { contentLines: [] };
  const last = contentLines.filter(({ kind }) => kind === 'property' || kind === 'begin').pop();
  if (!begin || !last) return undefined;
  const isOpen = last.fullEnd === last.end;
  return { block: begin.block, start: last.fullEnd, end: last.fullEnd, newText: isOpen ? eol + text : text };
}

/** A VTIMEZONE with the calendar that uses it. */
export interface NamedDefinition {
  readonly calendar: CalendarModel;
  readonly tzid: string;
  readonly definition: ZoneDefinition;
}

/** The fix that writes a VTIMEZONE anew, with the rules of a zone and under its own TZID. */
export function writeRulesOf(
  zone: Zone,
  { calendar, tzid, definition }: NamedDefinition,
  title: string,
  ctx: { readonly eol: string; readonly now: number },
): { readonly title: string; readonly safety: 'unsafe'; readonly edits: readonly ZoneEdit[] } {
  const text = writeForUse(calendar, tzid, { tzid, zone }, ctx);
  return { title, safety: 'unsafe', edits: [replaceDefinition(definition, text)] };
}

/** A zone as a VTIMEZONE that is right for the years in which a calendar uses a TZID; for this year when it does not. */
export function writeForUse(
  calendar: CalendarModel,
  used: string,
  { tzid, zone }: { readonly tzid: string; readonly zone: Zone },
  { eol, now }: { readonly eol: string; readonly now: number },
): string {
  const use = calendar.zoneUses.get(used);
  const thisYear = new Date(now).getUTCFullYear();
  const years: YearSpan = wholeSpan(use ? yearsOf(use) : []) ?? { first: thisYear, last: thisYear };
  return writeVtimezone(tzid, zone, years, eol);
}
