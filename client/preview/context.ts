import type { ClockView, ScheduleView, Slot, TalkView, TimedTalk, TitleOf } from '../../server/core/index.ts';
import type { Look, PreviewState } from './state.ts';
import type { TimeLabels } from './timeLabels.ts';

/** What every part of the preview is given: what there is to draw, and what may be done about it. */
export interface Preview {
  readonly view: ScheduleView;
  readonly state: PreviewState;
  readonly clock: ClockView;
  /** The times of all talks, by that clock. */
  readonly times: TimeLabels;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly titleOf: TitleOf;
  /** Says whether a talk passes the filter. */
  isWanted(talk: TalkView): boolean;
  /** Looks at the schedule in another way. */
  look(change: Partial<Look>): void;
  /** Makes a talk the one that the keyboard is at; `isFocus` moves the focus there, too. */
  goTo(id: string, isFocus: boolean): void;
  reveal(id: string): void;
  /** Takes a talk and holds it at a slot; without a slot puts it back. */
  hold(talk: TimedTalk, to: Slot | undefined): void;
  /** Puts down the talk that is held. */
  drop(): void;
  pickZone(): void;
  pickSpeaker(): void;
  /** Shows what is the matter with a talk, and the ways to repair it. */
  showProblems(id: string): void;
}
