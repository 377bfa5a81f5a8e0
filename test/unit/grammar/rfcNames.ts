import type { Keywords, ParameterKeyword, PropertyKeyword } from '../../../scripts/grammarKeywords.mjs';

/**
 * The names the RFCs define, by RFC and in their order, written down here a second time so that a name which is
 * missing in the grammar cannot be missing for the same reason here. RFC 6868 and RFC 7529 define no such names.
 */

interface Names {
  readonly rfc: number;
  readonly components?: readonly string[];
  readonly properties?: readonly PropertyKeyword[];
  readonly parameters?: readonly ParameterKeyword[];
}

const boolean = ['TRUE', 'FALSE'];
const of = (type: string, ...names: string[]): PropertyKeyword[] => names.map((name) => ({ name, type }));
const listOf = (type: string, ...names: string[]): PropertyKeyword[] =>
  names.map((name) => ({ name, type, list: true }));
const words = (name: string, ...values: string[]): PropertyKeyword => ({ name, type: 'TEXT', values });
const named = (...names: string[]): ParameterKeyword[] => names.map((name) => ({ name }));
const oneOf = (name: string, ...values: string[]): ParameterKeyword => ({ name, values });

export const rfcNames: readonly Names[] = [
  {
    rfc: 5545,
    components: [
      'VCALENDAR',
      'VEVENT',
      'VTODO',
      'VJOURNAL',
      'VFREEBUSY',
      'VTIMEZONE',
      'STANDARD',
      'DAYLIGHT',
      'VALARM',
    ],
    properties: [
      words('CALSCALE', 'GREGORIAN'),
      // The values are those of RFC 5546.
      words('METHOD', 'PUBLISH', 'REQUEST', 'REPLY', 'ADD', 'CANCEL', 'REFRESH', 'COUNTER', 'DECLINECOUNTER'),
      ...of('TEXT', 'PRODID', 'VERSION'),
      ...of('URI', 'ATTACH'),
      ...listOf('TEXT', 'CATEGORIES', 'RESOURCES'),
      words('CLASS', 'PUBLIC', 'PRIVATE', 'CONFIDENTIAL'),
      ...of('TEXT', 'COMMENT', 'DESCRIPTION', 'LOCATION', 'SUMMARY'),
      ...of('FLOAT', 'GEO'),
      ...of('INTEGER', 'PERCENT-COMPLETE', 'PRIORITY'),
      words(
        'STATUS',
        'TENTATIVE',
        'CONFIRMED',
        'CANCELLED',
        'NEEDS-ACTION',
        'COMPLETED',
        'IN-PROCESS',
        'DRAFT',
        'FINAL',
      ),
      ...of('DATE-TIME', 'COMPLETED', 'DTEND', 'DUE', 'DTSTART'),
      ...of('DURATION', 'DURATION'),
      ...listOf('PERIOD', 'FREEBUSY'),
      words('TRANSP', 'OPAQUE', 'TRANSPARENT'),
      ...of('TEXT', 'TZID', 'TZNAME'),
      ...of('UTC-OFFSET', 'TZOFFSETFROM', 'TZOFFSETTO'),
      ...of('URI', 'TZURL'),
      ...of('CAL-ADDRESS', 'ATTENDEE', 'ORGANIZER'),
      ...of('TEXT', 'CONTACT', 'RELATED-TO', 'UID'),
      ...of('DATE-TIME', 'RECURRENCE-ID'),
      ...of('URI', 'URL'),
      ...listOf('DATE-TIME', 'EXDATE', 'RDATE'),
      ...of('RECUR', 'RRULE'),
      words('ACTION', 'AUDIO', 'DISPLAY', 'EMAIL'),
      ...of('INTEGER', 'REPEAT', 'SEQUENCE'),
      ...of('DURATION', 'TRIGGER'),
      ...of('DATE-TIME', 'CREATED', 'DTSTAMP', 'LAST-MODIFIED'),
      ...of('TEXT', 'REQUEST-STATUS'),
    ],
    parameters: [
      ...named('ALTREP', 'CN', 'DELEGATED-FROM', 'DELEGATED-TO', 'DIR', 'FMTTYPE', 'LANGUAGE', 'MEMBER'),
      ...named('SENT-BY', 'TZID'),
      oneOf('CUTYPE', 'INDIVIDUAL', 'GROUP', 'RESOURCE', 'ROOM', 'UNKNOWN'),
      oneOf('ENCODING', '8BIT', 'BASE64'),
      oneOf('FBTYPE', 'FREE', 'BUSY', 'BUSY-UNAVAILABLE', 'BUSY-TENTATIVE'),
      oneOf('PARTSTAT', 'NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED', 'COMPLETED'),
      oneOf('PARTSTAT', 'IN-PROCESS'),
      oneOf('RANGE', 'THISANDFUTURE'),
      oneOf('RELATED', 'START', 'END'),
      oneOf('RELTYPE', 'PARENT', 'CHILD', 'SIBLING'),
      oneOf('ROLE', 'CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT', 'NON-PARTICIPANT'),
      oneOf('RSVP', ...boolean),
      oneOf('VALUE', 'BINARY', 'BOOLEAN', 'CAL-ADDRESS', 'DATE', 'DATE-TIME', 'DURATION', 'FLOAT', 'INTEGER'),
      oneOf('VALUE', 'PERIOD', 'RECUR', 'TEXT', 'TIME', 'URI', 'UTC-OFFSET'),
    ],
  },
  {
    rfc: 2445,
    properties: of('RECUR', 'EXRULE'),
  },
  {
    rfc: 6321,
    properties: of('TEXT', 'XML'),
  },
  {
    rfc: 6638,
    parameters: [
      oneOf('SCHEDULE-AGENT', 'SERVER', 'CLIENT', 'NONE'),
      oneOf('SCHEDULE-FORCE-SEND', 'REQUEST', 'REPLY'),
      ...named('SCHEDULE-STATUS'),
    ],
  },
  {
    rfc: 7808,
    properties: [...of('DATE-TIME', 'TZUNTIL'), ...of('TEXT', 'TZID-ALIAS-OF')],
  },
  {
    rfc: 7953,
    components: ['VAVAILABILITY', 'AVAILABLE'],
    properties: [words('BUSYTYPE', 'BUSY', 'BUSY-UNAVAILABLE', 'BUSY-TENTATIVE')],
  },
  {
    rfc: 7986,
    properties: [
      ...of('TEXT', 'NAME'),
      ...of('DURATION', 'REFRESH-INTERVAL'),
      ...of('URI', 'SOURCE', 'IMAGE', 'CONFERENCE'),
      // The 147 colour names of CSS are not coloured one by one.
      words('COLOR'),
    ],
    parameters: [
      oneOf('DISPLAY', 'BADGE', 'GRAPHIC', 'FULLSIZE', 'THUMBNAIL'),
      ...named('EMAIL', 'LABEL'),
      oneOf('FEATURE', 'AUDIO', 'CHAT', 'FEED', 'MODERATOR', 'PHONE', 'SCREEN', 'VIDEO'),
    ],
  },
  {
    rfc: 8607,
    parameters: named('MANAGED-ID', 'SIZE', 'FILENAME'),
  },
  {
    rfc: 9073,
    components: ['PARTICIPANT', 'VLOCATION', 'VRESOURCE'],
    properties: [
      ...listOf('TEXT', 'LOCATION-TYPE'),
      words(
        'PARTICIPANT-TYPE',
        'ACTIVE',
        'INACTIVE',
        'SPONSOR',
        'CONTACT',
        'BOOKING-CONTACT',
        'EMERGENCY-CONTACT',
        'PUBLICITY-CONTACT',
        'PLANNER-CONTACT',
        'PERFORMER',
        'SPEAKER',
      ),
      words('RESOURCE-TYPE', 'ROOM', 'PROJECTOR', 'REMOTE-CONFERENCE-AUDIO', 'REMOTE-CONFERENCE-VIDEO'),
      ...of('CAL-ADDRESS', 'CALENDAR-ADDRESS'),
      ...of('TEXT', 'STYLED-DESCRIPTION', 'STRUCTURED-DATA'),
    ],
    parameters: [...named('ORDER', 'SCHEMA'), oneOf('DERIVED', ...boolean)],
  },
  {
    rfc: 9074,
    properties: [
      ...of('DATE-TIME', 'ACKNOWLEDGED'),
      words('PROXIMITY', 'ARRIVE', 'DEPART', 'CONNECT', 'DISCONNECT'),
    ],
    parameters: [oneOf('RELTYPE', 'SNOOZE')],
  },
  {
    rfc: 9253,
    properties: [...of('URI', 'CONCEPT', 'LINK'), ...of('TEXT', 'REFID')],
    parameters: [
      ...named('LINKREL', 'GAP'),
      oneOf('RELTYPE', 'FINISHTOSTART', 'FINISHTOFINISH', 'STARTTOFINISH', 'STARTTOSTART', 'FIRST', 'NEXT'),
      oneOf('RELTYPE', 'DEPENDS-ON', 'REFID', 'CONCEPT'),
      oneOf('VALUE', 'UID', 'XML-REFERENCE'),
    ],
  },
];

export const rfcKeywords: Keywords = {
  components: rfcNames.flatMap((names) => names.components ?? []),
  properties: rfcNames.flatMap((names) => names.properties ?? []),
  parameters: rfcNames.flatMap((names) => names.parameters ?? []),
};

/** RFC 5545, 3.3.10, with the parts RFC 7529 adds. */
export const recurParts = [
  ...['FREQ', 'UNTIL', 'COUNT', 'INTERVAL', 'BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYDAY', 'BYMONTHDAY'],
  ...['BYYEARDAY', 'BYWEEKNO', 'BYMONTH', 'BYSETPOS', 'WKST', 'RSCALE', 'SKIP'],
];

export const recurWords = [
  ...['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'],
  ...['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'OMIT', 'BACKWARD', 'FORWARD'],
];
