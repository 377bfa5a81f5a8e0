// @vitest-environment happy-dom
import fc from 'fast-check';
import { h, render } from 'preact';
import { describe, expect, it } from 'vitest';
import { App } from '../../../client/preview/App.tsx';
import type { Preview } from '../../../client/preview/context.ts';
import { firstState, type PreviewState, receive, withLook } from '../../../client/preview/state.ts';
import { TimeLabels } from '../../../client/preview/timeLabels.ts';
import { chosenClock } from '../../../client/preview/zones.ts';
import { diffViews, type TalkView, talkTest, titleText } from '../../../server/core/index.ts';
import { sortTalks } from '../../../server/core/timetable/scheduleView.ts';
import { at, hostile, scheduleView, talkView } from '../../support/scheduleViews.ts';

const nothing = () => {};
/** By the names of zones: to find out what clocks show takes long. */
const clocks = Object.fromEntries(
  ['event', 'Asia/Tokyo', 'America/New_York'].map((zone) => [zone, chosenClock(scheduleView([]), zone)]),
);

/** A page of the preview: what `main.tsx` does, without VS Code. */
function openPage() {
  const root = document.createElement('div');
  const times = new TimeLabels();
  const draw = (state: PreviewState) => {
    const { view, look } = state;
    if (!view) throw new Error('There is nothing to draw.');
    const clock = clocks[look.zone] ?? view.clock;
    const titles = new Map(view.talks.map((talk) => [talk.id, titleText(talk)]));
    const preview: Preview = {
      view,
      state,
      clock,
      times,
      now: at(615),
      titleOf: (id) => titles.get(id),
      isWanted: talkTest(look.filter),
      look: nothing,
      goTo: nothing,
      reveal: nothing,
      hold: nothing,
      drop: nothing,
      pickZone: nothing,
      pickSpeaker: nothing,
      showProblems: nothing,
    };
    times.show(clock);
    render(h(App, { preview, suitsList: false }), root);
    times.finish();
  };
  return { root, draw };
}

function stateOf(talks: readonly TalkView[]): PreviewState {
  return { ...firstState, view: scheduleView(sortTalks(talks)) };
}

const anId = fc.constantFrom(...'abcdefgh');

const aTalk = fc
  .record({
    id: anId,
    // Few, so that talks come to be at one time, and stay there when they change otherwise.
    start: fc.constantFrom(0, 4, 6, 12, 60),
    length: fc.constantFrom(0, 5, 20, 90),
    day: fc.constantFrom(0, 0, 0, 1),
    more: fc.record(
      {
        title: fc.string({ maxLength: 6 }),
        room: fc.constantFrom('Hall', 'Loft', 'Hall, Loft'),
        isPlenary: fc.boolean(),
        isBreak: fc.boolean(),
        isHeld: fc.boolean(),
        track: fc.constantFrom('Ops', 'Art'),
        status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
        speakers: fc.constantFrom([], ['Ann'], ['Bo', 'Cy']),
        overlaps: fc.constantFrom([], [{ with: 'a', by: 'room', name: 'Hall' } as const]),
        findings: fc.constantFrom([], [{ severity: 'warning', text: 'Something is odd.' } as const]),
      },
      { requiredKeys: [] },
    ),
    isTimed: fc.constantFrom(true, true, true, false),
  })
  .map(({ id, start, length, day, more, isTimed }) => {
    const first = at(600 + start * 5 + day * 1440);
    const { start: _, end: __, ...untimed } = talkView(id, more);
    return isTimed ? talkView(id, { ...more, start: first, end: first + length * 60_000 }) : untimed;
  });

/** What happens to a preview: the schedule changes, or somebody looks at it in another way. */
const aStep = fc.oneof(
  { weight: 4, arbitrary: aTalk.map((talk) => ({ put: talk }) as const) },
  { weight: 1, arbitrary: anId.map((id) => ({ remove: id }) as const) },
  { weight: 1, arbitrary: anId.map((id) => ({ highlight: id }) as const) },
  {
    weight: 3,
    arbitrary: fc
      .oneof(
        fc.constantFrom('event', 'Asia/Tokyo', 'America/New_York').map((zone) => ({ zone })),
        fc.boolean().map((isList) => ({ isList })),
        fc.boolean().map((isCompact) => ({ isCompact })),
        fc.constantFrom('2027-05-14', '2027-05-15').map((day) => ({ day })),
        fc.constantFrom('', 'bo').map((text) => ({ filter: { text } })),
        fc.constantFrom([], ['Loft']).map((pinnedRooms) => ({ pinnedRooms })),
      )
      .map((look) => ({ look }) as const),
  },
);

function after(state: PreviewState, step: typeof aStep extends fc.Arbitrary<infer Step> ? Step : never) {
  if ('look' in step) return withLook(state, step.look);
  if ('highlight' in step) return receive(state, { type: 'highlight', id: step.highlight });
  const { view } = state;
  if (!view) return undefined;
  const gone = 'put' in step ? step.put.id : step.remove;
  const talks = [...view.talks.filter(({ id }) => id !== gone), ...('put' in step ? [step.put] : [])];
  const next = { ...view, version: view.version + 1, talks: sortTalks(talks) };
  return receive(state, { type: 'patch', patch: diffViews(view, next) });
}

describe('the page of the preview', () => {
  it('is after every change what it would be had it been drawn for the first time', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(aTalk, { selector: ({ id }) => id, minLength: 1 }),
        fc.array(aStep, { minLength: 12, maxLength: 12 }),
        (talks, steps) => {
          const page = openPage();
          let state: PreviewState | undefined = stateOf(talks);
          page.draw(state);
          for (const step of steps) {
            state = after(state, step);
            if (!state) throw new Error('The preview has lost track.');
            page.draw(state);
            const fresh = openPage();
            fresh.draw(state);
            if (!page.root.isEqualNode(fresh.root)) expect(page.root.innerHTML).toBe(fresh.root.innerHTML);
          }
        },
      ),
      { numRuns: 25, seed: 6 },
    );
  });

  it('writes the times of another zone and draws no talk anew', () => {
    const page = openPage();
    const state = stateOf([talkView('a'), talkView('b', { start: at(700), end: at(760) })]);
    page.draw(state);
    const times = () => [...page.root.querySelectorAll('.talk > .time')].map((time) => time.textContent);
    const talks = [...page.root.querySelectorAll('.talk')].map((talk) => talk.outerHTML);
    expect(times()).toEqual(['10:00', '11:40–12:40']);
    page.draw(withLook(state, { zone: 'Asia/Tokyo' }));
    expect(times()).toEqual(['17:00', '18:40–19:40']);
    page.draw(state);
    expect([...page.root.querySelectorAll('.talk')].map((talk) => talk.outerHTML)).toEqual(talks);
  });

  it('shows hostile texts as texts', () => {
    const page = openPage();
    page.draw(
      stateOf(hostile.map((title, i) => talkView(String(i), { title, room: title, speakers: [title] }))),
    );
    expect(page.root.querySelectorAll('script, img, style, a').length).toBe(0);
    expect([...page.root.querySelectorAll('.title')].map((title) => title.textContent).sort()).toEqual(
      [...hostile].sort(),
    );
  });
});
