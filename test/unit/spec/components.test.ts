import { describe, expect, it } from 'vitest';
import {
  type ComponentSpec,
  type Constraint,
  componentSpec,
  components,
  parameterSpec,
  properties,
  propertySpec,
  propertyUse,
  propertyUses,
} from '../../../server/core/ical/spec/index.ts';
import { duplicates } from './duplicates.ts';

describe('components', () => {
  it('have names of their own', () => {
    expect(duplicates(components.map((component) => component.name))).toEqual([]);
  });

  it.each(components)('$name: its properties exist, each in one group', (component) => {
    const names = component.properties.flatMap((group) => group.names);
    expect(duplicates(names)).toEqual([]);
    for (const name of names) expect(propertySpec(name), name).toBeDefined();
  });

  it('use every property that is not withdrawn', () => {
    const used = new Set(components.flatMap((component) => [...propertyUses(component.name).keys()]));
    const idle = properties.filter(({ name, deprecated }) => used.has(name) === (deprecated ?? false));
    expect(idle).toEqual([]);
  });

  it.each(components)(
    '$name: its parents name it as a child, and its children name it as a parent',
    (component) => {
      for (const parent of component.parents)
        expect(childrenOf(componentSpec(parent)!)).toContain(component.name);
      for (const child of childrenOf(component))
        expect(componentSpec(child)?.parents).toContain(component.name);
      expect(duplicates(childrenOf(component))).toEqual([]);
    },
  );

  it.each(components)('$name: its children need only properties that it has', (component) => {
    for (const { requiresProperty } of component.children ?? []) {
      if (requiresProperty) expect(propertyUse(component.name, requiresProperty)).toBeDefined();
    }
  });

  it('stand at the top only as VCALENDAR', () => {
    expect(components.filter(({ parents }) => parents.length === 0).map(({ name }) => name)).toEqual([
      'VCALENDAR',
    ]);
  });

  it.each(components)('$name: its constraints speak of properties that it has', (component) => {
    for (const constraint of component.constraints ?? []) {
      for (const name of mustBeUsed(constraint))
        expect(propertyUse(component.name, name), name).toBeDefined();
    }
  });

  it.each(components)('$name: what it forbids exists elsewhere and not here', (component) => {
    for (const constraint of component.constraints ?? []) {
      if (constraint.kind === 'forbidden') {
        for (const name of constraint.properties) {
          expect(propertySpec(name), name).toBeDefined();
          expect(propertyUse(component.name, name), name).toBeUndefined();
        }
      }
      if (constraint.kind === 'forbiddenParams') {
        const params: readonly string[] = propertySpec(constraint.property)?.params ?? [];
        for (const param of constraint.params) {
          expect(parameterSpec(param), param).toBeDefined();
          expect(params).toContain(param);
        }
      }
    }
  });

  it.each(components)('$name: constraints that need some child name its own', (component) => {
    for (const constraint of component.constraints ?? []) {
      if (constraint.kind === 'someChild') {
        expect(childrenOf(component)).toEqual(expect.arrayContaining([...(constraint.children ?? [])]));
      }
    }
  });

  it('decide by values that the property knows, over properties that they govern', () => {
    for (const component of components) {
      for (const constraint of component.constraints ?? []) {
        if (constraint.kind !== 'byValue') continue;
        expect(Object.keys(constraint.cases)).toEqual(propertySpec(constraint.property)?.enum?.values);
        for (const name of Object.values(constraint.cases).flatMap(Object.keys)) {
          expect(constraint.governs).toContain(name);
        }
      }
    }
  });

  it('name in enumerations only components that use the property', () => {
    for (const { name, enum: words } of properties) {
      for (const component of Object.keys(words?.byComponent ?? {})) {
        expect(propertyUse(component, name), `${name} in ${component}`).toBeDefined();
      }
    }
  });
});

describe('lookups', () => {
  it('tell how a component uses a property', () => {
    expect(propertyUse('VEVENT', 'UID')).toMatchObject({
      cardinality: '1',
      source: { rfc: 5545, section: '3.6.1' },
    });
    expect(propertyUse('VEVENT', 'RRULE')).toMatchObject({ cardinality: '0..1', level: 'SHOULD' });
    expect(propertyUse('VEVENT', 'DTSTART')).toMatchObject({ cardinality: '1', optionalWithMethod: true });
    expect(propertyUse('VEVENT', 'DUE')).toBeUndefined();
  });

  it('know nothing of unknown names', () => {
    expect(componentSpec('X-SESSION')).toBeUndefined();
    expect(componentSpec('vevent')).toBeUndefined();
    expect(propertyUses('X-SESSION').size).toBe(0);
  });

  it('give properties in the order of the RFC', () => {
    expect([...propertyUses('VCALENDAR').keys()].slice(0, 4)).toEqual([
      'PRODID',
      'VERSION',
      'CALSCALE',
      'METHOD',
    ]);
  });
});

function childrenOf(component: ComponentSpec): readonly string[] {
  return (component.children ?? []).flatMap((group) => group.names);
}

/** Properties that make no sense in a constraint unless the component lists them. */
function mustBeUsed(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'together':
    case 'sameValueType':
    case 'sameLocalness':
    case 'utcOnly':
    case 'floatingOnly':
    case 'utcOrZonedOnly':
    case 'uniqueBy':
      return constraint.properties;
    case 'requires':
      return [constraint.property, ...constraint.requires];
    case 'laterThan':
      return [constraint.property, constraint.than];
    case 'wholeDays':
      return [constraint.property, constraint.start];
    case 'before':
      return [...constraint.properties, constraint.before];
    case 'byValue':
      return [constraint.property, ...constraint.governs];
    case 'forbiddenParams':
    case 'oneOriginal':
    case 'uniqueInCalendar':
      return [constraint.property];
    case 'untilUtc':
    case 'untilIsLastOnset':
      return ['RRULE'];
    case 'triggerNeedsAnchor':
      return ['TRIGGER'];
    case 'forbidden':
    case 'someChild':
    case 'propertiesFirst':
      return [];
  }
}
