/**
 * Examples as they stand in a rule's file, made into whole iCalendar texts. Used by the tests and by the
 * documentation, which show the fragment and check the file.
 */

/** The smallest healthy file around an example's fragment; LF becomes CR LF unless the example is raw. */
export function wholeExample(code: string, raw = false): string {
  return raw ? code : wrap(code).replaceAll('\n', '\r\n');
}

function wrap(code: string): string {
  const text = code.endsWith('\n') ? code : `${code}\n`;
  if (/^BEGIN:⟦?VCALENDAR/im.test(text)) return text;
  const component = /^BEGIN:⟦?([\w-]+)/im.exec(text)?.[1];
  if (component && !insideEvent.test(component)) return inCalendar(text);
  return inCalendar(`BEGIN:VEVENT\n${missingFrom(text)}${text}END:VEVENT\n`);
}

/** Components that stand in an event. */
const insideEvent = /^(?:VALARM|PARTICIPANT|VLOCATION|VRESOURCE)$/i;

function inCalendar(text: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Greenroom//Example//EN\n${text}END:VCALENDAR\n`;
}

/** What an event needs and the fragment does not give. */
function missingFrom(text: string): string {
  const has = (name: string) => new RegExp(`^[⟦]?${name}\\b`, 'im').test(text);
  const lines = [
    ['UID', 'UID:5fc53010-1267-4f8e-bc28-1d7ae55a7c99'],
    ['DTSTAMP', 'DTSTAMP:20270401T080000Z'],
    ['DTSTART', 'DTSTART:20270514T090000Z'],
    ...(has('ATTENDEE') ? [['ORGANIZER', 'ORGANIZER:mailto:desk@example.org'] as const] : []),
  ] as const;
  return lines.map(([name, line]) => (has(name) ? '' : `${line}\n`)).join('');
}
