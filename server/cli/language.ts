import path from 'node:path';

import type { LanguageId } from '../core/index.ts';

const byExtension: Readonly<Record<string, LanguageId>> = {
  '.ics': 'icalendar',
  '.ical': 'icalendar',
  '.ifb': 'icalendar',
  '.icalendar': 'icalendar',
  '.speaker': 'speaker-page',
};

/** A file's language by its extension; of `.txt` and unknown ones by their first line. */
export function languageOf(file: string, bytes: Uint8Array): LanguageId | undefined {
  if (file.endsWith('.speaker.txt')) return 'speaker-page';
  const known = byExtension[path.extname(file).toLowerCase()];
  if (known) return known;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('utf8');
  const firstLine = start.replace(/^\ufeff/, '').split(/[\r\n]/, 1)[0] as string;
  if (/^BEGIN:VCALENDAR\s*$/i.test(firstLine)) return 'icalendar';
  return /^speaker-page\s*$/i.test(firstLine) ? 'speaker-page' : undefined;
}
