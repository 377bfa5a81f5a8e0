import { fromLocalMs, type LocalTime, msPerSecond, toLocalMs } from '../../time/localTime.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import { findProperty } from '../facts.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { formatDate } from '../values/date.ts';
import { formatDateTime } from '../values/dateTime.ts';
import { readValue } from '../values/parsed.ts';
import { readRecur, type UntilValue } from '../values/recur.ts';
import { parseUtcOffset } from '../values/utcOffset.ts';
import { type KnownTime, readKnownTime } from './series.ts';

/**
 * The UNTIL of a rule as it should be written: of DTSTART's type, and in UTC unless DTSTART floats. A date
 * becomes the time of DTSTART on that day. Undefined where something is missing, such as the zone.
 */
export function untilInStead(tree: BlockTree, line: ContentLine, zones: ZoneResolver): string | undefined {
  const component = tree.components.find(({ properties }) => properties.includes(line));
  const start = component && readKnownTime(tree, component, 'DTSTART');
  const until = readRecur(tree, line).parts.UNTIL?.items[0]?.value;
  if (!start || !until) return undefined;
  const date = until.type === 'DATE' ? until.date : until.dateTime;
  if (start.form === 'date') return formatDate(date);
  const local = localOf(until, start);
  if (until.type === 'DATE-TIME' && until.dateTime.isUtc)
    return formatDateTime({ ...local, isUtc: start.form !== 'floating' });
  return toForm(tree, component, start, local, zones);
}

function localOf(until: UntilValue, { value }: KnownTime): LocalTime {
  if (until.type === 'DATE-TIME') return until.dateTime;
  return { ...until.date, hour: value.hour, minute: value.minute, second: value.second };
}

/** A time on DTSTART's clock, written as UNTIL wants it. */
function toForm(
  tree: BlockTree,
  component: Component,
  start: KnownTime,
  local: LocalTime,
  zones: ZoneResolver,
): string | undefined {
  if (component.name === 'STANDARD' || component.name === 'DAYLIGHT') {
    const line = findProperty(component, 'TZOFFSETFROM');
    const offset = line && readValue(tree, line, parseUtcOffset).value;
    return offset === undefined ? undefined : inUtc(toLocalMs(local) - offset * msPerSecond);
  }
  if (start.form === 'zoned') {
    const zone = zones.resolve(start.tzid as string);
    return zone && inUtc(zone.atLocal(local).instant);
  }
  return formatDateTime({ ...local, isUtc: start.form === 'utc' });
}

function inUtc(instant: number): string {
  return formatDateTime({ ...fromLocalMs(instant), isUtc: true });
}
