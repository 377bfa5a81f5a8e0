import type { ScheduleRuleModule } from '../rule.ts';
import * as changeoverTooShort from './changeover-too-short.ts';
import * as eventAtNight from './event-at-night.ts';
import * as eventCopiesDisagree from './event-copies-disagree.ts';
import * as eventCrossesMidnight from './event-crosses-midnight.ts';
import * as eventDuplicate from './event-duplicate.ts';
import * as eventDurationImplausible from './event-duration-implausible.ts';
import * as eventOutsideConference from './event-outside-conference.ts';
import * as eventPageMissing from './event-page-missing.ts';
import * as mixedTimeForms from './mixed-time-forms.ts';
import * as pageDashStyle from './page-dash-style.ts';
import * as pageEventCancelled from './page-event-cancelled.ts';
import * as pageEventMissing from './page-event-missing.ts';
import * as pageEventRoomMismatch from './page-event-room-mismatch.ts';
import * as pageEventSpeakerMismatch from './page-event-speaker-mismatch.ts';
import * as pageEventTimeMismatch from './page-event-time-mismatch.ts';
import * as pageEventTitleMismatch from './page-event-title-mismatch.ts';
import * as pageSectionMissing from './page-section-missing.ts';
import * as pageTalkDuplicate from './page-talk-duplicate.ts';
import * as roomDoubleBooked from './room-double-booked.ts';
import * as roomMissing from './room-missing.ts';
import * as roomNameVariant from './room-name-variant.ts';
import * as roomUnknown from './room-unknown.ts';
import * as speakerDoubleBooked from './speaker-double-booked.ts';
import * as speakerNameVariant from './speaker-name-variant.ts';
import * as speakerWalkTooShort from './speaker-walk-too-short.ts';
import * as uidDuplicate from './uid-duplicate.ts';
import * as urlShared from './url-shared.ts';

/** Every rule on the schedule, in the order of their ids. */
export const scheduleRules: readonly ScheduleRuleModule[] = [
  changeoverTooShort,
  eventAtNight,
  eventCopiesDisagree,
  eventCrossesMidnight,
  eventDuplicate,
  eventDurationImplausible,
  eventOutsideConference,
  eventPageMissing,
  mixedTimeForms,
  pageDashStyle,
  pageEventCancelled,
  pageEventMissing,
  pageEventRoomMismatch,
  pageEventSpeakerMismatch,
  pageEventTimeMismatch,
  pageEventTitleMismatch,
  pageSectionMissing,
  pageTalkDuplicate,
  roomDoubleBooked,
  roomMissing,
  roomNameVariant,
  roomUnknown,
  speakerDoubleBooked,
  speakerNameVariant,
  speakerWalkTooShort,
  uidDuplicate,
  urlShared,
];
