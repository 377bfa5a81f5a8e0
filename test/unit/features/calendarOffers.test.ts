import { describe, expect, it } from 'vitest';
import { applyEdits, offersFromCalendar, pageWithLines } from '../../../server/core/index.ts';
import { pageExample, talkExample } from '../../../server/core/schedule/examples.ts';
import { openPage } from '../../support/check.ts';
import { factsOf, openSchedule } from '../../support/schedule.ts';

const event = talkExample('a', '14:30', '15:00', 'SUMMARY:Knots\nLOCATION:The Barn\\, 2. OG');
const page = (room: string) => pageExample('Ann Smith', 'Knots', `5/14/2027 | 2:30 PM-3:00 PM${room}`);

/** The page after each action that is offered on it, with the action's title. */
function offersFor(text: string, calendar = event) {
  const { index } = openSchedule({ 'a.ics': calendar });
  const document = openPage(text);
  index.set(factsOf('ann.speaker.txt', document));
  return offersFromCalendar(document, { start: 0, end: text.length }, index, 'ann.speaker.txt').map(
    ({ title, edit }) => [title, applyEdits(text, [edit])],
  );
}

describe('the room of a page, from the calendar', () => {
  const title = 'Write "The Barn, 2. OG", as in the calendar';
  const expected = [[title, page(' | The Barn, 2. OG')]];

  it.each([
    ['there is no bar', ''],
    ['nothing stands behind the bar', ' |'],
    ['a word keeps its place', ' | TBA'],
  ])('is offered where %s', (_, room) => expect(offersFor(page(room))).toEqual(expected));

  it('is not offered where there is a room', () => expect(offersFor(page(' | Main Hall'))).toEqual([]));

  it('is not offered where the calendar has none, or not this talk', () => {
    expect(offersFor(page(''), talkExample('a', '14:30', '15:00', 'SUMMARY:Knots'))).toEqual([]);
    expect(offersFor(page(''), event.replace('Knots', 'Something else'))).toEqual([]);
  });
});

describe('the line with date, times and room, from the calendar', () => {
  const zoned = event.replaceAll(/(DTSTART|DTEND):(.*)Z/g, '$1;TZID=Europe/Berlin:$2');
  const bare = (below = '') => `speaker-page\n\nAnn Smith\n\nOne.\n\nKnots\n${below}\nDescription\n\nTwo.\n`;

  it('is written as Symposion does, in a paragraph below the title', () => {
    const line = '5/14/2027 | 2:30 PM-3:00 PM | The Barn, 2. OG';
    expect(offersFor(bare(), zoned)).toEqual([[`Write "${line}", as in the calendar`, bare(`\n${line}\n`)]]);
  });

  it('stands under the track, and has no room where the calendar has none', () => {
    const line = '5/14/2027 | 2:30 PM-3:00 PM';
    const noRoom = zoned.replace(/LOCATION.*\n/, '');
    expect(offersFor(bare('\nRopes, Novice\n'), noRoom)).toEqual([
      [expect.stringContaining(line), bare(`\nRopes, Novice\n${line}\n`)],
    ]);
  });

  it('has the style of another talk of the page', () => {
    const second = '\nRopes\n\nSaturday 15 May 2027 ¦ 09h05 – 9h30 | Main Hall\n'.replace('¦', '|');
    const [offer] = offersFor(bare() + second, zoned);
    expect(offer?.[1]).toContain(
      'Knots\n\nFriday 14 May 2027 | 14h30 – 15h00 | The Barn, 2. OG\n\nDescription',
    );
  });

  it('has the style of another page, where this one shows none', () => {
    const { index } = openSchedule({
      'a.ics': zoned,
      'bob.speaker.txt': pageExample('Bob Jones', 'Ropes', '15.5.2027 | 9:30–10:00 | Hall'),
    });
    const document = openPage(bare());
    index.set(factsOf('ann.speaker.txt', document));
    const all = { start: 0, end: document.length };
    expect(pageWithLines(document, all, index, 'ann.speaker.txt')).toBe('bob.speaker.txt');
    const other = openPage(pageExample('Bob Jones', 'Ropes', '15.5.2027 | 9:30–10:00 | Hall'));
    const [offer] = offersFromCalendar(document, all, index, 'ann.speaker.txt', other);
    expect(offer?.title).toBe('Write "14.5.2027 | 14:30–15:00 | The Barn, 2. OG", as in the calendar');
    expect(pageWithLines(other, all, index, 'bob.speaker.txt')).toBeUndefined();
  });

  it('is not written where nobody knows the clocks of the venue, or the calendar no hour', () => {
    expect(offersFor(bare(), event)).toEqual([]);
    const allDay = event.replaceAll(/(DTSTART|DTEND):(\d+)T.*/g, '$1;VALUE=DATE:$2');
    expect(offersFor(bare(), allDay)).toEqual([]);
    expect(offersFor(bare(), zoned.replace('Knots', 'Something else'))).toEqual([]);
  });
});

describe('a word on a page in place of a room', () => {
  const wordOn = (calendar: string) => {
    const { index } = openSchedule({ 'a.ics': calendar });
    const document = openPage(page(' | Here'));
    document.surround(index.pageSurroundings);
    return document.findings().map(({ finding }) => finding.rule);
  };

  it('is no placeholder where the calendar has such a room', () => {
    expect(wordOn(event)).toContain('page-room-placeholder');
    expect(wordOn(event.replace(/LOCATION.*/, 'LOCATION:HERE'))).not.toContain('page-room-placeholder');
  });
});
