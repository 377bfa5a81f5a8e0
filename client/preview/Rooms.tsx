import { useState } from 'preact/hooks';
import type { Preview } from './context.ts';

/** Which rooms have a column, and which of them stay in sight when the others are scrolled. */
export function Rooms({ preview }: { readonly preview: Preview }) {
  const [isOpen, setOpen] = useState(false);
  const { view, state } = preview;
  const hidden = state.look.filter.hiddenRooms ?? [];
  if (view.rooms.length < 2 && hidden.length === 0) return null;
  const shown = view.rooms.filter((room) => !hidden.includes(room)).length;
  const count = shown === view.rooms.length ? `${shown}` : `${shown} of ${view.rooms.length}`;
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpen(false);
    document.getElementById('rooms')?.focus();
  };
  return (
    <fieldset class="choice" onKeyDown={close}>
      <legend class="hidden">Rooms that are shown</legend>
      <button
        type="button"
        id="rooms"
        class="toggle"
        aria-expanded={isOpen}
        aria-controls="room-list"
        onClick={() => setOpen(!isOpen)}
      >
        Rooms ({count})
      </button>
      {isOpen && (
        <ul id="room-list" class="panel" aria-label="Rooms">
          {hidden.length > 0 && (
            <li>
              <button type="button" onClick={() => hide(preview, [])}>
                Show all
              </button>
            </li>
          )}
          {view.rooms.map((room) => (
            <Room key={room} preview={preview} room={room} />
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function hide(preview: Preview, hiddenRooms: readonly string[]): void {
  preview.look({ filter: { ...preview.state.look.filter, hiddenRooms } });
}

function Room({ preview, room }: { readonly preview: Preview; readonly room: string }) {
  const { filter, pinnedRooms } = preview.state.look;
  const hidden = filter.hiddenRooms ?? [];
  const isHidden = hidden.includes(room);
  const isPinned = pinnedRooms.includes(room);
  return (
    <li>
      <label>
        <input type="checkbox" checked={!isHidden} onChange={() => hide(preview, toggled(hidden, room))} />{' '}
        <bdi>{room}</bdi>
      </label>
      <button
        type="button"
        class="toggle"
        aria-pressed={isPinned}
        aria-label={`Pin ${room}`}
        onClick={() => preview.look({ pinnedRooms: toggled(pinnedRooms, room) })}
      >
        Pin
      </button>
    </li>
  );
}

function toggled(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}
