/**
 * The workspace `damaged`: the healthy conference after a hand-edit, fault by fault, with a list of the faults.
 * Each damage replaces one text by another; the line of the list is the line where the two first differ.
 */
import { CRLF, foldLikeIcalendar } from './fixtureText.mjs';
import { conferenceFiles, uidOf } from './fixtureWorkspace.mjs';

/** Stands for the place of a damage while its file is being edited; the next character says of which one. */
const MARK = '\ue000';
const FIRST_NUMBER = 0xe100;
const UNNUMBERED = new RegExp(`${MARK}(?![\ue100-\uefff])`, 'g');

const BERLIN = ';TZID=Europe/Berlin:';

/**
 * Damage to one file each: `talk` limits the edit to the event with this code; `from` must occur there exactly once.
 * A replacement can be a function of the whole text instead. `missing` puts the place on the BEGIN line,
 * where something that is not there is looked for. `rule` is the rule that is meant to find it.
 */
const scheduleDamage = [
  {
    talk: 'QW7LNA',
    rule: 'property-not-allowed',
    what: 'METHOD inside VEVENT',
    from: 'DTSTAMP:',
    to: 'METHOD:PUBLISH\r\nDTSTAMP:',
  },
  {
    talk: 'R3GEXW',
    rule: 'property-name-invalid',
    what: 'Space between a name and its colon',
    from: 'SUMMARY:',
    to: 'SUMMARY :',
  },
  {
    talk: 'P7PROF',
    rule: 'continuation-missing-space',
    what: 'Two continuation lines have lost their leading space',
    edit: (event) => event.replace(/(DESCRIPTION:.*\r\n) +(.*\r\n) +/, `$1${MARK}$2`),
  },
  {
    talk: 'G3TOWL',
    rule: 'component-not-closed',
    what: 'END:VEVENT is lost',
    missing: true,
    from: 'END:VEVENT\r\n',
    to: '',
  },
  {
    talk: 'M9MONO',
    rule: 'properties-exclusive',
    what: 'DTEND and DURATION both',
    from: 'DTSTAMP:',
    to: 'DURATION:PT30M\r\nDTSTAMP:',
  },
  {
    talk: 'V8CAFE',
    rule: 'event-zero-length',
    what: 'DTEND is equal to DTSTART',
    from: `DTEND${BERLIN}20270514T154000`,
    to: `DTEND${BERLIN}20270514T151500`,
  },
  {
    talk: 'L9FLAS',
    rule: 'end-not-after-start',
    what: 'DTEND before DTSTART: 5:25 PM became 05:25',
    from: `DTEND${BERLIN}20270514T172500`,
    to: `DTEND${BERLIN}20270514T052500`,
  },
  {
    talk: 'W9EBER',
    rule: 'text-unescaped-separator',
    what: 'Unescaped commas in SUMMARY',
    from: 'Weber\\, Tisserand\\, Tkacz',
    to: 'Weber, Tisserand, Tkacz',
  },
  {
    talk: 'P8ARTY',
    rule: 'line-not-content-line',
    what: 'TRIGGER without its colon',
    from: 'END:VEVENT',
    to: `BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Party!\r\n${MARK}TRIGGER-P0DT15M\r\nEND:VALARM\r\nEND:VEVENT`,
  },
  {
    talk: 'E9MPTY',
    rule: 'dtstamp-missing',
    what: 'DTSTAMP is missing',
    missing: true,
    from: 'DTSTAMP:20261105T141530Z\r\n',
    to: '',
  },
  {
    talk: 'B7READ',
    rule: 'uid-missing',
    what: 'UID is missing',
    missing: true,
    from: `UID:${uidOf('B7READ')}\r\n`,
    to: '',
  },
  {
    talk: 'P9PRYW',
    rule: 'tzid-undefined',
    what: 'TZID without a VTIMEZONE',
    edit: (event) =>
      event.replace('Europe/Berlin', `${MARK}Europe/Vienna`).replace('Europe/Berlin', 'Europe/Vienna'),
  },
  {
    talk: 'L3LOGS',
    rule: 'datetime-invalid',
    what: 'A time with hyphens and colons',
    from: `DTSTART${BERLIN}20270515T110000`,
    to: `DTSTART${BERLIN}2027-05-15T11:00`,
  },
  {
    talk: 'J8JEZY',
    rule: 'tzid-fixed-offset',
    what: 'An offset as TZID',
    edit: (event) => event.replace('Europe/Berlin', `${MARK}+02:00`).replace('Europe/Berlin', '+02:00'),
  },
  {
    talk: 'Q3TYPE',
    rule: 'datetime-offset-suffix',
    what: 'An offset behind both times',
    edit: (event) =>
      event
        .replace(`${BERLIN}20270515T113500`, `:20270515T023500${MARK}-07:00`)
        .replace(`${BERLIN}20270515T122000`, ':20270515T032000-07:00'),
  },
  {
    talk: 'A9KATA',
    rule: 'end-localness-mismatch',
    what: 'DTSTART without its TZID',
    from: `DTSTART${BERLIN}`,
    to: 'DTSTART:',
  },
  {
    talk: 'C3ICAL',
    rule: 'line-too-long',
    what: 'A DESCRIPTION of more than 500 octets that is not folded',
    edit: (event) => withDescription(event, (line) => MARK + line),
  },
  {
    talk: 'Y9DETT',
    rule: 'line-indented',
    what: 'Indented lines become part of the line above',
    edit: (event) => event.replace('DTSTAMP:', `${MARK}  DTSTAMP:`).replace('UID:', '  UID:'),
  },
  {
    talk: 'U3CELL',
    rule: 'text-stray-backslash',
    what: 'A colon with a backslash',
    from: 'Spreadsheets:',
    to: 'Spreadsheets\\:',
  },
  {
    talk: 'B9BIRD',
    rule: 'property-name-misspelt',
    what: 'SUMMARY misspelt',
    from: 'SUMMARY:',
    to: 'SUMARY:',
  },
  {
    talk: 'B8PLUM',
    rule: 'speaker-name-variant',
    what: 'A speaker in another spelling than on her page',
    from: 'Siobhán',
    to: 'Siobhan',
  },
  {
    talk: 'V9ROOF',
    rule: 'room-name-variant',
    what: 'A room in another spelling',
    from: 'LOCATION:Färberei',
    to: 'LOCATION:Farberei',
  },
  {
    talk: 'Q9ENDE',
    rule: 'continuation-missing-space',
    what: 'A line of text between the properties; it looks like a property',
    from: 'LOCATION:',
    to: 'Note: lost property is in the foyer until six.\r\nLOCATION:',
  },
  {
    talk: 'PAUSE4',
    rule: 'text-unescaped-separator',
    what: 'Unescaped semicolon in SUMMARY',
    from: 'cake 🍰',
    to: 'cake 🍰; vegan too',
  },
  { talk: 'PAUSE5', rule: 'line-blank', what: 'Empty lines', from: 'LOCATION:', to: '\r\n\r\nLOCATION:' },
  {
    talk: 'PAUSE6',
    rule: 'event-outside-conference',
    what: 'A wrong month makes an extra day',
    edit: (event) => event.replace('20270515', `${MARK}20270615`).replace('20270515', '20270615'),
  },
  {
    talk: 'PAUSE9',
    rule: 'event-at-night',
    what: 'A coffee break at a quarter to three in the night',
    edit: (event) => event.replace('T144500', `${MARK}T024500`).replace('T151500', 'T031500'),
  },
  {
    talk: 'R8RIVR',
    rule: 'event-copies-disagree',
    what: 'Moved by five minutes here, but not in talks/R8RIVR.ics, which was exported later',
    edit: (event) => event.replace('T110000', `${MARK}T110500`).replace('T113000', 'T113500'),
  },
  {
    talk: 'PAUSE7',
    rule: 'uid-duplicate',
    what: 'The UID of another event (PAUSE2) at another time',
    from: uidOf('PAUSE7'),
    to: `${MARK}${uidOf('PAUSE2')}`,
  },
  {
    rule: 'component-not-closed',
    what: 'A stray BEGIN:VEVENT at the end',
    from: 'END:VCALENDAR',
    to: 'BEGIN:VEVENT\r\nEND:VCALENDAR',
  },
];

const talkDamage = {
  A7STCK: {
    rule: 'uid-code-mismatch',
    what: 'The URL of another talk',
    from: '/talk/A7STCK/',
    to: '/talk/D7MEND/',
  },
  C8BARR: {
    rule: 'char-control',
    what: 'A control character (U+0008)',
    from: 'an empty file',
    to: 'an empty\b file',
  },
  D7MEND: {
    rule: 'file-text-after-end',
    what: 'Text after the calendar',
    from: 'END:VCALENDAR\r\n',
    to: 'END:VCALENDAR\r\nSent from my loom\r\n',
  },
  F7CRYD: {
    rule: 'param-value-needs-quotes',
    what: 'A colon in a parameter without quotes',
    from: 'LOCATION:',
    to: 'ORGANIZER;CN=Webkante: Orga:mailto:orga@webkante.example\r\nLOCATION:',
  },
  G8GRAN: {
    rule: 'uri-invalid',
    what: 'One slash is missing in the URL',
    from: 'URL:https://',
    to: 'URL:https:/',
  },
  H3CACH: { rule: 'file-bom', what: 'Byte order mark', from: 'BEGIN:VCALENDAR', to: '\ufeffBEGIN:VCALENDAR' },
  H8LOOM: {
    rule: 'param-syntax',
    what: 'A semicolon without a parameter',
    from: 'SUMMARY:',
    to: 'SUMMARY;:',
  },
  J7KETT: {
    rule: 'file-not-utf8',
    what: 'An ü that is one byte, 0xFC',
    from: 'Drei Umzüge',
    to: 'Drei Umz\udcfcge',
  },
  K7FLAG: {
    rule: 'line-ending-mixed',
    what: 'Some lines end with LF only',
    edit: (text) => text.replace(/^(LOCATION.*)\r\n(URL.*)\r\n/m, `$1${MARK}\n$2\n`),
  },
  N3CLOK: {
    rule: 'fold-splits-utf8',
    what: 'A fold between the two bytes of æ',
    from: 'Sætre',
    to: 'S\udcc3\r\n \udca6tre',
  },
  O8RATE: {
    rule: 'utc-offset-invalid',
    what: 'A colon in an offset of the VTIMEZONE',
    from: 'TZOFFSETFROM:+0100',
    to: 'TZOFFSETFROM:+01:00',
  },
  S7BODN: { rule: 'begin-end-mismatch', what: 'END misspelt', from: 'END:VEVENT', to: 'END:VEVNT' },
  S8HODO: {
    rule: 'room-double-booked',
    what: 'Another room, in which J7KETT is; the whole schedule and the page have the right one',
    from: 'LOCATION:Kesselhaus',
    to: 'LOCATION:Großer Saal',
  },
  W7SUPL: {
    rule: 'property-not-allowed',
    what: 'TZID as a property of an event',
    from: 'DTSTAMP:',
    to: 'TZID:Europe/Warsaw\r\nDTSTAMP:',
  },
  X9CROI: {
    rule: 'file-text-before-begin',
    what: 'A word before BEGIN',
    from: 'BEGIN:VCALENDAR',
    to: 'NoneBEGIN:VCALENDAR',
  },
  Y8WINT: {
    rule: 'speaker-double-booked',
    what: 'Another speaker, who speaks elsewhere at that time (U7LATE)',
    from: 'Yusuf Karadağ',
    to: 'Ulrich Pfefferkorn',
  },
  Z8SRCE: { rule: 'text-double-escaped', what: 'Line breaks escaped twice', edit: escapeLineBreaksTwice },
};

const pageDamage = {
  'amelie-roussel-diop': {
    rule: 'page-markup-residue',
    what: 'An HTML entity',
    from: "dessinatrice d'interfaces",
    to: 'dessinatrice d&#39;interfaces',
  },
  'dorothea-kluengel': {
    rule: 'page-event-time-mismatch',
    what: 'An hour later than in the calendar',
    from: '10:30 AM-11:00 AM',
    to: '11:30 AM-12:00 PM',
  },
  'hana-dvorackova': {
    rule: 'page-event-room-mismatch',
    what: 'Another room than in the calendar',
    from: '| Garnboden, 2. OG',
    to: '| Färberei',
  },
  'ingeborg-saetre': {
    rule: 'page-date-order',
    what: 'The day before the month',
    from: '5/14/2027',
    to: '14/5/2027',
  },
  'mei-ling-tsai-roth': {
    rule: 'page-schedule-syntax',
    what: 'Time and date changed places',
    from: '5/15/2027 | 1:30 PM-1:55 PM',
    to: '1:30 PM-1:55 PM | 5/15/2027',
  },
  'ruth-eisenhut': {
    rule: 'page-section-misspelt',
    what: 'A heading misspelt',
    from: '\nAbstract\n',
    to: '\nAbstact\n',
  },
  'theodora-mbeki-laurent': {
    rule: 'page-event-speaker-mismatch',
    what: 'Another speaker than in the calendar',
    edit: (text) =>
      text
        .replace('Théodora Mbeki-Laurent', `${MARK}Odile Marchetti`)
        .replace('Théodora Mbeki-Laurent', 'Odile Marchetti')
        .replaceAll('Théodora', 'Odile'),
  },
  'ulrich-pfefferkorn': {
    rule: 'page-event-title-mismatch',
    what: 'Another title than in the calendar',
    from: 'Latency is a budget,',
    to: 'Latency is a budgie,',
  },
  'wanjiru-kamau': {
    rule: 'page-weekday-mismatch',
    what: 'A wrong weekday (it is a Saturday)',
    from: '5/15/2027',
    to: 'Friday 5/15/2027',
  },
  'yusuf-karadag': { rule: 'page-room-missing', what: 'No room', from: ' | Garnboden, 2. OG', to: ' |' },
  'zoe-vandenbroucke': {
    rule: 'page-end-not-after-start',
    what: 'AM for PM at the end',
    from: '2:00 PM-2:45 PM',
    to: '2:00 PM-2:45 AM',
  },
};

/** The files of the workspace, and DAMAGE.md: path inside it → text (see `toBytes` for its odd bytes). */
export function damagedFiles() {
  const damages = allDamages();
  const files = damages.reduce(damageFile, conferenceFiles());
  const marked = [...files].map(([path, text]) => [path, takeMarks(text)]);
  const lines = new Map(marked.flatMap(([, { places }]) => places));
  return new Map([
    ...marked.map(([path, { text }]) => [path, text]),
    ['DAMAGE.md', damageList(damages, lines)],
  ]);
}

/** Every damage with its file and number. */
function allDamages() {
  const inFolder = (damages, path, about) =>
    Object.entries(damages).map(([key, damage]) => ({ ...damage, file: path(key), about: about(key) }));
  return [
    ...scheduleDamage.map((damage) => ({ ...damage, file: 'schedule.ics', about: damage.talk ?? '' })),
    ...inFolder(
      talkDamage,
      (code) => `talks/${code}.ics`,
      (code) => code,
    ),
    ...inFolder(
      pageDamage,
      (name) => `speakers/${name}.speaker.txt`,
      () => '',
    ),
  ].map((damage, number) => ({ ...damage, number }));
}

/** The files after one damage more. */
function damageFile(files, damage) {
  const text = files.get(damage.file);
  const [start, end] = damage.talk ? eventRange(text, damage.talk) : [0, text.length];
  const edited = marksNumbered(editedPart(text.slice(start, end), damage), damage.number);
  return new Map(files).set(damage.file, text.slice(0, start) + edited + text.slice(end));
}

/** From the BEGIN to the END of the event with a code, whichever slot comes first. */
function eventRange(text, code) {
  const uid = text.indexOf(`-${code}@`);
  return [
    text.lastIndexOf('BEGIN:VEVENT', uid),
    text.indexOf('END:VEVENT', uid) + `END:VEVENT${CRLF}`.length,
  ];
}

/** The part of a file after a damage, with one mark at its place. */
function editedPart(part, damage) {
  const edited = damage.edit ? damage.edit(part) : replaceOnce(part, damage);
  if (edited.match(UNNUMBERED)?.length !== 1) throw new Error(`Damage without one place: ${damage.what}`);
  return edited;
}

function replaceOnce(part, { from, to, missing }) {
  const pieces = part.split(from);
  if (pieces.length !== 2) throw new Error(`Not exactly once in the file: ${from}`);
  if (missing) return MARK + pieces.join(to);
  return pieces.join(to.includes(MARK) ? to : withMark(from, to));
}

/** `to` with a mark where it begins to differ from `from`. */
function withMark(from, to) {
  let at = 0;
  while (at < from.length && from[at] === to[at]) at++;
  return to.slice(0, at) + MARK + to.slice(at);
}

function marksNumbered(text, number) {
  return text.replace(UNNUMBERED, MARK + String.fromCharCode(FIRST_NUMBER + number));
}

/** A file's text without its marks, and the line of each damage: `[number, line]`, lines counted from 1. */
function takeMarks(text) {
  const pieces = text.split(new RegExp(`${MARK}(.)`));
  const places = [];
  let line = 1;
  pieces.forEach((piece, index) => {
    if (index % 2) places.push([piece.charCodeAt(0) - FIRST_NUMBER, line]);
    else line += piece.split(/\r\n|\n/).length - 1;
  });
  return { text: pieces.filter((_, index) => index % 2 === 0).join(''), places };
}

/** Changes the DESCRIPTION of an event, which `change` gets as one line and gives back as it is to stand there. */
function withDescription(event, change) {
  return event.replace(/DESCRIPTION:.*\r\n(?: .*\r\n)*/, (lines) => {
    return change(lines.slice(0, -CRLF.length).replaceAll('\r\n ', '')) + CRLF;
  });
}

/** Marks the line of the first line break that is escaped once too often, and folds as the export does. */
function escapeLineBreaksTwice(event) {
  return withDescription(event, (line) => {
    const folded = foldLikeIcalendar(line.replaceAll('\\n', '\\\\n'));
    return folded.replace('\\\\n', `${MARK}\\\\n`);
  });
}

/** By line within a file; the files stand together and keep their order. */
function byFileAndLine(a, b) {
  return a.file === b.file ? a.line - b.line : a.number - b.number;
}

function damageList(damages, lines) {
  const rows = damages
    .map((damage) => ({ ...damage, line: lines.get(damage.number) }))
    .sort(byFileAndLine)
    .map(
      ({ file, line, about, what, rule }) => `| \`${file}\` | ${line} | ${about} | ${what} | \`${rule}\` |`,
    );
  return `${[
    '# What was done to this copy of the conference',
    '',
    'Made by `node scripts/makeFixtures.mjs` from the same data as the workspace `conference` beside it; everything that is not in',
    `this list is as it is there. Of a UID only the code of the talk or break is given: \`${uidOf('CODE')}\`.`,
    'The last column is the rule that is meant to find the damage. One damage can show in more than one place:',
    'an event without END swallows the next one, an alarm without TRIGGER lacks a required property, an event whose time',
    'cannot be read takes no part in the checks of rooms and speakers.',
    '',
    '| File | Line | Event | Damage | Rule |',
    '| --- | ---: | --- | --- | --- |',
    ...rows,
  ].join('\n')}\n`;
}
