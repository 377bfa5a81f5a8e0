/**
 * The healthy workspace `conference`: the whole-event export, exports of single talks and speaker pages,
 * all made from the same data, so that they agree with each other.
 */
import { breaks, conference, rooms, speakerPages, talks } from './fixtureData.mjs';
import { BERLIN_ZONE, calendar, component, dateTime, escapeText, writeLines } from './fixtureText.mjs';

/** The files of the workspace: path inside it → text. */
export function conferenceFiles() {
  return new Map([
    ['schedule.ics', scheduleText()],
    ...talks.filter((talk) => talk.file).map((talk) => [`talks/${talk.code}.ics`, talkText(talk)]),
    ...speakerPages.map((page) => [`speakers/${page.file}.speaker.txt`, pageText(page)]),
  ]);
}

/** The UID that pretalx gives to a talk; one with several slots has a number for each. */
export function uidOf(code, slot = '') {
  return `pretalx-${conference.slug}-${code}${slot}@${conference.host}`;
}

function scheduleText() {
  const sessions = [...breaks.flatMap(breakSlots), ...talks.flatMap(talkSlots)].sort(byTime);
  const events = sessions.flatMap((session) => eventLines(session, conference.scheduleExported));
  return writeLines(calendar(`-//pretalx//${conference.host}//${conference.slug}`, BERLIN_ZONE, events));
}

function talkText(talk) {
  const events = talkSlots(talk).flatMap((session) => eventLines(session, conference.talkExported));
  const prodid = `-//pretalx//${conference.host}//${conference.slug}//talk//${talk.code}`;
  return writeLines(calendar(prodid, BERLIN_ZONE, events));
}

/** By start, then in the order of the data. */
function byTime(a, b) {
  const left = `${a.day} ${a.start}`;
  const right = `${b.day} ${b.start}`;
  return left < right ? -1 : Number(left > right);
}

/** One session for each room of a break. */
function breakSlots(pause) {
  return pause.rooms.map((room, index) => ({
    ...pause,
    room,
    slot: pause.rooms.length > 1 ? `-${index + 1}` : '',
    summary: pause.title,
  }));
}

/** One session for each room of a talk. */
function talkSlots(talk) {
  const summary = `${talk.title} - ${talk.speakers.join(', ')}`;
  const url = `https://${conference.host}/${conference.slug}/talk/${talk.code}/`;
  const session = { ...talk, summary, url, description: talk.body.join('\n\n'), slot: '' };
  if (!talk.alsoIn) return [session];
  return [
    { ...session, slot: '-1' },
    { ...session, slot: '-2', room: talk.alsoIn },
  ];
}

/** A VEVENT in the order in which python-icalendar writes the properties. */
function eventLines(session, exported) {
  const date = conference.days[session.day - 1];
  return component(
    'VEVENT',
    `SUMMARY:${escapeText(session.summary)}`,
    `DTSTART;TZID=${conference.zone}:${dateTime(date, session.start)}`,
    `DTEND;TZID=${conference.zone}:${dateTime(date, session.end)}`,
    `DTSTAMP:${exported}`,
    `UID:${uidOf(session.code, session.slot)}`,
    session.description === undefined ? [] : `DESCRIPTION:${escapeText(session.description)}`,
    `LOCATION:${escapeText(rooms[session.room])}`,
    session.status ? `STATUS:${session.status}` : [],
    session.url ? `URL:${session.url}` : [],
  );
}

/** A speaker page: blocks of lines with an empty line between them. */
function pageText(page) {
  const own = talks.filter((talk) => talk.speakers.includes(page.name) && !talk.status);
  const home = page.home ? [`Speaker home page: ${page.home}`] : [];
  const blocks = ['speaker-page', page.name, page.bio, ...home, ...own.flatMap(pageTalk)];
  return `${blocks.join('\n\n')}\n`;
}

/** The blocks of one talk on a speaker page. */
function pageTalk(talk) {
  const where = `${monthFirst(conference.days[talk.day - 1])} | ${twelveHours(talk.start)}-${twelveHours(talk.end)} | ${rooms[talk.room]}`;
  const abstract = talk.body.map(withoutMarkdown);
  return [
    talk.title,
    `${talk.track}, ${talk.level}\n${where}`,
    'Description',
    talk.lead,
    ...(abstract.length > 0 ? ['Abstract', ...abstract] : []),
  ];
}

/** `2027-05-14` as `5/14/2027`. */
function monthFirst(date) {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}/${day}/${year}`;
}

/** `13:30` as `1:30 PM`. */
function twelveHours(time) {
  const [hours, minutes] = time.split(':');
  return `${Number(hours) % 12 || 12}:${minutes} ${Number(hours) % 24 < 12 ? 'AM' : 'PM'}`;
}

/** What is left of a Markdown paragraph on a page that was saved as text. */
function withoutMarkdown(paragraph) {
  return paragraph.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)').replace(/[*`]/g, '');
}
