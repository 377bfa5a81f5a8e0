import { spanText } from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { shownDay } from './state.ts';
import { TalkCard } from './TalkCard.tsx';
import { TalkList } from './TalkList.tsx';
import { Timetable } from './Timetable.tsx';
import { Toolbar, tabId } from './Toolbar.tsx';
import { Tray } from './Tray.tsx';
import { talkEvents } from './talkEvents.ts';

interface AppProps {
  readonly preview: Preview;
  /** What is shown while nobody has chosen between timetable and list. */
  readonly suitsList: boolean;
}

/** The whole preview: a pure function of what it is given. */
export function App({ preview, suitsList }: AppProps) {
  const { view, state, now } = preview;
  const day = shownDay(view, state.look, now);
  const isList = state.look.isList ?? suitsList;
  const Day = isList ? TalkList : Timetable;
  return (
    <>
      <Toolbar {...{ preview, day, isList }} />
      <p class="hidden" role="status">
        {spoken(preview)}
      </p>
      <main {...talkEvents(preview)}>
        <Tray preview={preview} />
        {day ? (
          <div id="day" role="tabpanel" aria-labelledby={tabId(day)} class={isList ? 'as-list' : 'as-grid'}>
            <Day preview={preview} day={day} />
          </div>
        ) : (
          <p class="nothing">Nothing is scheduled yet: no event in these files has a time.</p>
        )}
      </main>
      {!isList && <TalkCard preview={preview} />}
    </>
  );
}

/** What has just happened, for whoever does not see it. */
function spoken({ state: { moving, said }, clock, titleOf }: Preview): string {
  if (!moving) return said;
  const { start, end, room } = moving.to;
  const place = [spanText(clock, start, end), room].filter(Boolean).join(', ');
  return `Moving ${titleOf(moving.id) ?? ''}: ${place}. Enter puts it there, Escape puts it back`;
}

/** What stands there instead of a schedule. */
export function Empty({ reason }: { readonly reason: string }) {
  return (
    <main>
      <p class="nothing">{reason}</p>
    </main>
  );
}
