import type { ScheduleView } from '../../core/index.ts';
import type {
  DescribedBy,
  MergedCalendarResult,
  OpenScheduleParams,
  OpenScheduleResult,
  PlanTalkEditParams,
  PlanTalkEditResult,
  ScheduleParams,
  SearchDescriptionsParams,
  TalkAtParams,
  TalkPlace,
  TalkPlacesParams,
  TalkProblem,
} from '../../protocol.ts';
import { configFileIn } from '../documents.ts';
import type { Session } from '../session.ts';
import { parentFolders } from '../uri.ts';

/** greenroom/openSchedule */
export async function openSchedule(
  { keeper, openSchedules }: Session,
  { uri }: OpenScheduleParams,
): Promise<OpenScheduleResult | null> {
  await keeper.checkConfigs(parentFolders(uri.endsWith('/') ? configFileIn(uri.slice(0, -1)) : uri));
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

/** greenroom/talkProblems */
export async function talkProblems(
  { openSchedules }: Session,
  { schedule, id }: TalkPlacesParams,
): Promise<TalkProblem[]> {
  return [...((await openSchedules.get(schedule)?.problemsOf(id)) ?? [])];
}

/** greenroom/searchDescriptions */
export async function searchDescriptions(
  { openSchedules }: Session,
  { schedule, text }: SearchDescriptionsParams,
): Promise<DescribedBy> {
  return (await openSchedules.get(schedule)?.describedBy(text)) ?? {};
}

/** greenroom/describedView */
export async function describedView(
  { openSchedules }: Session,
  { schedule }: ScheduleParams,
): Promise<ScheduleView | null> {
  return (await openSchedules.get(schedule)?.describedView()) ?? null;
}

/** greenroom/mergedCalendar */
export async function mergedCalendar(
  { openSchedules }: Session,
  { schedule }: ScheduleParams,
): Promise<MergedCalendarResult> {
  const open = openSchedules.get(schedule);
  return open ? open.merged() : { text: null, refusal: 'This schedule is not open.' };
}

/** greenroom/talkAt */
export function talkAt({ openSchedules, documents }: Session, params: TalkAtParams): string | null {
  const { schedule, uri, position } = params;
  const offset = documents.get(uri)?.checked?.offsetAt(position);
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
