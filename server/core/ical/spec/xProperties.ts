import type { XPropertySpec } from './types.ts';

/** Vendors' properties that schedules in the wild carry, by vendor. Calendars of other vendors ignore most of them. */
export const xProperties: readonly XPropertySpec[] = [
  {
    name: 'X-WR-CALNAME',
    description: 'Name of the calendar, as Apple, Google and Outlook show it; NAME is the standard one.',
    vendor: 'Apple',
  },
  {
    name: 'X-WR-CALDESC',
    description: 'Description of the calendar; Outlook drops it on import.',
    vendor: 'Apple',
  },
  {
    name: 'X-WR-TIMEZONE',
    description: 'Zone in which Apple and Google show the calendar; many others ignore it.',
    vendor: 'Apple',
  },
  {
    name: 'X-WR-RELCALID',
    description: 'Identifier of the calendar in Apple Calendar and Outlook.',
    vendor: 'Apple',
  },
  {
    name: 'X-WR-ALARMUID',
    description: 'Identifier of a reminder, from before UID was allowed there.',
    vendor: 'Apple',
  },
  {
    name: 'X-APPLE-STRUCTURED-LOCATION',
    description: 'Place with coordinates, title and radius, for the map and the travel time.',
    vendor: 'Apple',
  },
  {
    name: 'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR',
    description: 'Whether Apple Calendar says when to leave.',
    vendor: 'Apple',
  },
  {
    name: 'X-APPLE-CALENDAR-COLOR',
    description: 'Colour of the calendar as #rrggbb; COLOR is the standard one.',
    vendor: 'Apple',
  },
  {
    name: 'X-GOOGLE-CALENDAR-CONTENT-TITLE',
    description: 'Title of a small web page that Google Calendar once showed with the event.',
    vendor: 'Google',
  },
  {
    name: 'X-GOOGLE-CONFERENCE',
    description: 'Link to the Google Meet call; CONFERENCE is the standard one.',
    vendor: 'Google',
  },
  {
    name: 'X-PUBLISHED-TTL',
    description:
      'How long Outlook waits before it looks for a new version; REFRESH-INTERVAL is the standard one.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-ALT-DESC',
    description:
      'The description as HTML for Outlook, with FMTTYPE=text/html; STYLED-DESCRIPTION is the standard one.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-MICROSOFT-CDO-BUSYSTATUS',
    description: 'How the time shows in Outlook: free, tentative, busy or out of office.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-MICROSOFT-CDO-INTENDEDSTATUS',
    description: 'How the organizer wants the time to show once the invitation is accepted.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-MICROSOFT-CDO-ALLDAYEVENT',
    description: 'Whether Outlook treats the event as one of whole days.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-MICROSOFT-CDO-IMPORTANCE',
    description: 'Importance of the event in Outlook: low, normal or high.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-MICROSOFT-CDO-TZID',
    description: 'Number of the time zone in Exchange.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-MICROSOFT-DISALLOW-COUNTER',
    description: 'Whether those invited may propose another time in Outlook.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-MS-OLK-FORCEINSPECTOROPEN',
    description: 'Makes Outlook open the event in a window of its own.',
    vendor: 'Microsoft',
  },
  {
    name: 'X-MOZ-LASTACK',
    description: 'When a reminder was last dismissed in Thunderbird.',
    vendor: 'Mozilla',
  },
  {
    name: 'X-MOZ-GENERATION',
    description: 'How often Thunderbird has changed the entry.',
    vendor: 'Mozilla',
  },
  {
    name: 'X-LIC-LOCATION',
    description: 'IANA name of the zone, written into a VTIMEZONE by libical and others.',
    vendor: 'libical',
  },
];
