import { describe, expect, it } from 'vitest';
import { applyEdits, pageRooms } from '../../../server/core/index.ts';
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
  return pageRooms(document, { start: 0, end: text.length }, index, 'ann.speaker.txt').map(
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
