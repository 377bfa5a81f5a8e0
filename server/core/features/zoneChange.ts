/** Writing the times of an event, or of a file, in another zone. */
import type { IcalDocument, OpenBlock } from '../document.ts';
import type { CalendarModel } from '../ical/context.ts';
import { findProperty } from '../ical/facts.ts';
import { buildEvent, readText } from '../ical/model/event.ts';
import { placeTime, shiftTime } from '../ical/model/eventSpan.ts';
import { type KnownTime, readKnownTime } from '../ical/model/series.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { nominalDays } from '../ical/values/duration.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { LocalTime } from '../time/localTime.ts';
import { utc } from '../time/utc.ts';
import type { YearSpan } from '../time/writeVtimezone.ts';
import type { Zones } from '../time/zones.ts';
import { oneLine } from './markdown.ts';
import { componentAt } from './partAt.ts';
import { lengthText, timeText } from './timeText.ts';
import { changeHead, noteZones, type ZonesInChange } from './zoneChangeHead.ts';
import { changeRule } from './zoneChangeRules.ts';
import {
  changeLine,
  changeTime,
  isRefusal,
  type LineChange,
  type Refusal,
  type TargetZone,
} from './zoneChangeTimes.ts';

export type { Refusal } from './zoneChangeTimes.ts';
export { isRefusal } from './zoneChangeTimes.ts';

/** Into which zone, and what stays: the moment at which something is, or what the clock shows then. */
export interface ZoneChange {
  /** `UTC`, a TZID of the file or an IANA name. */
  readonly target: string;
  readonly keep: TargetZone['keep'];
}

/** What is changed: the event at an offset with all that has its UID, or every event and task of the file. */
export type ZoneChangeScope = { readonly type: 'event'; readonly offset: number } | { readonly type: 'file' };

/** What a change would do; in offsets of the whole text. */
export interface ZoneChangePlan {
  readonly edits: readonly TextEdit[];
  /** Of each event that changes. */
  readonly changes: readonly EventZoneChange[];
}

/** The start of an event before and after, in plain text. */
export interface EventZoneChange {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** What becomes of the moment at which it is, in a few words. */
  readonly effect: string;
  /** It is at another moment afterwards. */
  readonly moves: boolean;
}

/** The components whose times are changed. VFREEBUSY must be in UTC (RFC 5545, 3.6.4). */
const changedComponents: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL']);

const changedProperties: ReadonlySet<string> = new Set([
  'DTSTART',
  'DTEND',
  'DUE',
  'RECURRENCE-ID',
  'EXDATE',
  'RDATE',
]);

/**
 * Works out how to write times in another zone: those of an event belong together, and those of all that has
 * its UID. All or nothing: where one of them cannot be changed without a change of meaning, nothing is, and the
 * reason is given.
 */
export function planZoneChange(
  document: IcalDocument,
  scope: ZoneChangeScope,
  change: ZoneChange,
): ZoneChangePlan | Refusal {
  const blocks = scope.type === 'file' ? undefined : eventBlocks(document, scope.offset);
  if (blocks?.length === 0) return { refusal: 'There is no event here.' };
  const isWhole = scope.type === 'file';
  const plan: Plan = { edits: [], changes: [], calendars: new Map(), isWhole, refusal: undefined };
  const starts = new Map<string, KnownTime>();
  const overrides: OpenBlock[] = [];
  readEach(document, blocks, (block, tree) => {
    noteStarts(tree, starts);
    if (tree.components.some((component) => findProperty(component, 'RECURRENCE-ID'))) overrides.push(block);
    else changeBlock(plan, { block, tree, zones: document.zonesOf(block.calendar) }, starts, change);
    return plan.refusal === undefined ? undefined : false;
  });
  // What they change occurrences of may stand after them.
  for (const block of overrides) {
    const zones = document.zonesOf(block.calendar);
    if (plan.refusal === undefined) changeBlock(plan, { block, tree: block.tree, zones }, starts, change);
  }
  if (plan.refusal !== undefined) return { refusal: plan.refusal };
  for (const changed of plan.calendars.values()) {
    if (changed.years) plan.edits.push(...changeHead(document, { ...changed, years: changed.years }, change));
  }
  return { edits: plan.edits, changes: plan.changes };
}

/** A plan in the making. */
interface Plan {
  readonly edits: TextEdit[];
  readonly changes: EventZoneChange[];
  readonly calendars: Map<CalendarModel, CalendarInPlan>;
  /** The whole file is to change, and so the heads of its calendars. */
  readonly isWhole: boolean;
  refusal: string | undefined;
}

interface CalendarInPlan {
  readonly calendar: CalendarModel;
  /** The first and last year of what changes; undefined as long as nothing does. */
  years: YearSpan | undefined;
  readonly zones: ZonesInChange | undefined;
}

type Visit = (block: OpenBlock, tree: BlockTree) => unknown;

function readEach(document: IcalDocument, blocks: readonly OpenBlock[] | undefined, visit: Visit): void {
  if (blocks) blocks.every((block) => visit(block, block.tree) !== false);
  else document.readBlocks(visit);
}

/** The block of the event at an offset, and those of the same UID in its calendar. */
function eventBlocks(document: IcalDocument, offset: number): readonly OpenBlock[] {
  const block = document.blockAt(offset);
  const component = block && eventAt(block.tree, offset - block.start);
  if (!block || !component) return [];
  const line = findProperty(component, 'UID');
  const uid = line ? valueText(block.tree, line) : '';
  if (uid === '') return [block];
  const found = document.blocksWithUid(uid);
  return found.filter(({ calendar }) => calendar === block.calendar);
}

/** The event or task that holds an offset of a block; also from inside a reminder of it. */
export function eventAt(tree: BlockTree, offset: number): Component | undefined {
  let component = componentAt(tree, offset);
  while (component && !changedComponents.has(component.name)) component = component.parent;
  return component;
}

/** The starts of what repeats, by UID: RECURRENCE-ID of a changed occurrence is on that clock. */
type Starts = ReadonlyMap<string, KnownTime>;

function noteStarts(tree: BlockTree, starts: Map<string, KnownTime>): void {
  for (const component of tree.components) {
    const uid = findProperty(component, 'UID');
    const repeats = findProperty(component, 'RRULE') ?? findProperty(component, 'RDATE');
    if (!uid || !repeats || !changedComponents.has(component.name)) continue;
    const start = readKnownTime(tree, component, 'DTSTART');
    if (start) starts.set(valueText(tree, uid), start);
  }
}

/** A block with its tree, which it does not keep in a large file, and the zones of its calendar. */
interface BlockSource {
  readonly block: OpenBlock;
  readonly tree: BlockTree;
  readonly zones: Zones;
}

function changeBlock(plan: Plan, source: BlockSource, starts: Starts, change: ZoneChange): void {
  const { block, tree } = source;
  const components = tree.components.filter(({ name }) => changedComponents.has(name));
  const edits = components.length > 0 ? changeComponents(plan, source, components, starts, change) : [];
  const zones = block.calendar && calendarIn(plan, block.calendar).zones;
  if (zones) noteZones(tree, edits, zones);
  for (const { start, end, newText } of edits) {
    plan.edits.push({ start: start + block.start, end: end + block.start, newText });
  }
}

/** The edits of a block's events, in its offsets. What else is to know of them goes into the plan. */
function changeComponents(
  plan: Plan,
  { block, tree, zones }: BlockSource,
  components: readonly Component[],
  starts: Starts,
  { target: tzid, keep }: ZoneChange,
): readonly TextEdit[] {
  const zone = tzid === 'UTC' ? utc : zones.resolve(tzid);
  if (!zone) {
    plan.refusal = `Nobody knows the zone “${oneLine(tzid, 40)}”.`;
    return [];
  }
  const target: TargetZone = { tzid: tzid === 'UTC' ? undefined : tzid, zone, keep };
  return components.flatMap((component) => {
    const changed = changeComponent({ tree, component, zones, target, starts });
    if (changed && isRefusal(changed)) plan.refusal ??= `${titleOf(tree, component)}: ${changed.refusal}`;
    if (!changed || isRefusal(changed)) return [];
    plan.changes.push(changed.change);
    if (block.calendar) noteYears(calendarIn(plan, block.calendar), changed.years);
    return changed.edits;
  });
}

function calendarIn({ calendars, isWhole }: Plan, calendar: CalendarModel): CalendarInPlan {
  const known = calendars.get(calendar);
  if (known) return known;
  const zones = isWhole ? { left: new Set<string>(), kept: new Set<string>() } : undefined;
  const added: CalendarInPlan = { calendar, years: undefined, zones };
  calendars.set(calendar, added);
  return added;
}

function noteYears(calendar: CalendarInPlan, { first, last }: YearSpan): void {
  const { years } = calendar;
  calendar.years = years
    ? { first: Math.min(years.first, first), last: Math.max(years.last, last) }
    : { first, last };
}

/** What is needed to change one component. */
interface Source {
  readonly tree: BlockTree;
  readonly component: Component;
  readonly zones: Zones;
  readonly target: TargetZone;
  readonly starts: Starts;
}

interface ChangedComponent {
  readonly edits: readonly TextEdit[];
  readonly change: EventZoneChange;
  readonly years: YearSpan;
}

/** Undefined for a component that has nothing to change: a day has no zone. */
function changeComponent(source: Source): ChangedComponent | Refusal | undefined {
  const { tree, component, zones, target } = source;
  const start = startOf(tree, component);
  if (!start || isRefusal(start)) return start;
  if (start.form === 'date') return undefined;
  const changed = changeTime(start.value, start.tzid, { zones, target, anchor: start });
  if (isRefusal(changed)) return changed;
  const edits: TextEdit[] = [];
  for (const line of component.properties) {
    const change = changeProperty(source, line, start, changed);
    if (isRefusal(change)) return change;
    edits.push(...change.edits);
  }
  if (edits.length === 0) return undefined;
  const doubt = alarmDoubt(source) ?? lengthDoubt(source, start, changed);
  if (doubt) return doubt;
  return { edits, change: describe(source, start, changed), years: yearsOf(component, tree, changed) };
}

/** The time that a component begins with; of a task without DTSTART its end. */
function startOf(tree: BlockTree, component: Component): KnownTime | Refusal | undefined {
  for (const name of ['DTSTART', 'DUE', 'DTEND', 'RECURRENCE-ID']) {
    const line = findProperty(component, name);
    if (!line) continue;
    const unread = `${name} “${oneLine(valueText(tree, line), 40)}” is no time that can be read.`;
    return readKnownTime(tree, component, name) ?? { refusal: unread };
  }
  return undefined;
}

function changeProperty(
  { tree, component, zones, target, starts }: Source,
  line: ContentLine,
  start: KnownTime,
  changed: LocalTime,
): LineChange {
  if (line.name === 'RRULE' || line.name === 'EXRULE') {
    const zone = placeTime(start.value, start.tzid, zones).zone;
    return changeRule(tree, line, { start, zone, zones, changed, target });
  }
  if (!changedProperties.has(line.name)) return { edits: [] };
  const uid = line.name === 'RECURRENCE-ID' ? findProperty(component, 'UID') : undefined;
  const anchor = (uid && starts.get(valueText(tree, uid))) ?? start;
  return changeLine(tree, line, { zones, target, anchor });
}

/** A reminder at a moment of its own would not move along with the event. */
function alarmDoubt({ tree, component, target }: Source): Refusal | undefined {
  if (target.keep === 'moment') return undefined;
  const isFixed = component.components.some((alarm) => readKnownTime(tree, alarm, 'TRIGGER') !== undefined);
  return isFixed
    ? {
        refusal:
          'It has a reminder at a fixed moment, which would not move along. Give TRIGGER a length such as -PT15M first.',
      }
    : undefined;
}

/** Days of DURATION are days of the calendar, of 23 or 25 hours where the clocks change. */
function lengthDoubt(
  { tree, component, zones, target }: Source,
  start: KnownTime,
  changed: LocalTime,
): Refusal | undefined {
  const duration = buildEvent(tree, component).duration?.value;
  if (!duration || nominalDays(duration) === 0 || target.keep === 'clock') return undefined;
  const before = placeTime(start.value, start.tzid, zones);
  const after = {
    ...before,
    value: { ...before.value, ...changed },
    zone: target.zone,
    resolution: target.zone.atLocal(changed),
  };
  const [endBefore, endAfter] = [before, after].map((time) => shiftTime(time, duration)?.resolution?.instant);
  return endBefore === endAfter
    ? undefined
    : {
        refusal:
          'DURATION counts days, and the clocks change in the meantime: it would end at another moment. Give it a DTEND first.',
      };
}

function titleOf(tree: BlockTree, component: Component): string {
  const summary = findProperty(component, 'SUMMARY');
  const text = summary ? oneLine(readText(tree, summary).text, 60) : '';
  return text === '' ? `A ${oneLine(component.name, 40)} without a title` : `“${text}”`;
}

function describe(
  { tree, component, zones, target }: Source,
  start: KnownTime,
  changed: LocalTime,
): EventZoneChange {
  const before = placeTime(start.value, start.tzid, zones);
  const after = target.zone.atLocal(changed);
  const movedBy = before.resolution && after.instant - before.resolution.instant;
  return {
    title: titleOf(tree, component),
    before: `${timeText(start.value)} ${zoneLabel(start.form === 'utc' ? 'UTC' : start.tzid)}`,
    after: `${timeText(changed)} ${zoneLabel(target.tzid ?? 'UTC')}`,
    effect: effectText(movedBy),
    moves: movedBy !== undefined && movedBy !== 0,
  };
}

/** What a change does to the moment; in milliseconds, and undefined where there was none. */
function effectText(movedBy: number | undefined): string {
  if (movedBy === undefined) return 'it had no zone before';
  if (movedBy === 0) return 'the moment stays the same';
  return `moves it by ${lengthText(Math.abs(movedBy))}, to ${movedBy > 0 ? 'later' : 'earlier'}`;
}

function zoneLabel(name: string | undefined): string {
  if (name === undefined) return '(no zone)';
  return name === 'UTC' ? 'UTC' : `(${oneLine(name, 60)})`;
}

/** The years in which an event is, for the definition of its zone; a rule may go on for years. */
function yearsOf(component: Component, tree: BlockTree, { year }: LocalTime): YearSpan {
  const end = readKnownTime(tree, component, 'DTEND');
  const last = Math.max(year, end?.value.year ?? year);
  return { first: year, last: findProperty(component, 'RRULE') ? last + yearsOfRule : last };
}

/** A definition is good for so many years of what repeats. */
const yearsOfRule = 5;
