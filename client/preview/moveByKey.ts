import { isTimed, slotOf } from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { slotAfterKey } from './place.ts';

/**
 * M takes a talk; arrows then move it by five minutes or to the next room, with Shift its end; Enter puts it down and
 * Escape puts it back. Says whether the key meant anything here.
 */
export function moveByKey(event: KeyboardEvent, id: string, preview: Preview): boolean {
  const { moving } = preview.state;
  const talk = preview.view.talks.find((each) => each.id === id);
  if (!talk || !isTimed(talk)) return false;
  if (!moving) {
    if (event.key.toLowerCase() !== 'm') return false;
    preview.hold(talk, slotOf(talk));
    return true;
  }
  if (event.key === 'Escape') preview.hold(talk, undefined);
  else if (event.key === 'Enter') preview.drop();
  else {
    const to = slotAfterKey(moving.to, event, preview.view.rooms);
    if (!to) return event.key !== 'Tab';
    preview.hold(talk, to);
  }
  return true;
}
