import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { exportFrabJson, exportFrabXml } from '../../../server/core/export/frab.ts';
import { at, hostile, scheduleView, sha256, talkView } from '../../support/scheduleViews.ts';

const options = { version: '1.2.3', hash: (text: string) => sha256(text, 'hex') };

/** What https://github.com/voc/schedule (validator/json/schema.json) asks of the parts that are written here. */
const dateTime = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$',
};
const textOrNull = { type: ['string', 'null'] };
const text = { type: 'string' };
const uuid = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
const only = (properties: Record<string, unknown>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const person = only({ id: { type: 'integer' }, name: text, public_name: text });
const event = only({
  guid: uuid,
  id: { type: 'integer', minimum: 1 },
  date: dateTime,
  start: { type: 'string', pattern: '^(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]$' },
  duration: { type: 'string', pattern: '^\\d{1,3}:[0-5]\\d$' },
  room: { type: 'string', minLength: 1 },
  slug: { type: 'string', pattern: '^[a-z0-9_-]+[a-z0-9]$' },
  url: { type: 'string', pattern: '^(https?://|urn:)\\S+$' },
  title: text,
  subtitle: textOrNull,
  track: textOrNull,
  type: text,
  language: textOrNull,
  abstract: textOrNull,
  description: textOrNull,
  persons: { type: 'array', items: person },
  links: { type: 'array' },
  attachments: { type: 'array' },
});
const day = only({
  index: { type: 'integer' },
  date: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
  day_start: dateTime,
  day_end: dateTime,
  rooms: { type: 'object', additionalProperties: { type: 'array', items: event } },
});
const conference = only(
  {
    acronym: { type: 'string', pattern: '^[a-z0-9_-][a-z0-9_]{3,}$' },
    title: text,
    start: text,
    end: text,
    daysCount: { type: 'integer' },
    timeslot_duration: text,
    time_zone_name: { type: 'string', pattern: '^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$' },
    days: { type: 'array', items: day },
  },
  ['time_zone_name'],
);
const isValid = new Ajv({ allowUnionTypes: true }).compile(
  only({ generator: only({ name: text, version: text }), schedule: only({ version: text, conference }) }),
);

const view = scheduleView([
  talkView('a', { url: 'https://example.org/a', track: 'Deep', language: 'en', description: 'About it' }),
  talkView('b', { room: 'Loft', start: at(605), end: at(695) }),
  talkView('c', { status: 'cancelled' }),
  talkView('d', { start: at(1440 + 60), end: at(1440 + 120), room: undefined, title: '' }),
  { id: 'e', title: 'No time', speakers: [], status: 'confirmed', overlaps: [], findings: [] },
]);

describe('schedule.json', () => {
  it('is as the format wants it', () => {
    expect(isValid(JSON.parse(exportFrabJson(view, options))), JSON.stringify(isValid.errors)).toBe(true);
  });

  it('has each talk once, by day and room, but for what does not take place or has no time', () => {
    const { conference } = JSON.parse(exportFrabJson(view, options)).schedule;
    const found = conference.days.map((each: { rooms: Record<string, { title: string }[]> }) =>
      Object.entries(each.rooms).map(([room, events]) => [room, events.map(({ title }) => title)]),
    );
    expect(found).toEqual([
      [
        ['Hall', ['Title of a']],
        ['Loft', ['Title of b']],
        ['No room', ['No title']],
      ],
      [],
    ]);
  });

  it('tells times by the clocks of the venue', () => {
    const { conference } = JSON.parse(exportFrabJson(view, options)).schedule;
    expect(conference.days[0].rooms.Loft[0]).toMatchObject({
      date: '2027-05-14T10:05:00+02:00',
      start: '10:05',
      duration: '01:30',
    });
    expect(conference).toMatchObject({
      acronym: 'webkante_2027',
      time_zone_name: 'Europe/Berlin',
      daysCount: 2,
    });
  });

  it('gives a talk the same identity in every export', () => {
    const guids = (text: string) => text.match(/"guid": "[^"]+"/g);
    const moved = scheduleView([talkView('a', { start: at(700), end: at(730) })]);
    expect(guids(exportFrabJson(view, options))?.[0]).toBe(guids(exportFrabJson(moved, options))?.[0]);
  });

  it.each(hostile)('stays valid with %.30j in it', (words) => {
    const hurt = scheduleView([talkView('a', { title: words, speakers: [words], room: words, url: words })], {
      name: words,
    });
    expect(isValid(JSON.parse(exportFrabJson(hurt, options))), JSON.stringify(isValid.errors)).toBe(true);
  });
});

describe('schedule.xml', () => {
  const xml = exportFrabXml(view, options);

  it('has the parts in the order that the format wants', () => {
    const names = [...xml.matchAll(/^ {2}<(\w+)/gm)].map(([, name]) => name);
    expect(names).toEqual(['generator', 'version', 'conference', 'day', 'day']);
    expect(xml).toContain('<day index="1" date="2027-05-14" start="2027-05-14T04:00:00+02:00"');
  });

  it('has what an event must have, and attributes of the right form', () => {
    const events = [...xml.matchAll(/<event guid="([^"]*)" id="(\d+)">([\s\S]*?)<\/event>/g)];
    expect(events).toHaveLength(3);
    for (const [, guid, id, content = ''] of events) {
      expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(Number(id)).toBeGreaterThan(0);
      for (const name of ['room', 'title', 'type', 'date', 'start', 'duration', 'abstract', 'track'])
        expect(content.match(new RegExp(`<${name}>`, 'g'))).toHaveLength(1);
    }
  });

  it.each(hostile)('stays XML with %.30j in it', (words) => {
    const hurt = exportFrabXml(
      scheduleView([talkView('a', { title: words, speakers: [words], room: words, track: words })], {
        name: words,
      }),
      options,
    );
    expect(unclosed(hurt)).toEqual([]);
    expect(hurt).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(hurt.match(/<title>/g)).toHaveLength(2);
  });
});

/** The names of elements that are opened and not closed, or closed and not opened, in the order of the text. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = '', end] of xml.matchAll(/<(\/?)([a-z_]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end) continue;
    if (!slash) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else open.push(`/${name}`);
  }
  return open;
}
