import {
  type EventSettings,
  noEventSettings,
  type RoomSettings,
  type SpeakerSourceSetting,
  speakerSources,
  type WalkSettings,
} from '../engine/eventSettings.ts';
import type { Glob } from '../text/glob.ts';
import { knownZone } from '../time/zones.ts';
import type { JsonNode } from './json.ts';
import type { NodeReader } from './nodeReader.ts';

/** The keys of the object `event`; the schema has the same. */
export const eventKeys = [
  'name',
  'timeZone',
  'days',
  'dayStart',
  'rooms',
  'tracks',
  'levels',
  'breaks',
  'changeover',
  'walk',
  'walks',
  'speakers',
] as const;
export const roomKeys = ['name', 'aliases', 'parallel', 'changeover'] as const;
export const walkKeys = ['between', 'minutes'] as const;

/** More than this between two talks is no changeover and no walk. */
export const mostMinutes = 240;

/** What belongs to the schedule beside the event: the files. */
export interface FilePatterns {
  readonly include: readonly Glob[] | undefined;
  readonly exclude: readonly Glob[];
}

/**
 * Reads what greenroom.json says of the event. What makes no sense is left as it was in `before`; what is not there
 * is as if nobody had said anything.
 */
export function readEvent(
  nodes: NodeReader,
  node: JsonNode | undefined,
  files: FilePatterns,
  before: EventSettings,
): EventSettings {
  if (!node) return { ...noEventSettings, ...files };
  if (node.type !== 'object') {
    nodes.noteKind(node, 'event', 'an object that describes the event');
    return { ...before, ...files };
  }
  const { values } = nodes.valuesOf(node, eventKeys);
  const reader = new EventReader(nodes);
  const { name, timeZone, days, dayStart, rooms, walks, speakers } = values;
  return {
    ...files,
    name: reader.text(name, 'name', 'the name of the event') ?? (name && before.name),
    timeZone: reader.zone(timeZone) ?? (timeZone && before.timeZone),
    days: reader.days(days) ?? (days ? before.days : []),
    dayStart: reader.dayStart(dayStart) ?? (dayStart && before.dayStart),
    rooms: reader.rooms(rooms) ?? (rooms ? before.rooms : []),
    tracks: reader.names(values.tracks, 'tracks', before.tracks),
    levels: reader.names(values.levels, 'levels', before.levels),
    breaks: reader.names(values.breaks, 'breaks', before.breaks),
    changeover:
      reader.minutes(values.changeover, 'changeover') ?? (values.changeover ? before.changeover : 0),
    walk: reader.minutes(values.walk, 'walk') ?? (values.walk ? before.walk : 0),
    walks: reader.walks(walks) ?? (walks ? before.walks : []),
    speakers: reader.speakers(speakers) ?? (speakers ? before.speakers : 'auto'),
  };
}

/** Each method gives undefined for what is not there, and for what is wrong, which it notes. */
class EventReader {
  readonly #nodes: NodeReader;

  constructor(nodes: NodeReader) {
    this.#nodes = nodes;
  }

  text(node: JsonNode | undefined, key: string, kind: string): string | undefined {
    if (!node) return undefined;
    if (node.type === 'string' && node.value.trim() !== '') return node.value.trim();
    this.#nodes.noteKind(node, key, kind);
    return undefined;
  }

  zone(node: JsonNode | undefined): string | undefined {
    const kind = 'the IANA name of a time zone, such as "Europe/Berlin"';
    const name = this.text(node, 'timeZone', kind);
    if (!node || name === undefined || knownZone(name)) return name;
    this.#nodes.note('config-value-invalid', 'zone', node, { word: name });
    return undefined;
  }

  /** In their order, each once. */
  days(node: JsonNode | undefined): readonly string[] | undefined {
    const given = this.#list(node, 'days', 'a list of days, each as "2027-05-14"');
    if (!given) return undefined;
    const days = given.flatMap((each) => {
      if (each.type === 'string' && isDay(each.value)) return [each.value as string];
      this.#nodes.noteKind(each, 'days', 'a list of days that exist, each as "2027-05-14"');
      return [];
    });
    return [...new Set(days)].sort();
  }

  dayStart(node: JsonNode | undefined): number | undefined {
    if (!node) return undefined;
    const [, hours, minutes] = /^([01]?\d):([0-5]\d)$/.exec(String(node.value)) ?? [];
    if (node.type === 'string' && hours !== undefined && Number(hours) < 12) {
      return Number(hours) * 60 + Number(minutes);
    }
    this.#nodes.noteKind(node, 'dayStart', 'a time before noon, such as "04:00"');
    return undefined;
  }

  rooms(node: JsonNode | undefined): readonly RoomSettings[] | undefined {
    return this.#list(node, 'rooms', 'a list of rooms')?.flatMap((each) => this.#room(each) ?? []);
  }

  /** One name or a list of them, which may be empty. */
  names(node: JsonNode | undefined, key: string, before: readonly string[]): readonly string[] {
    if (!node) return [];
    if (node.type === 'array' && node.children?.length === 0) return [];
    return this.#nodes.strings(node, key, 'a list of names')?.map(({ value }) => value as string) ?? before;
  }

  minutes(node: JsonNode | undefined, key: string): number | undefined {
    if (!node) return undefined;
    const isRight = node.type === 'number' && Number.isInteger(node.value);
    if (isRight && node.value >= 0 && node.value <= mostMinutes) return node.value;
    this.#nodes.noteKind(node, key, `a number of minutes from 0 to ${mostMinutes}`);
    return undefined;
  }

  walks(node: JsonNode | undefined): readonly WalkSettings[] | undefined {
    return this.#list(node, 'walks', 'a list of ways between rooms')?.flatMap(
      (each) => this.#walk(each) ?? [],
    );
  }

  speakers(node: JsonNode | undefined): SpeakerSourceSetting | undefined {
    const word = node && this.#nodes.word(node, 'speakers', speakerSources);
    return speakerSources.find((source) => source === word);
  }

  #room(node: JsonNode): RoomSettings | undefined {
    const kind = 'a list of rooms, each a name or an object with a name';
    if (node.type === 'string' && node.value.trim() !== '') {
      return { name: node.value.trim(), aliases: [], parallel: false, changeover: undefined };
    }
    if (node.type !== 'object') {
      this.#nodes.noteKind(node, 'rooms', kind);
      return undefined;
    }
    const { name, aliases, parallel, changeover } = this.#nodes.valuesOf(node, roomKeys).values;
    if (!name) this.#nodes.noteKind(node, 'rooms', kind);
    if (parallel && parallel.type !== 'boolean') this.#nodes.noteKind(parallel, 'parallel', 'true or false');
    const named = this.text(name, 'name', 'the name of a room');
    const other = this.names(aliases, 'aliases', []);
    const minutes = this.minutes(changeover, 'changeover');
    return named === undefined
      ? undefined
      : { name: named, aliases: other, parallel: parallel?.value === true, changeover: minutes };
  }

  #walk(node: JsonNode): WalkSettings | undefined {
    const kind = 'a list of ways, each as {"between": ["Hall A", "Hall B"], "minutes": 10}';
    if (node.type !== 'object') {
      this.#nodes.noteKind(node, 'walks', kind);
      return undefined;
    }
    const { between, minutes } = this.#nodes.valuesOf(node, walkKeys).values;
    const rooms = this.#nodes.strings(between, 'between', 'the names of two rooms') ?? [];
    const [one, other] = rooms.map(({ value }) => value as string);
    const time = this.minutes(minutes, 'minutes');
    const isWhole = one !== undefined && other !== undefined && rooms.length === 2 && time !== undefined;
    if (isWhole) return { rooms: [one, other], minutes: time };
    if (!between || !minutes || rooms.length === 1 || rooms.length > 2)
      this.#nodes.noteKind(node, 'walks', kind);
    return undefined;
  }

  #list(node: JsonNode | undefined, key: string, kind: string): readonly JsonNode[] | undefined {
    if (node && node.type !== 'array') this.#nodes.noteKind(node, key, kind);
    return node?.type === 'array' ? (node.children ?? []) : undefined;
  }
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
