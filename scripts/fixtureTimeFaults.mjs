/**
 * The files of `fixtures/time-faults`: for each fault with times and zones that people reported to other projects, a
 * schedule made to that description. Who reported it, and where, is in `reported`.
 */
import { CRLF } from './fixtureText.mjs';

const onset = (name, start, rule, from, to, tzname) => [
  `BEGIN:${name}`,
  `DTSTART:${start}`,
  ...(rule ? [rule] : []),
  `TZOFFSETFROM:${from}`,
  `TZOFFSETTO:${to}`,
  ...(tzname ? [`TZNAME:${tzname}`] : []),
  `END:${name}`,
];

const yearly = (month, day) => `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${day}`;

const zone = (tzid, ...parts) => ['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...parts.flat(), 'END:VTIMEZONE'];

const london = [
  onset('DAYLIGHT', '20230326T010000', yearly(3, '-1SU'), '+0000', '+0100', 'BST'),
  onset('STANDARD', '20231029T020000', yearly(10, '-1SU'), '+0100', '+0000', 'GMT'),
];
const berlin = [
  onset('DAYLIGHT', '20230326T020000', yearly(3, '-1SU'), '+0100', '+0200', 'CEST'),
  onset('STANDARD', '20231029T030000', yearly(10, '-1SU'), '+0200', '+0100', 'CET'),
];
const pacificLate = [
  onset('DAYLIGHT', '20070311T030000', yearly(3, '2SU'), '-0800', '-0700', 'PDT'),
  onset('STANDARD', '20071104T030000', yearly(11, '1SU'), '-0700', '-0800', 'PST'),
];
const usBefore2007 = [
  onset('DAYLIGHT', '19870405T020000', yearly(4, '1SU'), '-0500', '-0400', 'EDT'),
  onset('STANDARD', '19871025T020000', yearly(10, '-1SU'), '-0400', '-0500', 'EST'),
];
const mexicoBefore2022 = [
  onset('DAYLIGHT', '19960407T020000', yearly(4, '1SU'), '-0600', '-0500', 'CDT'),
  onset('STANDARD', '19961027T020000', yearly(10, '-1SU'), '-0500', '-0600', 'CST'),
];

/** A talk of 45 minutes that starts and ends by these lines. */
const talk = (code, start, end, ...more) => [
  'BEGIN:VEVENT',
  `UID:talk-${code}@lantern.example`,
  'DTSTAMP:20230401T080000Z',
  `DTSTART${start}`,
  `DTEND${end}`,
  'SUMMARY:Lanterns that keep time - Ada Byström',
  'LOCATION:The Lamp Room',
  ...more,
  'END:VEVENT',
];

const inZone = (tzid, day = '20230714') =>
  talk('1', `;TZID=${tzid}:${day}T144000`, `;TZID=${tzid}:${day}T152500`);

const file = (lines, ...head) =>
  `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lantern Week//Schedule//EN', ...head, ...lines.flat(), 'END:VCALENDAR'].join(CRLF)}${CRLF}`;

/** The last Sunday of a month as it is written in a DATE-TIME. */
const lastSunday = (year, month) => {
  const last = new Date(Date.UTC(year, month, 0));
  last.setUTCDate(last.getUTCDate() - last.getUTCDay());
  return last.toISOString().slice(0, 10).replaceAll('-', '');
};

/** A VTIMEZONE as some exporters write it: every change of clocks for decades as a part of its own. */
const everyChange = () =>
  Array.from({ length: 80 }, (_, index) => [
    onset('DAYLIGHT', `${lastSunday(1997 + index, 3)}T020000`, undefined, '+0100', '+0200', 'CEST'),
    onset('STANDARD', `${lastSunday(1997 + index, 10)}T030000`, undefined, '+0200', '+0100', 'CET'),
  ]).flat();

/** @type {() => readonly { readonly file: string; readonly reported: string; readonly shows: string; readonly text: string }[]} */
export const timeFaults = () => [
  fault(
    'gmt-for-london',
    'pretalx/pretalx#2588',
    'A zone called GMT with the rules of London: an hour late in Outlook for Mac',
    [zone('GMT', ...london), inZone('GMT')],
  ),
  fault(
    'letters-for-a-zone',
    'pretalx exports up to July 2026',
    'A zone called PST, its changes of clocks an hour late',
    [zone('PST', ...pacificLate), inZone('PST')],
  ),
  fault(
    'hours-late',
    'pretalx/pretalx#2081, euroscipy/www.euroscipy.org#97',
    'Europe/Berlin defined as UTC: talks two hours late',
    [
      zone('Europe/Berlin', onset('STANDARD', '19700101T000000', undefined, '+0000', '+0000', 'UTC')),
      inZone('Europe/Berlin'),
    ],
  ),
  fault('utc-called-london', 'emfcamp/Website#2289', 'Times in UTC with TZID=Europe/London', [
    zone('Europe/London', ...london),
    talk('1', ';TZID=Europe/London:20230714T144000Z', ';TZID=Europe/London:20230714T152500Z'),
  ]),
  fault(
    'denver-hours-off',
    'OpenStackweb/openstack-org#145',
    'America/Denver defined as UTC: 09:00 becomes 03:00',
    [
      zone('America/Denver', onset('STANDARD', '19700101T000000', undefined, '+0000', '+0000', 'GMT')),
      inZone('America/Denver'),
    ],
  ),
  fault(
    'no-daylight-saving',
    'pythonitalia/pycon_site#34, gt-scheduler/website#334',
    'Europe/Rome without daylight saving: talks in July an hour off',
    [
      zone('Europe/Rome', onset('STANDARD', '19700101T000000', undefined, '+0100', '+0100', 'CET')),
      inZone('Europe/Rome'),
    ],
  ),
  fault(
    'rules-before-2007',
    'files of programs with old zone data',
    'The rules of the United States up to 2006, for a talk in March',
    [zone('America/New_York', ...usBefore2007), inZone('America/New_York', '20230320')],
  ),
  fault(
    'mexico-after-2022',
    'files of programs with old zone data',
    'Daylight saving in Mexico City after it was given up',
    [zone('America/Mexico_City', ...mexicoBefore2022), inZone('America/Mexico_City')],
  ),
  fault('offset-wrong', 'CTPUG/wafer#437', 'Johannesburg defined an hour off', [
    zone('Africa/Johannesburg', onset('STANDARD', '19700101T000000', undefined, '+0300', '+0300', 'SAST')),
    inZone('Africa/Johannesburg'),
  ]),
  fault(
    'no-zone-at-all',
    'engelsystem/engelsystem#1604, icssc/AntAlmanac#385, sipb/hydrant#26',
    'Times without a zone',
    [talk('1', ':20230714T144000', ':20230714T152500')],
  ),
  fault('zone-never-referenced', 'fmeum/ics2gcal#2', 'A VTIMEZONE that no time refers to', [
    zone('Europe/Berlin', ...berlin),
    talk('1', ':20230714T144000', ':20230714T152500'),
  ]),
  fault(
    'no-vtimezone',
    'thomersch/openstreetmap-calendar#185, owncloud-archive/calendar#687, nordeck/matrix-meetings#196',
    'A zone without VTIMEZONE: an hour off in Outlook, or an undeclared time zone',
    [inZone('Europe/Berlin')],
  ),
  fault('registry-prefix', 'thomersch/openstreetmap-calendar#185', 'The prefix that was tried as a cure', [
    zone('/Europe/Berlin', ...berlin),
    inZone('/Europe/Berlin'),
  ]),
  fault(
    'none-before-begin',
    'ietf-tools/datatracker#8498',
    'A zone called GMT that was written as None before BEGIN:VEVENT',
    [inZone('GMT').map((line, index) => (index === 0 ? `None${line}` : line))],
  ),
  fault('every-change', 'eoleedi/TimeTree-Exporter#157', 'A very long VTIMEZONE before the first talk', [
    zone('Europe/Berlin', ...everyChange()),
    inZone('Europe/Berlin'),
  ]),
  fault(
    'offset-for-a-zone',
    'spatie/icalendar-generator#27, spatie/calendar-links#88',
    'TZID=+01:00, cut in two by its colon',
    [inZone('+01:00')],
  ),
  fault('etc-utc', 'sec-deadlines/sec-deadlines.github.io#305', 'Etc/UTC-2, which is no zone', [
    inZone('Etc/UTC-2'),
  ]),
  fault('etc-gmt-sign', 'sec-deadlines/sec-deadlines.github.io#305', 'Etc/GMT-2, which is two hours east', [
    zone('Etc/GMT-2', onset('STANDARD', '19700101T000000', undefined, '+0200', '+0200', '+02')),
    inZone('Etc/GMT-2'),
  ]),
  fault('parameter-in-quotes', 'pimutils/khal#328', 'A TZID that swallowed the next parameter', [
    inZone('"local;VALUE=DATE-TIME"'),
  ]),
  fault('two-tzids', 'jens-maus/node-ical#305', 'A VTIMEZONE with two names', [
    zone('Europe/Berlin', ['TZID:W. Europe Standard Time'], ...berlin),
    inZone('Europe/Berlin'),
  ]),
  fault('number-for-a-zone', 'jens-maus/node-ical#311', 'A zone that is called by a number', [
    zone('39', ...berlin),
    inZone('39'),
  ]),
  fault('tzid-does-not-match', 'ical4j/ical4j#744', 'A TZID that differs from its VTIMEZONE in case', [
    zone('Europe/Berlin', ...berlin),
    inZone('europe/berlin'),
  ]),
  fault('windows-name', 'jens-maus/node-ical#16, iCalcreator#102', 'A Windows name with its VTIMEZONE', [
    zone('W. Europe Standard Time', ...berlin),
    inZone('W. Europe Standard Time'),
  ]),
  fault(
    'windows-name-undefined',
    'jens-maus/node-ical#16, iCalcreator#102',
    'A Windows name without VTIMEZONE',
    [inZone('W. Europe Standard Time')],
  ),
  fault(
    'shown-elsewhere',
    'jocosocial/swiftarr#69, markuspoerschke/iCal#24',
    'A calendar to be shown in another zone than its talks are in',
    [zone('Europe/Berlin', ...berlin), inZone('Europe/Berlin')],
    'X-WR-TIMEZONE:America/Los_Angeles',
  ),
  fault(
    'outlook-old-rules',
    'skarim/vobject#151, MS-OXCICAL',
    'Old and new rules in one VTIMEZONE, for a talk under the old ones',
    [
      zone(
        'America/New_York',
        usBefore2007.flatMap((part) =>
          part.map((line) =>
            line.startsWith('RRULE')
              ? `${line};UNTIL=${line.includes('=4;') ? '20060402T070000Z' : '20061029T060000Z'}`
              : line,
          ),
        ),
        onset('DAYLIGHT', '20070311T020000', yearly(3, '2SU'), '-0500', '-0400', 'EDT'),
        onset('STANDARD', '20071104T020000', yearly(11, '1SU'), '-0400', '-0500', 'EST'),
      ),
      inZone('America/New_York', '20050320'),
    ],
  ),
  fault(
    'onset-in-the-zone',
    'jasvrcek/ICS#53',
    'A DTSTART of a VTIMEZONE with a TZID: Google drops the talks',
    [
      zone(
        'Asia/Kolkata',
        onset('STANDARD', '19700101T000000', undefined, '+0530', '+0530', 'IST').map((line) =>
          line.replace('DTSTART:', 'DTSTART;TZID=Asia/Kolkata:'),
        ),
      ),
      inZone('Asia/Kolkata'),
    ],
  ),
  fault('daylight-alone', 'nextcloud/calendar#6478', 'A VTIMEZONE with DAYLIGHT and no STANDARD', [
    zone('Europe/Berlin', berlin[0]),
    inZone('Europe/Berlin'),
  ]),
];

function fault(name, reported, shows, lines, ...head) {
  return { file: `${name}.ics`, reported, shows, text: file(lines, ...head) };
}
