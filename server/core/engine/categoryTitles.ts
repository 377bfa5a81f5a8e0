import type { Category } from './rule.ts';

/** What people read for each category, in the order in which the rules are listed. */
export const categoryTitles: Readonly<Record<Category, string>> = {
  file: 'The file',
  line: 'Lines, names and parameters',
  text: 'Text',
  value: 'Values',
  recurrence: 'Events that repeat',
  structure: 'Components and their properties',
  event: 'When events take place',
  alarm: 'Reminders',
  timezone: 'Time zones',
  itip: 'Publishing and inviting',
  identity: 'Which event is which',
  interop: 'What calendars make of it',
  schedule: 'The schedule as a whole',
  page: 'Speaker pages',
  configuration: 'Configuration',
};
