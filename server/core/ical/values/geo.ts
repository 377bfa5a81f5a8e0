import { type NumberRange, propertySpec } from '../spec/index.ts';
import { isWithin, parseFloatValue } from './number.ts';
import { explainPadding } from './padding.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

/** A place on earth in degrees, north and east positive. */
export interface GeoValue {
  readonly latitude: number;
  readonly longitude: number;
}

export type GeoProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around the value, or beside the semicolon; the range is the white space. */
  | 'padded'
  /** Two numbers with something other than a semicolon between them; the range is that. */
  | 'separator'
  /** The semicolon has a backslash; the range is both. */
  | 'escaped'
  /** Decimal commas. */
  | 'comma'
  /** Degree signs or the letters N, E, S, W. */
  | 'degrees'
  /** One number only. */
  | 'one-number'
  /** More than two parts; the range begins at the second semicolon. */
  | 'too-many-parts'
  /** The part is no number; the range is the part. */
  | 'latitude'
  | 'longitude'
  /** The number is too large; the range is the part. */
  | 'latitude-range'
  | 'longitude-range'
  /** The latitude is too large and would do as a longitude, and the other way round. */
  | 'swapped'
  /** Anything else. */
  | 'form';

type Problem = ValueProblem<GeoProblemKind>;

const [latitudeRange, longitudeRange] = (propertySpec('GEO')?.structured ?? []).map(({ range }) => range) as [
  NumberRange,
  NumberRange,
];

/**
 * Reads the value of GEO, two FLOATs with a semicolon between (RFC 5545, 3.8.1.6). Offsets in the problem
 * are offsets of `text`, which must hold no folds.
 */
export function parseGeo(text: string, start = 0, end = text.length): Parsed<GeoValue, GeoProblemKind> {
  const value = text.slice(start, end);
  const geo = readFloats(value);
  if (!geo) return { problem: explain(value, start) };
  const problem = outOfRange(geo, value, start);
  return problem ? { problem } : { value: geo };
}

/** Two FLOATs of whatever size with a semicolon between. */
function readFloats(value: string): GeoValue | undefined {
  const semicolon = value.indexOf(';');
  if (semicolon < 0) return undefined;
  const latitude = parseFloatValue(value, 0, semicolon).value;
  const longitude = parseFloatValue(value, semicolon + 1).value;
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function isGeo(value: string): boolean {
  const geo = readFloats(value);
  return (
    geo !== undefined && isWithin(geo.latitude, latitudeRange) && isWithin(geo.longitude, longitudeRange)
  );
}

function outOfRange({ latitude, longitude }: GeoValue, value: string, offset: number): Problem | undefined {
  const semicolon = value.indexOf(';');
  const end = offset + value.length;
  const first = { start: offset, end: offset + semicolon };
  const second = { start: first.end + 1, end };
  if (isWithin(latitude, latitudeRange)) {
    return isWithin(longitude, longitudeRange) ? undefined : { kind: 'longitude-range', ...second };
  }
  const isSwapped = isWithin(latitude, longitudeRange) && isWithin(longitude, latitudeRange);
  if (!isSwapped) return { kind: 'latitude-range', ...first };
  const reading = `${value.slice(semicolon + 1)};${value.slice(0, semicolon)}`;
  return { kind: 'swapped', start: offset, end, reading };
}

/** No place is written in more; what is longer is not worth a second look. */
const longestReading = 100;

function explain(value: string, offset: number): Problem {
  const whole = { start: offset, end: offset + value.length };
  if (value === '') return { kind: 'empty', ...whole };
  const padding = explainPadding(value, offset, isGeo);
  if (padding) return padding;
  const short = value.length <= longestReading ? value : '';
  const loose =
    explainEscaped(short, offset) ??
    explainInnerSpace(short, offset) ??
    explainSeparator(short, offset) ??
    explainRewritten(short, whole);
  return loose ?? explainParts(value, whole);
}

/** The reading, kept when it is right. */
function withReading(problem: Problem, reading: string, isSure: boolean): Problem | undefined {
  if (!isGeo(reading)) return undefined;
  return { ...problem, reading, ...(isSure && { isSure }) };
}

function explainEscaped(value: string, offset: number): Problem | undefined {
  const at = value.indexOf('\\;');
  const place = { kind: 'escaped', start: offset + at, end: offset + at + 2 } as const;
  return at < 0 ? undefined : withReading(place, value.replace('\\;', ';'), true);
}

function explainInnerSpace(value: string, offset: number): Problem | undefined {
  const found = /;\s+|\s+;\s*/.exec(value);
  if (!found) return undefined;
  const place = { start: offset + found.index, end: offset + found.index + found[0].length };
  return withReading({ kind: 'padded', ...place }, value.replace(found[0], ';'), true);
}

/**
 * A comma between two numbers that both have a point can be nothing else; between whole numbers it may be
 * a decimal comma. White space and a slash are separators whatever the numbers are.
 */
function explainSeparator(value: string, offset: number): Problem | undefined {
  const found = /^([-+]?\d+(?:\.\d+)?)(\s*[,/|]\s*|\s+)([-+]?\d+(?:\.\d+)?)$/.exec(value);
  if (!found) return undefined;
  const [, latitude, separator, longitude] = found as unknown as [string, string, string, string];
  const at = offset + latitude.length;
  const isSure = separator !== ',' || (latitude.includes('.') && longitude.includes('.'));
  const place = { start: at, end: at + separator.length };
  return withReading({ kind: 'separator', ...place }, `${latitude};${longitude}`, isSure);
}

function explainRewritten(value: string, whole: { start: number; end: number }): Problem | undefined {
  const withPoints = value.replace(/,/g, '.');
  if (withPoints !== value) {
    const commas = withReading({ kind: 'comma', ...whole }, withPoints, true);
    if (commas) return commas;
  }
  const found = /^([-+]?[\d.]+) ?°? ?([NS]?)(?:;|, ?| )([-+]?[\d.]+) ?°? ?([EW]?)$/i.exec(value);
  if (!found) return undefined;
  const [, latitude = '', north = '', longitude = '', east = ''] = found;
  const south = /s/i.test(north) ? '-' : '';
  const west = /w/i.test(east) ? '-' : '';
  return withReading({ kind: 'degrees', ...whole }, `${south}${latitude};${west}${longitude}`, false);
}

function explainParts(value: string, whole: { start: number; end: number }): Problem {
  const semicolon = value.indexOf(';');
  if (semicolon < 0) {
    return { kind: parseFloatValue(value).problem ? 'form' : 'one-number', ...whole };
  }
  const another = value.indexOf(';', semicolon + 1);
  if (another >= 0) return { kind: 'too-many-parts', start: whole.start + another, end: whole.end };
  const isFirst = parseFloatValue(value, 0, semicolon).problem !== undefined;
  return isFirst
    ? { kind: 'latitude', start: whole.start, end: whole.start + semicolon }
    : { kind: 'longitude', start: whole.start + semicolon + 1, end: whole.end };
}
