import { escapeText } from '../ical/values/text.ts';
import type { ScheduleEdit } from './rule.ts';
import type { TalkCopy } from './talk.ts';
import type { FieldPlace } from './talkFacts.ts';

/** Writes a text in the place of another: as TEXT in a calendar (RFC 5545, 3.3.11), as it is on a page. */
export function writeText(block: TalkCopy, at: FieldPlace, text: string): ScheduleEdit {
  return { ...at, block, newText: block.facts.source === 'event' ? escapeText(text) : text };
}
