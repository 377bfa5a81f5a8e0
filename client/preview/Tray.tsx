import { talkTest, untimedTalks, whenText } from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { TalkButton } from './TalkButton.tsx';

/** What has no place in the timetable: whole days, and what is not scheduled. */
export function Tray({ preview }: { readonly preview: Preview }) {
  const talks = untimedTalks(preview.view).filter(talkTest(preview.state.look.filter));
  if (talks.length === 0) return null;
  return (
    <section class="tray" aria-labelledby="tray">
      <h2 id="tray">Whole days and not scheduled ({talks.length})</h2>
      <ul>
        {talks.map((talk) => (
          <li key={talk.id}>
            <TalkButton preview={preview} talk={talk} tabIndex={0} />
            <p class="place">{[whenText(talk, preview.clock), talk.room].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
