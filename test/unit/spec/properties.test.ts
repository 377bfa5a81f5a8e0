import { describe, expect, it } from 'vitest';
import {
  parameterSpec,
  parameters,
  properties,
  propertySpec,
  valueTypeSpec,
  xProperties,
  xPropertySpec,
} from '../../../server/core/ical/spec/index.ts';
import { duplicates } from './duplicates.ts';

describe('properties', () => {
  it('have names of their own', () => {
    expect(duplicates(properties.map((property) => property.name))).toEqual([]);
  });

  it.each(properties)('$name: its types exist and the default is one of them', (property) => {
    for (const type of property.types) expect(valueTypeSpec(type), type).toBeDefined();
    if (property.defaultType) expect(property.types).toContain(property.defaultType);
  });

  it.each(properties)('$name: its parameters exist, and the required ones are among them', (property) => {
    const params: readonly string[] = property.params ?? [];
    const byType = Object.values(property.requiredParamsByType ?? {}).flat();
    expect(duplicates(params)).toEqual([]);
    for (const param of params) expect(parameterSpec(param), param).toBeDefined();
    for (const param of [...(property.requiredParams ?? []), ...byType]) expect(params).toContain(param);
  });

  it.each(properties)(
    '$name: names VALUE when there is a choice of types, ENCODING when there are bytes',
    (property) => {
      const named = ['ATTACH', 'IMAGE', 'STRUCTURED-DATA', 'XML'];
      expect(property.params?.includes('ENCODING') ?? false).toBe(named.includes(property.name));
      expect(property.types.includes('BINARY')).toBe(named.includes(property.name));
      if (property.types.length > 1 || !property.defaultType) expect(property.params).toContain('VALUE');
    },
  );

  it.each(properties)('$name: requires types only that it has', (property) => {
    const types: readonly string[] = property.types;
    for (const type of Object.keys(property.requiredParamsByType ?? {})) expect(types).toContain(type);
  });

  it.each(properties)('$name: ranges and parts suit its type', (property) => {
    if (property.range) {
      expect(property.types).toEqual(['INTEGER']);
      expect(property.range.min).toBeLessThan(property.range.max);
    }
    if (property.positive) expect(property.types).toEqual(['DURATION']);
    if (property.utcOnly)
      expect(property.types.some((type) => type === 'DATE-TIME' || type === 'PERIOD')).toBe(true);
    if (property.structured) expect(property.multiValued).toBeUndefined();
    for (const part of property.structured ?? [])
      if (part.pattern) expect(() => new RegExp(part.pattern!)).not.toThrow();
  });

  it('that are required parts come before optional ones', () => {
    for (const { name, structured = [] } of properties) {
      const optional = structured.map((part) => part.optional ?? false);
      expect(optional, name).toEqual([...optional].sort());
    }
  });

  it('are found by upper-case name', () => {
    expect(propertySpec('DTSTART')?.types).toEqual(['DATE-TIME', 'DATE']);
    expect(propertySpec('dtstart')).toBeUndefined();
    expect(propertySpec('constructor')).toBeUndefined();
    expect(propertySpec('X-WR-CALNAME')).toBeUndefined();
  });
});

describe('parameters', () => {
  it('have names of their own', () => {
    expect(duplicates(parameters.map((parameter) => parameter.name))).toEqual([]);
  });

  it('are each used by a property, allowed on any, or a relic', () => {
    const used = new Set<string>(properties.flatMap((property) => property.params ?? []));
    const idle = parameters.filter(({ name, onAny, legacy }) => !used.has(name) && !onAny && !legacy);
    expect(idle).toEqual([]);
  });

  it.each(parameters)('$name: has words exactly when its value is one', (parameter) => {
    expect(parameter.enum !== undefined).toBe(parameter.valueType === 'TOKEN');
    if (parameter.pattern) expect(() => new RegExp(parameter.pattern!)).not.toThrow();
  });

  it('in quotes are addresses', () => {
    const quoted = parameters.filter((parameter) => parameter.quoted === 'always');
    expect(quoted.every(({ valueType }) => valueType === 'URI' || valueType === 'CAL-ADDRESS')).toBe(true);
    expect(quoted).toHaveLength(7);
  });

  it('VALUE knows every value type', () => {
    for (const type of parameterSpec('VALUE')?.enum?.values ?? [])
      expect(valueTypeSpec(type), type).toBeDefined();
  });

  it('are found by upper-case name', () => {
    expect(parameterSpec('TZID')?.valueType).toBe('TEXT');
    expect(parameterSpec('tzid')).toBeUndefined();
  });
});

describe('enumerations', () => {
  const all = [...properties, ...parameters].flatMap((spec) =>
    spec.enum ? [{ ...spec, enum: spec.enum }] : [],
  );

  it.each(all)('$name: values are upper-case words, each once', ({ enum: { values, deprecated = [] } }) => {
    expect(values.length).toBeGreaterThan(0);
    expect(duplicates([...values, ...deprecated])).toEqual([]);
    for (const value of [...values, ...deprecated]) expect(value).toMatch(/^[A-Z0-9.-]+$/);
  });

  it.each(all)('$name: its default is a value', (spec) => {
    if (spec.default) expect(spec.enum.values).toContain(spec.default);
  });

  it.each(all)(
    "$name: the components' values together are all of them",
    ({ enum: { values, byComponent } }) => {
      if (byComponent) expect(new Set(Object.values(byComponent).flat())).toEqual(new Set(values));
    },
  );
});

describe('X- properties', () => {
  it('are X- and not spec properties', () => {
    expect(duplicates(xProperties.map((property) => property.name))).toEqual([]);
    for (const { name } of xProperties) expect(name).toMatch(/^X-[A-Z0-9-]+$/);
  });

  it('are found by upper-case name', () => {
    expect(xPropertySpec('X-WR-CALNAME')?.vendor).toBe('Apple');
  });
});
