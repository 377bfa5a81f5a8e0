import { describe, expect, it } from 'vitest';
import { filterChoices, type TalkFilter, talkTest } from '../../../server/core/timetable/filterTalks.ts';
import { scheduleView, talkView } from '../../support/scheduleViews.ts';

const talks = [
  talkView('a', { title: 'Größe zählt', track: 'Deep' }),
  talkView('b', { speakers: ['Zoë Vandenbroucke', 'Ada Example'], room: 'Loft', status: 'cancelled' }),
  talkView('c', { overlaps: [{ with: 'a', by: 'room', name: 'Hall' }], language: 'de' }),
];

function kept(filter: Partial<TalkFilter>): string[] {
  return talks.filter(talkTest({ text: '', ...filter })).map(({ id }) => id);
}

describe('a filter', () => {
  it('lets everything through when nothing is chosen', () => expect(kept({})).toEqual(['a', 'b', 'c']));

  it('finds words in any case, order and field, with or without accents', () => {
    expect(kept({ text: 'zahlt GROSSE' })).toEqual([]);
    expect(kept({ text: 'zahlt große' })).toEqual(['a']);
    expect(kept({ text: 'zoe' })).toEqual(['b']);
    expect(kept({ text: 'loft ada' })).toEqual(['b']);
  });

  it('finds words in descriptions that a view does not hold', () => {
    const isDescribed = (id: string, word: string) => id === 'a' && word === 'knots';
    const test = talkTest({ text: 'Knots grosse' }, { isDescribed });
    expect(talks.filter(test)).toEqual([]);
    expect(talks.filter(talkTest({ text: 'Knots zahlt' }, { isDescribed })).map(({ id }) => id)).toEqual([
      'a',
    ]);
  });

  it('leaves out rooms, but not what is in all of them', () => {
    expect(kept({ hiddenRooms: ['Hall'] })).toEqual(['b']);
    const plenary = talkView('d', { isPlenary: true });
    expect([plenary].filter(talkTest({ text: '', hiddenRooms: ['Hall'] }))).toEqual([plenary]);
  });

  it('goes by every choice', () => {
    expect(kept({ room: 'Loft' })).toEqual(['b']);
    expect(kept({ track: 'Deep' })).toEqual(['a']);
    expect(kept({ speaker: 'Ada Example' })).toEqual(['a', 'b', 'c']);
    expect(kept({ status: 'cancelled' })).toEqual(['b']);
    expect(kept({ language: 'de' })).toEqual(['c']);
    expect(kept({ onlyOverlaps: true })).toEqual(['c']);
  });

  it('offers what can be chosen, and nothing where there is no choice', () => {
    expect(filterChoices(scheduleView(talks))).toEqual({
      rooms: ['Hall', 'Loft'],
      tracks: [],
      speakers: ['Ada Example', 'Zoë Vandenbroucke'],
      languages: [],
      statuses: ['cancelled', 'confirmed'],
    });
  });
});
