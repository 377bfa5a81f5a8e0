import type { ParameterName } from './parameters.ts';
import type { PropertySpec } from './types.ts';

/** The properties: RFC 5545 in its own order and grouping (3.7 and 3.8), then the later RFCs by number. */
const table = [
  // 3.7 Calendar properties
  {
    name: 'CALSCALE',
    description: 'Calendar system of the whole file; there is only the Gregorian one.',
    source: { rfc: 5545, section: '3.7.1' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: { values: ['GREGORIAN'], others: 'none' },
    default: 'GREGORIAN',
  },
  {
    name: 'METHOD',
    description:
      'What the receiver shall do with the file: PUBLISH is for reading, the others are invitations, answers and cancellations.',
    source: { rfc: 5545, section: '3.7.2' },
    updatedBy: [{ rfc: 5546, section: '1.4' }],
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: {
      values: ['PUBLISH', 'REQUEST', 'REPLY', 'ADD', 'CANCEL', 'REFRESH', 'COUNTER', 'DECLINECOUNTER'],
      others: 'registered',
    },
  },
  {
    name: 'PRODID',
    description: 'Name of the program that wrote the file.',
    source: { rfc: 5545, section: '3.7.3' },
    defaultType: 'TEXT',
    types: ['TEXT'],
  },
  {
    name: 'VERSION',
    description: 'Version of the iCalendar format, always 2.0.',
    source: { rfc: 5545, section: '3.7.4' },
    updatedBy: [{ rfc: 5546, section: '3.1.1' }],
    defaultType: 'TEXT',
    types: ['TEXT'],
    // The grammar has room for "minver;maxver"; no version but 2.0 was ever registered.
    structured: [{ name: 'version' }, { name: 'maxver', optional: true }],
    enum: { values: ['2.0'], others: 'registered' },
  },

  // 3.8.1 Descriptive component properties
  {
    name: 'ATTACH',
    description:
      'A file that belongs to this entry, as a link or inline: slides, an agenda, the sound of a reminder.',
    source: { rfc: 5545, section: '3.8.1.1' },
    updatedBy: [{ rfc: 8607, section: '4' }],
    defaultType: 'URI',
    types: ['URI', 'BINARY'],
    params: ['FMTTYPE', 'ENCODING', 'VALUE', 'SIZE', 'FILENAME', 'MANAGED-ID'],
  },
  {
    name: 'CATEGORIES',
    description: 'Tags such as the track or the kind of session, separated by commas.',
    source: { rfc: 5545, section: '3.8.1.2' },
    updatedBy: [{ rfc: 7986, section: '5.6' }],
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['LANGUAGE'],
    multiValued: true,
  },
  {
    name: 'CLASS',
    description: 'Who may see this entry: everybody, its owner or a closed circle.',
    source: { rfc: 5545, section: '3.8.1.3' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: { values: ['PUBLIC', 'PRIVATE', 'CONFIDENTIAL'], others: 'any' },
    default: 'PUBLIC',
  },
  {
    name: 'COMMENT',
    description: 'A remark for the reader.',
    source: { rfc: 5545, section: '3.8.1.4' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['ALTREP', 'LANGUAGE'],
  },
  {
    name: 'DESCRIPTION',
    description: 'The long text, such as the abstract of a talk.',
    source: { rfc: 5545, section: '3.8.1.5' },
    updatedBy: [
      { rfc: 7986, section: '5.2' },
      { rfc: 9073, section: '6.5' },
    ],
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['ALTREP', 'LANGUAGE', 'DERIVED'],
  },
  {
    name: 'GEO',
    description: 'Latitude and longitude of the venue in degrees, with a semicolon between them.',
    source: { rfc: 5545, section: '3.8.1.6' },
    defaultType: 'FLOAT',
    types: ['FLOAT'],
    structured: [
      { name: 'latitude', range: { min: -90, max: 90 } },
      { name: 'longitude', range: { min: -180, max: 180 } },
    ],
  },
  {
    name: 'LOCATION',
    description: 'Where it takes place, such as the room.',
    source: { rfc: 5545, section: '3.8.1.7' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['ALTREP', 'LANGUAGE'],
  },
  {
    name: 'PERCENT-COMPLETE',
    description: 'How much of the task is done, from 0 to 100.',
    source: { rfc: 5545, section: '3.8.1.8' },
    defaultType: 'INTEGER',
    types: ['INTEGER'],
    range: { min: 0, max: 100 },
  },
  {
    name: 'PRIORITY',
    description: 'How important it is, from 1 for the highest to 9 for the lowest; 0 says nothing.',
    source: { rfc: 5545, section: '3.8.1.9' },
    defaultType: 'INTEGER',
    types: ['INTEGER'],
    range: { min: 0, max: 9 },
    default: '0',
  },
  {
    name: 'RESOURCES',
    description: 'Equipment that is needed, separated by commas.',
    source: { rfc: 5545, section: '3.8.1.10' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['ALTREP', 'LANGUAGE'],
    multiValued: true,
  },
  {
    name: 'STATUS',
    description: 'How certain it is: an event is tentative, confirmed or cancelled.',
    source: { rfc: 5545, section: '3.8.1.11' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: {
      // CANCELED with one L is not among them. PARTICIPANT has a STATUS too, but RFC 9073 gives it no values.
      values: [
        'TENTATIVE',
        'CONFIRMED',
        'CANCELLED',
        'NEEDS-ACTION',
        'COMPLETED',
        'IN-PROCESS',
        'DRAFT',
        'FINAL',
      ],
      byComponent: {
        VEVENT: ['TENTATIVE', 'CONFIRMED', 'CANCELLED'],
        VTODO: ['NEEDS-ACTION', 'COMPLETED', 'IN-PROCESS', 'CANCELLED'],
        VJOURNAL: ['DRAFT', 'FINAL', 'CANCELLED'],
      },
      others: 'none',
    },
  },
  {
    name: 'SUMMARY',
    description: 'The title, as calendars show it in their grid.',
    source: { rfc: 5545, section: '3.8.1.12' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['ALTREP', 'LANGUAGE'],
  },

  // 3.8.2 Date and time component properties
  {
    name: 'COMPLETED',
    description: 'When the task was finished, in UTC.',
    source: { rfc: 5545, section: '3.8.2.1' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME'],
    utcOnly: true,
  },
  {
    name: 'DTEND',
    description: 'When it ends. An all-day event ends on the day after its last.',
    source: { rfc: 5545, section: '3.8.2.2' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME', 'DATE'],
    params: ['VALUE', 'TZID'],
  },
  {
    name: 'DUE',
    description: 'When the task must be finished.',
    source: { rfc: 5545, section: '3.8.2.3' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME', 'DATE'],
    params: ['VALUE', 'TZID'],
  },
  {
    name: 'DTSTART',
    description: 'When it starts.',
    source: { rfc: 5545, section: '3.8.2.4' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME', 'DATE'],
    params: ['VALUE', 'TZID'],
  },
  {
    name: 'DURATION',
    description: 'How long it lasts, instead of an end; in a reminder, how long until it rings again.',
    source: { rfc: 5545, section: '3.8.2.5' },
    defaultType: 'DURATION',
    types: ['DURATION'],
    positive: true,
  },
  {
    name: 'FREEBUSY',
    description: 'Stretches of time that are free or taken, in UTC.',
    source: { rfc: 5545, section: '3.8.2.6' },
    defaultType: 'PERIOD',
    types: ['PERIOD'],
    params: ['FBTYPE'],
    multiValued: true,
    utcOnly: true,
  },
  {
    name: 'TRANSP',
    description:
      "Whether the event takes up time in its owner's calendar: OPAQUE shows as busy, TRANSPARENT as free.",
    source: { rfc: 5545, section: '3.8.2.7' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: { values: ['OPAQUE', 'TRANSPARENT'], others: 'none' },
    default: 'OPAQUE',
  },

  // 3.8.3 Time zone component properties
  {
    name: 'TZID',
    description: 'Name of this time zone; TZID parameters refer to it letter by letter.',
    source: { rfc: 5545, section: '3.8.3.1' },
    defaultType: 'TEXT',
    types: ['TEXT'],
  },
  {
    name: 'TZNAME',
    description: 'Usual abbreviation of this time, such as CET or CEST.',
    source: { rfc: 5545, section: '3.8.3.2' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['LANGUAGE'],
  },
  {
    name: 'TZOFFSETFROM',
    description: 'Distance from UTC up to the moment when this time begins.',
    source: { rfc: 5545, section: '3.8.3.3' },
    defaultType: 'UTC-OFFSET',
    types: ['UTC-OFFSET'],
  },
  {
    name: 'TZOFFSETTO',
    description: 'Distance from UTC while this time holds.',
    source: { rfc: 5545, section: '3.8.3.4' },
    defaultType: 'UTC-OFFSET',
    types: ['UTC-OFFSET'],
  },
  {
    name: 'TZURL',
    description: 'Address from which an up-to-date definition of the time zone can be fetched.',
    source: { rfc: 5545, section: '3.8.3.5' },
    defaultType: 'URI',
    types: ['URI'],
  },

  // 3.8.4 Relationship component properties
  {
    name: 'ATTENDEE',
    description: 'Someone who is invited, with their part and their answer.',
    source: { rfc: 5545, section: '3.8.4.1' },
    updatedBy: [
      { rfc: 6638, section: '7' },
      { rfc: 7986, section: '6.2' },
    ],
    defaultType: 'CAL-ADDRESS',
    types: ['CAL-ADDRESS'],
    params: [
      'CUTYPE',
      'MEMBER',
      'ROLE',
      'PARTSTAT',
      'RSVP',
      'DELEGATED-TO',
      'DELEGATED-FROM',
      'SENT-BY',
      'CN',
      'DIR',
      'LANGUAGE',
      'EMAIL',
      'SCHEDULE-AGENT',
      'SCHEDULE-FORCE-SEND',
      'SCHEDULE-STATUS',
    ],
  },
  {
    name: 'CONTACT',
    description: 'Whom to ask about it.',
    source: { rfc: 5545, section: '3.8.4.2' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['ALTREP', 'LANGUAGE'],
  },
  {
    name: 'ORGANIZER',
    description: 'Who arranges it and gets the answers.',
    source: { rfc: 5545, section: '3.8.4.3' },
    updatedBy: [
      { rfc: 6638, section: '7' },
      { rfc: 7986, section: '6.2' },
    ],
    defaultType: 'CAL-ADDRESS',
    types: ['CAL-ADDRESS'],
    params: [
      'CN',
      'DIR',
      'SENT-BY',
      'LANGUAGE',
      'EMAIL',
      'SCHEDULE-AGENT',
      'SCHEDULE-FORCE-SEND',
      'SCHEDULE-STATUS',
    ],
  },
  {
    name: 'RECURRENCE-ID',
    description:
      'Which occurrence of a repeating event this entry changes, named by the start it would have had.',
    source: { rfc: 5545, section: '3.8.4.4' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME', 'DATE'],
    params: ['VALUE', 'TZID', 'RANGE'],
  },
  {
    name: 'RELATED-TO',
    description: 'Another entry that this one belongs to or depends on, named by its UID or address.',
    source: { rfc: 5545, section: '3.8.4.5' },
    updatedBy: [{ rfc: 9253, section: '9.1' }],
    defaultType: 'TEXT',
    types: ['TEXT', 'UID', 'URI'],
    params: ['VALUE', 'RELTYPE', 'GAP'],
  },
  {
    name: 'URL',
    description: 'Web page about it.',
    source: { rfc: 5545, section: '3.8.4.6' },
    updatedBy: [{ rfc: 7986, section: '5.5' }],
    defaultType: 'URI',
    types: ['URI'],
  },
  {
    name: 'UID',
    // RFC 7986 forbids the host names that RFC 5545 recommended; nearly every export still has one.
    description:
      'Identifier by which calendars recognise this entry when it is published again; it must never change.',
    source: { rfc: 5545, section: '3.8.4.7' },
    updatedBy: [{ rfc: 7986, section: '5.3' }],
    defaultType: 'TEXT',
    types: ['TEXT'],
  },

  // 3.8.5 Recurrence component properties
  {
    name: 'EXDATE',
    description: 'Occurrences of a repeating event that do not take place.',
    source: { rfc: 5545, section: '3.8.5.1' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME', 'DATE'],
    params: ['VALUE', 'TZID'],
    multiValued: true,
  },
  {
    name: 'RDATE',
    description: 'Further starts at which the event takes place, beside those of its rule.',
    source: { rfc: 5545, section: '3.8.5.2' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME', 'DATE', 'PERIOD'],
    params: ['VALUE', 'TZID'],
    multiValued: true,
  },
  {
    name: 'RRULE',
    description: 'Rule by which it repeats.',
    source: { rfc: 5545, section: '3.8.5.3' },
    updatedBy: [{ rfc: 7529, section: '4' }],
    defaultType: 'RECUR',
    types: ['RECUR'],
  },
  {
    name: 'EXRULE',
    description:
      'Rule for occurrences that do not take place; withdrawn in 2009 and ignored by most calendars.',
    source: { rfc: 2445, section: '4.8.5.2' },
    updatedBy: [{ rfc: 5545, section: 'A.3' }],
    defaultType: 'RECUR',
    types: ['RECUR'],
    deprecated: true,
  },

  // 3.8.6 Alarm component properties
  {
    name: 'ACTION',
    description: 'What the reminder does: show a message, play a sound or send an e-mail.',
    source: { rfc: 5545, section: '3.8.6.1' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: { values: ['AUDIO', 'DISPLAY', 'EMAIL'], others: 'any', deprecated: ['PROCEDURE'] },
  },
  {
    name: 'REPEAT',
    description: 'How many more times the reminder rings.',
    source: { rfc: 5545, section: '3.8.6.2' },
    defaultType: 'INTEGER',
    types: ['INTEGER'],
    range: { min: 0, max: 2147483647 },
    default: '0',
  },
  {
    name: 'TRIGGER',
    description: 'When the reminder rings: so long before or after the start or end, or at a moment in UTC.',
    source: { rfc: 5545, section: '3.8.6.3' },
    defaultType: 'DURATION',
    types: ['DURATION', 'DATE-TIME'],
    // The prose offers TZID as well, but the grammar does not and the only moment allowed is in UTC.
    params: ['VALUE', 'RELATED'],
    utcOnly: true,
  },

  // 3.8.7 Change management component properties
  {
    name: 'CREATED',
    description: 'When the entry was made, in UTC.',
    source: { rfc: 5545, section: '3.8.7.1' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME'],
    utcOnly: true,
  },
  {
    name: 'DTSTAMP',
    description: 'When this version of the entry was written, in UTC.',
    source: { rfc: 5545, section: '3.8.7.2' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME'],
    utcOnly: true,
  },
  {
    name: 'LAST-MODIFIED',
    description: 'When the entry was last changed, in UTC.',
    source: { rfc: 5545, section: '3.8.7.3' },
    updatedBy: [{ rfc: 7986, section: '5.4' }],
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME'],
    utcOnly: true,
  },
  {
    name: 'SEQUENCE',
    description:
      'How often the entry was changed in a way that matters to those invited; calendars keep the highest.',
    source: { rfc: 5545, section: '3.8.7.4' },
    defaultType: 'INTEGER',
    types: ['INTEGER'],
    range: { min: 0, max: 2147483647 },
    default: '0',
  },

  // 3.8.8 Miscellaneous component properties
  {
    name: 'REQUEST-STATUS',
    description:
      'How an invitation or answer was received: a code, its meaning and perhaps the line at fault.',
    source: { rfc: 5545, section: '3.8.8.3' },
    updatedBy: [{ rfc: 5546, section: '3.6' }],
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['LANGUAGE'],
    structured: [
      { name: 'statcode', pattern: '\\d+(?:\\.\\d+){1,2}' },
      { name: 'statdesc' },
      { name: 'extdata', optional: true },
    ],
  },

  // RFC 6321, xCal
  {
    name: 'XML',
    description: 'A piece of XML that came from the XML form of iCalendar and has no other place here.',
    source: { rfc: 6321, section: '4.2' },
    defaultType: 'TEXT',
    types: ['TEXT', 'BINARY'],
    params: ['ENCODING', 'VALUE'],
  },

  // RFC 7808, time zone data distribution
  {
    name: 'TZUNTIL',
    description: 'Moment from which this definition of the time zone no longer counts, in UTC.',
    source: { rfc: 7808, section: '7.1' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME'],
    utcOnly: true,
  },
  {
    name: 'TZID-ALIAS-OF',
    description: 'Another name of this time zone.',
    source: { rfc: 7808, section: '7.2' },
    defaultType: 'TEXT',
    types: ['TEXT'],
  },

  // RFC 7953, calendar availability
  {
    name: 'BUSYTYPE',
    description: 'How the time outside the available hours counts.',
    source: { rfc: 7953, section: '3.2' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: { values: ['BUSY', 'BUSY-UNAVAILABLE', 'BUSY-TENTATIVE'], others: 'any' },
    default: 'BUSY-UNAVAILABLE',
  },

  // RFC 7986, new properties for iCalendar
  {
    name: 'NAME',
    description: 'Name of the calendar, location or resource.',
    source: { rfc: 7986, section: '5.1' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    params: ['ALTREP', 'LANGUAGE'],
  },
  {
    name: 'REFRESH-INTERVAL',
    description: 'How long subscribers wait, at least, before they look for a new version.',
    source: { rfc: 7986, section: '5.7' },
    types: ['DURATION'],
    params: ['VALUE'],
    requiredParams: ['VALUE'],
    positive: true,
  },
  {
    name: 'SOURCE',
    description: 'Address from which the calendar can be fetched again.',
    source: { rfc: 7986, section: '5.8' },
    // No default type, yet the grammar does not demand VALUE as it does for the others below.
    types: ['URI'],
    params: ['VALUE'],
  },
  {
    name: 'COLOR',
    // The names are those of CSS 3, in any case; a value such as #ff0000 is not one.
    description: 'Colour in which to show the calendar or entry, by its CSS name.',
    source: { rfc: 7986, section: '5.9' },
    defaultType: 'TEXT',
    types: ['TEXT'],
  },
  {
    name: 'IMAGE',
    description: 'A picture for the calendar or entry, as a link or inline.',
    source: { rfc: 7986, section: '5.10' },
    types: ['URI', 'BINARY'],
    params: ['VALUE', 'ENCODING', 'FMTTYPE', 'ALTREP', 'DISPLAY'],
    requiredParams: ['VALUE'],
  },
  {
    name: 'CONFERENCE',
    description: 'How to take part from afar: the link or number of a call, a stream or a chat.',
    source: { rfc: 7986, section: '5.11' },
    types: ['URI'],
    params: ['VALUE', 'FEATURE', 'LABEL', 'LANGUAGE'],
    requiredParams: ['VALUE'],
  },

  // RFC 9073, event publishing extensions
  {
    name: 'LOCATION-TYPE',
    // The words come from RFC 4589, section 3, and are written in lower case there.
    description: 'Kind of place, such as hotel, parking or restaurant, separated by commas.',
    source: { rfc: 9073, section: '6.1' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    multiValued: true,
  },
  {
    name: 'PARTICIPANT-TYPE',
    description: 'What the participant is to the event, such as speaker, performer or sponsor.',
    source: { rfc: 9073, section: '6.2' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    // RFC 9073 puts ORDER here although it forbids ORDER on a property that occurs once only (5.1).
    params: ['ORDER'],
    enum: {
      values: [
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
      ],
      others: 'registered',
    },
  },
  {
    name: 'RESOURCE-TYPE',
    description: 'Kind of resource: a room, a projector or the means for a remote conference.',
    source: { rfc: 9073, section: '6.3' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: {
      values: ['ROOM', 'PROJECTOR', 'REMOTE-CONFERENCE-AUDIO', 'REMOTE-CONFERENCE-VIDEO'],
      others: 'registered',
    },
  },
  {
    name: 'CALENDAR-ADDRESS',
    description: 'Address under which the participant can be invited.',
    source: { rfc: 9073, section: '6.4' },
    defaultType: 'CAL-ADDRESS',
    types: ['CAL-ADDRESS'],
  },
  {
    name: 'STYLED-DESCRIPTION',
    description: 'The description with formatting, such as HTML, inline or as a link.',
    source: { rfc: 9073, section: '6.5' },
    types: ['TEXT', 'URI'],
    params: ['VALUE', 'ALTREP', 'LANGUAGE', 'FMTTYPE', 'DERIVED'],
    requiredParams: ['VALUE'],
  },
  {
    name: 'STRUCTURED-DATA',
    description: 'Facts for programs to read, such as a vCard or schema.org data, inline or as a link.',
    source: { rfc: 9073, section: '6.6' },
    types: ['TEXT', 'BINARY', 'URI'],
    params: ['VALUE', 'ENCODING', 'FMTTYPE', 'SCHEMA'],
    requiredParams: ['VALUE'],
    requiredParamsByType: { TEXT: ['FMTTYPE', 'SCHEMA'], BINARY: ['FMTTYPE', 'SCHEMA'] },
  },

  // RFC 9074, VALARM extensions
  {
    name: 'ACKNOWLEDGED',
    description: 'When the reminder was last seen or sent, in UTC.',
    source: { rfc: 9074, section: '6.1' },
    defaultType: 'DATE-TIME',
    types: ['DATE-TIME'],
    utcOnly: true,
  },
  {
    name: 'PROXIMITY',
    description:
      'Makes the reminder ring at a place instead of a time: on arriving, leaving, or getting into a car.',
    source: { rfc: 9074, section: '8.1' },
    defaultType: 'TEXT',
    types: ['TEXT'],
    enum: { values: ['ARRIVE', 'DEPART', 'CONNECT', 'DISCONNECT'], others: 'any' },
  },

  // RFC 9253, support for iCalendar relationships
  {
    name: 'CONCEPT',
    description: 'Address of a formal category, where CATEGORIES has only words.',
    source: { rfc: 9253, section: '8.1' },
    defaultType: 'URI',
    types: ['URI'],
  },
  {
    name: 'LINK',
    description: 'A typed link to something related, such as the page the event was taken from.',
    source: { rfc: 9253, section: '8.2' },
    types: ['URI', 'UID', 'XML-REFERENCE'],
    params: ['VALUE', 'LINKREL', 'FMTTYPE', 'LABEL', 'LANGUAGE'],
    // The grammar demands all five, and the examples beside it have two or three.
    requiredParams: ['VALUE', 'LINKREL'],
  },
  {
    name: 'REFID',
    description: 'A key of your own; entries with the same one belong together.',
    source: { rfc: 9253, section: '8.3' },
    defaultType: 'TEXT',
    types: ['TEXT'],
  },
] as const satisfies readonly PropertySpec<ParameterName>[];

export type PropertyName = (typeof table)[number]['name'];

export const properties: readonly (PropertySpec<ParameterName> & { readonly name: PropertyName })[] = table;
