import ICAL from 'ical.js';

/**
 * The oracle of what a repair may change: ical.js reads a text before and after. Values are compared as
 * ical.js means them, so that `P1DT` and `P1D`, or a time in TZID=UTC and one with Z, are equal.
 */

/** One property as ical.js reads it: its parameters and values in one string, or nothing when it throws. */
interface PropertyReading {
  readonly name: string;
  readonly reading: string | undefined;
}

interface ComponentReading {
  readonly name: string;
  readonly properties: readonly PropertyReading[];
  readonly components: readonly ComponentReading[];
}

/** Everything that ical.js reads in a text; undefined when it cannot parse it at all. */
export function readWithIcalJs(text: string): readonly ComponentReading[] | undefined {
  try {
    const parsed: unknown[] = ICAL.parse(text);
    // One calendar comes as it is, several as a list of them.
    const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][];
    return calendars.map((calendar) => readComponent(new ICAL.Component(calendar)));
  } catch {
    return undefined;
  }
}

function readComponent(component: ICAL.Component): ComponentReading {
  return {
    name: component.name,
    properties: component.getAllProperties().map(readProperty),
    components: component.getAllSubcomponents().map(readComponent),
  };
}

function readProperty(property: ICAL.Property): PropertyReading {
  try {
    const { tzid: _zone, ...params } = property.toJSON()[1] as Record<string, unknown>;
    const values = property.getValues().map(meaningOf);
    return { name: property.name, reading: JSON.stringify([params, values]) };
  } catch {
    return { name: property.name, reading: undefined };
  }
}

/** A value as plain text that is equal for what is equal. */
function meaningOf(value: unknown): unknown {
  if (value instanceof ICAL.Time) return timeMeaning(value);
  if (value instanceof ICAL.Duration) {
    const { weeks, days, hours, minutes, seconds, isNegative } = value;
    const sign = isNegative ? -1 : 1;
    const exact = (hours * 60 + minutes) * 60 + seconds;
    // In a template minus zero is zero.
    return `${sign * (weeks * 7 + days)} days ${sign * exact} seconds`;
  }
  if (value instanceof ICAL.UtcOffset) return `offset ${value.toSeconds()}`;
  if (value instanceof ICAL.Period) return [value.start, value.end ?? value.duration].map(meaningOf);
  return value instanceof ICAL.Recur ? value.toString() : value;
}

function timeMeaning(time: ICAL.Time): string {
  if (time.isDate) return `day ${time.toString()}`;
  const isFloating = time.zone === ICAL.Timezone.localTimezone;
  return isFloating ? `floating ${time.toString()}` : `instant ${time.toUnixTime()}`;
}

/**
 * What ical.js reads otherwise in `after` than in `before`, in words. Nothing is, when all that it could
 * read is the same, all that it could not read it can, and only properties named in `adds` are new.
 */
export function changedReadings(before: string, after: string, adds: readonly string[] = []): string[] {
  const then = readWithIcalJs(before);
  const now = readWithIcalJs(after);
  if (!now) return ['ical.js cannot read the text'];
  if (!then) return [];
  return compareComponents(
    { name: 'text', properties: [], components: then },
    { name: 'text', properties: [], components: now },
    new Set(adds.map((name) => name.toLowerCase())),
  );
}

function compareComponents(
  then: ComponentReading,
  now: ComponentReading,
  adds: ReadonlySet<string>,
): string[] {
  const names = (reading: ComponentReading) => reading.components.map(({ name }) => name).join();
  if (names(then) !== names(now)) return [`${then.name} has ${names(now)}, had ${names(then)}`];
  return [
    ...compareProperties(then, now, adds),
    ...then.components.flatMap((component, index) =>
      compareComponents(component, now.components[index] as ComponentReading, adds),
    ),
  ];
}

function compareProperties(
  then: ComponentReading,
  now: ComponentReading,
  adds: ReadonlySet<string>,
): string[] {
  const left = [...now.properties];
  const changes: string[] = [];
  const take = (isWanted: (property: PropertyReading) => boolean): boolean => {
    const index = left.findIndex(isWanted);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const readable = then.properties.filter(({ reading }) => reading !== undefined);
  for (const { name, reading } of readable) {
    if (!take((other) => other.name === name && other.reading === reading))
      changes.push(`${name} lost ${reading}`);
  }
  for (const { name } of then.properties.filter(({ reading }) => reading === undefined)) {
    if (!take((other) => other.name === name && other.reading !== undefined))
      changes.push(`${name} is not read`);
  }
  const added = left.filter(
    ({ name }) => !adds.has(name) || then.properties.some((old) => old.name === name),
  );
  return [...changes, ...added.map(({ name, reading }) => `${name} is new: ${reading}`)];
}
