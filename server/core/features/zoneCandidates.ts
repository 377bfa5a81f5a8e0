/** The zones that may be written where a zone is named. */
import type { IcalDocument } from '../document.ts';
import type { Zone } from '../time/zone.ts';
import { citiesOf } from '../time/zoneCities.ts';
import { type Candidate, Rank } from './candidate.ts';
import { offsetText } from './timeText.ts';
import type { ZoneChoice } from './zoneChoices.ts';

/** What the list of zones is made of. */
export interface ZoneSurroundings {
  /** The zones of the IANA database; asked only where a zone may be written. */
  zoneChoices(): readonly ZoneChoice[];
  /** Names that are shown before all others that the file does not define: the reader's zone, the audiences'. */
  readonly favouriteZones: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A zone that the file defines. */
export interface OwnZone {
  readonly tzid: string;
  readonly zone: Zone | undefined;
}

/** How a name is written: a parameter's value may need double quotes, and a colon follows it. */
type Form = 'parameter' | 'value';

/**
 * The zones of the file, then the reader's and the audiences', then all others, each once and with its offset now.
 */
export function zoneCandidates(
  own: readonly OwnZone[],
  { zoneChoices, favouriteZones, now }: ZoneSurroundings,
  form: Form,
): readonly Candidate[] {
  const defined = own.filter(({ tzid }) => !/["\u0000-\u001f]/.test(tzid));
  const taken = new Set(defined.map(({ tzid }) => tzid));
  const others = zoneChoices().filter(({ name }) => !taken.has(name));
  const isFavourite = ({ name }: ZoneChoice) => favouriteZones.includes(name);
  const detail = ({ offset }: ZoneChoice) => `${offsetText(offset)} now`;
  return [
    ...defined.map(({ tzid, zone }) =>
      toCandidate(
        tzid,
        form,
        Rank.missing,
        zone ? `${offsetText(zone.at(now).offset)} now, defined in this file` : 'defined in this file',
      ),
    ),
    ...others.filter(isFavourite).map((choice) => toCandidate(choice.name, form, Rank.end, detail(choice))),
    ...others
      .filter((choice) => !isFavourite(choice))
      .map((choice) => toCandidate(choice.name, form, Rank.usual, detail(choice))),
  ];
}

function toCandidate(name: string, form: Form, rank: number, detail: string): Candidate {
  const text = form === 'parameter' && /[;:,]/.test(name) ? `"${name}"` : name;
  const alsoCalled = citiesOf(name).join(' ');
  return { text, kind: 'value', rank, detail, alsoCalled, ...(form === 'parameter' && { rest: ':' }) };
}

/** A zone in a list to choose from, with the name of the group that it stands in. */
export interface GroupedZone {
  readonly name: string;
  /** `UTC+02:00` now; empty when nobody knows. */
  readonly offset: string;
  /** Its greatest cities; none for a zone of the file's own. */
  readonly cities: readonly string[];
  readonly group: string;
}

/**
 * The zones that times of a document may be written in: UTC, those that the file defines, the reader's and the
 * audiences', and all others; each once.
 */
export function zonesToChoose(
  document: IcalDocument,
  choices: readonly ZoneChoice[],
  favourites: readonly string[],
  now: number,
): readonly GroupedZone[] {
  const own = document.model.calendars.flatMap((calendar) => {
    const zones = document.zonesOf(calendar);
    return [...calendar.context.zones.keys()].map((tzid) => ({ tzid, zone: zones.own(tzid) }));
  });
  const found = new Map<string, GroupedZone>([
    ['UTC', { name: 'UTC', offset: '', cities: [], group: 'Universal time' }],
  ]);
  const add = (name: string, offset: number | undefined, group: string) => {
    if (found.has(name) || /["\u0000-\u001f]/.test(name)) return;
    const cities = citiesOf(name).filter((city) => !name.endsWith(`/${city.replaceAll(' ', '_')}`));
    found.set(name, { name, offset: offset === undefined ? '' : offsetText(offset), cities, group });
  };
  for (const { tzid, zone } of own) add(tzid, zone?.at(now).offset, 'In this file');
  for (const { name, offset } of choices)
    if (favourites.includes(name)) add(name, offset, 'Yours and your audiences’');
  for (const { name, offset } of choices) add(name, offset, 'All zones');
  return [...found.values()];
}
