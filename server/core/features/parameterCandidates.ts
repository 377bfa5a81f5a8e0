import {
  type ComponentSpec,
  componentSpec,
  type ParameterSpec,
  type PropertySpec,
  parameterSpec,
  parameters,
  propertySpec,
  propertyUse,
  valueTypes,
} from '../ical/spec/index.ts';
import type { Parameter } from '../ical/syntax/nodes.ts';
import { type Candidate, Rank } from './candidate.ts';
import type { LineCursor } from './lineCursor.ts';
import type { OpenComponent } from './openComponent.ts';
import { wordCandidates } from './valueCandidates.ts';

/** The parameters that a property may still have, those that it must have first. */
export function parameterNameCandidates(
  cursor: LineCursor,
  own: Parameter,
  open: OpenComponent,
): readonly Candidate[] {
  const { name, head } = cursor;
  const property = propertySpec(name);
  const others = new Set(head.params.filter((each) => each !== own).map((each) => each.name));
  const type = typeOf(cursor, property);
  const required = [
    ...(property?.requiredParams ?? []),
    ...((type && property?.requiredParamsByType?.[type as keyof typeof property.requiredParamsByType]) ?? []),
  ];
  return (parameters as readonly ParameterSpec[])
    .filter((spec) => !others.has(spec.name) && isAllowed(spec, property, name, open.name))
    .filter((spec) => spec.onlyWithType === undefined || spec.onlyWithType === type)
    .map((spec) => toCandidate(spec, required.includes(spec.name)));
}

function toCandidate(spec: ParameterSpec, isRequired: boolean): Candidate {
  return {
    text: spec.name,
    kind: 'parameter',
    rank: isRequired ? Rank.missing : Rank.usual,
    rest: '=',
    ...(isRequired && { detail: 'missing here' }),
    ...(spec.quoted === 'always' && !spec.enum && { snippet: `${spec.name}="$1"$0` }),
    ...(hasWords(spec) && { goesOn: true }),
    subject: { type: 'parameter', name: spec.name },
  };
}

function hasWords({ enum: words, valueType, name }: ParameterSpec): boolean {
  return words !== undefined || valueType === 'BOOLEAN' || name === 'TZID';
}

/** The type of the line's value, as far as it is known before the value is there. */
function typeOf({ head, text }: LineCursor, property: PropertySpec | undefined): string | undefined {
  const named = head.params.find(({ name }) => name === 'VALUE')?.values[0];
  return named
    ? text.slice(named.start, named.end).toUpperCase()
    : (property?.defaultType ?? property?.types[0]);
}

function isAllowed(
  spec: ParameterSpec,
  property: PropertySpec | undefined,
  propertyName: string,
  component: string,
): boolean {
  if (spec.legacy || isForbidden(spec.name, propertyName, componentSpec(component))) return false;
  // A property outside the standard may have any parameter (RFC 5545, 3.8.8.2).
  if (!property) return propertyName !== 'BEGIN' && propertyName !== 'END';
  if (property.params?.includes(spec.name)) return true;
  if (spec.name === 'VALUE') return property.types.length > 1;
  if (spec.onAny === 'property') return true;
  const cardinality = propertyUse(component, propertyName)?.cardinality ?? '0+';
  return spec.onAny === 'repeatable-property' && (cardinality === '0+' || cardinality === '1+');
}

function isForbidden(name: string, property: string, component: ComponentSpec | undefined): boolean {
  return (component?.constraints ?? []).some(
    (constraint) =>
      constraint.kind === 'forbiddenParams' &&
      constraint.property === property &&
      constraint.params.includes(name),
  );
}

/** The values that a parameter may have: the words of a list, the types of a property. */
export function parameterValueCandidates(cursor: LineCursor, parameter: Parameter): readonly Candidate[] {
  if (parameter.name === 'VALUE') return typeCandidates(propertySpec(cursor.name));
  const spec = parameterSpec(parameter.name);
  const subject = { type: 'parameter', name: parameter.name } as const;
  if (spec?.valueType === 'BOOLEAN') return wordCandidates(['TRUE', 'FALSE'], [], subject);
  if (!spec?.enum) return [];
  const words = parameter.values
    .filter(({ start, end }) => cursor.at < start || cursor.at > end)
    .map(({ start, end }) => cursor.text.slice(start, end).toUpperCase());
  const isFree = (word: string) => !words.includes(word);
  return wordCandidates(spec.enum.values.filter(isFree), spec.enum.deprecated ?? [], subject);
}

function typeCandidates(property: PropertySpec | undefined): readonly Candidate[] {
  const names = property?.types ?? valueTypes.map(({ name }) => name);
  return names.map((name) => ({
    text: name,
    kind: 'value',
    rank: Rank.usual,
    rest: ':',
    subject: { type: 'value', name },
  }));
}
