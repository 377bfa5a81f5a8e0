import { describe, expect, it } from 'vitest';
import {
  components,
  parameters,
  properties,
  type Source,
  valueTypeSpec,
  valueTypes,
  xProperties,
} from '../../../server/core/ical/spec/index.ts';
import { duplicates } from './duplicates.ts';

const described = [...valueTypes, ...parameters, ...properties, ...xProperties, ...components];
const sourced = [...valueTypes, ...parameters, ...properties, ...components];

/** The RFCs that the tables are taken from; a number beside them is a slip of the finger. */
const rfcs = [2445, 5545, 5546, 6321, 6638, 7529, 7808, 7953, 7986, 8607, 9073, 9074, 9253];

describe('descriptions', () => {
  it.each(described)('$name: is one sentence or two, with a full stop', ({ description }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(description.length).toBeLessThanOrEqual(160);
    expect(description).not.toMatch(/ {2}|\n/);
  });

  it.each([
    { table: 'valueTypes', specs: valueTypes },
    { table: 'parameters', specs: parameters },
    { table: 'properties', specs: properties },
    { table: 'xProperties', specs: xProperties },
    { table: 'components', specs: components },
  ])('$table: are not copied from one another', ({ specs }) => {
    expect(duplicates(specs.map(({ description }) => description))).toEqual([]);
  });
});

describe('sources', () => {
  it.each(sourced)('$name: names an RFC and a section', (spec) => {
    for (const source of [spec.source, ...('updatedBy' in spec ? (spec.updatedBy ?? []) : [])]) check(source);
  });

  it.each(components)('$name: names them for properties, children and constraints too', (component) => {
    const { children = [], constraints = [] } = component;
    for (const { source } of [...component.properties, ...children, ...constraints]) check(source);
  });
});

describe('value types', () => {
  it('share escapes with the type they are based on', () => {
    for (const { base, escaped, name } of valueTypes) {
      if (base) expect(valueTypeSpec(base)?.escaped, name).toBe(escaped);
    }
  });

  it('with escapes are TEXT and UID', () => {
    expect(valueTypes.filter(({ escaped }) => escaped).map(({ name }) => name)).toEqual(['TEXT', 'UID']);
  });
});

function check(source: Source): void {
  expect(rfcs).toContain(source.rfc);
  expect(source.section).toMatch(/^(\d+|A)(\.\d+)*$/);
}
