import type { ScheduleRuleModule } from '../rule.ts';
import * as changeoverTooShort from './changeover-too-short.ts';
import * as roomDoubleBooked from './room-double-booked.ts';
import * as speakerDoubleBooked from './speaker-double-booked.ts';
import * as speakerWalkTooShort from './speaker-walk-too-short.ts';

/** Every rule on the schedule, in the order of their ids. */
export const scheduleRules: readonly ScheduleRuleModule[] = [
  changeoverTooShort,
  roomDoubleBooked,
  speakerDoubleBooked,
  speakerWalkTooShort,
];
