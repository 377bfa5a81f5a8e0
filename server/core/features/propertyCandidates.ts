import {
  type Cardinality,
  type ComponentSpec,
  componentSpec,
  components,
  type ItipUse,
  itipSpec,
  itipUse,
  type PropertySpec,
  propertySpec,
  propertyUses,
  xProperties,
} from '../ical/spec/index.ts';
import { type Candidate, Rank } from './candidate.ts';
import type { OpenComponent } from './openComponent.ts';

/** Among properties that may be there, those that a talk has come first; the others in the order of the RFCs. */
const usualOrder = ['SUMMARY', 'DTEND', 'LOCATION', 'DESCRIPTION', 'URL', 'CATEGORIES', 'STATUS'];

/**
 * The properties that may be written in a component: first what it must have and has not, then what it may
 * have, then those of vendors. None that it must not have or that it has as often as it may.
 */
export function propertyCandidates(open: OpenComponent, method: string | undefined): readonly Candidate[] {
  const spec = componentSpec(open.name);
  // A property of the calendar is written before its components (RFC 5545, 3.6).
  if (!spec || open.isPastHead) return [];
  const place = (name: string) => (usualOrder.indexOf(name) + 1 || usualOrder.length + 1) - 1;
  const names = [...propertyUses(spec.name).keys()].sort((a, b) => place(a) - place(b));
  const own = names.flatMap((name) => ownCandidate(open, spec, method, name));
  return [...own, ...vendorCandidates(open)];
}

function ownCandidate(
  open: OpenComponent,
  spec: ComponentSpec,
  method: string | undefined,
  name: string,
): readonly Candidate[] {
  const property = propertySpec(name);
  const need = needOf(open, spec, method, name);
  if (!property || need === 'none') return [];
  const rank = property.deprecated ? Rank.deprecated : need === 'missing' ? Rank.missing : Rank.usual;
  return [
    {
      text: name,
      kind: 'property',
      rank,
      ...restOf(property),
      ...(need === 'missing' && { detail: 'missing here' }),
      ...(property.deprecated && { isDeprecated: true }),
      subject: { type: 'property', name, component: spec.name },
    },
  ];
}

/** A colon; or the parameter without which the value could not be read. */
function restOf({ requiredParams, types, enum: words }: PropertySpec): Pick<Candidate, 'rest' | 'goesOn'> {
  if (!requiredParams?.includes('VALUE')) return { rest: ':', ...(words && { goesOn: true }) };
  return types.length === 1 ? { rest: `;VALUE=${types[0]}:` } : { rest: ';VALUE=', goesOn: true };
}

function vendorCandidates({ counts, name }: OpenComponent): readonly Candidate[] {
  const isZone = name === 'VTIMEZONE' || name === 'STANDARD' || name === 'DAYLIGHT';
  const free = isZone ? [] : xProperties.filter((property) => !counts.has(property.name));
  return free.map((property) => ({
    text: property.name,
    kind: 'property',
    rank: Rank.vendor,
    rest: ':',
    detail: property.vendor,
    subject: { type: 'property', name: property.name, component: name },
  }));
}

type Need = 'missing' | 'allowed' | 'none';

/** Whether one more property of that name is asked for, may be there, or must not. */
function needOf(open: OpenComponent, spec: ComponentSpec, method: string | undefined, name: string): Need {
  const count = open.counts.get(name) ?? 0;
  const limits = limitsOf(open, spec, method, name);
  if (limits.includes('0') || isExcluded(open, spec, method, name)) return 'none';
  if (count > 0) return limits.every((limit) => limit === '1+' || limit === '0+') ? 'allowed' : 'none';
  const isRequired = limits.includes('1') || limits.includes('1+') || isAskedFor(open, spec, name);
  return isRequired ? 'missing' : 'allowed';
}

/** Every statement on how often the component has the property: its own, ACTION's, METHOD's. */
function limitsOf(
  open: OpenComponent,
  spec: ComponentSpec,
  method: string | undefined,
  name: string,
): readonly (Cardinality | '0')[] {
  const use = propertyUses(spec.name).get(name);
  const message = method === undefined ? undefined : itipSpec(method, spec.name);
  const inMessage: ItipUse | undefined = message && itipUse(message, name);
  const own = method !== undefined && use?.optionalWithMethod ? '0..1' : use?.cardinality;
  return [
    ...(own ? [own] : ['0' as const]),
    ...(inMessage && !inMessage.disputedBy ? [inMessage.cardinality] : []),
    ...limitsByValue(open, spec, name),
  ];
}

function limitsByValue(
  open: OpenComponent,
  spec: ComponentSpec,
  name: string,
): readonly (Cardinality | '0')[] {
  return (spec.constraints ?? []).flatMap((constraint) => {
    if (constraint.kind !== 'byValue' || !constraint.governs.includes(name)) return [];
    const value = open.firstValue(constraint.property)?.trim().toUpperCase() ?? '';
    const limits = Object.hasOwn(constraint.cases, value) ? constraint.cases[value] : undefined;
    return limits ? [limits[name] ?? '0'] : [];
  });
}

/** Says whether a property that is there forbids this one. */
function isExcluded(
  open: OpenComponent,
  spec: ComponentSpec,
  method: string | undefined,
  name: string,
): boolean {
  return (spec.constraints ?? []).some((constraint) => {
    if (constraint.kind === 'forbidden') return constraint.properties.includes(name);
    if (constraint.kind !== 'mutuallyExclusive' || !constraint.properties.includes(name)) return false;
    if (constraint.onlyWithMethod && method === undefined) return false;
    return constraint.properties.some((other) => other !== name && open.counts.has(other));
  });
}

/** Says whether a property that is there asks for this one. */
function isAskedFor({ counts }: OpenComponent, spec: ComponentSpec, name: string): boolean {
  return (spec.constraints ?? []).some((constraint) => {
    if (constraint.kind === 'requires') {
      return counts.has(constraint.property) && constraint.requires.includes(name);
    }
    if (constraint.kind !== 'together' || !constraint.properties.includes(name)) return false;
    return constraint.properties.some((other) => other !== name && counts.has(other));
  });
}

/** The components that may begin in a component; a calendar at the top of a file. */
export function childNames({ name, counts }: OpenComponent): readonly string[] {
  if (name === '') return components.filter(({ parents }) => parents.length === 0).map((spec) => spec.name);
  const groups = componentSpec(name)?.children ?? [];
  return groups
    .filter(({ requiresProperty }) => requiresProperty === undefined || counts.has(requiresProperty))
    .flatMap(({ names }) => names);
}
