/** Small calendars for tests that need to know each of their lines. */

/** Lines of an event before its own ones. */
export const eventLines = ['BEGIN', 'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'LOCATION'];

/** An event of half an hour on 14 May 2027; `start` is an hour, such as `0900`. */
export function event(title: string, start: string, room = 'Hall', ...more: readonly string[]): string[] {
  const end = start.replace(/00$/, '30');
  const id = title.replace(/\W/g, '');
  const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&');
  return [
    'BEGIN:VEVENT',
    `UID:${id}@example.org`,
    'DTSTAMP:20270401T080000Z',
    `DTSTART:20270514T${start}00Z`,
    `DTEND:20270514T${end}00Z`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(room)}`,
    ...more,
    'END:VEVENT',
  ];
}

/** A calendar file of some events. */
export function calendar(...events: readonly (readonly string[])[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', ...events.flat(), 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}
