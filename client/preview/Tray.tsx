import { untimedTalks, whenText } from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { ListedTalk } from './TalkList.tsx';

/** What has no place in the timetable: whole days, and what is not scheduled. */
export function Tray({ preview }: { readonly preview: Preview }) {
  const talks = untimedTalks(preview.view).filter(preview.isWanted);
  if (talks.length === 0) return null;
  return (
    <section class="tray" aria-labelledby="tray">
      <h2 id="tray">Whole days and not scheduled ({talks.length})</h2>
      <ul>
        {talks.map((talk) => (
          <ListedTalk
            key={talk.id}
            preview={preview}
            talk={talk}
            place={[whenText(talk, preview.clock), talk.room]}
          />
        ))}
      </ul>
    </section>
  );
}
