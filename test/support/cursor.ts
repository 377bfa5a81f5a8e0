import type { IcalDocument } from '../../server/core/index.ts';
import { openText } from './check.ts';

/** A text whose cursor was at `$0`. Lines are written with LF and read with CR LF. */
export interface AtCursor {
  readonly document: IcalDocument;
  readonly text: string;
  readonly offset: number;
}

/** Opens a text at its `$0`. */
export function atCursor(marked: string): AtCursor {
  const text = marked.replaceAll('\n', '\r\n');
  const offset = text.indexOf('$0');
  if (offset < 0) throw new Error(`No $0 in ${marked}`);
  const bare = text.slice(0, offset) + text.slice(offset + 2);
  return { document: openText(bare), text: bare, offset };
}

/** Lines in a calendar, with LF. */
export function inCalendar(lines: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n${lines}\nEND:VCALENDAR\n`;
}

/** The properties of one event in a calendar, with LF. */
export function inEvent(lines: string): string {
  return inCalendar(`BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`);
}
