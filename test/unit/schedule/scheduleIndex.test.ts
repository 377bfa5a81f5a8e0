import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultConfiguration,
  IcalDocument,
  noEventSettings,
  RuleTable,
  ScheduleChecker,
  ScheduleIndex,
  scheduleRules,
  type Talk,
} from '../../../server/core/index.ts';
import { talkExample } from '../../../server/core/schedule/examples.ts';
import { testHost } from '../../support/check.ts';
import { factsOf, openSchedule, wholeText } from '../../support/schedule.ts';

const table = new RuleTable(
  scheduleRules.map(({ rule }) => rule),
  defaultConfiguration,
);
const noRules = new RuleTable([]);
const openText = (text: string) => new IcalDocument(text, noRules, testHost());
const settings = { ...noEventSettings, changeover: 5, walk: 10 };

function startChecker(index: ScheduleIndex): ScheduleChecker {
  return new ScheduleChecker(index, table, [], (id, error) => {
    throw new Error(`Rule ${id} threw`, { cause: error });
  });
}

/** All that anybody can see of a schedule. */
function pictureOf(index: ScheduleIndex, checker: ScheduleChecker, paths: readonly string[]) {
  const talks = [...index.talks].map((talk) => JSON.stringify(describeTalk(talk))).sort();
  const findings = paths.flatMap((path) =>
    checker.findingsOf(path).map(({ finding, start, end, related }) => {
      const places = related.map((each) => [each.file.path, each.start.offset, each.text]);
      return JSON.stringify([path, finding.rule, finding.text, finding.group, start, end, places]);
    }),
  );
  return { talks, findings: findings.sort(), venue: index.venueZone?.id };
}

function describeTalk({ id, kind, title, span, rooms, speakers, occupies, copies }: Talk) {
  const where = copies.map(({ file, block, facts }) => [file.path, block.start, facts.recurrenceId]);
  return { id, kind, title, span, rooms, speakers: speakers.map(({ name }) => name), occupies, where };
}

/** Few values, so that talks meet: in rooms, in speakers, in UIDs and in titles. */
const pick = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const talkText = fc
  .record({
    uid: pick('a', 'b', 'c', 'd', 'e'),
    hour: fc.integer({ min: 9, max: 12 }),
    minute: pick('00', '30'),
    title: pick(
      'SUMMARY:Wool',
      'SUMMARY:Silk - Ann Smith',
      'SUMMARY:Knots - Ann Smith\\, Bob Jones',
      'SUMMARY:Coffee',
      'SUMMARY:Web - Part Two',
    ),
    room: pick(
      'LOCATION:Hall',
      'LOCATION:hall',
      'LOCATION:Barn',
      'LOCATION:Hall\\, Barn',
      'LOCATION:Barn\\, 2nd floor',
      '',
    ),
    more: pick(
      '',
      '',
      'X-SPEAKER:Ann Smith',
      'STATUS:CANCELLED',
      'RRULE:FREQ=HOURLY;COUNT=3',
      'RECURRENCE-ID:20270514T100000Z',
      'URL:https://example.org/2027/talk/ABC/',
    ),
    floats: fc.boolean(),
  })
  .map(({ uid, hour, minute, title, room, more, floats }) => {
    const from = `${String(hour).padStart(2, '0')}:${minute}`;
    const text = talkExample(uid, from, `${hour + 1}:00`, [title, room, more].filter(Boolean).join('\n'));
    return floats ? text.replaceAll(/(DTSTART|DTEND):(\w+)Z/g, '$1;TZID=Europe/Berlin:$2') : text;
  });
const fileText = fc.tuple(fc.boolean(), fc.array(talkText, { maxLength: 4 })).map(([isPretalx, talks]) => {
  const producer = isPretalx ? '-//pretalx//example.org//x' : '-//Somebody//EN';
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:${producer}\n${talks.join('')}END:VCALENDAR\n`;
});
const paths = ['all.ics', 'talks/a.ics', 'talks/b.ics'] as const;
const step = fc.record({
  path: pick(...paths),
  action: fc.oneof(
    fileText.map((text) => ({ type: 'open' as const, text })),
    fc.record({
      type: fc.constant('edit' as const),
      at: fc.nat(3000),
      length: fc.nat(40),
      text: pick('', 'x', '\r\n', 'Hall', '1', 'END:VEVENT\r\n'),
    }),
    fc.constant({ type: 'delete' as const }),
  ),
});

describe('an index of a schedule', () => {
  it('is the same after any edits, openings and deletions as one made from scratch', () => {
    const property = fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const index = new ScheduleIndex(settings);
      const checker = startChecker(index);
      const documents = new Map<string, ReturnType<typeof openText>>();
      for (const { path, action } of steps) {
        const open = documents.get(path);
        if (action.type === 'delete') {
          documents.delete(path);
          index.delete(path);
        } else if (action.type === 'open') {
          documents.set(path, openText(wholeText(path, action.text)));
        } else if (open) {
          const start = open.positionAt(action.at);
          open.edit([
            { range: { start, end: open.positionAt(action.at + action.length) }, text: action.text },
          ]);
        }
        const now = documents.get(path);
        if (now) index.set(factsOf(path, now));
        checker.update();
      }
      const fresh = new ScheduleIndex(settings);
      for (const [path, document] of [...documents].reverse())
        fresh.set(factsOf(path, openText(document.text)));
      const freshChecker = startChecker(fresh);
      freshChecker.update();
      expect(pictureOf(index, checker, paths)).toEqual(pictureOf(fresh, freshChecker, paths));
    });
    fc.assert(property, { seed: 55, numRuns: 80 });
  });

  it('looks again at what changed and at nothing else', () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, number) => [
        `${number}.ics`,
        talkExample(
          `t${number}`,
          `${9 + (number % 8)}:00`,
          `${9 + (number % 8)}:30`,
          `LOCATION:Room ${number % 5}`,
        ),
      ]),
    );
    const { index, documents } = openSchedule(files);
    index.takeChanges();
    const document = documents.get('3.ics');
    document?.edit([{ text: wholeText('3.ics', (files['3.ics'] as string).replace('Room', 'Salle')) }]);
    if (document) index.set(factsOf('3.ics', document));
    const { gone, added } = index.takeChanges();
    expect([gone.size, added.size]).toEqual([1, 1]);
  });
});

describe('a talk', () => {
  const talksOf = (files: Parameters<typeof openSchedule>[0]) => [...openSchedule(files).index.talks];

  it('is one in however many files', () => {
    const text = talkExample('a', '10:00', '11:00', 'LOCATION:Hall');
    const talks = talksOf({ 'all.ics': text, 'talks/a.ics': text, 'speakers/ann.ics': text });
    expect(talks.map(({ copies }) => copies.map(({ file }) => file.path))).toEqual([
      ['all.ics', 'speakers/ann.ics', 'talks/a.ics'],
    ]);
  });

  it('is one when its URL and its start are, in as many rooms as that makes', () => {
    const url = 'URL:https://schedule.example.org/2027/talk/KNOTS/';
    const [talk, ...others] = talksOf({
      'a.ics': talkExample('a-1', '10:00', '11:00', `SUMMARY:Knots\nLOCATION:Hall\n${url}`),
      'b.ics': talkExample('a-2', '10:00', '11:00', `SUMMARY:Knots (streamed)\nLOCATION:Barn\n${url}`),
    });
    expect(others).toEqual([]);
    expect(talk).toMatchObject({ kind: 'plenary', rooms: [{ name: 'Hall' }, { name: 'Barn' }] });
  });

  it('is two when one UID was given to two titles at two times', () => {
    const talks = talksOf({
      'a.ics': talkExample('a', '10:00', '11:00', 'SUMMARY:Knots'),
      'b.ics': talkExample('a', '14:00', '15:00', 'SUMMARY:Wool'),
    });
    expect(talks).toHaveLength(2);
  });

  it('repeats, without what EXDATE takes out and with what a changed occurrence says', () => {
    const talks = talksOf({
      'a.ics':
        talkExample('a', '10:00', '11:00', 'RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20270515T100000Z') +
        talkExample('a', '18:00', '19:00', 'SUMMARY:Moved\nRECURRENCE-ID:20270516T100000Z'),
    });
    const starts = talks.map(
      ({ title, span }) => `${title} ${new Date(span?.start ?? 0).toISOString().slice(0, 16)}`,
    );
    expect(starts.sort()).toEqual([
      'Moved 2027-05-14T18:00',
      'Talk a 2027-05-14T10:00',
      'Talk a 2027-05-17T10:00',
    ]);
  });

  it('takes the newer copy at its word', () => {
    const [talk] = talksOf({
      'all.ics': talkExample('a', '10:00', '11:00', 'LOCATION:Hall'),
      'talks/a.ics': talkExample('a', '12:00', '13:00', 'LOCATION:Barn\nSEQUENCE:1'),
    });
    expect(talk).toMatchObject({ rooms: [{ name: 'Barn' }], main: { file: { path: 'talks/a.ics' } } });
  });

  it('is in two rooms when each of them is a room elsewhere', () => {
    const [, both] = talksOf({
      'a.ics': talkExample('a', '10:00', '11:00', 'LOCATION:Hall'),
      'b.ics': talkExample('b', '12:00', '13:00', 'LOCATION:Hall / Barn'),
      'c.ics': talkExample('c', '10:00', '11:00', 'LOCATION:Barn'),
    }).sort((a, b) => a.id.localeCompare(b.id));
    expect(both).toMatchObject({ kind: 'plenary', rooms: [{ name: 'Hall' }, { name: 'Barn' }] });
  });

  it('keeps a comma that is part of its room', () => {
    const [talk] = talksOf({ 'a.ics': talkExample('a', '10:00', '11:00', 'LOCATION:Loft\\, 2nd floor') });
    expect(talk?.rooms).toEqual([{ name: 'Loft, 2nd floor', key: 'loft, 2nd floor' }]);
  });
});
