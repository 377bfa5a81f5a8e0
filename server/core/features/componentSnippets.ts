import {
  componentSpec,
  type PropertySpec,
  propertySpec,
  propertyUses,
  type ValueType,
} from '../ical/spec/index.ts';
import { addSeconds, formatDateTime } from '../ical/values/dateTime.ts';
import { type Candidate, Rank } from './candidate.ts';

/** What a new component is filled with. */
export interface SnippetSurroundings {
  /** The line break to write. */
  readonly eol: string;
  /** The zone that the file defines first; times are in UTC without one. */
  readonly tzid: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  newUid(): string;
}

/** One line of a snippet, `next` being the number of its first tab stop. */
type Line = string | ((next: () => number) => string);

interface Template {
  readonly label: string;
  readonly component: string;
  readonly detail: string;
  readonly lines: readonly Line[];
}

/** Snippets of what schedules are made of, for components that may stand at a place. */
export function componentSnippets(
  names: readonly string[],
  around: SnippetSurroundings,
): readonly Candidate[] {
  return templates(around)
    .filter(({ component }) => names.includes(component))
    .map((template) => ({
      text: `${template.component} ${template.label}`,
      kind: 'snippet',
      rank: Rank.component,
      snippet: write(template.component, template.lines, around),
      detail: template.detail,
      subject: { type: 'component', name: template.component },
    }));
}

/** The components by name; as snippets with the properties that they must have. */
export function requiredSnippets(
  names: readonly string[],
  around: SnippetSurroundings,
): readonly Candidate[] {
  return names.map((name) => ({
    text: name,
    kind: 'component',
    rank: Rank.component,
    snippet: write(name, requiredLines(name, around), around),
    subject: { type: 'component', name },
  }));
}

function requiredLines(component: string, around: SnippetSurroundings): readonly Line[] {
  return [...propertyUses(component)].flatMap(([name, { cardinality }]) => {
    const spec = cardinality === '1' || cardinality === '1+' ? propertySpec(name) : undefined;
    return spec ? [propertyLine(component, spec, around)] : [];
  });
}

/** A component without the word BEGIN, to its END; the cursor ends up before that. */
function write(component: string, lines: readonly Line[], { eol }: SnippetSurroundings): string {
  let stop = 0;
  const next = () => ++stop;
  const written = lines.map((line) => (typeof line === 'string' ? snippetText(line) : line(next)));
  return [component, ...written, '$0', `END:${component}`].join(eol);
}

function templates(around: SnippetSurroundings): readonly Template[] {
  const identity = [`UID:${around.newUid()}`, `DTSTAMP:${utcText(around.now)}`];
  const day = utcText(around.now).slice(0, 8);
  return [
    {
      label: 'Talk',
      component: 'VEVENT',
      detail: 'A talk in a room',
      lines: [
        ...identity,
        timeLine('DTSTART', '090000', around),
        timeLine('DTEND', '093000', around),
        placeholder('SUMMARY', 'Title - Speaker'),
        placeholder('LOCATION', 'Room'),
        placeholder('DESCRIPTION', 'Abstract'),
      ],
    },
    {
      label: 'All-day event',
      component: 'VEVENT',
      detail: 'One day without times, that leaves the day free',
      lines: [
        ...identity,
        placeholder('DTSTART;VALUE=DATE', day),
        placeholder('SUMMARY', 'Title'),
        'TRANSP:TRANSPARENT',
      ],
    },
    {
      label: 'Several days',
      component: 'VEVENT',
      detail: 'Days without times; DTEND is the day after the last one',
      lines: [
        ...identity,
        placeholder('DTSTART;VALUE=DATE', day),
        placeholder('DTEND;VALUE=DATE', 'day after the last'),
        placeholder('SUMMARY', 'Title'),
        'TRANSP:TRANSPARENT',
      ],
    },
    {
      label: 'Reminder',
      component: 'VALARM',
      detail: 'A message some minutes before',
      lines: ['ACTION:DISPLAY', placeholder('TRIGGER', '-PT15M'), placeholder('DESCRIPTION', 'Reminder')],
    },
  ];
}

function placeholder(head: string, value: string): Line {
  return (next) => `${snippetText(head)}:\${${next()}:${snippetText(value)}}`;
}

/** A time of today, in the zone of the file, else in UTC. */
function timeLine(name: string, time: string, { now, tzid }: SnippetSurroundings): Line {
  const value = `${utcText(now).slice(0, 9)}${time}`;
  if (tzid === undefined) return placeholder(name, `${value}Z`);
  return placeholder(`${name};TZID=${/[;:,]/.test(tzid) ? `"${tzid}"` : tzid}`, value);
}

/** Values to begin with, for properties that have no list of words. */
const firstValues: Readonly<Record<string, string>> = {
  VERSION: '2.0',
  PRODID: '-//example.org//schedule//EN',
  TRIGGER: '-PT15M',
  TZOFFSETFROM: '+0100',
  TZOFFSETTO: '+0200',
};

function propertyLine(component: string, spec: PropertySpec, around: SnippetSurroundings): Line {
  const { name } = spec;
  const type: ValueType = spec.defaultType ?? spec.types[0];
  if (name === 'VERSION') return 'VERSION:2.0';
  if (name === 'UID') return `UID:${around.newUid()}`;
  if (name === 'DTSTAMP') return `DTSTAMP:${utcText(around.now)}`;
  if (spec.enum) {
    const words = spec.enum.values;
    return (next) => `${name}:\${${next()}|${words.join(',')}|}`;
  }
  const isObservance = componentSpec(component)?.parents.includes('VTIMEZONE') === true;
  if (type === 'DATE-TIME' && isObservance) return placeholder(name, '19700101T000000');
  if (type === 'DATE-TIME') return timeLine(name, '090000', around);
  return placeholder(name, firstValues[name] ?? '');
}

/** A text as a snippet writes it. */
function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

const epoch = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, isUtc: true };

/** An instant as a DATE-TIME in UTC (RFC 5545, 3.3.5). */
function utcText(instant: number): string {
  return formatDateTime(addSeconds(epoch, Math.floor(instant / 1000)));
}
