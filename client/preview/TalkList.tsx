import {
  clockText,
  type DayView,
  dateText,
  localAt,
  type TalkView,
  type TimedTalk,
  talksOfDay,
} from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { signs } from './marks.ts';
import { TalkButton } from './TalkButton.tsx';

/** The talks of a day one after the other, with everything that there is to read about them. */
export function TalkList({ preview, day }: { readonly preview: Preview; readonly day: DayView }) {
  const { view, clock } = preview;
  const talks = talksOfDay(view, day).filter(preview.isWanted);
  if (talks.length === 0) return <p class="nothing">No talk on this day fits the filter.</p>;
  return (
    <ol class="list" aria-label={`Talks of ${dateText(day.date)}`}>
      {byStart(talks).map(([start, group]) => (
        <li key={start}>
          <h2>{clockText(localAt(clock, start))}</h2>
          <ul>
            {group.map((talk) => (
              <ListedTalk key={talk.id} preview={preview} talk={talk} place={[talk.room, talk.track]} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

interface ListedTalkProps {
  readonly preview: Preview;
  readonly talk: TalkView;
  /** Where and what it is, of which some may be unknown. */
  readonly place: readonly (string | undefined)[];
}

/** A talk in a list, with all that was found about it. */
export function ListedTalk({ preview, talk, place }: ListedTalkProps) {
  const text = place.filter(Boolean).join(' · ');
  return (
    <li>
      <TalkButton
        talk={talk}
        times={preview.times}
        titleOf={talk.overlaps.length > 0 ? preview.titleOf : undefined}
        isHighlighted={preview.state.highlighted === talk.id}
        tabIndex={0}
      />
      {text !== '' && <p class="place">{text}</p>}
      <Findings talk={talk} />
    </li>
  );
}

function Findings({ talk: { id, title, findings, overlaps } }: { readonly talk: TalkView }) {
  if (findings.length + overlaps.length === 0) return null;
  return (
    <div class="place" data-talk={id}>
      {findings.map(({ severity, text }) => (
        <p key={text} class={`found ${severity}`}>
          <span class="icon" aria-hidden="true">
            {signs[severity]}
          </span>{' '}
          <span class="hidden">{severity}: </span>
          {text}
        </p>
      ))}
      <button type="button" class="fixes" aria-label={`Problems and fixes of ${title}`}>
        Problems and fixes…
      </button>
    </div>
  );
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
