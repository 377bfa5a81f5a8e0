/** The languages that Greenroom serves, as package.json contributes them. */
export const languageIds = ['icalendar', 'speaker-page'] as const;

export type LanguageId = (typeof languageIds)[number];

/** Says whether VS Code's id of a language is one of Greenroom's. */
export function isLanguageId(id: string): id is LanguageId {
  return languageIds.some((each) => each === id);
}

/** Says whether a path ends as iCalendar files' paths do. */
export function isIcalendarPath(path: string): boolean {
  return /\.(?:ics|ical|ifb|icalendar)$/i.test(path);
}

/** The language that the first line of a text file tells, for files whose name does not. */
export function languageOfFirstLine(line: string): LanguageId | undefined {
  if (/^BEGIN:VCALENDAR\s*$/i.test(line)) return 'icalendar';
  return /^speaker-page\s*$/.test(line) ? 'speaker-page' : undefined;
}
