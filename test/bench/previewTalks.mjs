/** A large conference for the bench of the preview: 1,000 talks in 30 rooms on two days, as files and as they are drawn. */

const minute = 60_000;
const perDay = 500;
export const rooms = Array.from({ length: 30 }, (_, i) => `Room ${i + 1}`);
/** The two days, from four to four, UTC. */
export const days = [14, 15].map((day) => ({
  date: { year: 2027, month: 5, day },
  start: Date.UTC(2027, 4, day, 4),
  end: Date.UTC(2027, 4, day + 1, 4),
}));

/** A talk by its number: rooms begin at different minutes, and talks are of 25 to 45 minutes. */
function talk(number) {
  const day = days[Math.floor(number / perDay)];
  const room = number % rooms.length;
  const slot = Math.floor((number % perDay) / rooms.length);
  const start = day.start + (5 * 60 + slot * 50 + (room % 4) * 5) * minute;
  return {
    id: `talk-${number}@example.org`,
    title: `${word(number)} ${word(number * 7 + 1)} for ${word(number * 13 + 5)}`,
    speakers: [`${word(number * 3)} ${word(number * 11 + 2)}`],
    room: rooms[room],
    track: word(number % 8),
    status: 'confirmed',
    start,
    end: start + (25 + (number % 5) * 5) * minute,
    overlaps: [],
    findings: [],
  };
}

export const talks = Array.from({ length: 2 * perDay }, (_, number) => talk(number));

/** What the server sends of it. */
export const view = {
  version: 1,
  name: 'A large conference',
  clock: { zone: 'UTC', offsets: [{ from: days[0].start, seconds: 0 }] },
  rooms,
  days,
  talks: [...talks].sort((a, b) => a.start - b.start || compare(a.room, b.room) || compare(a.id, b.id)),
};

/** The same as one calendar file. */
export function calendarText() {
  const events = talks.flatMap(({ id, title, speakers, room, start, end }) => [
    'BEGIN:VEVENT',
    `UID:${id}`,
    'DTSTAMP:20270401T080000Z',
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${title} - ${speakers.join('\\, ')}`,
    `LOCATION:${room}`,
    `DESCRIPTION:${'What it is about in some words. '.repeat(8).trim()}`.replace(/(.{74})(?=.)/g, '$1\r\n '),
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//example.org//bench',
    ...events,
    'END:VCALENDAR',
    '',
  ];
  return lines.join('\r\n');
}

function utc(instant) {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

/** A word for a number, as different from others as words are. */
function word(number) {
  let state = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  const letters = Array.from({ length: 4 }, () => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) >>> 0;
    return 'bdfgklmnprst'[state % 12] + 'aeiou'[(state >>> 8) % 5];
  });
  const text = letters.join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
