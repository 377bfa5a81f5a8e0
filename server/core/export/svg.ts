/** One day of a schedule as a picture: for a slide, a poster or a README. Text stays text, so it can be found and copied. */
import { clockText, dateText } from '../features/timeText.ts';
import { localAt, spanText, zoneText } from '../timetable/clock.ts';
import { type Box, type DayLayout, layoutDay } from '../timetable/layoutDay.ts';
import {
  columnRoom,
  type DayView,
  type ScheduleView,
  type TimedTalk,
  talksOfDay,
} from '../timetable/scheduleView.ts';
import { statusText, titleText } from '../timetable/talkText.ts';
import { escapeMarkup } from './markup.ts';

const pixelsPerMinute = 2;
const leastHeight = 36;
const laneWidth = 200;
const axisWidth = 56;
const headHeight = 76;
const lineHeight = 16;
const margin = 12;

/** What a talk's text is drawn into, in pixels. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws one day. The picture is as wide as its rooms and as high as its day. */
export function exportSvg(view: ScheduleView, day: DayView): string {
  const talks = talksOfDay(view, day);
  const used = new Set(talks.map(columnRoom));
  const placed = talks.map((talk) => ({ ...talk, room: columnRoom(talk) }));
  const rooms = view.rooms.filter((room) => used.has(room));
  const layout = layoutDay(placed, { rooms, dayStart: day.start, pixelsPerMinute, leastHeight });
  const lanes = layout.columns.reduce((sum, column) => sum + column.lanes, 0);
  const width = axisWidth + lanes * laneWidth + margin;
  const height = headHeight + sumHeights(layout, layout.rows.length) + margin;
  const byId = new Map(talks.map((talk) => [talk.id, talk]));
  const title = [view.name, dateText(day.date)].filter(Boolean).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" font-family="system-ui,sans-serif" font-size="12">
<title id="title">${escapeMarkup(title)}</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${margin}" y="28" font-size="18" font-weight="bold">${escapeMarkup(title)}</text>
<text x="${margin}" y="46" fill="#555">${escapeMarkup(zoneText(view.clock, day.start))}</text>
${roomHeads(layout)}
${axis(view, layout, width)}
${layout.boxes.map((box) => talkMarkup(view, byId.get(box.id) as TimedTalk, frameOf(layout, box))).join('\n')}
</svg>
`;
}

function sumHeights({ rows }: DayLayout, end: number, start = 0): number {
  return rows.slice(start, end).reduce((sum, { height }) => sum + height, 0);
}

function frameOf(layout: DayLayout, { startLine, endLine, startLane, endLane }: Box): Frame {
  return {
    x: axisWidth + startLane * laneWidth + 2,
    y: headHeight + sumHeights(layout, startLine) + 1,
    width: (endLane - startLane) * laneWidth - 4,
    height: sumHeights(layout, endLine, startLine) - 2,
  };
}

function roomHeads({ columns }: DayLayout): string {
  let x = axisWidth;
  return columns
    .map(({ room, lanes }) => {
      const [line = ''] = wrap(room ?? '', lanes * laneWidth - 8, 1, boldUnit);
      const text = `<text x="${x + 6}" y="${headHeight - 8}" font-weight="bold">${escapeMarkup(line)}</text>`;
      x += lanes * laneWidth;
      return text;
    })
    .join('\n');
}

function axis({ clock }: ScheduleView, layout: DayLayout, width: number): string {
  let space = lineHeight;
  return layout.lines
    .flatMap(({ at }, i) => {
      const y = headHeight + sumHeights(layout, i);
      const local = localAt(clock, at);
      const isShown = space >= lineHeight && local.minute % 15 === 0;
      space = (isShown ? 0 : space) + (layout.rows[i]?.height ?? 0);
      if (!isShown) return [];
      const rule = `<path d="M${axisWidth - 6} ${y}H${width - margin}" stroke="#ddd"/>`;
      return [`${rule}<text x="${margin}" y="${y + 4}" fill="#555">${clockText(local)}</text>`];
    })
    .join('\n');
}

function talkMarkup(view: ScheduleView, talk: TimedTalk, frame: Frame): string {
  const { x, y, width, height } = frame;
  const isOff = talk.status === 'cancelled';
  const dash = talk.overlaps.length > 0 || talk.status === 'tentative' ? ' stroke-dasharray="5 3"' : '';
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${talk.isBreak ? '#fff' : '#f3f5f8'}" stroke="#8a94a6"${dash}/>`;
  const lines = textLines(view, talk, frame).map(
    ({ text, isBold }, i) =>
      `<text x="${x + 6}" y="${y + 14 + i * lineHeight}"${isBold ? ' font-weight="bold"' : ''}${isOff && isBold ? ' text-decoration="line-through"' : ''}>${escapeMarkup(text)}</text>`,
  );
  return `<g>${rect}${lines.join('')}</g>`;
}

interface TextLine {
  readonly text: string;
  readonly isBold: boolean;
}

/** As many lines as there is room for: time and status, title, speakers. In a low frame time and title share a line. */
function textLines({ clock }: ScheduleView, talk: TimedTalk, { width, height }: Frame): TextLine[] {
  const room = Math.max(1, Math.floor(height / lineHeight));
  const when = [spanText(clock, talk.start, talk.end), statusText(talk)].filter(Boolean).join(' · ');
  const inner = width - 12;
  if (room === 1) return bold(wrap(`${when} ${titleText(talk)}`, inner, 1, boldUnit));
  const titles = bold(wrap(titleText(talk), inner, room - 1, boldUnit));
  const rest = room - 1 - titles.length;
  const people = rest > 0 ? wrap(talk.speakers.join(', '), inner, rest, unit) : [];
  const plain = (text: string) => ({ text, isBold: false });
  return [plain(when), ...titles, ...people.map(plain)];
}

function bold(lines: readonly string[]): TextLine[] {
  return lines.map((text) => ({ text, isBold: true }));
}

/** The width of a letter in pixels, roughly: a core has no fonts to measure. */
const unit = 6.6;
const boldUnit = 7.2;

/** No picture has room for more than this of one text. In UTF-16 code units. */
const longestText = 2000;

/** Breaks a text into at most so many lines; what does not fit ends in an ellipsis. */
function wrap(text: string, width: number, most: number, letter: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(0, longestText).split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, letter) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  const shown = lines.slice(0, most);
  const isCut = lines.length > most;
  return shown.map((each, i) => cutTo(isCut && i === most - 1 ? `${each}…` : each, width, letter));
}

/** The text, or as much of it as there is room for, and an ellipsis. */
function cutTo(text: string, width: number, letter: number): string {
  if (widthOf(text, letter) <= width) return text;
  let left = width - letter;
  let end = 0;
  for (const each of text) {
    left -= widthOf(each, letter);
    if (left < 0) return `${text.slice(0, end).replace(/…$/, '')}…`;
    end += each.length;
  }
  return text;
}

const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;

/** Letters of East Asia, and pictures, are twice as wide. */
function widthOf(text: string, letter: number): number {
  return [...text].reduce((width, each) => width + (wide.test(each) ? 2 * letter : letter), 0);
}
