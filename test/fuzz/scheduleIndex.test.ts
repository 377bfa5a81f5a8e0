import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CheckedDocument,
  defaultConfiguration,
  noEventSettings,
  openDocument,
  RuleTable,
  ScheduleChecker,
  ScheduleIndex,
  scheduleRules,
  type Talk,
} from '../../server/core/index.ts';
import { pageExample, talkExample } from '../../server/core/schedule/examples.ts';
import { testHost } from '../support/check.ts';
import { factsOf, wholeText } from '../support/schedule.ts';

const table = new RuleTable(
  scheduleRules.map(({ rule }) => rule),
  defaultConfiguration,
);
const noRules = new RuleTable([]);
const checkedBy = { rules: noRules, suppressions: [], configuration: defaultConfiguration };
const openText = (path: string, text: string): CheckedDocument =>
  openDocument(path.endsWith('.ics') ? 'icalendar' : 'speaker-page', text, checkedBy, testHost());
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
const pageText = fc
  .record({
    speaker: pick('Ann Smith', 'Bob Jones', 'Ann Smyth'),
    title: pick('Wool', 'Knots', 'Silk'),
    hour: fc.integer({ min: 9, max: 12 }),
    dash: pick('-', '–'),
    more: pick('', '\nAbstract\n\nAll of it.\n'),
  })
  .map(({ speaker, title, hour, dash, more }) => {
    const line = `5/14/2027 | ${hour}:00${dash}${hour + 1}:00 | Hall`;
    return `${pageExample(speaker, title, line)}${more}`;
  });
const pages = ['1', '2', '3', '4', '5'].map((name) => `${name}.speaker.txt`);
const paths = ['all.ics', 'talks/a.ics', 'talks/b.ics', ...pages];
const stepIn = (path: fc.Arbitrary<string>, text: fc.Arbitrary<string>) =>
  fc.record({
    path,
    action: fc.oneof(
      text.map((text) => ({ type: 'open' as const, text })),
      fc.record({
        type: fc.constant('edit' as const),
        at: fc.nat(3000),
        length: fc.nat(40),
        text: pick('', 'x', '\r\n', 'Hall', '1', 'END:VEVENT\r\n'),
      }),
      fc.constant({ type: 'delete' as const }),
    ),
  });
const step = fc.oneof(
  stepIn(pick('all.ics', 'talks/a.ics', 'talks/b.ics'), fileText),
  stepIn(pick(...pages), pageText),
);

describe('an index of a schedule', () => {
  it('is the same after any edits, openings and deletions as one made from scratch', () => {
    const property = fc.property(fc.array(step, { minLength: 1, maxLength: 16 }), (steps) => {
      const index = new ScheduleIndex(settings);
      const checker = startChecker(index);
      const documents = new Map<string, ReturnType<typeof openText>>();
      for (const { path, action } of steps) {
        const open = documents.get(path);
        if (action.type === 'delete') {
          documents.delete(path);
          index.delete(path);
        } else if (action.type === 'open') {
          documents.set(path, openText(path, wholeText(path, action.text)));
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
        fresh.set(factsOf(path, openText(path, document.text)));
      const freshChecker = startChecker(fresh);
      freshChecker.update();
      expect(pictureOf(index, checker, paths)).toEqual(pictureOf(fresh, freshChecker, paths));
    });
    fc.assert(property, { seed: 55, numRuns: 400 });
  });
});
