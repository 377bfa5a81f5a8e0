import { describe, expect, it } from 'vitest';
import { talkExample } from '../../../server/core/schedule/examples.ts';
import { factsOf, openSchedule, wholeText } from '../../support/schedule.ts';

describe('an index of a schedule', () => {
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

  it('repeats for a year without an end of its rule, and 366 times at most', () => {
    const count = (rule: string) => talksOf({ 'a.ics': talkExample('a', '10:00', '11:00', rule) }).length;
    expect(count('RRULE:FREQ=WEEKLY')).toBe(53);
    expect(count('RRULE:FREQ=WEEKLY;COUNT=60')).toBe(60);
    expect(count('RRULE:FREQ=DAILY;UNTIL=20310101T000000Z')).toBe(366);
    expect(count('RRULE:FREQ=SECONDLY')).toBe(366);
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
