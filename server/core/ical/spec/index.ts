/** The door to the spec tables. Every lookup takes an upper-case name and answers `undefined` for an unknown one. */
import { colors } from './colors.ts';
import { components } from './components.ts';
import { draftComponents, draftProperties, legacyProperties } from './foreignNames.ts';
import { type ItipSpec, type ItipUse, itipSpecs, revisingProperties } from './itip.ts';
import { type ParameterName, parameters } from './parameters.ts';
import { type PropertyName, properties } from './properties.ts';
import {
  byDayLimits,
  byPartEffects,
  frequencies,
  type RecurPartName,
  type RecurPartSpec,
  recurParts,
  skips,
  weekdays,
} from './recur.ts';
import type {
  ComponentSpec,
  ParameterSpec,
  PropertySpec,
  PropertyUse,
  ValueTypeSpec,
  XPropertySpec,
} from './types.ts';
import { valueTypes } from './valueTypes.ts';
import { xProperties } from './xProperties.ts';

export type * from './itip.ts';
export type * from './recur.ts';
export type * from './types.ts';
export type { ParameterName, PropertyName };
export {
  byDayLimits,
  byPartEffects,
  colors,
  components,
  draftComponents,
  draftProperties,
  frequencies,
  itipSpecs,
  legacyProperties,
  parameters,
  properties,
  recurParts,
  revisingProperties,
  skips,
  valueTypes,
  weekdays,
  xProperties,
};

const propertiesByName: ReadonlyMap<string, PropertySpec<ParameterName>> = byName(properties);
const xPropertiesByName: ReadonlyMap<string, XPropertySpec> = byName(xProperties);
const parametersByName: ReadonlyMap<string, ParameterSpec> = byName(parameters);
const componentsByName: ReadonlyMap<string, ComponentSpec<PropertyName>> = byName(components);
const valueTypesByName: ReadonlyMap<string, ValueTypeSpec> = byName(valueTypes);

const recurPartsByName: ReadonlyMap<string, RecurPartSpec> = byName(recurParts);
const itipSpecsByKey: ReadonlyMap<string, ItipSpec> = new Map(
  itipSpecs.map((spec) => [`${spec.method} ${spec.component}`, spec]),
);
const itipUsesBySpec: ReadonlyMap<ItipSpec, ReadonlyMap<string, ItipUse>> = new Map(
  itipSpecs.map((spec) => [spec, itipUsesOf(spec)]),
);

type PropertyUses = ReadonlyMap<string, PropertyUse>;

const usesByComponent: ReadonlyMap<string, PropertyUses> = new Map(
  components.map((component) => [component.name, usesOf(component)]),
);
const noUses: PropertyUses = new Map();

/** What is known of a property, by its name in upper case; `undefined` for one that no RFC registers. */
export function propertySpec(name: string): PropertySpec<ParameterName> | undefined {
  return propertiesByName.get(name);
}

/** What is known of an X- property that is widely used, by its name in upper case. */
export function xPropertySpec(name: string): XPropertySpec | undefined {
  return xPropertiesByName.get(name);
}

/** What is known of a parameter, by its name in upper case; `undefined` for one that no RFC registers. */
export function parameterSpec(name: string): ParameterSpec | undefined {
  return parametersByName.get(name);
}

/** What is known of a component, by its name in upper case; `undefined` for one that no RFC registers. */
export function componentSpec(name: string): ComponentSpec<PropertyName> | undefined {
  return componentsByName.get(name);
}

/** What is known of a value type (RFC 5545, 3.3), by its name in upper case. */
export function valueTypeSpec(name: string): ValueTypeSpec | undefined {
  return valueTypesByName.get(name);
}

/** The properties that a component lists, in the RFC's order; none for an unknown component. */
export function propertyUses(component: string): PropertyUses {
  return usesByComponent.get(component) ?? noUses;
}

/** How a component uses a property; `undefined` when it does not list it. */
export function propertyUse(component: string, property: string): PropertyUse | undefined {
  return propertyUses(component).get(property);
}

/** What is known of a part of a recurrence rule (RFC 5545, 3.3.10), by its name in upper case. */
export function recurPartSpec(name: RecurPartName): RecurPartSpec;
export function recurPartSpec(name: string): RecurPartSpec | undefined;
export function recurPartSpec(name: string): RecurPartSpec | undefined {
  return recurPartsByName.get(name);
}

/** What RFC 5546 says of a component under a METHOD; `undefined` where it has no such message. */
export function itipSpec(method: string, component: string): ItipSpec | undefined {
  return itipSpecsByKey.get(`${method} ${component}`);
}

/** How a component uses a property under a METHOD; `undefined` when the table does not list it. */
export function itipUse(spec: ItipSpec, property: string): ItipUse | undefined {
  return itipUsesBySpec.get(spec)?.get(property);
}

function byName<T extends { readonly name: string }>(specs: readonly T[]): ReadonlyMap<string, T> {
  return new Map(specs.map((spec) => [spec.name, spec]));
}

function usesOf(component: ComponentSpec): PropertyUses {
  return new Map(component.properties.flatMap((group) => group.names.map((name) => [name, group] as const)));
}

function itipUsesOf({ properties }: ItipSpec): ReadonlyMap<string, ItipUse> {
  return new Map(properties.flatMap((group) => group.names.map((name) => [name, group] as const)));
}
