import type { PropertyName } from './properties.ts';
import type { Cardinality, ComponentName, NumberRange, Source } from './types.ts';

/** What METHOD may say (RFC 5546, 1.4). */
export type ItipMethod =
  | 'PUBLISH'
  | 'REQUEST'
  | 'REPLY'
  | 'ADD'
  | 'CANCEL'
  | 'REFRESH'
  | 'COUNTER'
  | 'DECLINECOUNTER';

/** The components that are sent by methods; VTIMEZONE and VALARM only go with them. */
export type ItipComponent = 'VEVENT' | 'VFREEBUSY' | 'VTODO' | 'VJOURNAL';

/** As in the components' own tables, and '0' for what must not be there. */
export type ItipCardinality = Cardinality | '0';

/** How often a message has a property, or a component, of one name. */
export interface ItipUse {
  readonly cardinality: ItipCardinality;
  /** RFC 5545 asks for the opposite of what this table says: judge with care. */
  readonly disputedBy?: Source;
  /** The numbers that the value may be. */
  readonly range?: NumberRange;
}

export interface ItipPropertyGroup extends ItipUse {
  readonly names: readonly PropertyName[];
}

export interface ItipSiblingGroup {
  readonly cardinality: ItipCardinality;
  readonly names: readonly ComponentName[];
}

/**
 * What one component looks like under one METHOD: a restriction table of RFC 5546. What such a table
 * shares with RFC 5545 (PRODID and VERSION once, DTEND or DURATION, free and busy times in UTC) is in the
 * components' tables alone. Properties that are not listed, X- and registered ones among them, are left
 * to those.
 */
export interface ItipSpec {
  readonly method: ItipMethod;
  readonly component: ItipComponent;
  readonly source: Source;
  /** How many of the component a message has. */
  readonly count: '1' | '1+';
  /** All of them have one UID: they are one entry and its exceptions. */
  readonly oneUid?: true;
  readonly properties: readonly ItipPropertyGroup[];
  /** What STATUS may say when it is there; the component's own words when absent. */
  readonly statuses?: readonly string[];
  /** VALARM inside the component. */
  readonly alarms: '0' | '0+';
  /** Other components beside it in the calendar. */
  readonly siblings: readonly ItipSiblingGroup[];
}

type Group = ItipPropertyGroup;

/** What an event tells of itself in every message that is about more than its identity. */
const eventDetails: readonly Group[] = [
  {
    cardinality: '0..1',
    names: [
      'CLASS',
      'CREATED',
      'DESCRIPTION',
      'DTEND',
      'DURATION',
      'GEO',
      'LAST-MODIFIED',
      'LOCATION',
      'PRIORITY',
      'STATUS',
      'TRANSP',
      'URL',
    ],
  },
  { cardinality: '0+', names: ['ATTACH', 'CATEGORIES', 'COMMENT', 'RELATED-TO', 'RESOURCES'] },
];

/** The same for a task. */
const taskDetails: readonly Group[] = [
  {
    cardinality: '0..1',
    names: [
      'CLASS',
      'COMPLETED',
      'CREATED',
      'DESCRIPTION',
      'DUE',
      'DURATION',
      'GEO',
      'LAST-MODIFIED',
      'LOCATION',
      'PERCENT-COMPLETE',
      'STATUS',
      'URL',
    ],
  },
  { cardinality: '0+', names: ['ATTACH', 'CATEGORIES', 'COMMENT', 'CONTACT', 'RELATED-TO', 'RESOURCES'] },
];

/** The same for a note. */
const noteDetails: readonly Group[] = [
  { cardinality: '0..1', names: ['CLASS', 'CREATED', 'LAST-MODIFIED', 'STATUS', 'SUMMARY', 'URL'] },
  { cardinality: '0+', names: ['ATTACH', 'CATEGORIES', 'COMMENT', 'CONTACT', 'RELATED-TO'] },
];

/** The entry may be a series, or one occurrence of it. */
const recurring: readonly Group[] = [
  { cardinality: '0..1', names: ['RECURRENCE-ID', 'RRULE'] },
  { cardinality: '0+', names: ['EXDATE', 'RDATE'] },
];

/** ADD brings one more occurrence and says nothing of the series. */
const notRecurring: readonly Group[] = [
  { cardinality: '0', names: ['RECURRENCE-ID', 'RRULE', 'EXDATE', 'RDATE'] },
];

/** A published entry has an organizer here, and in RFC 5545 none unless a group is invited. */
const publisher: Group = {
  cardinality: '1',
  names: ['ORGANIZER'],
  disputedBy: { rfc: 5545, section: '3.8.4.3' },
};

/** An addition is never the first version. */
const laterSequence: Group = {
  cardinality: '1',
  names: ['SEQUENCE'],
  range: { min: 1, max: 2147483647 },
};

/** Beside events: zones, and nothing else. */
const besideEvents: readonly ItipSiblingGroup[] = [
  { cardinality: '0+', names: ['VTIMEZONE'] },
  { cardinality: '0', names: ['VFREEBUSY', 'VJOURNAL', 'VTODO'] },
];

/** Free and busy times are in UTC and need no zones. */
const besideBusyTimes: readonly ItipSiblingGroup[] = [
  { cardinality: '0', names: ['VEVENT', 'VTODO', 'VJOURNAL', 'VTIMEZONE'] },
];

/** The tables of PUBLISH and REQUEST for tasks. */
const besideTasks: readonly ItipSiblingGroup[] = [
  { cardinality: '0+', names: ['VTIMEZONE'] },
  { cardinality: '0', names: ['VEVENT', 'VFREEBUSY', 'VJOURNAL'] },
];

/** Most other tables for tasks allow a single zone and forget VJOURNAL. */
const besideAnswersOnTasks: readonly ItipSiblingGroup[] = [
  { cardinality: '0..1', names: ['VTIMEZONE'] },
  { cardinality: '0', names: ['VEVENT', 'VFREEBUSY'] },
];

const besideNotes: readonly ItipSiblingGroup[] = [
  { cardinality: '0+', names: ['VTIMEZONE'] },
  { cardinality: '0', names: ['VEVENT', 'VFREEBUSY', 'VTODO'] },
];

/** The tables in the order of RFC 5546, 3.2 to 3.5. */
export const itipSpecs: readonly ItipSpec[] = [
  {
    method: 'PUBLISH',
    component: 'VEVENT',
    source: { rfc: 5546, section: '3.2.1' },
    count: '1+',
    properties: [
      { cardinality: '1', names: ['DTSTAMP', 'DTSTART', 'SUMMARY', 'UID'] },
      publisher,
      // Once here, any number of times in every other method.
      { cardinality: '0..1', names: ['CONTACT', 'SEQUENCE'] },
      ...eventDetails,
      ...recurring,
      { cardinality: '0', names: ['ATTENDEE', 'REQUEST-STATUS'] },
    ],
    statuses: ['TENTATIVE', 'CONFIRMED', 'CANCELLED'],
    alarms: '0+',
    siblings: besideEvents,
  },
  {
    method: 'REQUEST',
    component: 'VEVENT',
    source: { rfc: 5546, section: '3.2.2' },
    count: '1+',
    oneUid: true,
    properties: [
      { cardinality: '1+', names: ['ATTENDEE'] },
      { cardinality: '1', names: ['DTSTAMP', 'DTSTART', 'ORGANIZER', 'SUMMARY', 'UID'] },
      { cardinality: '0..1', names: ['SEQUENCE'] },
      { cardinality: '0+', names: ['CONTACT'] },
      ...eventDetails,
      ...recurring,
      { cardinality: '0', names: ['REQUEST-STATUS'] },
    ],
    statuses: ['TENTATIVE', 'CONFIRMED'],
    alarms: '0+',
    siblings: besideEvents,
  },
  {
    method: 'REPLY',
    component: 'VEVENT',
    source: { rfc: 5546, section: '3.2.3' },
    count: '1+',
    oneUid: true,
    properties: [
      { cardinality: '1', names: ['ATTENDEE', 'DTSTAMP', 'ORGANIZER', 'UID'] },
      { cardinality: '0..1', names: ['DTSTART', 'SEQUENCE', 'SUMMARY'] },
      { cardinality: '0+', names: ['CONTACT', 'REQUEST-STATUS'] },
      ...eventDetails,
      ...recurring,
    ],
    alarms: '0',
    siblings: [
      { cardinality: '0..1', names: ['VTIMEZONE'] },
      { cardinality: '0', names: ['VFREEBUSY', 'VJOURNAL', 'VTODO'] },
    ],
  },
  {
    method: 'ADD',
    component: 'VEVENT',
    source: { rfc: 5546, section: '3.2.4' },
    count: '1',
    properties: [
      { cardinality: '1', names: ['DTSTAMP', 'DTSTART', 'ORGANIZER', 'SUMMARY', 'UID'] },
      laterSequence,
      { cardinality: '0+', names: ['ATTENDEE', 'CONTACT'] },
      ...eventDetails,
      ...notRecurring,
      { cardinality: '0', names: ['REQUEST-STATUS'] },
    ],
    statuses: ['TENTATIVE', 'CONFIRMED'],
    alarms: '0+',
    siblings: besideEvents,
  },
  {
    method: 'CANCEL',
    component: 'VEVENT',
    source: { rfc: 5546, section: '3.2.5' },
    count: '1+',
    oneUid: true,
    properties: [
      { cardinality: '1', names: ['DTSTAMP', 'ORGANIZER', 'SEQUENCE', 'UID'] },
      { cardinality: '0..1', names: ['DTSTART', 'SUMMARY'] },
      { cardinality: '0+', names: ['ATTENDEE', 'CONTACT'] },
      ...eventDetails,
      ...recurring,
      { cardinality: '0', names: ['REQUEST-STATUS'] },
    ],
    // Without it, only the attendees that are named lose their invitation.
    statuses: ['CANCELLED'],
    alarms: '0',
    siblings: besideEvents,
  },
  {
    method: 'REFRESH',
    component: 'VEVENT',
    source: { rfc: 5546, section: '3.2.6' },
    count: '1',
    properties: [
      { cardinality: '1', names: ['ATTENDEE', 'DTSTAMP', 'ORGANIZER', 'UID'] },
      { cardinality: '0..1', names: ['RECURRENCE-ID'] },
      { cardinality: '0+', names: ['COMMENT'] },
      {
        cardinality: '0',
        names: [
          'ATTACH',
          'CATEGORIES',
          'CLASS',
          'CONTACT',
          'CREATED',
          'DESCRIPTION',
          'DTEND',
          'DTSTART',
          'DURATION',
          'EXDATE',
          'GEO',
          'LAST-MODIFIED',
          'LOCATION',
          'PRIORITY',
          'RDATE',
          'RELATED-TO',
          'REQUEST-STATUS',
          'RESOURCES',
          'RRULE',
          'SEQUENCE',
          'STATUS',
          'SUMMARY',
          'TRANSP',
          'URL',
        ],
      },
    ],
    alarms: '0',
    siblings: besideEvents,
  },
  {
    method: 'COUNTER',
    component: 'VEVENT',
    source: { rfc: 5546, section: '3.2.7' },
    count: '1',
    properties: [
      // The comment on SEQUENCE lets it be absent when it is 0; the count does not.
      { cardinality: '1', names: ['DTSTAMP', 'DTSTART', 'ORGANIZER', 'SEQUENCE', 'SUMMARY', 'UID'] },
      { cardinality: '0+', names: ['ATTENDEE', 'CONTACT', 'REQUEST-STATUS'] },
      ...eventDetails,
      ...recurring,
    ],
    statuses: ['CONFIRMED', 'TENTATIVE', 'CANCELLED'],
    alarms: '0+',
    siblings: besideEvents,
  },
  {
    method: 'DECLINECOUNTER',
    component: 'VEVENT',
    source: { rfc: 5546, section: '3.2.8' },
    count: '1+',
    oneUid: true,
    properties: [
      { cardinality: '1+', names: ['ATTENDEE'] },
      { cardinality: '1', names: ['DTSTAMP', 'ORGANIZER', 'SEQUENCE', 'UID'] },
      { cardinality: '0..1', names: ['DTSTART', 'SUMMARY'] },
      { cardinality: '0+', names: ['CONTACT', 'REQUEST-STATUS'] },
      ...eventDetails,
      ...recurring,
    ],
    statuses: ['TENTATIVE', 'CONFIRMED'],
    alarms: '0',
    siblings: besideEvents,
  },

  {
    method: 'PUBLISH',
    component: 'VFREEBUSY',
    source: { rfc: 5546, section: '3.3.1' },
    count: '1+',
    properties: [
      { cardinality: '1', names: ['DTSTAMP', 'DTSTART', 'DTEND', 'ORGANIZER', 'UID'] },
      { cardinality: '0..1', names: ['CONTACT', 'URL'] },
      { cardinality: '0+', names: ['FREEBUSY', 'COMMENT'] },
      { cardinality: '0', names: ['ATTENDEE', 'DURATION', 'REQUEST-STATUS'] },
    ],
    alarms: '0',
    siblings: besideBusyTimes,
  },
  {
    method: 'REQUEST',
    component: 'VFREEBUSY',
    source: { rfc: 5546, section: '3.3.2' },
    count: '1',
    properties: [
      { cardinality: '1+', names: ['ATTENDEE'] },
      { cardinality: '1', names: ['DTEND', 'DTSTAMP', 'DTSTART', 'ORGANIZER', 'UID'] },
      { cardinality: '0..1', names: ['CONTACT'] },
      { cardinality: '0+', names: ['COMMENT'] },
      { cardinality: '0', names: ['FREEBUSY', 'DURATION', 'REQUEST-STATUS', 'URL'] },
    ],
    alarms: '0',
    siblings: besideBusyTimes,
  },
  {
    method: 'REPLY',
    component: 'VFREEBUSY',
    source: { rfc: 5546, section: '3.3.3' },
    count: '1',
    properties: [
      { cardinality: '1', names: ['ATTENDEE', 'DTSTAMP', 'DTEND', 'DTSTART', 'ORGANIZER', 'UID'] },
      { cardinality: '0..1', names: ['CONTACT', 'URL'] },
      { cardinality: '0+', names: ['FREEBUSY', 'COMMENT', 'REQUEST-STATUS'] },
      { cardinality: '0', names: ['DURATION', 'SEQUENCE'] },
    ],
    alarms: '0',
    siblings: besideBusyTimes,
  },

  {
    method: 'PUBLISH',
    component: 'VTODO',
    source: { rfc: 5546, section: '3.4.1' },
    count: '1+',
    properties: [
      { cardinality: '1', names: ['DTSTAMP', 'DTSTART', 'PRIORITY', 'SUMMARY', 'UID'] },
      publisher,
      { cardinality: '0..1', names: ['SEQUENCE'] },
      ...taskDetails,
      ...recurring,
      { cardinality: '0', names: ['ATTENDEE', 'REQUEST-STATUS'] },
    ],
    statuses: ['COMPLETED', 'NEEDS-ACTION', 'IN-PROCESS', 'CANCELLED'],
    alarms: '0+',
    siblings: besideTasks,
  },
  {
    method: 'REQUEST',
    component: 'VTODO',
    source: { rfc: 5546, section: '3.4.2' },
    count: '1+',
    oneUid: true,
    properties: [
      { cardinality: '1+', names: ['ATTENDEE'] },
      { cardinality: '1', names: ['DTSTAMP', 'DTSTART', 'ORGANIZER', 'PRIORITY', 'SUMMARY', 'UID'] },
      { cardinality: '0..1', names: ['SEQUENCE'] },
      ...taskDetails,
      ...recurring,
      { cardinality: '0', names: ['REQUEST-STATUS'] },
    ],
    statuses: ['COMPLETED', 'NEEDS-ACTION', 'IN-PROCESS'],
    alarms: '0+',
    siblings: besideTasks,
  },
  {
    method: 'REPLY',
    component: 'VTODO',
    source: { rfc: 5546, section: '3.4.3' },
    count: '1+',
    oneUid: true,
    properties: [
      { cardinality: '1', names: ['ATTENDEE', 'DTSTAMP', 'ORGANIZER', 'UID'] },
      { cardinality: '0..1', names: ['DTSTART', 'PRIORITY', 'SEQUENCE', 'SUMMARY'] },
      { cardinality: '0+', names: ['REQUEST-STATUS'] },
      ...taskDetails,
      ...recurring,
    ],
    alarms: '0',
    siblings: besideAnswersOnTasks,
  },
  {
    method: 'ADD',
    component: 'VTODO',
    source: { rfc: 5546, section: '3.4.4' },
    count: '1',
    properties: [
      { cardinality: '1', names: ['DTSTAMP', 'ORGANIZER', 'PRIORITY', 'SUMMARY', 'UID'] },
      laterSequence,
      { cardinality: '0..1', names: ['DTSTART'] },
      { cardinality: '0+', names: ['ATTENDEE'] },
      ...taskDetails,
      ...notRecurring,
      { cardinality: '0', names: ['REQUEST-STATUS'] },
    ],
    statuses: ['COMPLETED', 'NEEDS-ACTION', 'IN-PROCESS'],
    alarms: '0+',
    siblings: besideTasks,
  },
  {
    method: 'CANCEL',
    component: 'VTODO',
    source: { rfc: 5546, section: '3.4.5' },
    count: '1+',
    properties: [
      { cardinality: '1', names: ['UID', 'DTSTAMP', 'ORGANIZER', 'SEQUENCE'] },
      { cardinality: '0..1', names: ['DTSTART', 'PRIORITY'] },
      { cardinality: '0+', names: ['ATTENDEE'] },
      ...taskDetails,
      ...recurring,
      { cardinality: '0', names: ['REQUEST-STATUS'] },
    ],
    statuses: ['CANCELLED'],
    alarms: '0',
    siblings: besideAnswersOnTasks,
  },
  {
    method: 'REFRESH',
    component: 'VTODO',
    source: { rfc: 5546, section: '3.4.6' },
    count: '1',
    properties: [
      { cardinality: '1', names: ['ATTENDEE', 'DTSTAMP', 'UID'] },
      { cardinality: '0..1', names: ['RECURRENCE-ID'] },
      {
        cardinality: '0',
        names: [
          'ATTACH',
          'CATEGORIES',
          'CLASS',
          // Unlike an event's.
          'COMMENT',
          'COMPLETED',
          'CONTACT',
          'CREATED',
          'DESCRIPTION',
          'DTSTART',
          'DUE',
          'DURATION',
          'EXDATE',
          'GEO',
          'LAST-MODIFIED',
          'LOCATION',
          // Unlike an event's.
          'ORGANIZER',
          'PERCENT-COMPLETE',
          'PRIORITY',
          'RDATE',
          'RELATED-TO',
          'REQUEST-STATUS',
          'RESOURCES',
          'RRULE',
          'SEQUENCE',
          'STATUS',
          'URL',
        ],
      },
    ],
    alarms: '0',
    siblings: [
      { cardinality: '0+', names: ['VTIMEZONE'] },
      { cardinality: '0', names: ['VEVENT', 'VFREEBUSY'] },
    ],
  },
  {
    method: 'COUNTER',
    component: 'VTODO',
    source: { rfc: 5546, section: '3.4.7' },
    count: '1',
    properties: [
      { cardinality: '1+', names: ['ATTENDEE'] },
      { cardinality: '1', names: ['DTSTAMP', 'ORGANIZER', 'PRIORITY', 'SUMMARY', 'UID'] },
      { cardinality: '0..1', names: ['DTSTART', 'SEQUENCE'] },
      { cardinality: '0+', names: ['REQUEST-STATUS'] },
      ...taskDetails,
      ...recurring,
    ],
    statuses: ['COMPLETED', 'NEEDS-ACTION', 'IN-PROCESS', 'CANCELLED'],
    alarms: '0+',
    siblings: besideAnswersOnTasks,
  },
  {
    method: 'DECLINECOUNTER',
    component: 'VTODO',
    source: { rfc: 5546, section: '3.4.8' },
    count: '1',
    properties: [
      { cardinality: '1+', names: ['ATTENDEE'] },
      { cardinality: '1', names: ['DTSTAMP', 'ORGANIZER', 'SEQUENCE', 'UID'] },
      { cardinality: '0..1', names: ['DTSTART', 'PRIORITY'] },
      { cardinality: '0+', names: ['REQUEST-STATUS'] },
      ...taskDetails,
      ...recurring,
    ],
    statuses: ['COMPLETED', 'NEEDS-ACTION', 'IN-PROCESS'],
    alarms: '0',
    siblings: [
      { cardinality: '0+', names: ['VTIMEZONE'] },
      { cardinality: '0', names: ['VEVENT', 'VFREEBUSY'] },
    ],
  },

  {
    method: 'PUBLISH',
    component: 'VJOURNAL',
    source: { rfc: 5546, section: '3.5.1' },
    count: '1+',
    properties: [
      { cardinality: '1', names: ['DESCRIPTION', 'DTSTAMP', 'DTSTART', 'UID'] },
      publisher,
      { cardinality: '0..1', names: ['SEQUENCE'] },
      ...noteDetails,
      ...recurring,
      { cardinality: '0', names: ['ATTENDEE', 'REQUEST-STATUS'] },
    ],
    statuses: ['DRAFT', 'FINAL', 'CANCELLED'],
    alarms: '0+',
    siblings: besideNotes,
  },
  {
    method: 'ADD',
    component: 'VJOURNAL',
    source: { rfc: 5546, section: '3.5.2' },
    count: '1',
    properties: [
      { cardinality: '1', names: ['DESCRIPTION', 'DTSTAMP', 'DTSTART', 'ORGANIZER', 'UID'] },
      laterSequence,
      ...noteDetails,
      ...notRecurring,
      { cardinality: '0', names: ['ATTENDEE', 'REQUEST-STATUS'] },
    ],
    statuses: ['DRAFT', 'FINAL', 'CANCELLED'],
    alarms: '0+',
    siblings: [
      { cardinality: '0..1', names: ['VTIMEZONE'] },
      { cardinality: '0', names: ['VEVENT', 'VFREEBUSY', 'VTODO'] },
    ],
  },
  {
    method: 'CANCEL',
    component: 'VJOURNAL',
    source: { rfc: 5546, section: '3.5.3' },
    count: '1+',
    oneUid: true,
    properties: [
      { cardinality: '1', names: ['DTSTAMP', 'ORGANIZER', 'SEQUENCE', 'UID'] },
      { cardinality: '0..1', names: ['DESCRIPTION', 'DTSTART'] },
      ...noteDetails,
      ...recurring,
      { cardinality: '0', names: ['ATTENDEE', 'REQUEST-STATUS'] },
    ],
    statuses: ['CANCELLED'],
    alarms: '0',
    siblings: besideNotes,
  },
];

/** Properties whose change makes a new version of an entry: SEQUENCE must grow (RFC 5546, 2.1.4). */
export const revisingProperties: readonly PropertyName[] = [
  'DTSTART',
  'DTEND',
  'DURATION',
  'DUE',
  'RRULE',
  'RDATE',
  'EXDATE',
  'STATUS',
];
