import type { RuleModule } from '../rule.ts';
import * as beginEndMismatch from './begin-end-mismatch.ts';

/** Every rule on iCalendar files, by file name. A test fails when a rule's file is missing here. */
export const icalRules: readonly RuleModule[] = [beginEndMismatch];
