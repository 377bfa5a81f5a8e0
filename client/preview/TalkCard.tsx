import { overlapText, statusText, titleText, whenText } from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { useHovered } from './hovered.ts';
import { signs } from './marks.ts';
import { cardPlace } from './place.ts';

/**
 * All that is to be said of the talk under the pointer or at the keyboard: in the timetable there is often not the room. Who
 * does not see it has heard it already, as the talk's own name.
 */
export function TalkCard({ preview }: { readonly preview: Preview }) {
  const hovered = useHovered();
  const { view, state, clock, titleOf } = preview;
  const talk = hovered && view.talks.find(({ id }) => id === hovered.id);
  if (!hovered || !talk || state.moving) return null;
  const { speakers, room, track, language, overlaps, findings } = talk;
  const more = [track, language, statusText(talk)].filter(Boolean).join(' · ');
  const style = cardPlace(hovered.rect, { width: window.innerWidth, height: window.innerHeight });
  return (
    <div class="card" aria-hidden="true" style={{ ...style }}>
      <p class="title" dir="auto">
        {titleText(talk)}
      </p>
      <p>{[whenText(talk, clock), room].filter(Boolean).join(' · ')}</p>
      {speakers.length > 0 && <p>{speakers.join(', ')}</p>}
      {more !== '' && <p>{more}</p>}
      {talk.isHeld && <p class="notes">Being edited: shown as it was before</p>}
      {overlaps.map((overlap) => (
        <p key={`${overlap.with} ${overlap.by} ${overlap.name}`}>
          <span class="icon overlap">⚠</span> {overlapText(overlap, titleOf)}
        </p>
      ))}
      {findings.map(({ severity, text }) => (
        <p key={text} class={severity}>
          <span class="icon">{signs[severity]}</span> {text}
        </p>
      ))}
    </div>
  );
}
