import { describe, expect, it } from 'vitest';
import { readDateOrTime } from '../../../server/core/ical/model/event.ts';
import {
  isRecurring,
  occursAt,
  readSeries,
  type Series,
  toClock,
} from '../../../server/core/ical/model/series.ts';
import { parseBlock } from '../../../server/core/ical/syntax/tree.ts';
import { Zones } from '../../../server/core/time/zones.ts';

const zones = new Zones(new Map());

function series(lines: string): Series | undefined {
  const tree = parseBlock(`BEGIN:VEVENT\r\n${lines.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\n`);
  const component = tree.components[0];
  return component && readSeries(tree, component, zones);
}

/** Whether an event with such lines takes place at a time, which may have a zone: `America/New_York:2027…`. */
function occurs(lines: string, written: string) {
  const [value = '', tzid] = written.split(':').reverse();
  const found = series(lines);
  const time = found && toClock(found.start, readDateOrTime(value) as never, tzid, zones);
  return found && time ? occursAt(found, time) : undefined;
}

describe('occursAt', () => {
  const utc = 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3';
  const zoned = 'DTSTART;TZID=America/New_York:20270514T200000\nRRULE:FREQ=DAILY;UNTIL=20270517T000000Z';
  const dates = 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=WEEKLY;UNTIL=20270528';

  it.each([
    ['in UTC', utc, '20270516T090000Z', 'yes'],
    ['after COUNT', utc, '20270517T090000Z', 'no'],
    ['from another zone', utc, 'Europe/Berlin:20270515T110000', 'yes'],
    ['from another zone, another hour', utc, 'Europe/Berlin:20270515T090000', 'no'],
    ['a floating time', utc, '20270515T090000', undefined],
    ['a date', utc, '20270515', undefined],
    ['an unknown zone', utc, 'Nowhere:20270515T090000', undefined],
    ['in the zone of the start', zoned, 'America/New_York:20270516T200000', 'yes'],
    ['in UTC, at UNTIL itself', zoned, '20270517T000000Z', 'yes'],
    ['after UNTIL', zoned, 'America/New_York:20270517T200000', 'no'],
    ['dates', dates, '20270528', 'yes'],
    ['dates after UNTIL', dates, '20270604', 'no'],
    ['an extra date', `${utc}\nRDATE:20270601T120000Z`, '20270601T120000Z', 'yes'],
    ['an extra period', `${utc}\nRDATE;VALUE=PERIOD:20270601T120000Z/PT1H`, '20270601T120000Z', 'yes'],
    ['beside a date that cannot be read', `${utc}\nRDATE:soon`, '20270601T120000Z', 'unknown'],
    ['the start of a single event', 'DTSTART:20270514T090000Z', '20270514T090000Z', 'yes'],
    ['what is excluded', `${utc}\nEXDATE:20270515T090000Z`, '20270515T090000Z', 'yes'],
    [
      'near an UNTIL of another clock',
      'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z',
      '20270516T090000',
      'unknown',
    ],
  ])('%s', (_, lines, time, expected) => expect(occurs(lines, time)).toBe(expected));
});

describe('readSeries', () => {
  it.each([
    ['no start', 'RRULE:FREQ=DAILY'],
    ['a rule with a fault', 'DTSTART:20270514T090000Z\nRRULE:FREQ=OFTEN'],
    ['an UNTIL of another type', 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516'],
    ['an UNTIL of another form', 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000'],
  ])('gives nothing for %s', (_, lines) => expect(series(lines)).toBeUndefined());

  it('tells what repeats', () => {
    const repeats = (lines: string) => isRecurring(series(lines) as Series);
    expect(repeats('DTSTART:20270514T090000Z')).toBe(false);
    expect(repeats('DTSTART:20270514T090000Z\nRDATE:20270515T090000Z')).toBe(true);
    expect(repeats('DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY')).toBe(true);
  });
});
