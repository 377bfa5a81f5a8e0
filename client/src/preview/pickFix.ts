import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { TalkFix, TalkPlace, TalkProblem } from '../../../server/protocol.ts';
import { plainLabel } from '../plainLabel.ts';
import { staysOpen } from './staysOpen.ts';

/** What somebody chose of a talk's problems: a repair, or to see the place. */
export type ProblemChoice = { readonly fix: TalkFix } | { readonly place: TalkPlace };

interface ChoiceItem extends QuickPickItem {
  readonly choice?: ProblemChoice;
}

const icons: Readonly<Record<TalkProblem['severity'], string>> = {
  error: '$(error)',
  warning: '$(warning)',
  info: '$(info)',
  hint: '$(lightbulb)',
};

/** Shows what is the matter with a talk, each with the ways to repair it below; undefined when nobody chooses. */
export async function pickFix(
  title: string,
  problems: readonly TalkProblem[],
): Promise<ProblemChoice | undefined> {
  const items = problems.flatMap((problem, i) => [separator(`Problem ${i + 1}`), ...itemsOf(problem)]);
  const picked = await window.showQuickPick<ChoiceItem>(items, {
    ...staysOpen,
    title: `Problems of “${title}”`,
    placeHolder: 'Choose a repair, or a problem to see its place in the text',
  });
  return picked?.choice;
}

function separator(label: string): ChoiceItem {
  return { label, kind: QuickPickItemKind.Separator };
}

function itemsOf({ severity, text, place, fixes }: TalkProblem): ChoiceItem[] {
  return [
    {
      label: `${icons[severity]} ${plainLabel(text)}`,
      description: severity,
      detail: 'Show it in the text',
      choice: { place },
    },
    ...fixes.map((fix) => ({
      label: `$(wrench) ${plainLabel(fix.title)}`,
      description: fix.files.length > 1 ? `changes ${fix.files.length} files` : '',
      choice: { fix },
    })),
  ];
}
