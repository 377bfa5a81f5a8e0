import type { ValueTypeSpec } from './types.ts';

/** The value types, in the order of RFC 5545, 3.3, then those of RFC 9253. */
export const valueTypes: readonly ValueTypeSpec[] = [
  {
    name: 'BINARY',
    description: 'Bytes of a file, written inline as Base64.',
    source: { rfc: 5545, section: '3.3.1' },
    requiredParam: { name: 'ENCODING', value: 'BASE64' },
  },
  {
    name: 'BOOLEAN',
    description: 'TRUE or FALSE.',
    source: { rfc: 5545, section: '3.3.2' },
  },
  {
    name: 'CAL-ADDRESS',
    description:
      'The address of a person, room or group as a URI, most often `mailto:` and an e-mail address.',
    source: { rfc: 5545, section: '3.3.3' },
    base: 'URI',
  },
  {
    name: 'DATE',
    description: 'A calendar day as eight digits, such as 20260607 for 7 June 2026.',
    source: { rfc: 5545, section: '3.3.4' },
  },
  {
    name: 'DATE-TIME',
    description:
      'A day and a time of day, such as 20260607T093000; with Z at the end it is UTC, with a TZID parameter local to that zone, with neither it floats.',
    source: { rfc: 5545, section: '3.3.5' },
  },
  {
    name: 'DURATION',
    description:
      'A length of time, such as PT45M for 45 minutes, P1D for a day or -PT15M for 15 minutes before.',
    source: { rfc: 5545, section: '3.3.6' },
  },
  {
    name: 'FLOAT',
    description: 'A decimal number with a point, such as 52.3702.',
    source: { rfc: 5545, section: '3.3.7' },
  },
  {
    name: 'INTEGER',
    description: 'A whole number between -2147483648 and 2147483647.',
    source: { rfc: 5545, section: '3.3.8' },
    range: { min: -2147483648, max: 2147483647 },
  },
  {
    name: 'PERIOD',
    description: 'A stretch of time: a start, a slash, and an end or a length.',
    source: { rfc: 5545, section: '3.3.9' },
  },
  {
    name: 'RECUR',
    description: 'A rule for repeating, such as FREQ=WEEKLY;COUNT=4.',
    source: { rfc: 5545, section: '3.3.10' },
  },
  {
    name: 'TEXT',
    description:
      'Words for people to read; commas, semicolons, backslashes and line breaks are written with a backslash.',
    source: { rfc: 5545, section: '3.3.11' },
    escaped: true,
  },
  {
    name: 'TIME',
    description: 'A time of day without a date, such as 093000.',
    source: { rfc: 5545, section: '3.3.12' },
  },
  {
    name: 'URI',
    description: 'A web or other address with its scheme, such as `https://example.org/talk/1`.',
    source: { rfc: 5545, section: '3.3.13' },
  },
  {
    name: 'UTC-OFFSET',
    description: 'How far local time is from UTC, such as +0200.',
    source: { rfc: 5545, section: '3.3.14' },
  },
  {
    name: 'UID',
    description: 'The UID of another component.',
    source: { rfc: 9253, section: '7' },
    base: 'TEXT',
    escaped: true,
  },
  {
    name: 'XML-REFERENCE',
    description: 'The address of a part of an XML document, as a URI with an XPointer.',
    source: { rfc: 9253, section: '7' },
    base: 'URI',
  },
];
