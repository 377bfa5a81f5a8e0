import { window } from 'vscode';
import { filterChoices, type ScheduleView } from '../../../server/core/index.ts';
import { plainLabel } from '../plainLabel.ts';
import { staysOpen } from './staysOpen.ts';

/** Asks for one of a schedule's speakers; undefined when nobody chooses. */
export async function pickSpeaker(view: ScheduleView): Promise<string | undefined> {
  const items = filterChoices(view).speakers.map((name) => ({ label: plainLabel(name), name }));
  const picked = await window.showQuickPick(items, {
    ...staysOpen,
    title: 'Show the Talks of a Speaker',
    placeHolder: 'A name, or a part of it',
  });
  return picked?.name;
}
