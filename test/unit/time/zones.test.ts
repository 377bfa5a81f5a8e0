import { describe, expect, it } from 'vitest';
import { parseBlock } from '../../../server/core/ical/syntax/tree.ts';
import { ianaZone } from '../../../server/core/time/iana.ts';
import type { Zone } from '../../../server/core/time/zone.ts';
import { Zones } from '../../../server/core/time/zones.ts';
import { local, showOffset, vtimezone } from '../../support/zones.ts';

function show(zone: Zone | undefined, time: string): string | undefined {
  if (!zone) return undefined;
  const { offset, kind, instant, other } = zone.atLocal(local(time));
  const second = other ? ` (${showOffset(other.offset)})` : '';
  return `${kind} ${showOffset(offset)}${second} ${new Date(instant).toISOString()}`;
}

describe('ianaZone', () => {
  it.each([
    ['Europe/Berlin', '2027-07-01T12:00', 'exact +02:00 2027-07-01T10:00:00.000Z'],
    ['Europe/Berlin', '2027-03-28T02:30', 'gap +01:00 (+02:00) 2027-03-28T01:30:00.000Z'],
    ['Europe/Berlin', '2027-10-31T02:30', 'ambiguous +02:00 (+01:00) 2027-10-31T00:30:00.000Z'],
    ['America/Los_Angeles', '2016-12-31T23:59:60', 'exact -08:00 2017-01-01T08:00:00.000Z'],
    ['Africa/Monrovia', '1971-07-01T12:00', 'exact -00:44:30 1971-07-01T12:44:30.000Z'],
    ['Etc/GMT+5', '2027-07-01T12:00', 'exact -05:00 2027-07-01T17:00:00.000Z'],
    ['europe/berlin', '2027-07-01T12:00', 'exact +02:00 2027-07-01T10:00:00.000Z'],
  ])('answers for %s at %s', (name, time, expected) => {
    expect(show(ianaZone(name), time)).toMatch(expected);
  });

  it.each([
    '',
    'PST',
    'Pacific Standard Time',
    '+02:00',
    '-0700',
    'Mars/Olympus',
    'Europe/',
    '../etc',
    'a'.repeat(99),
    '\0',
    '🕛',
  ])('does not know "%s"', (name) => {
    expect(ianaZone(name)).toBeUndefined();
  });

  it.each([
    [-271_821, 1],
    [-300_000, 1],
    [300_000, 1],
    [999_999_999, 1],
  ])('answers for any year: %i', (year, month) => {
    const zone = ianaZone('Europe/Berlin') as Zone;
    expect(
      Number.isInteger(zone.atLocal({ year, month, day: 1, hour: 0, minute: 0, second: 0 }).instant),
    ).toBe(true);
    expect(Number.isInteger(zone.at(Date.UTC(2027, 0, 1) * year).offset)).toBe(true);
  });
});

describe('Zones', () => {
  const zonesOf = (...texts: string[]) => {
    const definitions = texts.map((text) => {
      const tree = parseBlock(text);
      const component = tree.components[0];
      if (!component) throw new Error('No component');
      return [/TZID:(.*)\r/.exec(text)?.[1] ?? '', { block: { tree }, component }] as const;
    });
    return new Zones(new Map(definitions));
  };
  const east = (tzid: string) => vtimezone(tzid, ['STANDARD 19700101T000000 +0300 +0300 EAST']);

  it('takes the calendar’s own definition before the one that the world has', () => {
    const zone = zonesOf(east('Europe/Berlin')).resolve('Europe/Berlin');
    expect(zone?.source).toBe('calendar');
    expect(show(zone, '2027-07-01')).toContain('+03:00');
  });

  it('passes over a definition without an offset', () => {
    expect(zonesOf(vtimezone('Europe/Berlin', [])).resolve('Europe/Berlin')?.source).toBe('iana');
  });

  it('compares TZIDs with their case, and IANA names without', () => {
    const zones = zonesOf(east('Hall'));
    expect(zones.resolve('hall')).toBeUndefined();
    expect(zones.resolve('europe/BERLIN')?.source).toBe('iana');
  });

  it.each(['UTC', 'Z', 'gmt', 'Etc/UTC', '/UTC'])('knows UTC as %s', (tzid) => {
    expect(zonesOf().resolve(tzid)?.source).toBe('utc');
  });

  it('passes over the slash of a global name', () => {
    expect(zonesOf().resolve('/Europe/Berlin')?.id).toBe('Europe/Berlin');
  });

  it('builds each zone once', () => {
    const zones = zonesOf(east('Hall'));
    expect(zones.resolve('Hall')).toBe(zones.resolve('Hall'));
  });

  it('does not know what nobody knows', () => {
    expect(zonesOf().resolve('PST')).toBeUndefined();
  });
});
