import type {
  OpenScheduleParams,
  OpenScheduleResult,
  PlanTalkEditParams,
  PlanTalkEditResult,
  ScheduleParams,
  TalkAtParams,
  TalkPlace,
  TalkPlacesParams,
} from '../../protocol.ts';
import type { Session } from '../session.ts';

/** greenroom/openSchedule */
export async function openSchedule(
  { openSchedules }: Session,
  { uri }: OpenScheduleParams,
): Promise<OpenScheduleResult | null> {
  return (await openSchedules.open(uri)) ?? null;
}

/** greenroom/closeSchedule */
export function closeSchedule({ openSchedules }: Session, { schedule }: ScheduleParams): void {
  openSchedules.close(schedule);
}

/** greenroom/talkPlaces */
export function talkPlaces({ openSchedules }: Session, params: TalkPlacesParams): TalkPlace[] {
  return [...(openSchedules.get(params.schedule)?.placesOf(params.id) ?? [])];
}

/** greenroom/talkAt */
export function talkAt({ openSchedules, documents }: Session, params: TalkAtParams): string | null {
  const { schedule, uri, position } = params;
  const offset = documents.get(uri)?.ical?.offsetAt(position);
  if (offset === undefined) return null;
  return openSchedules.get(schedule)?.talkAt(uri, offset) ?? null;
}

/** greenroom/planTalkEdit */
export async function planTalkEdit(
  { openSchedules, settings }: Session,
  { schedule, edit }: PlanTalkEditParams,
): Promise<PlanTalkEditResult> {
  const open = openSchedules.get(schedule);
  if (!open) return { refusal: 'This schedule is not open.', files: [], changes: [] };
  return open.plan(edit, settings.bumpSequence);
}
