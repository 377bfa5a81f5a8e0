import type { PropertyName } from './properties.ts';
import type { ComponentSpec, Constraint, PropertyGroup } from './types.ts';

type Group = PropertyGroup<PropertyName>;

/** RFC 9253 and RFC 6321 allow these in every component, any number of times. */
const anywhere: readonly Group[] = [
  { cardinality: '0+', source: { rfc: 9253, section: '8' }, names: ['CONCEPT', 'LINK', 'REFID'] },
  { cardinality: '0+', source: { rfc: 6321, section: '4.2' }, names: ['XML'] },
];

/** The same for RELATED-TO, in components that had no use for it before RFC 9253. */
const relatedAnywhere: Group = {
  cardinality: '0+',
  source: { rfc: 9253, section: '9.1' },
  names: ['RELATED-TO'],
};

const styledDescription: Constraint<PropertyName> = {
  kind: 'oneOriginal',
  property: 'STYLED-DESCRIPTION',
  plain: 'DESCRIPTION',
  source: { rfc: 9073, section: '6.5' },
};

const rruleNeedsStart: Constraint<PropertyName> = {
  kind: 'requires',
  property: 'RRULE',
  requires: ['DTSTART'],
  source: { rfc: 5545, section: '3.8.2.4' },
};

/** Parameters that ATTENDEE loses in VFREEBUSY and VALARM. The list is the RFC's; LANGUAGE is not on it. */
const bareAttendee: Constraint<PropertyName> = {
  kind: 'forbiddenParams',
  property: 'ATTENDEE',
  params: [
    'CN',
    'ROLE',
    'PARTSTAT',
    'RSVP',
    'CUTYPE',
    'MEMBER',
    'DELEGATED-TO',
    'DELEGATED-FROM',
    'SENT-BY',
    'DIR',
  ],
  source: { rfc: 5545, section: '3.8.4.1' },
};

/** STANDARD and DAYLIGHT share one grammar. */
const observance: Pick<ComponentSpec<PropertyName>, 'source' | 'parents' | 'properties' | 'constraints'> = {
  source: { rfc: 5545, section: '3.6.5' },
  parents: ['VTIMEZONE'],
  properties: [
    {
      cardinality: '1',
      source: { rfc: 5545, section: '3.6.5' },
      names: ['DTSTART', 'TZOFFSETTO', 'TZOFFSETFROM'],
    },
    { cardinality: '0..1', level: 'SHOULD', source: { rfc: 5545, section: '3.6.5' }, names: ['RRULE'] },
    { cardinality: '0+', source: { rfc: 5545, section: '3.6.5' }, names: ['COMMENT', 'RDATE', 'TZNAME'] },
    // The grammar of 3.6.5 forgets it.
    { cardinality: '0+', source: { rfc: 5545, section: '3.8.5.1' }, names: ['EXDATE'] },
    ...anywhere,
    relatedAnywhere,
  ],
  constraints: [
    { kind: 'floatingOnly', properties: ['DTSTART', 'RDATE'], source: { rfc: 5545, section: '3.6.5' } },
    {
      kind: 'forbiddenParams',
      property: 'DTSTART',
      params: ['TZID'],
      source: { rfc: 5545, section: '3.8.2.4' },
    },
    { kind: 'untilUtc', source: { rfc: 5545, section: '3.6.5' } },
    // Two of the RFC's own examples break it: they name a Saturday where the onset is on a Sunday.
    { kind: 'untilIsLastOnset', source: { rfc: 5545, section: '3.6.5' } },
    // Stated for STANDARD; erratum 3932 adds DAYLIGHT.
    {
      kind: 'mutuallyExclusive',
      properties: ['RRULE', 'RDATE'],
      onlyWithMethod: true,
      source: { rfc: 5546, section: '3.1.2' },
    },
  ],
};

/** The components: RFC 5545 in its own order (3.4 and 3.6), then the later RFCs by number. */
export const components: readonly ComponentSpec<PropertyName>[] = [
  {
    name: 'VCALENDAR',
    description: 'The calendar: everything in the file stands inside it.',
    source: { rfc: 5545, section: '3.4' },
    updatedBy: [{ rfc: 7986, section: '4' }],
    parents: [],
    properties: [
      { cardinality: '1', source: { rfc: 5545, section: '3.6' }, names: ['PRODID', 'VERSION'] },
      { cardinality: '0..1', source: { rfc: 5545, section: '3.6' }, names: ['CALSCALE', 'METHOD'] },
      {
        cardinality: '0..1',
        source: { rfc: 7986, section: '4' },
        names: ['UID', 'LAST-MODIFIED', 'URL', 'REFRESH-INTERVAL', 'SOURCE', 'COLOR'],
      },
      {
        cardinality: '0+',
        source: { rfc: 7986, section: '4' },
        names: ['NAME', 'DESCRIPTION', 'CATEGORIES', 'IMAGE'],
      },
      // Whether the calendar itself is "any iCalendar component" RFC 9253 does not say; the registry has it as one.
      ...anywhere,
      relatedAnywhere,
    ],
    children: [
      {
        names: ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE'],
        source: { rfc: 5545, section: '3.6' },
      },
      { names: ['VAVAILABILITY'], source: { rfc: 7953, section: '3.1' } },
    ],
    constraints: [
      { kind: 'someChild', source: { rfc: 5545, section: '3.6' } },
      { kind: 'propertiesFirst', level: 'SHOULD', source: { rfc: 5545, section: '3.7' } },
      { kind: 'uniqueBy', properties: ['NAME'], param: 'LANGUAGE', source: { rfc: 7986, section: '5.1' } },
      {
        kind: 'uniqueBy',
        properties: ['DESCRIPTION'],
        param: 'LANGUAGE',
        source: { rfc: 7986, section: '5.2' },
      },
    ],
  },
  {
    name: 'VEVENT',
    description: 'An event, such as a talk or a break.',
    source: { rfc: 5545, section: '3.6.1' },
    updatedBy: [
      { rfc: 7986, section: '4' },
      { rfc: 9073, section: '4' },
    ],
    parents: ['VCALENDAR'],
    properties: [
      { cardinality: '1', source: { rfc: 5545, section: '3.6.1' }, names: ['DTSTAMP', 'UID'] },
      {
        cardinality: '1',
        optionalWithMethod: true,
        source: { rfc: 5545, section: '3.6.1' },
        names: ['DTSTART'],
      },
      {
        cardinality: '0..1',
        source: { rfc: 5545, section: '3.6.1' },
        names: [
          'CLASS',
          'CREATED',
          'DESCRIPTION',
          'GEO',
          'LAST-MODIFIED',
          'LOCATION',
          'ORGANIZER',
          'PRIORITY',
          'SEQUENCE',
          'STATUS',
          'SUMMARY',
          'TRANSP',
          'URL',
          'RECURRENCE-ID',
        ],
      },
      { cardinality: '0..1', level: 'SHOULD', source: { rfc: 5545, section: '3.6.1' }, names: ['RRULE'] },
      { cardinality: '0..1', source: { rfc: 5545, section: '3.6.1' }, names: ['DTEND', 'DURATION'] },
      {
        cardinality: '0+',
        source: { rfc: 5545, section: '3.6.1' },
        names: [
          'ATTACH',
          'ATTENDEE',
          'CATEGORIES',
          'COMMENT',
          'CONTACT',
          'EXDATE',
          'REQUEST-STATUS',
          'RELATED-TO',
          // 3.8.1.10 says "once"; the grammar wins.
          'RESOURCES',
          'RDATE',
        ],
      },
      { cardinality: '0..1', source: { rfc: 7986, section: '4' }, names: ['COLOR'] },
      { cardinality: '0+', source: { rfc: 7986, section: '4' }, names: ['CONFERENCE', 'IMAGE'] },
      {
        cardinality: '0+',
        source: { rfc: 9073, section: '4' },
        names: ['STYLED-DESCRIPTION', 'STRUCTURED-DATA'],
      },
      ...anywhere,
    ],
    children: [
      { names: ['VALARM'], source: { rfc: 5545, section: '3.6.1' } },
      { names: ['PARTICIPANT', 'VLOCATION', 'VRESOURCE'], source: { rfc: 9073, section: '4' } },
    ],
    constraints: [
      {
        kind: 'mutuallyExclusive',
        properties: ['DTEND', 'DURATION'],
        source: { rfc: 5545, section: '3.6.1' },
      },
      { kind: 'sameValueType', properties: ['DTSTART', 'DTEND'], source: { rfc: 5545, section: '3.8.2.2' } },
      { kind: 'sameLocalness', properties: ['DTSTART', 'DTEND'], source: { rfc: 5545, section: '3.8.2.2' } },
      { kind: 'laterThan', property: 'DTEND', than: 'DTSTART', source: { rfc: 5545, section: '3.8.2.2' } },
      {
        kind: 'wholeDays',
        property: 'DURATION',
        start: 'DTSTART',
        source: { rfc: 5545, section: '3.8.2.5' },
      },
      rruleNeedsStart,
      styledDescription,
    ],
  },
  {
    name: 'VTODO',
    description: 'A task with a due date and a state.',
    source: { rfc: 5545, section: '3.6.2' },
    updatedBy: [
      { rfc: 7986, section: '4' },
      { rfc: 9073, section: '4' },
    ],
    parents: ['VCALENDAR'],
    properties: [
      { cardinality: '1', source: { rfc: 5545, section: '3.6.2' }, names: ['DTSTAMP', 'UID'] },
      {
        cardinality: '0..1',
        source: { rfc: 5545, section: '3.6.2' },
        names: [
          'CLASS',
          'COMPLETED',
          'CREATED',
          'DESCRIPTION',
          'DTSTART',
          'GEO',
          'LAST-MODIFIED',
          'LOCATION',
          'ORGANIZER',
          'PERCENT-COMPLETE',
          'PRIORITY',
          'RECURRENCE-ID',
          'SEQUENCE',
          'STATUS',
          'SUMMARY',
          'URL',
        ],
      },
      { cardinality: '0..1', level: 'SHOULD', source: { rfc: 5545, section: '3.6.2' }, names: ['RRULE'] },
      { cardinality: '0..1', source: { rfc: 5545, section: '3.6.2' }, names: ['DUE', 'DURATION'] },
      {
        cardinality: '0+',
        source: { rfc: 5545, section: '3.6.2' },
        names: [
          'ATTACH',
          'ATTENDEE',
          'CATEGORIES',
          'COMMENT',
          'CONTACT',
          'EXDATE',
          'REQUEST-STATUS',
          'RELATED-TO',
          'RESOURCES',
          'RDATE',
        ],
      },
      { cardinality: '0..1', source: { rfc: 7986, section: '4' }, names: ['COLOR'] },
      { cardinality: '0+', source: { rfc: 7986, section: '4' }, names: ['CONFERENCE', 'IMAGE'] },
      {
        cardinality: '0+',
        source: { rfc: 9073, section: '4' },
        names: ['STYLED-DESCRIPTION', 'STRUCTURED-DATA'],
      },
      ...anywhere,
    ],
    children: [
      { names: ['VALARM'], source: { rfc: 5545, section: '3.6.2' } },
      { names: ['PARTICIPANT', 'VLOCATION', 'VRESOURCE'], source: { rfc: 9073, section: '4' } },
    ],
    constraints: [
      { kind: 'mutuallyExclusive', properties: ['DUE', 'DURATION'], source: { rfc: 5545, section: '3.6.2' } },
      {
        kind: 'requires',
        property: 'DURATION',
        requires: ['DTSTART'],
        source: { rfc: 5545, section: '3.6.2' },
      },
      { kind: 'sameValueType', properties: ['DTSTART', 'DUE'], source: { rfc: 5545, section: '3.8.2.3' } },
      { kind: 'sameLocalness', properties: ['DTSTART', 'DUE'], source: { rfc: 5545, section: '3.8.2.3' } },
      { kind: 'laterThan', property: 'DUE', than: 'DTSTART', source: { rfc: 5545, section: '3.8.2.3' } },
      {
        kind: 'wholeDays',
        property: 'DURATION',
        start: 'DTSTART',
        source: { rfc: 5545, section: '3.8.2.5' },
      },
      rruleNeedsStart,
      styledDescription,
    ],
  },
  {
    name: 'VJOURNAL',
    description: 'A note for a day.',
    source: { rfc: 5545, section: '3.6.3' },
    updatedBy: [
      { rfc: 7986, section: '4' },
      { rfc: 9073, section: '4' },
    ],
    parents: ['VCALENDAR'],
    properties: [
      { cardinality: '1', source: { rfc: 5545, section: '3.6.3' }, names: ['DTSTAMP', 'UID'] },
      {
        cardinality: '0..1',
        source: { rfc: 5545, section: '3.6.3' },
        names: [
          'CLASS',
          'CREATED',
          'DTSTART',
          'LAST-MODIFIED',
          'ORGANIZER',
          'RECURRENCE-ID',
          'SEQUENCE',
          'STATUS',
          'SUMMARY',
          'URL',
        ],
      },
      { cardinality: '0..1', level: 'SHOULD', source: { rfc: 5545, section: '3.6.3' }, names: ['RRULE'] },
      {
        cardinality: '0+',
        source: { rfc: 5545, section: '3.6.3' },
        names: [
          'ATTACH',
          'ATTENDEE',
          'CATEGORIES',
          'COMMENT',
          'CONTACT',
          // Events and tasks have one at most.
          'DESCRIPTION',
          'EXDATE',
          'RELATED-TO',
          'RDATE',
          'REQUEST-STATUS',
        ],
      },
      { cardinality: '0..1', source: { rfc: 7986, section: '4' }, names: ['COLOR'] },
      { cardinality: '0+', source: { rfc: 7986, section: '4' }, names: ['IMAGE'] },
      {
        cardinality: '0+',
        source: { rfc: 9073, section: '4' },
        names: ['STYLED-DESCRIPTION', 'STRUCTURED-DATA'],
      },
      ...anywhere,
    ],
    children: [{ names: ['PARTICIPANT', 'VLOCATION', 'VRESOURCE'], source: { rfc: 9073, section: '4' } }],
    constraints: [rruleNeedsStart, styledDescription],
  },
  {
    name: 'VFREEBUSY',
    description: 'When somebody is free or busy, without saying what for.',
    source: { rfc: 5545, section: '3.6.4' },
    updatedBy: [{ rfc: 9073, section: '4' }],
    parents: ['VCALENDAR'],
    properties: [
      { cardinality: '1', source: { rfc: 5545, section: '3.6.4' }, names: ['DTSTAMP', 'UID'] },
      {
        cardinality: '0..1',
        source: { rfc: 5545, section: '3.6.4' },
        names: ['CONTACT', 'DTSTART', 'DTEND', 'ORGANIZER', 'URL'],
      },
      {
        cardinality: '0+',
        source: { rfc: 5545, section: '3.6.4' },
        names: ['ATTENDEE', 'COMMENT', 'FREEBUSY', 'REQUEST-STATUS'],
      },
      { cardinality: '0+', source: { rfc: 9073, section: '4' }, names: ['STYLED-DESCRIPTION'] },
      ...anywhere,
      relatedAnywhere,
    ],
    children: [{ names: ['PARTICIPANT', 'VLOCATION', 'VRESOURCE'], source: { rfc: 9073, section: '4' } }],
    constraints: [
      {
        kind: 'forbidden',
        properties: ['RRULE', 'RDATE', 'EXDATE'],
        source: { rfc: 5545, section: '3.6.4' },
      },
      // RFC 2445 allowed it.
      { kind: 'forbidden', properties: ['DURATION'], source: { rfc: 5545, section: 'A.1' } },
      { kind: 'utcOnly', properties: ['DTSTART', 'DTEND'], source: { rfc: 5545, section: '3.8.2.4' } },
      { kind: 'laterThan', property: 'DTEND', than: 'DTSTART', source: { rfc: 5545, section: '3.8.2.2' } },
      {
        kind: 'before',
        properties: ['DTSTART', 'DTEND'],
        before: 'FREEBUSY',
        level: 'SHOULD',
        source: { rfc: 5545, section: '3.6.4' },
      },
      bareAttendee,
      styledDescription,
    ],
  },
  {
    name: 'VTIMEZONE',
    description: 'Definition of a time zone: when its clocks change, and to what.',
    source: { rfc: 5545, section: '3.6.5' },
    updatedBy: [{ rfc: 7808, section: '7' }],
    parents: ['VCALENDAR'],
    properties: [
      { cardinality: '1', source: { rfc: 5545, section: '3.6.5' }, names: ['TZID'] },
      { cardinality: '0..1', source: { rfc: 5545, section: '3.6.5' }, names: ['LAST-MODIFIED', 'TZURL'] },
      { cardinality: '0..1', source: { rfc: 7808, section: '7.1' }, names: ['TZUNTIL'] },
      { cardinality: '0+', source: { rfc: 7808, section: '7.2' }, names: ['TZID-ALIAS-OF'] },
      ...anywhere,
      relatedAnywhere,
    ],
    children: [{ names: ['STANDARD', 'DAYLIGHT'], source: { rfc: 5545, section: '3.6.5' } }],
    constraints: [
      { kind: 'someChild', children: ['STANDARD', 'DAYLIGHT'], source: { rfc: 5545, section: '3.6.5' } },
      { kind: 'uniqueInCalendar', property: 'TZID', source: { rfc: 5545, section: '3.6.5' } },
    ],
  },
  { name: 'STANDARD', description: 'Standard time of a zone and when it begins.', ...observance },
  { name: 'DAYLIGHT', description: 'Daylight saving time of a zone and when it begins.', ...observance },
  {
    name: 'VALARM',
    description: 'A reminder for an event or a task.',
    source: { rfc: 5545, section: '3.6.6' },
    updatedBy: [{ rfc: 9074, section: '3' }],
    parents: ['VEVENT', 'VTODO'],
    properties: [
      { cardinality: '1', source: { rfc: 5545, section: '3.6.6' }, names: ['ACTION', 'TRIGGER'] },
      { cardinality: '0..1', source: { rfc: 5545, section: '3.6.6' }, names: ['DURATION', 'REPEAT'] },
      // These four depend on ACTION: see the constraint below.
      { cardinality: '0..1', source: { rfc: 5545, section: '3.6.6' }, names: ['DESCRIPTION', 'SUMMARY'] },
      { cardinality: '0+', source: { rfc: 5545, section: '3.6.6' }, names: ['ATTENDEE', 'ATTACH'] },
      { cardinality: '0+', source: { rfc: 9073, section: '6.5' }, names: ['STYLED-DESCRIPTION'] },
      { cardinality: '0..1', source: { rfc: 9074, section: '4' }, names: ['UID'] },
      { cardinality: '0+', source: { rfc: 9074, section: '5' }, names: ['RELATED-TO'] },
      { cardinality: '0..1', source: { rfc: 9074, section: '6' }, names: ['ACKNOWLEDGED'] },
      { cardinality: '0..1', source: { rfc: 9074, section: '8' }, names: ['PROXIMITY'] },
      ...anywhere,
    ],
    children: [{ names: ['VLOCATION'], requiresProperty: 'PROXIMITY', source: { rfc: 9074, section: '8' } }],
    constraints: [
      { kind: 'together', properties: ['DURATION', 'REPEAT'], source: { rfc: 5545, section: '3.6.6' } },
      {
        kind: 'byValue',
        property: 'ACTION',
        governs: ['DESCRIPTION', 'SUMMARY', 'ATTENDEE', 'ATTACH'],
        cases: {
          AUDIO: { ATTACH: '0..1' },
          DISPLAY: { DESCRIPTION: '1' },
          EMAIL: { DESCRIPTION: '1', SUMMARY: '1', ATTENDEE: '1+', ATTACH: '0+' },
        },
        source: { rfc: 5545, section: '3.6.6' },
      },
      { kind: 'triggerNeedsAnchor', source: { rfc: 5545, section: '3.8.6.3' } },
      bareAttendee,
      styledDescription,
    ],
  },
  {
    name: 'VAVAILABILITY',
    description: 'A period in which somebody can be booked only at the hours listed inside.',
    source: { rfc: 7953, section: '3.1' },
    parents: ['VCALENDAR'],
    properties: [
      { cardinality: '1', source: { rfc: 7953, section: '3.1' }, names: ['DTSTAMP', 'UID'] },
      {
        cardinality: '0..1',
        source: { rfc: 7953, section: '3.1' },
        names: [
          'BUSYTYPE',
          'CLASS',
          'CREATED',
          'DESCRIPTION',
          'DTSTART',
          'LAST-MODIFIED',
          'LOCATION',
          'ORGANIZER',
          'PRIORITY',
          'SEQUENCE',
          'SUMMARY',
          'URL',
          'DTEND',
          'DURATION',
        ],
      },
      {
        cardinality: '0+',
        source: { rfc: 7953, section: '3.1' },
        names: ['CATEGORIES', 'COMMENT', 'CONTACT'],
      },
      ...anywhere,
      relatedAnywhere,
    ],
    children: [{ names: ['AVAILABLE'], source: { rfc: 7953, section: '3.1' } }],
    constraints: [
      { kind: 'mutuallyExclusive', properties: ['DTEND', 'DURATION'], source: { rfc: 7953, section: '3.1' } },
      {
        kind: 'requires',
        property: 'DURATION',
        requires: ['DTSTART'],
        source: { rfc: 7953, section: '3.1' },
      },
      { kind: 'utcOrZonedOnly', properties: ['DTSTART', 'DTEND'], source: { rfc: 7953, section: '3.1' } },
    ],
  },
  {
    name: 'AVAILABLE',
    description: 'Hours at which somebody can be booked.',
    source: { rfc: 7953, section: '3.1' },
    parents: ['VAVAILABILITY'],
    properties: [
      { cardinality: '1', source: { rfc: 7953, section: '3.1' }, names: ['DTSTAMP', 'DTSTART', 'UID'] },
      {
        cardinality: '0..1',
        source: { rfc: 7953, section: '3.1' },
        names: [
          'DTEND',
          'DURATION',
          'CREATED',
          'DESCRIPTION',
          'LAST-MODIFIED',
          'LOCATION',
          'RECURRENCE-ID',
          // Only SHOULD NOT repeat elsewhere; here it MUST NOT.
          'RRULE',
          'SUMMARY',
        ],
      },
      {
        cardinality: '0+',
        source: { rfc: 7953, section: '3.1' },
        names: ['CATEGORIES', 'COMMENT', 'CONTACT', 'EXDATE', 'RDATE'],
      },
      ...anywhere,
      relatedAnywhere,
    ],
    constraints: [
      { kind: 'mutuallyExclusive', properties: ['DTEND', 'DURATION'], source: { rfc: 7953, section: '3.1' } },
      { kind: 'utcOrZonedOnly', properties: ['DTSTART', 'DTEND'], source: { rfc: 7953, section: '3.1' } },
    ],
  },
  {
    name: 'PARTICIPANT',
    description:
      'Somebody who takes part, such as a speaker or a sponsor, with more detail than an attendee has.',
    source: { rfc: 9073, section: '7.1' },
    parents: ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY'],
    properties: [
      { cardinality: '1', source: { rfc: 9073, section: '7.1' }, names: ['PARTICIPANT-TYPE', 'UID'] },
      {
        cardinality: '0..1',
        source: { rfc: 9073, section: '7.1' },
        names: [
          'CALENDAR-ADDRESS',
          'CREATED',
          'DESCRIPTION',
          'DTSTAMP',
          'GEO',
          'LAST-MODIFIED',
          'PRIORITY',
          'SEQUENCE',
          'STATUS',
          'SUMMARY',
          'URL',
        ],
      },
      {
        cardinality: '0+',
        source: { rfc: 9073, section: '7.1' },
        // The grammar also names "strucloc" and "strucres", which are defined nowhere.
        names: [
          'ATTACH',
          'CATEGORIES',
          'COMMENT',
          'CONTACT',
          // Once at most in an event.
          'LOCATION',
          'REQUEST-STATUS',
          'RELATED-TO',
          'RESOURCES',
          'STYLED-DESCRIPTION',
          'STRUCTURED-DATA',
        ],
      },
      ...anywhere,
    ],
    children: [{ names: ['VLOCATION', 'VRESOURCE'], source: { rfc: 9073, section: '7.1' } }],
    constraints: [styledDescription],
  },
  {
    name: 'VLOCATION',
    description: 'A place that matters to the event, such as the venue, the parking or a station.',
    source: { rfc: 9073, section: '7.2' },
    updatedBy: [{ rfc: 9074, section: '8' }],
    parents: ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'PARTICIPANT', 'VALARM'],
    properties: [
      { cardinality: '1', source: { rfc: 9073, section: '7.2' }, names: ['UID'] },
      {
        cardinality: '0..1',
        source: { rfc: 9073, section: '7.2' },
        names: ['DESCRIPTION', 'GEO', 'LOCATION-TYPE', 'NAME'],
      },
      { cardinality: '0+', source: { rfc: 9073, section: '7.2' }, names: ['STRUCTURED-DATA'] },
      // RFC 9074 puts a geo: address there, which the grammar of RFC 9073 does not have.
      { cardinality: '0..1', source: { rfc: 9074, section: '8' }, names: ['URL'] },
      ...anywhere,
      relatedAnywhere,
    ],
  },
  {
    name: 'VRESOURCE',
    description: 'Something the event needs, such as a room or a projector.',
    source: { rfc: 9073, section: '7.3' },
    parents: ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'PARTICIPANT'],
    properties: [
      { cardinality: '1', source: { rfc: 9073, section: '7.3' }, names: ['UID'] },
      {
        cardinality: '0..1',
        source: { rfc: 9073, section: '7.3' },
        names: ['DESCRIPTION', 'GEO', 'NAME', 'RESOURCE-TYPE'],
      },
      { cardinality: '0+', source: { rfc: 9073, section: '7.3' }, names: ['STRUCTURED-DATA'] },
      ...anywhere,
      relatedAnywhere,
    ],
  },
];
