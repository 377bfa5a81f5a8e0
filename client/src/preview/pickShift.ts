import { window } from 'vscode';
import {
  clockText,
  localAt,
  type ScheduleView,
  shiftTalks,
  shortDateText,
  type TalkMove,
  type TimedTalk,
  talksOfDay,
  titleText,
} from '../../../server/core/index.ts';
import { plainLabel } from '../plainLabel.ts';
import { staysOpen } from './staysOpen.ts';

/** No talk is moved to another day by this: in minutes. */
const longest = 12 * 60;

/**
 * Asks how far the talks of a day are to be shifted, and which: all, or those from a given one on. What is cancelled stays.
 * Undefined when nobody says.
 */
export async function pickShift(
  view: ScheduleView,
  talk: TimedTalk,
): Promise<{ readonly minutes: number; readonly moves: readonly TalkMove[] } | undefined> {
  const day = view.days.find(({ start, end }) => start <= talk.start && talk.start < end);
  if (!day) return undefined;
  const title = `Shift ${shortDateText(day.date)}`;
  const minutes = await askMinutes(title);
  if (minutes === undefined) return undefined;
  const all = talksOfDay(view, day).filter(({ status }) => status !== 'cancelled');
  const later = all.filter(({ start }) => start >= talk.start);
  const from = clockText(localAt(view.clock, talk.start));
  const items = [
    {
      label: `Everything from ${from} on`,
      description: `${later.length} talks, from “${plainLabel(titleText(talk))}” on`,
      talks: later,
    },
    { label: 'The whole day', description: `${all.length} talks`, talks: all },
  ];
  const picked = await window.showQuickPick(items, {
    ...staysOpen,
    title: `${title} by ${minutes} minutes`,
  });
  return picked && { minutes, moves: shiftTalks(picked.talks, minutes * 60_000) };
}

async function askMinutes(title: string): Promise<number | undefined> {
  const written = await window.showInputBox({
    ...staysOpen,
    title,
    prompt: 'By how many minutes? 15 is a quarter of an hour later, -15 earlier',
    value: '15',
    validateInput: (text) =>
      readMinutes(text) === undefined ? `A number of minutes, from -${longest} to ${longest}` : undefined,
  });
  return written === undefined ? undefined : readMinutes(written);
}

function readMinutes(text: string): number | undefined {
  const minutes = /^\s*[+-]?\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return minutes !== 0 && Math.abs(minutes) <= longest ? minutes : undefined;
}
