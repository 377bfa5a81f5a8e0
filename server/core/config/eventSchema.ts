import { speakerSources } from '../engine/eventSettings.ts';
import { mostMinutes } from './eventReader.ts';

const text = { type: 'string', minLength: 1 };
const name = { type: 'string', pattern: '\\S' };
const names = { anyOf: [text, { type: 'array', items: text }] };
const minutes = { type: 'integer', minimum: 0, maximum: mostMinutes };

/** The schema of the object `event` in greenroom.json. */
export const eventSchema = {
  description: 'The event itself. Everything may be left out: what can be told from the files then is.',
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { description: 'What the event is called.', ...name },
    timeZone: {
      description:
        'The time zone of the venue, an IANA name such as "Europe/Berlin": for times without one, and for speaker pages.',
      ...name,
    },
    days: {
      description: 'The days of the event, each as "2027-05-14". What is on another day is reported.',
      type: 'array',
      items: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    },
    dayStart: {
      description:
        'When a day of the event begins, such as "04:00": a party at 01:00 belongs to the evening before.',
      type: 'string',
      pattern: '^(0?\\d|1[01]):[0-5]\\d$',
    },
    rooms: {
      description: 'The rooms. With this list, a LOCATION that names none of them is reported.',
      type: 'array',
      items: { anyOf: [name, roomSchema()] },
    },
    tracks: { description: 'The tracks that there are.', ...names },
    levels: { description: 'The levels that there are, such as "Beginner".', ...names },
    breaks: {
      description:
        'Titles and categories of what is no talk, beside coffee, lunch, registration and the like.',
      ...names,
    },
    changeover: { description: 'The least minutes between two talks in one room.', ...minutes },
    walk: { description: 'The least minutes that a speaker needs from one room to another.', ...minutes },
    walks: {
      description: 'The least minutes between two rooms, where they differ from "walk".',
      type: 'array',
      items: walkSchema(),
    },
    speakers: {
      description: 'Where the speakers of an event are read from.',
      enum: speakerSources,
      enumDescriptions: [
        'Wherever they are.',
        'PARTICIPANT, ATTENDEE with ROLE=CHAIR, X-SPEAKER.',
        'SUMMARY, behind the title: "Title - A, B".',
        'Speaker pages.',
        'Nowhere: speakers are not checked.',
      ],
      default: 'auto',
    },
  },
};

function roomSchema() {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: {
      name: { description: 'The name as it should be written.', ...name },
      aliases: { description: 'Other names that mean this room.', ...names },
      parallel: {
        description: 'Several things may take place here at once: posters, booths, an open space.',
        type: 'boolean',
        default: false,
      },
      changeover: { description: 'The least minutes between two talks in this room.', ...minutes },
    },
  };
}

function walkSchema() {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['between', 'minutes'],
    properties: {
      between: { type: 'array', items: text, minItems: 2, maxItems: 2 },
      minutes,
    },
  };
}

const patterns = {
  anyOf: [text, { type: 'array', minItems: 1, items: text }],
};

/** The schemas of what says which files belong to the schedule. */
export const fileSchemas = {
  include: {
    description:
      'The files of the schedule: patterns for paths from this folder. Every file when this is left out.',
    ...patterns,
  },
  exclude: {
    description:
      'Files that are no part of the schedule, such as last year’s: patterns for paths from this folder.',
    ...patterns,
  },
};
