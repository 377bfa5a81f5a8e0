import { window } from 'vscode';
import {
  clockText,
  instantOf,
  isoDate,
  localAt,
  type ScheduleView,
  type Slot,
  type TimedTalk,
  titleText,
} from '../../../server/core/index.ts';
import { staysOpen } from './staysOpen.ts';

/** Asks when and where a talk is to be; undefined when nobody says. Times are those of the venue. */
export async function pickSlot(view: ScheduleView, talk: TimedTalk): Promise<Slot | undefined> {
  const title = `Move “${titleText(talk)}”`;
  const start = await askStart(view, talk, title);
  if (start === undefined) return undefined;
  const slot = { start, end: start + (talk.end - talk.start) };
  if (view.rooms.length === 0 || talk.isPlenary) return { ...slot, room: talk.room };
  const own = talk.room === undefined ? [] : [talk.room];
  const rooms = [...own, ...view.rooms.filter((room) => room !== talk.room)];
  const room = await window.showQuickPick(rooms, { ...staysOpen, title, placeHolder: 'Room' });
  return room === undefined ? undefined : { ...slot, room };
}

async function askStart(view: ScheduleView, talk: TimedTalk, title: string): Promise<number | undefined> {
  const local = localAt(view.clock, talk.start);
  const written = await window.showInputBox({
    ...staysOpen,
    title,
    prompt: `When it begins, by the clocks of the venue${view.clock.zone ? ` (${view.clock.zone})` : ''}`,
    value: `${isoDate(local)} ${clockText(local)}`,
    validateInput: (text) =>
      readStart(view, text) === undefined
        ? 'A date and a time that exist, such as 2027-05-14 10:30'
        : undefined,
  });
  return written === undefined ? undefined : readStart(view, written);
}

/** Reads `2027-05-14 10:30` by the clocks of the venue. */
function readStart({ clock }: ScheduleView, text: string): number | undefined {
  const numbers = /^\s*(\d{4})-(\d\d)-(\d\d)[ T]+(\d{1,2}):(\d\d)\s*$/.exec(text)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = numbers ?? [];
  const local = { year, month, day, hour, minute, second: 0 };
  const instant = numbers && instantOf(clock, local);
  const isReal = instant !== undefined && isoDate(localAt(clock, instant)) === isoDate(local);
  return isReal ? instant : undefined;
}
