import type { PageDocument } from '../pageDocument.ts';
import { scheduleText } from '../speaker/syntax/scheduleText.ts';
import { type Range, touches } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';

/**
 * Brings each line that says when and where into its form, `8/12/2017 | 3:15 PM-4:15 PM | Main Hall`, where all of it is
 * understood. All else on the page stays as it is, and so does what the line says. Edits in the order of the text.
 */
export function formatPage({ text, tree }: PageDocument): readonly TextEdit[] {
  return tree.talks.flatMap(({ schedule }) => {
    const newText = schedule && scheduleText(text, schedule);
    if (!schedule || newText === undefined) return [];
    const { start, end } = schedule;
    return text.slice(start, end) === newText ? [] : [{ start, end, newText }];
  });
}

/** The same for the lines that a range touches. */
export function formatPageRange(document: PageDocument, range: Range): readonly TextEdit[] {
  return formatPage(document).filter((edit) => touches(edit, range));
}
