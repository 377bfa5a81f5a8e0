/**
 * A talk for the examples of rules on the schedule: a VEVENT on 14 May 2027 in UTC, from and to times such as
 * `14:00`; `24:30` is half past midnight of the next day. `lines` are more properties.
 */
export function talkExample(name: string, from: string, to: string, lines = ''): string {
  const body = lines === '' ? '' : `${lines}\n`;
  const title = /^SUMMARY/m.test(lines) ? '' : `SUMMARY:Talk ${name}\n`;
  const uid = /^UID/m.test(lines) ? '' : `UID:${name}@example.org\n`;
  return `BEGIN:VEVENT\n${uid}DTSTAMP:20270401T080000Z\nDTSTART:${timeOf(from)}\nDTEND:${timeOf(to)}\n${title}${body}END:VEVENT\n`;
}

function timeOf(text: string): string {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  const day = 14 + Math.floor(hours / 24);
  return `202705${day}T${String(hours % 24).padStart(2, '0')}${String(minutes).padStart(2, '0')}00Z`;
}

/** A speaker page for the examples: one talk with its line of date, times and room; the line is left out when empty. */
export function pageExample(speaker: string, title: string, schedule: string): string {
  const line = schedule === '' ? '' : `${schedule}\n`;
  return `speaker-page\n\n${speaker}\n\nOne of us.\n\n${title}\n\n${line}\nDescription\n\nMore of it.\n`;
}
