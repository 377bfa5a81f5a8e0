import { describe, expect, it } from 'vitest';
import {
  byDayLimits,
  byPartEffects,
  frequencies,
  recurPartSpec,
  recurParts,
} from '../../../server/core/ical/spec/index.ts';
import { duplicates } from './duplicates.ts';

describe('recurParts', () => {
  it('have names of their own, and FREQ alone is required', () => {
    expect(duplicates(recurParts.map(({ name }) => name))).toEqual([]);
    expect(recurParts.filter(({ required }) => required).map(({ name }) => name)).toEqual(['FREQ']);
  });

  it.each(recurParts)('$name: has what its kind of value needs', (part) => {
    expect(part.words !== undefined).toBe(part.value === 'WORD');
    expect(part.range !== undefined).toBe(part.value === 'NUMBER' || part.value === 'WEEKDAY');
    expect(part.ordinals !== undefined).toBe(part.value === 'WEEKDAY');
    if (part.range) expect(part.range.min).toBeLessThan(part.range.max);
    // Counted from the end there is no zero.
    if (part.signed) expect(part.range?.min).toBe(1);
    if (part.digits) expect(part.range?.max).toBeLessThan(10 ** part.digits);
    if (part.default && part.words) expect(part.words).toContain(part.default);
    expect(part.list ?? false).toBe(Object.hasOwn(byPartEffects, part.name));
  });

  it.each(recurParts)('$name: excludes those that exclude it', ({ name, notWith = [] }) => {
    for (const other of notWith) expect(recurPartSpec(other).notWith).toContain(name);
  });

  it.each(recurParts)('$name: is described in a sentence, with its source', ({ description, source }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(description.length).toBeLessThanOrEqual(160);
    expect([5545, 7529]).toContain(source.rfc);
  });

  it('are found by upper-case name', () => {
    expect(recurPartSpec('BYDAY')).toMatchObject({ value: 'WEEKDAY', signed: true });
    expect(recurPartSpec('byday' as string)).toBeUndefined();
    expect(recurPartSpec('constructor')).toBeUndefined();
  });
});

describe('byPartEffects', () => {
  it('forbid what RFC 5545 marks N/A', () => {
    const cells = Object.entries(byPartEffects).flatMap(([part, row]) =>
      frequencies
        .filter((frequency) => row[frequency] === 'forbidden')
        .map((frequency) => `${part} ${frequency}`),
    );
    expect(cells).toEqual([
      ...['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY'].map((name) => `BYWEEKNO ${name}`),
      ...['DAILY', 'WEEKLY', 'MONTHLY'].map((name) => `BYYEARDAY ${name}`),
      'BYMONTHDAY WEEKLY',
    ]);
  });

  it('never limit under a longer frequency what expands under a shorter one', () => {
    for (const { BYDAY: _, BYSETPOS: __, ...rows } of [byPartEffects]) {
      for (const row of Object.values(rows)) {
        const effects = frequencies
          .map((frequency) => row[frequency])
          .filter((effect) => effect !== 'forbidden');
        expect(effects).toEqual([...effects].sort().reverse());
      }
    }
  });

  it('depend on other parts for BYDAY alone, and say on which', () => {
    for (const [part, row] of Object.entries(byPartEffects)) {
      const depending = frequencies.filter((frequency) => row[frequency] === 'depends');
      expect(depending).toEqual(part === 'BYDAY' ? Object.keys(byDayLimits) : []);
    }
  });
});
