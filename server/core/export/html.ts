/**
 * A schedule as one HTML file that needs nothing else: read from a disk or a web server, printed, or kept. Each day is an
 * ordered list; where there is room for it, the same list is laid out as a timetable.
 */
import { clockText, dateText, shortDateText } from '../features/timeText.ts';
import { isoTime, localAt, zoneText } from '../timetable/clock.ts';
import { type DayLayout, layoutDay } from '../timetable/layoutDay.ts';
import {
  columnRoom,
  type DayView,
  type ScheduleView,
  type TalkView,
  type TimedTalk,
  talksOfDay,
  untimedTalks,
} from '../timetable/scheduleView.ts';
import { statusText, titleText, whenText } from '../timetable/talkText.ts';
import { htmlScript } from './htmlScript.ts';
import { htmlStyle } from './htmlStyle.ts';
import { escapeMarkup, webAddress } from './markup.ts';

export interface HtmlOptions {
  /** SHA-256 of a text in UTF-8, in base64: the core has no cryptography of its own. */
  hash(text: string): string;
}

/** Pixels on a screen; sheets for a wall stretch with the paper. */
const pixelsPerMinute = 1.8;
const leastHeight = 30;

/** A day, its talks and where they are drawn. `name` begins the names of its classes. */
interface Sheet {
  readonly name: string;
  readonly day: DayView;
  readonly talks: readonly TimedTalk[];
  readonly layout: DayLayout;
}

/**
 * Writes a schedule as HTML. No style and no script but those of the file itself can take effect in it, whatever the
 * texts of the schedule hold.
 */
export function exportHtml(view: ScheduleView, { hash }: HtmlOptions): string {
  const sheets = view.days.map((day, i) => toSheet(view, day, `d${i}`));
  const style = [htmlStyle, ...sheets.map(sheetStyle)].join('');
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash(style)}'`,
    `script-src 'sha256-${hash(htmlScript)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = escapeMarkup(view.name || 'Schedule');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${controls(view)}
</header>
<main>
${sheets.map((sheet) => sheetMarkup(view, sheet)).join('\n')}
${untimedMarkup(view)}
</main>
<script>${htmlScript}</script>
</body>
</html>
`;
}

function toSheet(view: ScheduleView, day: DayView, name: string): Sheet {
  const talks = talksOfDay(view, day);
  const used = new Set(talks.map(columnRoom));
  const placed = talks.map((talk) => ({ ...talk, room: columnRoom(talk) }));
  const rooms = view.rooms.filter((room) => used.has(room));
  const layout = layoutDay(placed, { rooms, dayStart: day.start, pixelsPerMinute, leastHeight });
  return { name, day, talks, layout };
}

/** What a script makes work stays hidden until there is one; how to print is a choice of the style sheet alone. */
function controls({ clock, days }: ScheduleView): string {
  const zone = escapeMarkup(days[0] ? zoneText(clock, days[0].start) : (clock.zone ?? ''));
  const zones =
    clock.zone === undefined ? '' : `<label hidden>Times in <select id="zone"></select></label>\n`;
  return `<p>All times: <b id="shown-zone">${zone}</b></p>
<p class="controls">
<label hidden>Search <input id="search" type="search"></label>
${zones}<span class="print">Print as <label><input type="radio" name="print" id="agenda" checked> agenda</label> <label><input type="radio" name="print" id="wall"> wall sheets</label></span>
</p>`;
}

function sheetMarkup(view: ScheduleView, { name, day, talks, layout }: Sheet): string {
  const byId = new Map(talks.map((talk) => [talk.id, talk]));
  const rooms = layout.columns.map(
    ({ room }, i) => `<li class="room ${name}r${i}" aria-hidden="true">${escapeMarkup(room ?? '')}</li>`,
  );
  const items = layout.boxes.map(({ id }, i) => talkItem(view, byId.get(id) as TimedTalk, `${name}t${i}`));
  return `<section>
<h2>${escapeMarkup(dateText(day.date))}</h2>
<ol class="day ${name}">
${[...rooms, ...items].join('\n')}
</ol>
</section>`;
}

function talkItem(view: ScheduleView, talk: TimedTalk, name: string): string {
  const { start, end, status } = talk;
  const classes = ['talk', name, status, talk.isBreak ? 'break' : ''].filter(Boolean).join(' ');
  const till = end > start ? `–${timeMarkup(view, end)}` : '';
  return `<li class="${classes}"><p class="when">${timeMarkup(view, start)}${till}</p>${talkBody(talk)}</li>`;
}

function timeMarkup({ clock }: ScheduleView, instant: number): string {
  const local = localAt(clock, instant);
  return `<time datetime="${isoTime(clock, instant)}">${clockText(local)}</time>`;
}

function talkBody(talk: TalkView): string {
  const { room, track, speakers, description } = talk;
  const line = (name: string, text: string | undefined) =>
    text ? `<p class="${name}"><bdi>${escapeMarkup(text)}</bdi></p>` : '';
  const more = description
    ? `<details><summary>About</summary><p class="about">${escapeMarkup(description)}</p></details>`
    : '';
  return [
    `<h3 dir="auto">${titleMarkup(talk)}</h3>`,
    line('status', statusText(talk)),
    line('who', speakers.join(', ')),
    line('where', [room, track].filter(Boolean).join(' · ')),
    more,
  ].join('');
}

function titleMarkup(talk: TalkView): string {
  const title = escapeMarkup(titleText(talk));
  const address = webAddress(talk.url);
  return address ? `<a href="${escapeMarkup(address)}" rel="noreferrer">${title}</a>` : title;
}

function untimedMarkup(view: ScheduleView): string {
  const talks = untimedTalks(view);
  if (talks.length === 0) return '';
  const items = talks.map(
    (talk) =>
      `<li class="talk ${talk.status}"><p class="when">${whenText(talk, view.clock)}</p>${talkBody(talk)}</li>`,
  );
  return `<section>
<h2>Whole days and not scheduled</h2>
<ol>
${items.join('\n')}
</ol>
</section>`;
}

/** Where the talks of a day are in its timetable, as rules of the style sheet: attributes may hold no style here. */
function sheetStyle({ name, day, layout }: Sheet): string {
  const { lines, rows, columns, boxes } = layout;
  const lanes = columns.flatMap((column) => Array.from({ length: column.lanes }, () => column.lanes));
  const places = boxes.map(
    ({ startLine, endLine, startLane, endLane }, i) =>
      `.${name}t${i}{grid-area:${startLine + 2}/${startLane + 1}/${endLine + 2}/${endLane + 1}}`,
  );
  const heads = columns.map((column, i) => {
    const before = columns.slice(0, i).reduce((sum, each) => sum + each.lanes, 0);
    return `.${name}r${i}{grid-area:1/${before + 1}/2/span ${column.lanes}}`;
  });
  const heights = lines.slice(1).map((_, i) => `minmax(${rows[i]?.height ?? 0}px,auto)`);
  const template = `grid-template:auto ${heights.join(' ')}/${lanes.map((count) => `minmax(0,${round(1 / count)}fr)`).join(' ')}`;
  const asGrid = `.${name}{${template}}${heads.join('')}${places.join('')}`;
  const title = `/* ${shortDateText(day.date)} */`;
  return `\n${title}\n@media screen and (min-width:720px){${asGrid}}\n@media print{body:has(#wall:checked){${asGrid}}}`;
}

function round(number: number): number {
  return Math.round(number * 1000) / 1000;
}
