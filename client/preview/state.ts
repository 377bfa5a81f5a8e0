import {
  applyPatch,
  type DayView,
  everything,
  isoDate,
  keepEqualParts,
  type ScheduleView,
  type Slot,
  type TalkFilter,
} from '../../server/core/index.ts';
import type { ToPreview } from '../previewProtocol.ts';
import type { ZoneChoice } from './zones.ts';

/** How somebody looks at a schedule. Kept by VS Code when the preview is hidden, and when the window is loaded anew. */
export interface Look {
  /** `2027-05-14`; undefined is today, or the first day. */
  readonly day: string | undefined;
  /** Undefined: what suits the window and the reader. */
  readonly isList: boolean | undefined;
  readonly zone: ZoneChoice;
  readonly filter: TalkFilter;
  /** One of `zooms`, by its index. */
  readonly zoom: number;
  readonly isCompact: boolean;
  /** The rooms that stay in sight, in the order in which they were pinned. */
  readonly pinnedRooms: readonly string[];
}

/** Pixels per minute. */
export const zooms = [0.8, 1.2, 1.8, 2.6, 4, 6] as const;

export const firstLook: Look = {
  day: undefined,
  isList: undefined,
  zone: 'event',
  filter: everything,
  zoom: 2,
  isCompact: false,
  pinnedRooms: [],
};

/** All that the preview draws. The view is what the extension sent, and is never changed here. */
export interface PreviewState {
  readonly view: ScheduleView | undefined;
  /** Why there is no view. */
  readonly emptyBecause: string | undefined;
  readonly look: Look;
  /** By each word that was searched for, the talks whose descriptions have it. */
  readonly described: ReadonlyMap<string, ReadonlySet<string>>;
  /** The talk at the cursor of a text editor. */
  readonly highlighted: string | undefined;
  /** The talk that is being moved, and where it would be put down now. */
  readonly moving: Moving | undefined;
  /** What a screen reader is to say. */
  readonly said: string;
  /** The talk that a keyboard reaches first; the first one when it is not drawn. */
  readonly current: string | undefined;
}

/** A talk on its way. */
export interface Moving {
  readonly id: string;
  /** Where it was when it was taken. */
  readonly from: Slot;
  readonly to: Slot;
}

/** Before anything was received. */
export const firstState: PreviewState = {
  view: undefined,
  emptyBecause: undefined,
  look: firstLook,
  described: new Map(),
  highlighted: undefined,
  current: undefined,
  moving: undefined,
  said: '',
};

/** The state after a message; undefined when the preview has lost track and needs the whole view. */
export function receive(state: PreviewState, message: ToPreview): PreviewState | undefined {
  switch (message.type) {
    case 'view':
      return { ...state, view: withKnown(state.view, message.view), emptyBecause: undefined };
    case 'patch': {
      const view = state.view && applyPatch(state.view, message.patch);
      return view && { ...state, view: withKnown(state.view, view) };
    }
    case 'highlight':
      return { ...state, highlighted: message.id };
    case 'described': {
      const found = Object.entries(message.words).map(([word, ids]) => [word, new Set(ids)] as const);
      return { ...state, described: new Map(found) };
    }
    case 'speaker':
      return withLook(state, { filter: { ...state.look.filter, speaker: message.name } });
    case 'said':
      return { ...state, said: message.text };
    case 'zone':
      return withLook(state, { zone: message.zone });
    case 'empty':
      return { ...state, view: undefined, emptyBecause: message.reason };
  }
}

function withKnown(before: ScheduleView | undefined, after: ScheduleView): ScheduleView {
  return before ? keepEqualParts(before, after) : after;
}

/** The state with somebody looking in another way. */
export function withLook(state: PreviewState, change: Partial<Look>): PreviewState {
  return { ...state, look: { ...state.look, ...change } };
}

/** The day that is shown: the chosen one, else today's, else the first. */
export function shownDay({ days }: ScheduleView, { day }: Look, now: number): DayView | undefined {
  const chosen = days.find(({ date }) => isoDate(date) === day);
  return chosen ?? days.find(({ start, end }) => start <= now && now < end) ?? days[0];
}
