import {
  clockText,
  type DayView,
  dateText,
  localAt,
  type TimedTalk,
  talksOfDay,
  talkTest,
} from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { TalkButton } from './TalkButton.tsx';

/** The talks of a day one after the other, with everything that there is to read about them. */
export function TalkList({ preview, day }: { readonly preview: Preview; readonly day: DayView }) {
  const { view, state, clock } = preview;
  const talks = talksOfDay(view, day).filter(talkTest(state.look.filter));
  if (talks.length === 0) return <p class="nothing">No talk on this day fits the filter.</p>;
  return (
    <ol class="list" aria-label={`Talks of ${dateText(day.date)}`}>
      {byStart(talks).map(([start, group]) => (
        <li key={start}>
          <h2>{clockText(localAt(clock, start))}</h2>
          <ul>
            {group.map((talk) => (
              <li key={talk.id}>
                <TalkButton preview={preview} talk={talk} tabIndex={0} />
                <Place talk={talk} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Place({ talk: { room, track } }: { readonly talk: TimedTalk }) {
  const text = [room, track].filter(Boolean).join(' · ');
  return text === '' ? null : <p class="place">{text}</p>;
}

function byStart(talks: readonly TimedTalk[]): (readonly [number, readonly TimedTalk[]])[] {
  const groups = new Map<number, TimedTalk[]>();
  for (const talk of talks) {
    const group = groups.get(talk.start);
    if (group) group.push(talk);
    else groups.set(talk.start, [talk]);
  }
  return [...groups];
}
