import { useRef } from 'preact/hooks';
import { type DayLayout, isTimed, slotOf, type TimedTalk } from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { instantAt, topOf } from './place.ts';

/** Pixels that a pointer may go astray in a click. */
const slack = 5;
/** The edge at the end of a talk that changes how long it is, in pixels. */
const edge = 7;

interface DragOptions {
  readonly preview: Preview;
  readonly layout: DayLayout;
  readonly talks: ReadonlyMap<string, TimedTalk>;
  readonly pixelsPerMinute: number;
}

interface Drag {
  readonly talk: TimedTalk;
  readonly x: number;
  readonly y: number;
  readonly isResize: boolean;
  isMoved: boolean;
}

/**
 * Dragging by pointer events, which reach a page in a frame where HTML's own drag and drop does not. A talk is held while
 * the pointer is down and put down where it is released; Escape puts it back.
 */
export function useDrag({ preview, layout, talks, pixelsPerMinute }: DragOptions) {
  const drag = useRef<Drag | undefined>(undefined);
  return {
    onPointerDown(event: PointerEvent) {
      const button =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-talk]') : null;
      const talk = talks.get(button?.dataset.talk ?? '');
      if (!button || !talk || event.button !== 0 || !isTimed(talk)) return;
      const isResize = button.getBoundingClientRect().bottom - event.clientY < edge;
      drag.current = { talk, x: event.clientX, y: event.clientY, isResize, isMoved: false };
    },
    onPointerMove(event: PointerEvent) {
      const now = drag.current;
      if (!now) return;
      const isFar = Math.hypot(event.clientX - now.x, event.clientY - now.y) > slack;
      if (!now.isMoved && !isFar) return;
      if (!now.isMoved) (event.currentTarget as Element).setPointerCapture(event.pointerId);
      now.isMoved = true;
      preview.hold(now.talk, slotUnder(event, now));
    },
    onPointerUp() {
      if (drag.current?.isMoved && preview.state.moving) preview.drop();
      // The click that follows still belongs to the drag.
      setTimeout(() => {
        drag.current = undefined;
      });
    },
    onPointerCancel() {
      if (drag.current?.isMoved) preview.hold(drag.current.talk, undefined);
      drag.current = undefined;
    },
    onClickCapture(event: MouseEvent) {
      if (drag.current?.isMoved) event.stopPropagation();
    },
  };

  function slotUnder({ clientX, clientY }: PointerEvent, { talk, y, isResize }: Drag) {
    const slot = slotOf(talk);
    const shift = (instant: number) =>
      instantAt(layout, topOf(layout, instant, pixelsPerMinute) + clientY - y, pixelsPerMinute);
    if (isResize) return { ...slot, end: Math.max(shift(talk.end), talk.start) };
    const start = shift(talk.start);
    const room = talk.isPlenary ? talk.room : (roomUnder(clientX) ?? talk.room);
    return { start, end: start + (talk.end - talk.start), ...(room !== undefined && { room }) };
  }
}

function roomUnder(x: number): string | undefined {
  const heads = [...document.querySelectorAll<HTMLElement>('.room[data-room]')];
  const head = heads.find((each) => {
    const { left, right } = each.getBoundingClientRect();
    return left <= x && x < right;
  });
  return head?.dataset.room;
}
