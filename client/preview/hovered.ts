import { useEffect, useState } from 'preact/hooks';

/** A talk that somebody looks at more closely, and where it stands in the window. */
export interface Hovered {
  readonly id: string;
  readonly rect: DOMRect;
}

/** Milliseconds until a pointer that rests on a talk means it, and until one that has left is gone. */
const rest = 400;
const leave = 250;

/**
 * The talk of a timetable under the pointer, once it rests there, or at the keyboard. It stays while the pointer is on its
 * card, and goes with Escape, a click, or a scroll.
 */
export function useHovered(): Hovered | undefined {
  const [hovered, setHovered] = useState<Hovered>();
  useEffect(() => listen(setHovered), []);
  return hovered;
}

/** Gives the function that ends it. */
function listen(set: (hovered: Hovered | undefined) => void): () => void {
  const end = new AbortController();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let focused: HTMLElement | undefined;
  const after = (delay: number, talk: HTMLElement | undefined) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => set(talk && of(talk)), delay);
  };
  const now = (talk: HTMLElement | undefined) => {
    clearTimeout(waiting);
    focused = talk;
    set(talk && of(talk));
  };
  const on = <Type extends keyof DocumentEventMap>(
    type: Type,
    run: (event: DocumentEventMap[Type]) => void,
  ) => document.addEventListener(type, run, { signal: end.signal, capture: true });

  on('pointerover', ({ target }) => {
    if (target instanceof Element && target.closest('.card')) return clearTimeout(waiting);
    const talk = talkAt(target);
    after(talk ? rest : leave, talk ?? focused);
  });
  on('pointerout', ({ relatedTarget }) => {
    if (relatedTarget === null) after(leave, focused);
  });
  on('focusin', ({ target }) => {
    const talk = talkAt(target);
    now(talk?.matches(':focus-visible') ? talk : undefined);
  });
  on('focusout', () => now(undefined));
  on('pointerdown', () => now(undefined));
  on('scroll', () => now(focused));
  on('keydown', ({ key }) => {
    if (key === 'Escape') now(undefined);
  });
  return () => {
    clearTimeout(waiting);
    end.abort();
  };
}

function of(talk: HTMLElement): Hovered | undefined {
  const id = talk.dataset.talk;
  return id === undefined || !talk.isConnected ? undefined : { id, rect: talk.getBoundingClientRect() };
}

function talkAt(target: EventTarget | null): HTMLElement | undefined {
  const talk = target instanceof Element ? target.closest<HTMLElement>('.timetable .talk') : null;
  return talk ?? undefined;
}
