import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { isUtcAlias } from '../ical/values/utcAlias.ts';
import { isOneSlip } from '../text/nearMiss.ts';
import { nearWord } from '../text/nearWord.ts';
import { abbreviations } from './abbreviations.ts';
import { namesWithPart, readIanaName } from './iana.ts';
import { zoneOfCity } from './zoneCities.ts';

/** What kind of name a TZID is. */
export type ZoneNameKind =
  /** A name of the IANA database that is in use today. */
  | 'iana'
  /** An old name of the IANA database, such as US/Pacific. */
  | 'alias'
  /** A name of UTC: UTC, GMT, Z, Etc/UTC and so on. */
  | 'utc'
  /** A name that Windows, Outlook and Exchange use, such as Pacific Standard Time. */
  | 'windows'
  /** A name with the prefix of a registry, such as /example.org/Europe/Berlin (RFC 5545, 3.2.19). */
  | 'global'
  /** An offset and no place, such as UTC+2 or +0200. */
  | 'fixed-offset'
  /** Letters that stand for the time of several places, such as PST. */
  | 'abbreviation'
  /** Nothing that anybody but the file's author knows. */
  | 'unknown';

/** What can be told of a TZID from its name alone. */
export interface ZoneName {
  readonly kind: ZoneNameKind;
  /**
   * The zones of the IANA database that it may mean, by their names of today, the likeliest first. Of an `unknown`
   * name that is the one of which it must be a slip.
   */
  readonly iana: readonly string[];
  /** Seconds east of UTC, where the name itself says them. */
  readonly offset: number | undefined;
}

/**
 * Says what a TZID means by its name, whatever the calendar's VTIMEZONE says. Case and white space around
 * it do not count. Takes any text; what nobody knows is `unknown`.
 */
export function readZoneName(tzid: string): ZoneName {
  const text = tzid.trim();
  if (isUtcAlias(text) || /^tzone:\/\/microsoft\/utc$/i.test(text))
    return { kind: 'utc', iana: ['Etc/UTC'], offset: 0 };
  return (
    readDatabaseName(text) ??
    readWindowsName(text) ??
    readGlobalName(text) ??
    readOffsetName(text) ??
    readAbbreviation(text) ?? { kind: 'unknown', iana: nearNames(text), offset: undefined }
  );
}

function readDatabaseName(text: string): ZoneName | undefined {
  const found = readIanaName(text);
  if (!found) return undefined;
  const { name, canonical } = found;
  if (/^(?:GMT[+-]?0|Greenwich|Etc\/GMT[+-]?0|Etc\/Greenwich)$/.test(name))
    return { kind: 'utc', iana: ['Etc/UTC'], offset: 0 };
  return { kind: name === canonical ? 'iana' : 'alias', iana: [canonical], offset: etcOffset(name) };
}

/** In Etc/GMT+7 the sign is that of POSIX: west of Greenwich is plus. */
function etcOffset(name: string): number | undefined {
  const hours = /^Etc\/GMT([+-]\d+)$/.exec(name)?.[1];
  return hours === undefined ? undefined : -Number(hours) * 3600;
}

/** The zone of each Windows name for the world at large (CLDR, windowsZones, territory 001). */
const windowsZones: ReadonlyMap<string, string> = new Map(
  WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001').map(({ windowsName, iana }) => [
    windowsName.toLowerCase(),
    iana[0] as string,
  ]),
);

/** The zones of the world at large, one for each set of rules that Windows knows, by their names of today. */
export function mainZones(): readonly string[] {
  return [...new Set([...windowsZones.values()].map(canonicalName))];
}

function canonicalName(name: string): string {
  return readIanaName(name)?.canonical ?? name;
}

function readWindowsName(text: string): ZoneName | undefined {
  // Outlook also writes the name by which Windows shows a zone, and names for what was set by hand.
  const isShown = /^\(?(?:UTC|GMT)[^)]*\) ?\S|^(?:customized|custom) time zone|^tzone:\/\//i.test(text);
  const zone = windowsZones.get(text.toLowerCase().replace(/ daylight time$/, ' standard time'));
  if (zone !== undefined) return { kind: 'windows', iana: [canonicalName(zone)], offset: undefined };
  return isShown ? { kind: 'windows', iana: [], offset: undefined } : undefined;
}

/** No registry was ever named, but names like /example.org/2024/Europe/Berlin end in one that is known. */
function readGlobalName(text: string): ZoneName | undefined {
  if (!text.startsWith('/')) return undefined;
  const parts = text.split('/').slice(1);
  for (const count of [3, 2, 1]) {
    const name = parts.slice(-count).join('/');
    if (isUtcAlias(name)) return { kind: 'global', iana: ['Etc/UTC'], offset: 0 };
    const found = parts.length >= count ? readIanaName(name) : undefined;
    if (found) return { kind: 'global', iana: [found.canonical], offset: etcOffset(found.name) };
  }
  return { kind: 'global', iana: [], offset: undefined };
}

/** UTC+2, GMT-0700, +01:00. What is in Etc/ and not in the database may be meant either way round. */
function readOffsetName(text: string): ZoneName | undefined {
  const [, prefix = '', sign, hours, minutes = '00'] =
    /^(|etc\/|utc|gmt|etc\/utc|etc\/gmt) ?([+-])(\d{1,2}):?([0-5]\d)?$/i.exec(text) ?? [];
  if (sign === undefined || Number(hours) > 15) return undefined;
  const seconds = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60;
  const isDoubtful = /^etc/i.test(prefix);
  return {
    kind: 'fixed-offset',
    iana: etcNames(seconds, isDoubtful),
    offset: isDoubtful ? undefined : seconds,
  };
}

function etcNames(seconds: number, isDoubtful: boolean): readonly string[] {
  const hours = seconds / 3600;
  if (!Number.isInteger(hours) || hours < -12 || hours > 14) return [];
  if (hours === 0) return ['Etc/UTC'];
  const name = (east: number) => `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
  return isDoubtful ? [name(hours), name(-hours)] : [name(hours)];
}

function readAbbreviation(text: string): ZoneName | undefined {
  const iana = meaningsOf(text);
  return iana.length > 0 ? { kind: 'abbreviation', iana, offset: undefined } : undefined;
}

/** The zones in which clocks are said to show that; none for letters that nobody uses. */
export function meaningsOf(abbreviation: string): readonly string[] {
  return abbreviations.get(abbreviation.toUpperCase()) ?? [];
}

/** What a name means that has blanks for underscores, is but a city, or has a slip in it; none when that is not clear. */
function nearNames(text: string): readonly string[] {
  const written = text.replace(/ /g, '_');
  const found = written === text ? undefined : readIanaName(written);
  if (found) return [found.canonical];
  // A name in the form of none is the file's own: Hall 1 is no slip of any.
  const city = written.slice(written.lastIndexOf('/') + 1);
  const zone = namesOfCity(written) ?? zoneOfCity(city) ?? nearName(text, written);
  return zone === undefined ? [] : [canonicalName(zone)];
}

/** The zone that is named by a city, written without its region. */
function namesOfCity(written: string): string | undefined {
  if (written.length < shortestCity || written.includes('/')) return undefined;
  const zones = new Set(namesWithPart(`/${written.toLowerCase()}`).map(canonicalName));
  return zones.size === 1 ? [...zones][0] : undefined;
}

/** Shorter words, such as GMT and Ho, are letters rather than cities. */
const shortestCity = 4;

/** The zone whose name in the database or on Windows has one slip, or two where it is long. */
function nearName(text: string, written: string): string | undefined {
  if (written.includes('/')) return nearPlace(written);
  // Most of such a name is the same in all of them, so that two slips would make another of it.
  const windowsNames = [...windowsZones.keys()].filter((name) => isOneSlip(name, text.toLowerCase()));
  return windowsNames.length === 1 ? windowsZones.get(windowsNames[0] as string) : undefined;
}

/** Europe/Munich has two letters of Europe/Zurich wrong, and is no slip. */
function nearPlace(written: string): string | undefined {
  const found = nearWord(written, namesLike(written));
  if (found === undefined) return undefined;
  const city = written.slice(written.lastIndexOf('/') + 1);
  return city.length >= longCity || isOneSlip(written.toLowerCase(), found.toLowerCase()) ? found : undefined;
}

const longCity = 10;

/** The names in which either the region or all after it is right: to compare each of them letter by letter takes long. */
function namesLike(written: string): readonly string[] {
  const lower = written.toLowerCase();
  const slash = lower.indexOf('/');
  const [region, rest] = [lower.slice(0, slash + 1), lower.slice(slash)];
  return [...new Set([...namesWithPart(region), ...namesWithPart(rest)])];
}
