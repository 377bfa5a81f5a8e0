import { describe, expect, it } from 'vitest';
import { buildEvent } from '../../../server/core/ical/model/event.ts';
import { type PlacedTime, spanOf } from '../../../server/core/ical/model/eventSpan.ts';
import type { Component } from '../../../server/core/ical/syntax/nodes.ts';
import { parseBlock } from '../../../server/core/ical/syntax/tree.ts';
import { Zones } from '../../../server/core/time/zones.ts';
import { showLocal, showOffset } from '../../support/zones.ts';

function eventOf(lines: string) {
  const tree = parseBlock(`BEGIN:VEVENT\r\n${lines.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\n`);
  return buildEvent(tree, tree.components[0] as Component);
}

describe('buildEvent', () => {
  it('reads what is there', () => {
    const event = eventOf(
      'UID:a\nSUMMARY:One\\, tw\n o\nLOCATION:Hall\nURL:https://a.example/\\,\nSTATUS:CONFIRMED',
    );
    expect(event.uid?.text).toBe('a');
    expect(event.summary?.text).toBe('One, two');
    expect(event.location?.text).toBe('Hall');
    expect(event.url?.text).toBe('https://a.example/\\,');
    expect(event.status?.text).toBe('CONFIRMED');
  });

  it('reads times with their zone, through folds', () => {
    const { start, end, recurrenceId } = eventOf(
      'DTSTART;TZID="Eur\n ope/Berlin":20270514T0\n 90000\nDTEND:20270514T100000Z\nRECURRENCE-ID;VALUE=DATE:20270514',
    );
    expect(start?.tzid).toBe('Europe/Berlin');
    expect(start?.value).toMatchObject({ hour: 9, isUtc: false, isDate: false });
    expect(end?.value).toMatchObject({ hour: 10, isUtc: true, isDate: false });
    expect(recurrenceId?.value).toMatchObject({ day: 14, hour: 0, isDate: true });
  });

  it('keeps the line of what it cannot read', () => {
    const event = eventOf('DTSTART:tomorrow\nDURATION:1 hour');
    expect(event.start).toMatchObject({ value: undefined, line: { name: 'DTSTART' } });
    expect(event.duration).toMatchObject({ value: undefined, line: { name: 'DURATION' } });
  });

  it('takes the first of what is there twice', () => {
    expect(eventOf('UID:a\nUID:b').uid?.text).toBe('a');
  });

  it('needs nothing', () => {
    const { component, ...fields } = eventOf('X-FOO:bar');
    expect(component.name).toBe('VEVENT');
    expect(Object.values(fields).every((field) => field === undefined)).toBe(true);
  });
});

describe('spanOf', () => {
  const show = (time: PlacedTime | undefined) =>
    time &&
    `${time.form} ${showLocal(time.value)}${time.resolution ? ` ${showOffset(time.resolution.offset)}` : ''}`;
  const span = (lines: string) => {
    const { start, end, length } = spanOf(eventOf(lines), new Zones(new Map()));
    return [show(start), show(end), length === undefined ? undefined : length / 60_000];
  };

  it.each([
    [
      'DTSTART:20270514T090000Z\nDTEND:20270514T103000Z',
      ['utc 2027-05-14T09:00:00 +00:00', 'utc 2027-05-14T10:30:00 +00:00', 90],
    ],
    [
      'DTSTART:20270514T090000\nDTEND:20270514T103000',
      ['floating 2027-05-14T09:00:00', 'floating 2027-05-14T10:30:00', 90],
    ],
    [
      'DTSTART:20270514T090000\nDTEND:20270514T103000Z',
      ['floating 2027-05-14T09:00:00', 'utc 2027-05-14T10:30:00 +00:00', undefined],
    ],
    ['DTSTART:20270514T090000Z', ['utc 2027-05-14T09:00:00 +00:00', undefined, undefined]],
    ['DTSTART;VALUE=DATE:20270514', ['date 2027-05-14T00:00:00', 'date 2027-05-15T00:00:00', 1440]],
    [
      'DTSTART;VALUE=DATE:20271231\nDURATION:P2D',
      ['date 2027-12-31T00:00:00', 'date 2028-01-02T00:00:00', 2880],
    ],
    [
      'DTSTART;TZID=Mars:20270514T090000\nDURATION:PT1H',
      ['unknown-zone 2027-05-14T09:00:00', 'unknown-zone 2027-05-14T10:00:00', 60],
    ],
    ['DUE:20270514T090000Z', [undefined, 'utc 2027-05-14T09:00:00 +00:00', undefined]],
    ['DTSTART;TZID=Europe/Berlin:20270514T090000Z', ['utc 2027-05-14T09:00:00 +00:00', undefined, undefined]],
    ['DTSTART:99991231T235959Z\nDURATION:P1D', ['utc 9999-12-31T23:59:59 +00:00', undefined, undefined]],
    [
      'DTSTART:00000101T000000Z\nDURATION:-P9999999999D',
      ['utc 0000-01-01T00:00:00 +00:00', undefined, undefined],
    ],
  ])('finds start, end and length: %j', (lines, expected) => {
    expect(span(lines)).toEqual(expected);
  });

  it('counts days on the clock and hours exactly, over a change of the clocks', () => {
    const start = 'DTSTART;TZID=Europe/Berlin:20270327T120000';
    expect(span(`${start}\nDURATION:P1D`).slice(1)).toEqual(['zoned 2027-03-28T12:00:00 +02:00', 23 * 60]);
    expect(span(`${start}\nDURATION:PT24H`).slice(1)).toEqual(['zoned 2027-03-28T13:00:00 +02:00', 24 * 60]);
  });

  it('knows the second of two equal times as the end', () => {
    expect(span('DTSTART;TZID=Europe/Berlin:20271031T013000\nDURATION:PT2H').slice(1)).toEqual([
      'zoned 2027-10-31T02:30:00 +01:00',
      120,
    ]);
  });
});
