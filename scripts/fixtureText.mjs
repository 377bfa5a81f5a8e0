/**
 * How the fixtures are written down: escaping, folding, components, bytes and time zones.
 * Pure functions of their arguments. Text is built with CRLF line ends; who wants another kind converts at the end.
 */

export const CRLF = '\r\n';

/** RFC 5545 section 3.1: a line has at most 75 octets, and the space that begins a continuation is one of them. */
const CONTINUATION_OCTETS = 74;

/** Writes a string as a TEXT value (RFC 5545 section 3.3.11). */
export function escapeText(text) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** The length of one code point in UTF-8. */
function octetsOf(codePoint) {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** The offset after the code point at `offset`. */
function afterCodePoint(line, offset) {
  return offset + (line.codePointAt(offset) > 0xffff ? 2 : 1);
}

/** The offset after the code point at `offset`, or after the whole escape sequence if one begins there. */
function afterEscape(line, offset) {
  const escapes = line[offset] === '\\' && offset + 1 < line.length;
  return afterCodePoint(line, escapes ? offset + 1 : offset);
}

/** The UTF-8 length of `line` between two offsets that are at most one escape sequence apart. */
function octetsBetween(line, start, end) {
  let octets = 0;
  for (let at = start; at < end; at = afterCodePoint(line, at)) octets += octetsOf(line.codePointAt(at));
  return octets;
}

/** Folds one content line: `firstOctets` octets, then continuations, cut only where `next` says that a unit ends. */
function foldLine(line, firstOctets, next, separator) {
  if (line.length * 3 <= firstOctets) return line;
  const pieces = [];
  let pieceStart = 0;
  let room = firstOctets;
  for (let at = 0; at < line.length; ) {
    const end = next(line, at);
    const octets = octetsBetween(line, at, end);
    if (octets > room) {
      pieces.push(line.slice(pieceStart, at));
      pieceStart = at;
      room = CONTINUATION_OCTETS;
    }
    room -= octets;
    at = end;
  }
  pieces.push(line.slice(pieceStart));
  return pieces.join(separator);
}

/** Folds as pretalx does since it writes with python-icalendar: 74 octets first, escape sequences kept whole. */
export function foldLikeIcalendar(line, separator = '\r\n ') {
  return foldLine(line, 74, afterEscape, separator);
}

/** Folds as pretalx did while it wrote with vobject: every line full to 75 octets, escape sequences cut in two. */
export function foldLikeVobject(line, separator = '\r\n ') {
  return foldLine(line, 75, afterCodePoint, separator);
}

/** Joins content lines to a file, each folded by `fold` and ended with CRLF. */
export function writeLines(lines, fold = foldLikeIcalendar) {
  return lines.map((line) => fold(line) + CRLF).join('');
}

/** The content lines of a component around those of its properties and subcomponents. */
export function component(name, ...content) {
  return [`BEGIN:${name}`, ...content.flat(), `END:${name}`];
}

/** The content lines of a VCALENDAR. */
export function calendar(prodid, ...content) {
  return component('VCALENDAR', 'VERSION:2.0', `PRODID:${prodid}`, ...content);
}

/**
 * The bytes of a text. A lone surrogate U+DC80 to U+DCFF stands for the byte 0x80 to 0xFF,
 * so that a string can describe a file that is not UTF-8.
 */
export function toBytes(text) {
  const parts = text.split(/([\udc80-\udcff])/u);
  return Buffer.concat(parts.map((part, index) => (index % 2 ? byteOf(part) : Buffer.from(part))));
}

function byteOf(loneSurrogate) {
  return Buffer.from([loneSurrogate.charCodeAt(0) - 0xdc00]);
}

/** `2027-05-14` and `10:30` as a DATE-TIME; hours from 24 on are those of the following day. */
export function dateTime(date, time) {
  const [hours, minutes] = time.split(':').map(Number);
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCMinutes(hours * 60 + minutes);
  return moment.toISOString().slice(0, 19).replace(/[-:]/g, '');
}

/** The lines of one STANDARD or DAYLIGHT part of a VTIMEZONE; `onset` is its DTSTART and what recurs. */
function observance(kind, onset, tzname, from, to) {
  return component(kind, onset, `TZNAME:${tzname}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`);
}

/**
 * Europe/Berlin for a year around a conference in May 2027, in the form that python-icalendar writes:
 * an observance that only says what holds at the beginning, and the later onsets as RDATE.
 */
export const BERLIN_ZONE = component(
  'VTIMEZONE',
  'TZID:Europe/Berlin',
  observance('DAYLIGHT', ['DTSTART:20260514T000000'], 'CEST', '+0200', '+0200'),
  observance('STANDARD', ['DTSTART:20261025T030000', 'RDATE:20271031T030000'], 'CET', '+0200', '+0100'),
  observance('DAYLIGHT', ['DTSTART:20270328T020000', 'RDATE:20280326T020000'], 'CEST', '+0100', '+0200'),
);

/** America/Los_Angeles as a name and rules that every client reads: one pair of observances, yearly. */
export const LOS_ANGELES_ZONE = component(
  'VTIMEZONE',
  'TZID:America/Los_Angeles',
  observance('DAYLIGHT', yearly('20070311T020000', 'BYMONTH=3;BYDAY=2SU'), 'PDT', '-0800', '-0700'),
  observance('STANDARD', yearly('20071104T020000', 'BYMONTH=11;BYDAY=1SU'), 'PST', '-0700', '-0800'),
);

/** Pacific time as vobject writes it: named by an abbreviation, and every onset an hour late. */
export const PST_ZONE = component(
  'VTIMEZONE',
  'TZID:PST',
  observance(
    'STANDARD',
    yearly('20001029T030000', 'BYDAY=-1SU;BYMONTH=10;UNTIL=20061029T100000Z'),
    'PST',
    '-0700',
    '-0800',
  ),
  observance('STANDARD', yearly('20071104T030000', 'BYDAY=1SU;BYMONTH=11'), 'PST', '-0700', '-0800'),
  observance(
    'DAYLIGHT',
    yearly('20000402T030000', 'BYDAY=1SU;BYMONTH=4;UNTIL=20060402T110000Z'),
    'PDT',
    '-0800',
    '-0700',
  ),
  observance('DAYLIGHT', yearly('20070311T030000', 'BYDAY=2SU;BYMONTH=3'), 'PDT', '-0800', '-0700'),
);

/** Central Europe by its Windows name, with onsets since 1601 as Outlook writes them. */
export const WINDOWS_ZONE = component(
  'VTIMEZONE',
  'TZID:W. Europe Standard Time',
  component(
    'STANDARD',
    yearly('16010101T030000', 'BYDAY=-1SU;BYMONTH=10'),
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
  ),
  component(
    'DAYLIGHT',
    yearly('16010101T020000', 'BYDAY=-1SU;BYMONTH=3'),
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
  ),
);

function yearly(onset, rule) {
  return [`DTSTART:${onset}`, `RRULE:FREQ=YEARLY;${rule}`];
}
