import { once } from '../text/once.ts';
import { ianaLinks } from './ianaLinks.ts';
import { fromLocalMs, type LocalTime, msPerDay, msPerSecond, toLocalMs } from './localTime.ts';
import {
  newYear,
  offsetAt,
  resolveLocal,
  type Timeline,
  type Transition,
  YearlyTimelines,
} from './timeline.ts';
import type { Resolution, Zone, ZoneOffset } from './zone.ts';

/** Names of zones begin with a letter; the runtime would also take an offset such as +02:00 for one. */
const namePattern = /^[A-Za-z][A-Za-z0-9._+/-]{0,63}$/;

/** The zones whose names have no slash and that are no old names of others. */
const withoutSlash: readonly string[] = [
  'CET',
  'CST6CDT',
  'EET',
  'EST',
  'EST5EDT',
  'HST',
  'MET',
  'MST',
  'MST7MDT',
  'PST8PDT',
  'WET',
  'UTC',
  'UCT',
  'Universal',
  'Zulu',
  'GMT',
  'GMT+0',
  'GMT-0',
  'GMT0',
  'Greenwich',
];

/** Hours west of UTC with a plus, as far as there are ships; runtimes take these names and do not list them. */
const atSea = Array.from({ length: 27 }, (_, n) => n - 14)
  .filter((west) => west !== 0)
  .map((west) => `Etc/GMT${west > 0 ? '+' : ''}${west}`);

/** Every name by its lower case: the name as the database spells it, and the zone's name of today. */
const listed = once(allListed);

function allListed(): ReadonlyMap<string, IanaName> {
  return new Map([
    ...[...withoutSlash, ...atSea].map((name) => [name.toLowerCase(), { name, canonical: name }] as const),
    ...Object.entries(ianaLinks).flatMap(([canonical, links]) => [
      [canonical.toLowerCase(), { name: canonical, canonical }] as const,
      ...links.map((name) => [name.toLowerCase(), { name, canonical }] as const),
    ]),
  ]);
}

/** A zone's name in the IANA database. */
export interface IanaName {
  /** As the database spells it. */
  readonly name: string;
  /** The name that the zone has today; differs from `name` for an old one, such as US/Pacific. */
  readonly canonical: string;
}

/** The names of zones that the runtime lists. To ask it takes milliseconds, and no check of a healthy file has to. */
const runtimeNames = once(() => Intl.supportedValuesOf('timeZone'));

const runtimeNamesByLower = once(() => new Map(runtimeNames().map((name) => [name.toLowerCase(), name])));

/** The zones that the runtime knows by the names that they have today, in the order of the alphabet. */
export function ianaNames(): readonly string[] {
  const names = runtimeNames().map((name) => readIanaName(name)?.canonical ?? name);
  return [...new Set(names)].sort();
}

/**
 * The names, of today and old, that begin or end with a part: with a region and its slash (`europe/`), or with a slash
 * and all after it (`/berlin`). The part is in lower case; none for what is no part of any.
 */
export function namesWithPart(part: string): readonly string[] {
  return namesByPart().get(part) ?? [];
}

const namesByPart = once(() => {
  const byPart = new Map<string, string[]>();
  for (const [lower, name] of allNames()) {
    for (const part of partsOf(lower)) {
      const names = byPart.get(part);
      if (names) names.push(name);
      else byPart.set(part, [name]);
    }
  }
  return byPart;
});

/** Every name that the runtime or the database lists, by its lower case. */
function allNames(): ReadonlyMap<string, string> {
  return new Map([
    ...runtimeNamesByLower(),
    ...[...listed()].map(([lower, { name }]) => [lower, name] as const),
  ]);
}

function partsOf(name: string): readonly string[] {
  const slashes = [...name].flatMap((letter, index) => (letter === '/' ? [index] : []));
  const region = slashes.slice(0, 1).map((slash) => name.slice(0, slash + 1));
  return [...region, ...slashes.map((slash) => name.slice(slash))];
}

/**
 * Reads the name or an old name of a zone of the IANA database, in any case. Undefined for anything else,
 * also for PST and its like, which runtimes take for zones and the database does not know.
 */
export function readIanaName(text: string): IanaName | undefined {
  if (!namePattern.test(text)) return undefined;
  const known = listed().get(text.toLowerCase());
  if (known) return known;
  if (!text.includes('/') || /^systemv\//i.test(text)) return undefined;
  const found = runtimeNamesByLower().get(text.toLowerCase());
  return found === undefined ? undefined : { name: found, canonical: found };
}

/**
 * The zone of the IANA database with that name or old name, in any case, as the runtime's own time zone
 * data has it. Undefined for any other name.
 */
export function ianaZone(name: string): Zone | undefined {
  const known = readIanaName(name);
  // A runtime may be too old for a new name, or too new for an old one.
  const format = known && (makeFormat(known.canonical) ?? makeFormat(known.name));
  return format && new IanaZone(name, format);
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    return undefined;
  }
}

/** Before, no place has another offset than its first; and the runtime would count in Julian years. */
const firstYear = 1600;
/** After, the runtime's years have five digits, and so much is told here of a zone as will ever be known. */
const lastYear = 9998;

/** Farther apart than this are any two changes of a zone's offset that lead back to the first. */
const sampleStep = 10 * msPerDay;

/** How much of the years beside it a year's timeline knows, for local times near its ends. */
const margin = 3 * msPerDay;

/** Each language area has words for the zones of its own countries, and numbers for all others. */
const wordyLocales = ['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'en-ZA'];

/** A zone of the database. The changes of each year are searched for when they are first asked for, and kept. */
class IanaZone implements Zone {
  readonly id: string;
  readonly source = 'iana';
  readonly #format: Intl.DateTimeFormat;
  readonly #timelines = new YearlyTimelines((year) => this.#makeTimeline(year));
  /** In the order of `wordyLocales`, as far as somebody needed them. */
  readonly #wordyFormats: Intl.DateTimeFormat[] = [];

  constructor(id: string, format: Intl.DateTimeFormat) {
    this.id = id;
    this.#format = format;
  }

  at(instant: number): ZoneOffset {
    return offsetAt(this.#timelineOf(fromLocalMs(instant).year), instant);
  }

  atLocal(local: LocalTime): Resolution {
    return resolveLocal(this.#timelineOf(local.year), toLocalMs(local));
  }

  nameAt(instant: number): string | undefined {
    for (const [index, locale] of wordyLocales.entries()) {
      this.#wordyFormats[index] ??= this.#makeWordy(locale);
      const parts = this.#wordyFormats[index].formatToParts(instant);
      const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
      if (name && /^[A-Z]{2,5}$/.test(name)) return name;
    }
    return undefined;
  }

  #makeWordy(locale: string): Intl.DateTimeFormat {
    const { timeZone } = this.#format.resolvedOptions();
    return new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  }

  during(first: number, last: number): Timeline {
    return this.#timelines.during(clampYear(first), clampYear(last));
  }

  #timelineOf(year: number): Timeline {
    return this.#timelines.of(clampYear(year));
  }

  /** Where the offset differs from one sample to the next, the moment of change is between them. */
  #makeTimeline(year: number): Timeline {
    const from = newYear(year) - margin;
    const to = newYear(year + 1) + margin;
    const transitions: Transition[] = [];
    let before = this.#offsetAt(from);
    const initial = { offset: before, name: undefined };
    for (let start = from; start < to; start += sampleStep) {
      const end = Math.min(start + sampleStep, to);
      const after = this.#offsetAt(end);
      if (after !== before) {
        const instant = this.#findChange(start, end, before);
        transitions.push({ instant, to: { offset: after, name: undefined } });
      }
      before = after;
    }
    return { initial, transitions };
  }

  /** The first second at which the offset is no longer `before`. */
  #findChange(start: number, end: number, before: number): number {
    let [low, high] = [start / msPerSecond, end / msPerSecond];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#offsetAt(middle * msPerSecond) === before) low = middle;
      else high = middle;
    }
    return high * msPerSecond;
  }

  /** Asks the runtime. Seconds east of UTC. */
  #offsetAt(instant: number): number {
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = this.#format
      .format(instant)
      .split(/\D+/)
      .map(Number);
    return (toLocalMs({ year, month, day, hour, minute, second }) - instant) / msPerSecond;
  }
}

function clampYear(year: number): number {
  return Math.max(firstYear, Math.min(lastYear, year));
}
