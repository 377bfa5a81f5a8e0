import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { describe, expect, it } from 'vitest';
import { ianaZone } from '../../server/core/time/iana.ts';
import { writeVtimezone } from '../../server/core/time/writeVtimezone.ts';
import type { Zone } from '../../server/core/time/zone.ts';
import { zoneOf } from '../support/zones.ts';

/** Seconds around a change of clocks at which everybody must agree. */
const around = [-86_400, -3601, -3600, -1801, -1, 0, 1, 1800, 3599, 3600, 86_400];

/** A zone's changes as temporal-polyfill finds them, which asks the runtime in its own way. */
function* changesOf(name: string, from: number, to: number): Generator<{ instant: number; offset: number }> {
  let at = ZonedDateTime.create(BigInt(from) * 1_000_000n, name);
  for (;;) {
    const next = ZonedDateTime.getTimeZoneTransition(at, 'next');
    if (!next || next.epochMilliseconds >= to) return;
    yield { instant: next.epochMilliseconds, offset: ZonedDateTime.offsetNanoseconds(next) / 1e9 };
    at = next;
  }
}

/** What a zone's VTIMEZONE says otherwise than temporal-polyfill from 1970 to 2037. */
function faultsOf(name: string): string[] {
  const iana = ianaZone(name) as Zone;
  const text = writeVtimezone(name, iana, { first: 1971, last: 2036 }, '\r\n');
  const own = zoneOf(text) as Zone;
  const faults: string[] = [];
  const [from, to] = [Date.UTC(1970, 0, 2), Date.UTC(2037, 11, 30)];
  let offset = ZonedDateTime.offsetNanoseconds(ZonedDateTime.create(BigInt(from) * 1_000_000n, name)) / 1e9;
  const check = (instant: number, expected: number) => {
    const answers = [own.at(instant).offset, iana.at(instant).offset];
    if (answers.some((answer) => answer !== expected))
      faults.push(`${name} ${new Date(instant).toISOString()}: ${answers.join(' and ')} for ${expected}`);
  };
  let before = from;
  for (const change of changesOf(name, from, to)) {
    check((before + change.instant) / 2, offset);
    for (const seconds of around) {
      const isAfter = seconds >= 0;
      check(change.instant + seconds * 1000, isAfter ? change.offset : offset);
    }
    offset = change.offset;
    before = change.instant;
  }
  return faults;
}

describe('the VTIMEZONE of every zone', () => {
  it('says what temporal-polyfill says, from 1970 to 2037', () => {
    const names = Intl.supportedValuesOf('timeZone');
    const faults = names.flatMap(faultsOf);
    expect(faults.slice(0, 20)).toEqual([]);
  });
});
