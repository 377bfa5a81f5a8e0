import { type ScheduleIndex, type ScheduleNameAt, scheduleNameAt } from '../core/index.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';
import { uriKey } from './uri.ts';

/** What stands at a place of an open document, and the schedule that knows it. */
export interface ScheduleCursor extends ScheduleNameAt {
  readonly index: ScheduleIndex;
}

/** What the schedule of an open document knows by the name at an offset; undefined where it knows none. */
export function scheduleCursor(
  { keeper }: Pick<Session, 'keeper'>,
  open: OpenDocument,
  offset: number,
): ScheduleCursor | undefined {
  const index = keeper.indexOf(open);
  const found = index && scheduleNameAt(index, uriKey(open.uri), offset);
  return found && { ...found, index };
}
