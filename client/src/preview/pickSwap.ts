import { type QuickPickItem, window } from 'vscode';
import {
  isTimed,
  localAt,
  type ScheduleView,
  shortDateText,
  spanText,
  swapTalks,
  type TalkMove,
  type TimedTalk,
  titleText,
} from '../../../server/core/index.ts';
import { plainLabel } from '../plainLabel.ts';
import { staysOpen } from './staysOpen.ts';

/** Asks which talk another one is to exchange its slot with; undefined when nobody says. Times are those of the venue. */
export async function pickSwap(
  view: ScheduleView,
  talk: TimedTalk,
): Promise<{ readonly other: TimedTalk; readonly moves: readonly TalkMove[] } | undefined> {
  const title = `Swap “${titleText(talk)}” with…`;
  const others = view.talks.filter(isTimed).filter(({ id }) => id !== talk.id);
  const items = others.map((other) => ({ ...talkItem(view, other), other }));
  const placeHolder = 'The talk that comes where this one is now';
  const picked = await window.showQuickPick(items, {
    ...staysOpen,
    title,
    placeHolder,
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  const { other } = picked;
  const exchangesLengths = await askForLengths(title, talk, other);
  if (exchangesLengths === undefined) return undefined;
  return { other, moves: swapTalks(talk, other, exchangesLengths) };
}

function talkItem({ clock }: ScheduleView, { start, end, room, ...talk }: TimedTalk): QuickPickItem {
  const when = `${shortDateText(localAt(clock, start))}, ${spanText(clock, start, end)}`;
  return {
    label: plainLabel(titleText(talk)),
    description: plainLabel([when, room].filter(Boolean).join(' · ')),
  };
}

/** Two talks that are equally long leave nothing to ask. */
async function askForLengths(title: string, a: TimedTalk, b: TimedTalk): Promise<boolean | undefined> {
  const minutes = ({ start, end }: TimedTalk) => Math.round((end - start) / 60_000);
  if (minutes(a) === minutes(b)) return false;
  const items = [
    {
      label: 'Each stays as long as it is',
      description: `${minutes(a)} and ${minutes(b)} minutes`,
      value: false,
    },
    { label: 'Each takes the whole slot of the other', value: true },
  ];
  return (await window.showQuickPick(items, { ...staysOpen, title }))?.value;
}
