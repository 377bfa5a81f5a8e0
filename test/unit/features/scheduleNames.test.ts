import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  type CheckedDocument,
  type EventLens,
  eventLenses,
  eventPlaces,
  homesOf,
  PageDocument,
  type Place,
  pageFileName,
  placesOf,
  planRename,
  RuleTable,
  renameIn,
  roomNames,
  roomThenHover,
  type ScheduleIndex,
  type ScheduleNameAt,
  scheduleHover,
  scheduleNameAt,
  scheduleSymbols,
} from '../../../server/core/index.ts';
import { talkExample } from '../../../server/core/schedule/examples.ts';
import { testHost } from '../../support/check.ts';
import { type Files, type OpenSchedule, openSchedule } from '../../support/schedule.ts';

interface AtCursor extends OpenSchedule {
  readonly found: ScheduleNameAt | undefined;
}

/** Opens files of which one has its cursor at `$0`, and finds what stands there. */
function atCursor(files: Files): AtCursor {
  const [path] = Object.entries(files).find(([, text]) => text.includes('$0')) ?? [];
  if (path === undefined) throw new Error('No $0');
  const bare = Object.fromEntries(Object.entries(files).map(([key, text]) => [key, text.replace('$0', '')]));
  const marked = openSchedule(files).documents.get(path)?.text ?? files[path] ?? '';
  const schedule = openSchedule(bare);
  return { ...schedule, found: scheduleNameAt(schedule.index, path, marked.indexOf('$0')) };
}

/** Where the cursor is, for what goes by lines. */
function atPlace(files: Files): { readonly index: ScheduleIndex; readonly place: Place } {
  const [path = '', text = ''] = Object.entries(files).find(([, each]) => each.includes('$0')) ?? [];
  const { index, documents } = openSchedule({ ...files, [path]: text.replace('$0', '') });
  const offset = openSchedule(files).documents.get(path)?.text.indexOf('$0') ?? -1;
  const position = documents.get(path)?.positionAt(offset);
  if (!position) throw new Error('No $0');
  return { index, place: { ...position, offset } };
}

const show = (places: ReturnType<typeof placesOf>) =>
  places.map(({ file, name, start }) => `${file.path}:${start.line + 1} ${name}`);

function named(files: Files): string[] {
  const { index, found } = atCursor(files);
  return found ? show(placesOf(index, found.name)) : [];
}

/** The files that another name at `$0` changes, as they are then and with LF; or why it is refused. */
function rename(files: Files, newName: string): Record<string, string> | string {
  const { index, found } = atCursor(files);
  if (!found) return 'nothing to rename';
  const plan = planRename(index, found.name, newName);
  if ('refusal' in plan) return plan.refusal;
  return Object.fromEntries(
    plan.map(({ file, places }) => {
      const document = openFile(files, file.key);
      const edits = renameIn(document, found.name, places, newName);
      if (!edits) throw new Error(`${file.path} is stale`);
      return [file.path, applyEdits(document.text, edits).replaceAll('\r\n', '\n')];
    }),
  );
}

/** One of the files without the cursor: a calendar as `openSchedule` opens it, or a page. */
function openFile(files: Files, path: string): CheckedDocument {
  const bare = Object.fromEntries(Object.entries(files).map(([key, text]) => [key, text.replace('$0', '')]));
  const calendar = openSchedule(bare).documents.get(path);
  return calendar ?? new PageDocument(bare[path] ?? '', new RuleTable([]), testHost());
}

/** The same files as `openSchedule` opens them, with LF. */
function whole(files: Files): Record<string, string> {
  const { documents } = openSchedule(files);
  return Object.fromEntries([...documents].map(([path, { text }]) => [path, text.replaceAll('\r\n', '\n')]));
}

const barn = (id: string, hour: number, ...lines: string[]) =>
  talkExample(id, `${hour}:00`, `${hour}:30`, lines.join('\n'));

describe('a room', () => {
  it('is found in every file that names it, however it is spelled', () => {
    const files = {
      'all.ics': barn('a', 10, 'LOCATION:The $0Barn') + barn('b', 11, 'LOCATION:Loft'),
      'talks/c.ics': barn('c', 12, 'LOCATION:the  barn'),
    };
    expect(named(files)).toHaveLength(2);
    expect(named(files).map((each) => each.replace(/:\d+/, ''))).toEqual([
      'all.ics The Barn',
      'talks/c.ics the barn',
    ]);
  });

  it('gets another name in all of them, in the form of each place', () => {
    const files = (name: string, other: string, cursor = '') => ({
      'all.ics': barn('a', 10, `LOCATION:${name}${cursor}`) + barn('b', 11, 'LOCATION:Loft'),
      'talks/c.ics': barn('c', 12, `LOCATION;LANGUAGE=en:${other}`),
    });
    expect(rename(files('The Barn', 'the ba\n rn', '$0'), 'Barn, 1st floor')).toEqual(
      whole(files('Barn\\, 1st floor', 'Barn\\, 1st floor')),
    );
  });

  it('is renamed where it is one of several', () => {
    const files = (name: string, cursor = '') => ({
      'all.ics':
        barn('a', 10, `LOCATION:${name}${cursor}`) +
        barn('b', 11, 'LOCATION:Loft') +
        barn('c', 12, `LOCATION:Loft\\, ${name} + Loft`),
    });
    expect(rename(files('Barn', '$0'), 'Big; barn')).toEqual(whole(files('Big\\; barn')));
  });

  it('folds what becomes too long', () => {
    const long = 'x'.repeat(70);
    const line = `LOCATION:${long}`;
    expect(rename({ 'a.ics': barn('a', 10, 'LOCATION:B$0arn') }, long)).toEqual(
      whole({ 'a.ics': barn('a', 10, `${line.slice(0, 75)}\n ${line.slice(75)}`) }),
    );
  });

  it.each([
    [' ', /empty/],
    ['a\nb', /line breaks/],
    ['TBA', /"TBA" names no room/],
  ])('refuses %j', (name, reason) => {
    expect(rename({ 'a.ics': barn('a', 10, 'LOCATION:B$0arn') }, name)).toMatch(reason);
  });

  it('has a day', () => {
    const { index, found } = atCursor({
      'a.ics': barn('a', 10, 'LOCATION:B$0arn', 'X-SPEAKER:Ann Smith'),
      'b.ics': barn('b', 9, 'LOCATION:Barn', 'STATUS:CANCELLED'),
      'c.ics': barn('c', 9, 'LOCATION:Loft'),
    });
    const hover = found ? scheduleHover(index, found.name) : '';
    expect(hover.split('\n')[0]).toMatch(/^\*\*Barn\*\* on /);
    expect(hover.match(/^\| \d.*$/gm)).toEqual([
      expect.stringMatching(/09:00–09:30 \| ~~/),
      expect.stringMatching(/10:00–10:30 \| \*\*.* · Ann Smith/),
    ]);
  });

  it.each([
    ['its BEGIN', 'BEGIN:VEV$0ENT'],
    ['its start', 'DTST$0ART'],
    ['its end', 'DTEND:2027$0'],
  ])('is told with what else is on in it then, at %s', (_, cursor) => {
    const own = barn('a', 10, 'LOCATION:Barn').replace(cursor.replace('$0', ''), cursor);
    const { index, place } = atPlace({
      'a.ics': own,
      'b.ics': barn('b', 10, 'LOCATION:Barn'),
      'c.ics': barn('c', 10, 'LOCATION:Loft') + barn('d', 11, 'LOCATION:Barn'),
    });
    const hover = roomThenHover(index, 'a.ics', place);
    expect(hover).toMatch(/^In \*\*Barn\*\* then: [^,]* \(10:00–10:30\)$/);
  });

  it('is told to be free for the talk alone', () => {
    const alone = atPlace({
      'a.ics': barn('a', 10, 'LOCATION:Barn').replace('DTSTART', '$0DTSTART'),
      'b.ics': barn('b', 11, 'LOCATION:Barn'),
    });
    expect(roomThenHover(alone.index, 'a.ics', alone.place)).toBe('In **Barn** then: nothing else');
    const elsewhere = atPlace({ 'a.ics': barn('a', 10, 'LOCATION:Barn').replace('UID', '$0UID') });
    expect(roomThenHover(elsewhere.index, 'a.ics', elsewhere.place)).toBe('');
    const nowhere = atPlace({ 'a.ics': barn('a', 10, 'CLASS:PUBLIC').replace('DTSTART', '$0DTSTART') });
    expect(roomThenHover(nowhere.index, 'a.ics', nowhere.place)).toBe('');
  });

  it('is told at hours of the venue, also of talks in UTC', () => {
    const zoned = barn('a', 10, 'LOCATION:Barn', 'X-SPEAKER:Ann Smith').replaceAll(
      /(DTSTART|DTEND):(\S+?)Z/g,
      '$1;TZID=Europe/Berlin:$2',
    );
    const { index, place } = atPlace({
      'a.ics': barn('u', 8, 'LOCATION:Barn', 'X-SPEAKER:Ann Smith').replace('DTSTART', '$0DTSTART'),
      'b.ics': zoned,
    });
    expect(roomThenHover(index, 'a.ics', place)).toMatch(/\(10:00–10:30\)$/);
    const earlier = atCursor({
      'a.ics': barn('u', 7, 'LOCATION:Barn', 'X-SPEAKER:Ann $0Smith'),
      'b.ics': zoned,
    });
    const { found } = earlier;
    expect(found && scheduleHover(earlier.index, found.name)).toMatch(/09:00–09:30.*\n- .*10:00–10:30/);
  });

  it('has the day of the venue where all times are in UTC, and its talks are symbols at hours there', () => {
    const evening = (name: string, hour: string) =>
      barn(name, 10, 'LOCATION:Barn').replace(/(DTSTART|DTEND):\d+T\d\d/g, `$1:${hour}`);
    const { index, found } = atCursor({
      'greenroom.json': '{"event": {"timeZone": "America/Los_Angeles"}}',
      'a.ics': evening('a', '20270514T23').replace('Barn', 'B$0arn'),
      'b.ics': evening('b', '20270515T01'),
      'c.ics': evening('c', '20270514T01'),
    });
    const hover = found ? scheduleHover(index, found.name) : '';
    expect(hover.split('\n')[0]).toBe('**Barn** on Fri 14 May 2027');
    expect(hover.match(/^\| \d\d:\d\d/gm)).toEqual(['| 16:00', '| 18:00']);
    const [first] = scheduleSymbols(index, '', 100);
    expect(first?.detail).toBe('Thu 13 May, 18:00–18:30, Barn');
  });

  it('is offered on a speaker page, the ones that are named most often first', () => {
    const { index } = openSchedule({
      'a.ics':
        barn('a', 10, 'LOCATION:Loft') + barn('b', 11, 'LOCATION:Barn') + barn('c', 12, 'LOCATION:Barn'),
    });
    expect(roomNames(index)).toEqual(['Barn', 'Loft']);
  });

  it('is not what the file no longer says', () => {
    const { index, documents, found } = atCursor({ 'a.ics': barn('a', 10, 'LOCATION:B$0arn') });
    const document = documents.get('a.ics');
    if (!document || !found) throw new Error('Nothing there');
    const other = document.withText(document.text.replace('LOCATION:Barn', 'LOCATION:Loft'));
    expect(renameIn(other, found.name, placesOf(index, found.name), 'x')).toBeUndefined();
    const short = document.withText('');
    expect(renameIn(short, found.name, placesOf(index, found.name), 'x')).toBeUndefined();
  });
});

describe('a speaker', () => {
  const files = (name: string, cursor = '') => ({
    'a.ics': barn('a', 10, `X-SPEAKERS:${name}${cursor}, Bob Jones`),
    'b.ics': barn('b', 11, `ATTENDEE;ROLE=CHAIR;CN="${name}":mailto:ann@example.org`),
    'c.ics': barn('c', 12, 'X-SPEAKER:Carla Diaz'),
  });

  it('is found in every file and gets another name there', () => {
    expect(named(files('Ann Smith', '$0'))).toHaveLength(2);
    const { 'c.ics': _, ...changed } = whole(files('Ann Smith-Jones'));
    expect(rename(files('Ann Smith', '$0'), 'Ann Smith-Jones')).toEqual(changed);
  });

  it.each([
    ['Ann "A" Smith', /double quote/],
    ['Ann Smith, Bob Jones', /several speakers/],
    ['', /empty/],
  ])('is not renamed to %j', (name, reason) => {
    expect(rename(files('Ann Smith', '$0'), name)).toMatch(reason);
  });

  it('has talks', () => {
    const { index, found } = atCursor(files('Ann Smith', '$0'));
    const hover = found ? scheduleHover(index, found.name) : '';
    expect(hover).toMatch(/^\*\*Ann Smith\*\* · 2 talks\n\n- .*10:00–10:30.*\n- .*11:00–11:30/);
  });
});

describe('a talk', () => {
  const files = (title: string, cursor = '') => ({
    'all.ics': barn('a', 10, 'LOCATION:Barn').replace(/SUMMARY:.*/, `SUMMARY:${title}${cursor}`),
    'talks/a.ics': barn('a', 10, 'LOCATION:Barn').replace(/SUMMARY:.*/, `SUMMARY:${title}`),
  });

  it('leads from one file to the other', () => {
    const { index, found } = atCursor(files('Knots', '$0'));
    expect(found && show(homesOf(index, found)).map((each) => each.replace(/:\d+/, ''))).toEqual([
      'talks/a.ics Knots',
    ]);
  });

  it('gets another title in all of its files', () => {
    expect(rename(files('Knots', '$0'), 'Knots; bends')).toEqual(whole(files('Knots\\; bends')));
  });

  it('leads to itself when no other file has it', () => {
    const { index, found } = atCursor({ 'a.ics': barn('a', 10, 'LOCATION:B$0arn') });
    expect(found && homesOf(index, found)).toHaveLength(1);
  });

  it('says nothing by itself', () => {
    const { index, found } = atCursor(files('Knots', '$0'));
    expect(found && scheduleHover(index, found.name)).toBe('');
  });
});

it.each(['DTST$0ART:20270514T090000Z', 'DESCRIPTION:The B$0arn'])('nothing is named in %s', (line) => {
  expect(named({ 'a.ics': barn('a', 10, line) })).toEqual([]);
});

describe('symbols', () => {
  const { index } = openSchedule({
    'a.ics': barn('a', 10, 'LOCATION:Großer Saal', 'X-SPEAKER:Zoë Ángel').replace(
      /SUMMARY:.*/,
      'SUMMARY:Knots',
    ),
    'b.ics': barn('b', 9, 'LOCATION:Loft', 'X-SPEAKER:Zoë Ángel').replace(/SUMMARY:.*/, 'SUMMARY:Bends'),
  });
  const find = (query: string, most = 100) =>
    scheduleSymbols(index, query, most).map(({ kind, name, detail }) => `${kind} ${name} (${detail})`);

  it('are talks by time, then speakers and rooms', () => {
    expect(find('')).toEqual([
      expect.stringMatching(/^talk Bends \(\w{3} \d+ \w{3}, 09:00–09:30, Loft\)$/),
      expect.stringMatching(/^talk Knots \(.*, 10:00–10:30, Großer Saal\)$/),
      'speaker Zoë Ángel (2 talks)',
      'room Großer Saal (1 talk)',
      'room Loft (1 talk)',
    ]);
  });

  it.each([
    ['zo ang', ['speaker']],
    ['GROSS', ['room']],
    ['kts', ['talk']],
    ['xyz', []],
  ])('have the letters of %j', (query, kinds) => {
    expect(find(query).map((each) => each.split(' ')[0])).toEqual(kinds);
  });

  it('are not more than somebody wants', () => {
    expect(find('', 2)).toHaveLength(2);
  });
});

describe('lenses', () => {
  const show = ({ title, at, targets }: EventLens) =>
    `${at.start.line + 1} ${title} → ${targets.map(({ file }) => file.path).join()}`;

  it('stand above an event that overlaps others, and name the one', () => {
    const { index, checker } = openSchedule({
      'a.ics': barn('a', 10, 'LOCATION:Barn') + barn('x', 15, 'LOCATION:Barn'),
      'b.ics': barn('b', 10, 'LOCATION:Barn'),
      'c.ics': barn('c', 10, 'LOCATION:Loft', 'X-SPEAKER:Ann Smith'),
    });
    expect(eventLenses(index, 'a.ics', checker.findingsOf('a.ics')).map(show)).toEqual([
      expect.stringMatching(/^4 Overlaps ".*" → b\.ics$/),
    ]);
    expect(eventLenses(index, 'c.ics', checker.findingsOf('c.ics'))).toEqual([]);
  });

  it('lead to the preview from each event that has a time, once however often it repeats', () => {
    const { index } = openSchedule({
      'a.ics':
        barn('a', 10, 'RRULE:FREQ=DAILY;COUNT=3') +
        barn('b', 11) +
        barn('c', 12).replace(/^DTSTART.*\n/m, ''),
      'ann.speaker.txt':
        'speaker-page\n\nAnn Smith\n\nAnn is.\n\nOne\n\n5/14/2027 | 10:00 AM-10:30 AM | Barn\n',
    });
    expect(eventPlaces(index, 'a.ics').map(({ start }) => start.line)).toEqual([3, 11]);
    expect(eventPlaces(index, 'ann.speaker.txt')).toEqual([]);
  });

  it('count several', () => {
    const { index, checker } = openSchedule({
      'a.ics': barn('a', 10, 'LOCATION:Barn', 'X-SPEAKER:Ann Smith'),
      'b.ics': barn('b', 10, 'LOCATION:Barn'),
      'c.ics': barn('c', 10, 'LOCATION:Loft', 'X-SPEAKER:Ann Smith'),
    });
    expect(eventLenses(index, 'a.ics', checker.findingsOf('a.ics')).map(show)).toEqual([
      expect.stringMatching(/Overlaps 2 talks → b\.ics,c\.ics$/),
    ]);
  });
});

describe('a speaker page', () => {
  const page = (name: string, title: string) =>
    `speaker-page\n\n${name}\n\n${name} ties knots.\n\n${title}\n\nRope, Novice\n5/14/2027 | 10:00 AM-10:30 AM | Barn\n\nDescription\n\nHow.\n`;
  const event = (name: string, title: string) =>
    barn('a', 10, 'LOCATION:Barn', `X-SPEAKER:${name}`).replace(/SUMMARY:.*/, `SUMMARY:${title}`);
  const files = (name: string, title: string, marks: Files = {}) => ({
    'greenroom.json': '{"event": {"timeZone": "UTC"}}',
    'all.ics': event(name, title),
    'zoe.speaker.txt': page(name, title),
    ...marks,
  });
  const home = (marked: Files) => {
    const { index, found } = atCursor(marked);
    return found && show(homesOf(index, found)).map((each) => each.replace(/:\d+/, ''));
  };
  it('is one of several of a talk, and none of what else is on in its room', () => {
    const two = { ...files('Zoë Ángel', 'Knots'), 'bob.speaker.txt': page('Bob Jones', 'Knots') };
    const { index, pages } = openSchedule(two);
    expect(eventLenses(index, 'all.ics', []).map(({ title }) => title)).toEqual(['2 speaker pages']);
    const line = pages.get('bob.speaker.txt')?.text.indexOf('10:00 AM') ?? 0;
    const place = pages.get('bob.speaker.txt')?.positionAt(line);
    const hover = place && roomThenHover(index, 'bob.speaker.txt', { ...place, offset: line });
    expect(hover).toBe('In **Barn** then: nothing else');
  });

  const fromEvent = files('Zoë Ángel', 'Knots', { 'all.ics': event('Zoë Ángel', 'Kn$0ots') });
  const fromPage = files('Zoë Ángel', 'Knots', { 'zoe.speaker.txt': page('Zoë Ángel', 'Kn$0ots') });
  const speaker = files('Zoë Ángel', 'Knots', { 'all.ics': event('Zoë$0 Ángel', 'Knots') });

  it('leads to its event, and the event to it; a speaker to the page', () => {
    expect(home(fromEvent)).toEqual(['zoe.speaker.txt Knots']);
    expect(home(fromPage)).toEqual(['all.ics Knots']);
    expect(home(speaker)).toEqual(['zoe.speaker.txt Zoë Ángel']);
  });

  it('gets another title together with its event, from either side', () => {
    const {
      'greenroom.json': _,
      'zoe.speaker.txt': text,
      ...calendars
    } = files('Zoë Ángel', 'Bends, hitches');
    const expected = {
      ...whole({ ...calendars, 'all.ics': event('Zoë Ángel', 'Bends\\, hitches') }),
      'zoe.speaker.txt': text,
    };
    expect(rename(fromEvent, 'Bends, hitches')).toEqual(expected);
    expect(rename(fromPage, 'Bends, hitches')).toEqual(expected);
  });

  it('names its speaker anew, but for the prose', () => {
    const changed = rename(speaker, 'Zoë Miller') as Record<string, string>;
    expect(changed['zoe.speaker.txt']).toMatch(/^speaker-page\n\nZoë Miller\n\nZoë Ángel ties knots\./);
    expect(changed['all.ics']).toContain('X-SPEAKER:Zoë Miller');
  });

  it('counts once with its event', () => {
    const { index, checker, found } = atCursor(speaker);
    expect(found && scheduleHover(index, found.name)).toMatch(/· 1 talk\n/);
    expect(scheduleSymbols(index, '', 100).map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      expect.stringMatching(/^talk .*Barn$/),
      'speaker 1 talk',
      'room 1 talk',
    ]);
    expect(eventLenses(index, 'all.ics', checker.findingsOf('all.ics')).map(({ title }) => title)).toEqual([
      'Speaker page',
    ]);
  });
});

it.each([
  ['zoe-angel.speaker.txt', 'zoe-miller.speaker.txt'],
  ['zoe_angel.speaker.txt', 'zoe_miller.speaker.txt'],
  ['Zoe-Angel.txt', 'zoe-miller.txt'],
  ['zoeangel', 'zoemiller'],
  ['talk-1.speaker.txt', undefined],
])('the page %s would be called %s', (before, after) => {
  expect(pageFileName(before, 'Zoë Ángel', 'Zoë Miller')).toBe(after);
});

it.each([
  ['jorg-gross.txt', 'jorg-muller.txt'],
  ['joerg-gross.txt', 'joerg-mueller.txt'],
])('the page %s would be called %s', (before, after) => {
  expect(pageFileName(before, 'Jörg Groß', 'Jörg Müller')).toBe(after);
  expect(pageFileName(before, 'Jörg Groß', 'JÖRG GROSS')).toBeUndefined();
  expect(pageFileName(before, 'Jörg Groß', '…')).toBeUndefined();
});
