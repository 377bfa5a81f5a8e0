import { parseBlock } from '../../server/core/ical/syntax/tree.ts';
import type { LocalTime } from '../../server/core/time/localTime.ts';
import { buildZone } from '../../server/core/time/vtimezone.ts';
import type { Zone } from '../../server/core/time/zone.ts';

/** Reads `2027-05-14T09:00:00`; time fields that are left out are 0. */
export function local(text: string): LocalTime {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = text.split(/[-T:]/).map(Number);
  return { year, month, day, hour, minute, second };
}

/** Writes a local time in the form that `local` reads. */
export function showLocal({ year, month, day, hour, minute, second }: LocalTime): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Writes seconds east of UTC as +02:00, with seconds where there are some. */
export function showOffset(offset: number): string {
  const total = Math.abs(offset);
  const parts = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const shown = total % 60 === 0 ? parts.slice(0, 2) : parts;
  return (offset < 0 ? '-' : '+') + shown.map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * One observance of a VTIMEZONE on one line: `DAYLIGHT 20070311T020000 -0800 -0700 PDT`, then properties
 * such as `RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU`.
 */
export function observance(line: string): string {
  const [name, start, from, to, tzname, ...properties] = line.split(' ');
  const lines = [
    `DTSTART:${start}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `TZNAME:${tzname}`,
    ...properties,
  ];
  return `BEGIN:${name}\r\n${lines.join('\r\n')}\r\nEND:${name}\r\n`;
}

/** A VTIMEZONE of observances as `observance` takes them. */
export function vtimezone(tzid: string, observances: readonly string[]): string {
  return `BEGIN:VTIMEZONE\r\nTZID:${tzid}\r\n${observances.map(observance).join('')}END:VTIMEZONE\r\n`;
}

/** Builds the zone of the VTIMEZONE that a text begins with. */
export function zoneOf(text: string): Zone | undefined {
  const tree = parseBlock(text);
  const component = tree.components[0];
  return component && buildZone(tree, component);
}
