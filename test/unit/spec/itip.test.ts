import { describe, expect, it } from 'vitest';
import {
  componentSpec,
  itipSpec,
  itipSpecs,
  itipUse,
  propertySpec,
  propertyUse,
  revisingProperties,
} from '../../../server/core/ical/spec/index.ts';
import { duplicates } from './duplicates.ts';

const named = itipSpecs.map((spec) => ({ name: `${spec.method} ${spec.component}`, spec }));

describe('itipSpecs', () => {
  it('are those of the table in RFC 5546, 3', () => {
    const methods = (component: string) =>
      itipSpecs.filter((spec) => spec.component === component).map(({ method }) => method);
    expect(methods('VEVENT')).toEqual(propertySpec('METHOD')?.enum?.values);
    expect(methods('VTODO')).toEqual(methods('VEVENT'));
    expect(methods('VFREEBUSY')).toEqual(['PUBLISH', 'REQUEST', 'REPLY']);
    expect(methods('VJOURNAL')).toEqual(['PUBLISH', 'ADD', 'CANCEL']);
  });

  it('come one by one with their sections', () => {
    const sections = itipSpecs.map(({ source }) => source.section);
    expect(duplicates(sections)).toEqual([]);
    expect(sections).toEqual([...sections].sort());
    for (const { source } of itipSpecs) expect(source.rfc).toBe(5546);
  });

  it.each(named)('$name: lists each property once, and only ones that exist', ({ spec }) => {
    const names = spec.properties.flatMap((group) => group.names);
    expect(duplicates(names)).toEqual([]);
    for (const name of names) expect(propertySpec(name), name).toBeDefined();
  });

  it.each(named)('$name: uses only properties of its component, no oftener than it does', ({ spec }) => {
    for (const { cardinality, names } of spec.properties) {
      if (cardinality === '0') continue;
      for (const name of names) {
        const own = propertyUse(spec.component, name)?.cardinality;
        expect(own, name).toBeDefined();
        if (own === '1' || own === '0..1') expect(['1', '0..1'], name).toContain(cardinality);
      }
    }
  });

  it.each(named)('$name: identifies itself', ({ spec }) => {
    for (const name of ['UID', 'DTSTAMP']) expect(itipUse(spec, name)?.cardinality).toBe('1');
  });

  it.each(named)('$name: STATUS has words of the component', ({ spec }) => {
    const words = propertySpec('STATUS')?.enum?.byComponent?.[spec.component] ?? [];
    for (const word of spec.statuses ?? []) expect(words).toContain(word);
  });

  it.each(named)('$name: stands beside components of the calendar, itself not among them', ({ spec }) => {
    const names = spec.siblings.flatMap((group) => group.names);
    expect(duplicates([...names, spec.component])).toEqual([]);
    for (const name of names) expect(componentSpec(name)?.parents).toContain('VCALENDAR');
  });
});

describe('lookups', () => {
  it.each([
    ['PUBLISH', 'VEVENT', 'ATTENDEE', '0'],
    ['PUBLISH', 'VEVENT', 'CONTACT', '0..1'],
    ['REQUEST', 'VEVENT', 'ATTENDEE', '1+'],
    ['REQUEST', 'VEVENT', 'CONTACT', '0+'],
    ['REPLY', 'VEVENT', 'ATTENDEE', '1'],
    ['ADD', 'VEVENT', 'RRULE', '0'],
    ['CANCEL', 'VEVENT', 'SEQUENCE', '1'],
    ['REFRESH', 'VEVENT', 'DTSTART', '0'],
    ['REFRESH', 'VTODO', 'ORGANIZER', '0'],
    ['COUNTER', 'VTODO', 'SEQUENCE', '0..1'],
    ['PUBLISH', 'VTODO', 'PRIORITY', '1'],
    ['PUBLISH', 'VJOURNAL', 'DESCRIPTION', '1'],
    ['REQUEST', 'VFREEBUSY', 'FREEBUSY', '0'],
    ['PUBLISH', 'VEVENT', 'COLOR', undefined],
  ])('METHOD:%s of %s: %s %s', (method, component, property, expected) => {
    expect(itipUse(itipSpec(method, component)!, property)?.cardinality).toBe(expected);
  });

  it('tell where RFC 5545 says otherwise, and how large SEQUENCE must be', () => {
    expect(itipUse(itipSpec('PUBLISH', 'VEVENT')!, 'ORGANIZER')?.disputedBy).toEqual({
      rfc: 5545,
      section: '3.8.4.3',
    });
    expect(itipUse(itipSpec('ADD', 'VEVENT')!, 'SEQUENCE')?.range?.min).toBe(1);
  });

  it('know nothing of methods that a component does not have', () => {
    expect(itipSpec('COUNTER', 'VJOURNAL')).toBeUndefined();
    expect(itipSpec('publish', 'VEVENT')).toBeUndefined();
  });
});

it('properties that make a new version exist', () => {
  for (const name of revisingProperties) expect(propertySpec(name)).toBeDefined();
});
