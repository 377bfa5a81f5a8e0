import type { ParameterSpec } from './types.ts';

/** The parameters: RFC 5545, 3.2 in its own order, then the later RFCs by number. */
const table = [
  {
    name: 'ALTREP',
    description: 'Address of a richer version of this text, such as a web page.',
    source: { rfc: 5545, section: '3.2.1' },
    valueType: 'URI',
    quoted: 'always',
  },
  {
    name: 'CN',
    description: 'Name of the person, room or group, as people should see it.',
    source: { rfc: 5545, section: '3.2.2' },
    valueType: 'TEXT',
    caretEncoded: true,
  },
  {
    name: 'CUTYPE',
    description: 'Kind of attendee: a person, a group, a room or equipment.',
    source: { rfc: 5545, section: '3.2.3' },
    valueType: 'TOKEN',
    enum: { values: ['INDIVIDUAL', 'GROUP', 'RESOURCE', 'ROOM', 'UNKNOWN'], others: 'any' },
    default: 'INDIVIDUAL',
  },
  {
    name: 'DELEGATED-FROM',
    description: 'Those who handed their invitation on to this attendee.',
    source: { rfc: 5545, section: '3.2.4' },
    valueType: 'CAL-ADDRESS',
    multiValued: true,
    quoted: 'always',
  },
  {
    name: 'DELEGATED-TO',
    description: 'Those to whom this attendee handed the invitation on.',
    source: { rfc: 5545, section: '3.2.5' },
    valueType: 'CAL-ADDRESS',
    multiValued: true,
    quoted: 'always',
  },
  {
    name: 'DIR',
    description: 'Address of a directory entry about this person, room or group.',
    source: { rfc: 5545, section: '3.2.6' },
    valueType: 'URI',
    quoted: 'always',
  },
  {
    name: 'ENCODING',
    description: 'How the value is encoded: plain text, or BASE64 for a file that is written inline.',
    source: { rfc: 5545, section: '3.2.7' },
    valueType: 'TOKEN',
    // vCalendar 1.0 had QUOTED-PRINTABLE, vCard 3 has B; both turn up in calendars and neither is read.
    enum: { values: ['8BIT', 'BASE64'], others: 'none' },
    default: '8BIT',
  },
  {
    name: 'FMTTYPE',
    description: 'Media type of the content, such as text/html or image/png.',
    source: { rfc: 5545, section: '3.2.8' },
    valueType: 'MEDIA-TYPE',
    pattern: '[A-Za-z0-9!#$&.+^_-]{1,127}/[A-Za-z0-9!#$&.+^_-]{1,127}',
  },
  {
    name: 'FBTYPE',
    description: 'Whether the stretch of time is free, busy, tentatively busy or out of reach.',
    source: { rfc: 5545, section: '3.2.9' },
    valueType: 'TOKEN',
    enum: { values: ['FREE', 'BUSY', 'BUSY-UNAVAILABLE', 'BUSY-TENTATIVE'], others: 'any' },
    default: 'BUSY',
  },
  {
    name: 'LANGUAGE',
    description: 'Language of the text in this property, such as en or de-AT.',
    source: { rfc: 5545, section: '3.2.10' },
    valueType: 'LANGUAGE-TAG',
  },
  {
    name: 'MEMBER',
    description: 'Groups or mailing lists through which this attendee was invited.',
    source: { rfc: 5545, section: '3.2.11' },
    valueType: 'CAL-ADDRESS',
    multiValued: true,
    quoted: 'always',
  },
  {
    name: 'PARTSTAT',
    description: 'Answer of this attendee: accepted, declined, tentative or none yet.',
    source: { rfc: 5545, section: '3.2.12' },
    valueType: 'TOKEN',
    enum: {
      values: ['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED', 'COMPLETED', 'IN-PROCESS'],
      byComponent: {
        VEVENT: ['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED'],
        VTODO: ['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED', 'COMPLETED', 'IN-PROCESS'],
        VJOURNAL: ['NEEDS-ACTION', 'ACCEPTED', 'DECLINED'],
      },
      others: 'any',
    },
    default: 'NEEDS-ACTION',
  },
  {
    name: 'RANGE',
    description: 'Makes a changed occurrence stand for itself and all that follow it.',
    source: { rfc: 5545, section: '3.2.13' },
    valueType: 'TOKEN',
    enum: { values: ['THISANDFUTURE'], others: 'none', deprecated: ['THISANDPRIOR'] },
  },
  {
    name: 'RELATED',
    description: 'Whether a reminder counts from the start or from the end.',
    source: { rfc: 5545, section: '3.2.14' },
    valueType: 'TOKEN',
    enum: { values: ['START', 'END'], others: 'none' },
    default: 'START',
    onlyWithType: 'DURATION',
  },
  {
    name: 'RELTYPE',
    description:
      'How the other component relates to this one, such as its parent or what must end before it starts.',
    source: { rfc: 5545, section: '3.2.15' },
    updatedBy: [
      { rfc: 9074, section: '7.1' },
      { rfc: 9253, section: '4' },
      { rfc: 9253, section: '5' },
    ],
    valueType: 'TOKEN',
    enum: {
      values: [
        'PARENT',
        'CHILD',
        'SIBLING',
        'SNOOZE',
        'FINISHTOSTART',
        'FINISHTOFINISH',
        'STARTTOFINISH',
        'STARTTOSTART',
        'FIRST',
        'NEXT',
        'DEPENDS-ON',
        'REFID',
        'CONCEPT',
      ],
      others: 'any',
    },
    default: 'PARENT',
  },
  {
    name: 'ROLE',
    description: 'Part that this attendee plays: chair, required, optional or only informed.',
    source: { rfc: 5545, section: '3.2.16' },
    valueType: 'TOKEN',
    enum: { values: ['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT', 'NON-PARTICIPANT'], others: 'any' },
    default: 'REQ-PARTICIPANT',
  },
  {
    name: 'RSVP',
    description: 'Whether an answer is asked of this attendee.',
    source: { rfc: 5545, section: '3.2.17' },
    valueType: 'BOOLEAN',
    default: 'FALSE',
  },
  {
    name: 'SENT-BY',
    // Only a mailto: address will do here, unlike in the property itself.
    description: 'E-mail address of whoever acts for this organizer or attendee.',
    source: { rfc: 5545, section: '3.2.18' },
    valueType: 'CAL-ADDRESS',
    quoted: 'always',
  },
  {
    name: 'TZID',
    // The grammar has no quotes, yet names such as "(UTC+01:00) Amsterdam, Berlin" need them and all clients read them.
    description: 'Name of the time zone in which the value is local time; a VTIMEZONE defines it.',
    source: { rfc: 5545, section: '3.2.19' },
    valueType: 'TEXT',
  },
  {
    name: 'VALUE',
    description: 'Type of the value when it is not the usual one.',
    source: { rfc: 5545, section: '3.2.20' },
    updatedBy: [{ rfc: 9253, section: '7' }],
    valueType: 'TOKEN',
    enum: {
      values: [
        'BINARY',
        'BOOLEAN',
        'CAL-ADDRESS',
        'DATE',
        'DATE-TIME',
        'DURATION',
        'FLOAT',
        'INTEGER',
        'PERIOD',
        'RECUR',
        'TEXT',
        'TIME',
        'URI',
        'UTC-OFFSET',
        'UID',
        'XML-REFERENCE',
      ],
      others: 'any',
    },
    // Naming the default type is harmless: Apple writes URL;VALUE=URI.
    onAny: 'property',
  },

  // RFC 6638, scheduling through a CalDAV server
  {
    name: 'SCHEDULE-AGENT',
    description: 'Who sends invitations to this person: the server, the client or nobody.',
    source: { rfc: 6638, section: '7.1' },
    valueType: 'TOKEN',
    enum: { values: ['SERVER', 'CLIENT', 'NONE'], others: 'any' },
    default: 'SERVER',
  },
  {
    name: 'SCHEDULE-FORCE-SEND',
    description: 'Makes the server send an invitation or an answer that it would otherwise leave out.',
    source: { rfc: 6638, section: '7.2' },
    valueType: 'TOKEN',
    // Other words are METHOD values, so X- names are out.
    enum: { values: ['REQUEST', 'REPLY'], others: 'registered' },
  },
  {
    name: 'SCHEDULE-STATUS',
    description: 'Status codes of the last invitation or answer that was sent to this person.',
    source: { rfc: 6638, section: '7.3' },
    valueType: 'TEXT',
    // A list of codes is one quoted value ("2.0,2.4"), not a list of values.
    pattern: '\\d+(?:\\.\\d+){1,2}(?:,\\d+(?:\\.\\d+){1,2})*',
  },

  // RFC 7986, new properties for iCalendar
  {
    name: 'DISPLAY',
    description: 'How an image is meant to be shown, such as a badge beside the title or a full picture.',
    source: { rfc: 7986, section: '6.1' },
    valueType: 'TOKEN',
    enum: { values: ['BADGE', 'GRAPHIC', 'FULLSIZE', 'THUMBNAIL'], others: 'any' },
    default: 'BADGE',
    multiValued: true,
  },
  {
    name: 'EMAIL',
    description:
      'E-mail address of this person when the calendar address is not one that people would recognise.',
    source: { rfc: 7986, section: '6.2' },
    valueType: 'TEXT',
    caretEncoded: true,
  },
  {
    name: 'FEATURE',
    description: 'What the conference call offers, such as audio, video, chat or a moderator code.',
    source: { rfc: 7986, section: '6.3' },
    valueType: 'TOKEN',
    enum: { values: ['AUDIO', 'CHAT', 'FEED', 'MODERATOR', 'PHONE', 'SCREEN', 'VIDEO'], others: 'any' },
    multiValued: true,
  },
  {
    name: 'LABEL',
    // RFC 7986 asks readers to expect it on many properties, although it names only CONFERENCE.
    description: 'Words that tell several links or dial-in numbers apart.',
    source: { rfc: 7986, section: '6.4' },
    valueType: 'TEXT',
    caretEncoded: true,
  },

  // RFC 8607, attachments managed by a CalDAV server
  {
    name: 'SIZE',
    description: 'Size of the attachment in bytes.',
    source: { rfc: 8607, section: '4.1' },
    // Text on purpose: an INTEGER ends at 2147483647, a file may not.
    valueType: 'TEXT',
    pattern: '\\d+',
  },
  {
    name: 'FILENAME',
    description: 'File name to save the attachment under.',
    source: { rfc: 8607, section: '4.2' },
    valueType: 'TEXT',
  },
  {
    name: 'MANAGED-ID',
    description: "The server's own identifier for the attachment.",
    source: { rfc: 8607, section: '4.3' },
    valueType: 'TEXT',
  },

  // RFC 9073, event publishing extensions
  {
    name: 'ORDER',
    description: 'Place in a row of equal properties, starting with 1.',
    source: { rfc: 9073, section: '5.1' },
    valueType: 'INTEGER',
    range: { min: 1, max: 2147483647 },
    onAny: 'repeatable-property',
  },
  {
    name: 'SCHEMA',
    description: 'Address of the schema that the structured data follows.',
    source: { rfc: 9073, section: '5.2' },
    valueType: 'URI',
    quoted: 'always',
  },
  {
    name: 'DERIVED',
    description: 'Marks a value that was made from another property and is not edited itself.',
    source: { rfc: 9073, section: '5.3' },
    valueType: 'BOOLEAN',
    default: 'FALSE',
    onAny: 'property',
  },

  // RFC 9253, support for iCalendar relationships
  {
    name: 'LINKREL',
    description: 'What the linked resource is to this component, such as its source or latest version.',
    source: { rfc: 9253, section: '6.1' },
    valueType: 'URI-OR-TOKEN',
    quoted: 'uri',
  },
  {
    name: 'GAP',
    description: 'Time that lies between two related components; negative when they overlap.',
    source: { rfc: 9253, section: '6.2' },
    valueType: 'DURATION',
  },

  // vCalendar 1.0
  {
    name: 'CHARSET',
    description:
      'Character set of the value in the old vCalendar format; iCalendar is UTF-8 and has no such parameter.',
    source: { rfc: 5545, section: '3.1.4' },
    valueType: 'TEXT',
    legacy: true,
  },
] as const satisfies readonly ParameterSpec[];

export type ParameterName = (typeof table)[number]['name'];

export const parameters: readonly (ParameterSpec & { readonly name: ParameterName })[] = table;
