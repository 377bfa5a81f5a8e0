import type { IcalDocument } from '../document.ts';
import { findProperty } from '../ical/facts.ts';
import { readText } from '../ical/model/event.ts';
import type { Talk, TalkCopy } from '../schedule/talk.ts';
import type { DrawnSchedule } from '../schedule/view.ts';
import type { ScheduleView } from '../timetable/scheduleView.ts';

/**
 * Adds each talk's DESCRIPTION to a view. An index does not keep them, because they are most of what there is to keep.
 * `documents` are the files by their keys in the index.
 */
export function readDescriptions(
  { view, talks }: DrawnSchedule,
  documents: ReadonlyMap<string, IcalDocument>,
): ScheduleView {
  return {
    ...view,
    talks: view.talks.map((each) => {
      const description = descriptionOf(talks.get(each.id), documents);
      return description === undefined ? each : { ...each, description };
    }),
  };
}

function descriptionOf(
  talk: Talk | undefined,
  documents: ReadonlyMap<string, IcalDocument>,
): string | undefined {
  const copy = talk?.copies.find(({ facts }) => facts.source === 'event');
  return copy && descriptionIn(documents.get(copy.file.key), copy);
}

/** The DESCRIPTION of an event, as people read it; undefined when there is none, or the file cannot be read. */
export function descriptionIn(
  document: IcalDocument | undefined,
  { block: { start } }: Pick<TalkCopy, 'block'>,
): string | undefined {
  const block = document?.blockAt(start);
  if (!block) return undefined;
  const { tree } = block;
  const line = tree.components[0] && findProperty(tree.components[0], 'DESCRIPTION');
  return (line && readText(tree, line).text) || undefined;
}
