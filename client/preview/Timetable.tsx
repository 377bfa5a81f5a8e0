import { useMemo } from 'preact/hooks';
import {
  type Box,
  type ClockView,
  clockText,
  columnRoom,
  type DayLayout,
  type DayView,
  dateText,
  isSameDay,
  layoutDay,
  localAt,
  shortWeekday,
  spanText,
  type TimedTalk,
  talksOfDay,
  talkTest,
  zoneText,
} from '../../server/core/index.ts';
import type { Preview } from './context.ts';
import { useDrag } from './drag.ts';
import { moveByKey } from './moveByKey.ts';
import { nextTalk } from './navigate.ts';
import { topOf } from './place.ts';
import { firstLook, zooms } from './state.ts';
import { linesIn, TalkButton } from './TalkButton.tsx';

/** The height of a talk of one line and of one of two, with what it keeps clear of its neighbours, in pixels. */
const oneLine = 24 + 4;
const twoLines = oneLine + 18;
/** Labels of the time axis need so many pixels. */
const labelHeight = 16;

interface TimetableProps {
  readonly preview: Preview;
  readonly day: DayView;
}

/** Rooms and times of one day as a grid. One talk is a tab stop; arrows lead to the others. */
export function Timetable({ preview, day }: TimetableProps) {
  const { view, state } = preview;
  const { filter, zoom, isCompact, pinnedRooms } = state.look;
  const { hiddenRooms } = filter;
  const pixelsPerMinute = (zooms[zoom] ?? 1) * (isCompact ? 0.6 : 1);
  // A title is seldom to be recognized by its first words. Whoever makes the day small wants to see much of it.
  const leastHeight = isCompact || zoom < firstLook.zoom ? oneLine : twoLines;
  const { layout, talks } = useMemo(() => {
    const { room } = filter;
    const isInSight = talkTest({ text: '', room, hiddenRooms });
    const all = talksOfDay(view, day).filter(isInSight);
    const rooms = room === undefined ? roomsOf(view.rooms, all, pinnedRooms) : [room];
    const placed = all.map((talk) => ({ ...talk, room: columnRoom(talk) }));
    const layout = layoutDay(placed, { rooms, dayStart: day.start, pixelsPerMinute, leastHeight });
    return { layout, talks: new Map(all.map((talk) => [talk.id, talk])) };
  }, [view, day, filter.room, hiddenRooms, pinnedRooms, zoom, isCompact]);
  const boxes = layout.boxes.filter(({ id }) => preview.isWanted(talks.get(id) as TimedTalk));
  const lefts = pinnedLefts(layout, pinnedRooms);
  const drag = useDrag({ preview, layout, talks, pixelsPerMinute });
  if (boxes.length === 0) return <p class="nothing">No talk on this day fits the filter.</p>;
  const tabStop = boxes.some(({ id }) => id === state.current) ? state.current : boxes[0]?.id;
  return (
    <div
      role="grid"
      class={isCompact ? 'timetable compact' : 'timetable'}
      aria-label={`Timetable of ${dateText(day.date)}`}
      aria-colcount={layout.columns.length + 1}
      style={gridStyle(layout, lefts)}
      onKeyDown={(event) => onKey(event, boxes, preview)}
      {...drag}
    >
      <Head {...{ layout, day, lefts }} clock={preview.clock} />
      <div class="hours" aria-hidden="true" />
      <Axis layout={layout} clock={preview.clock} />
      {byStart(boxes).map((row) => (
        <TimeRow key={rowKey(layout, row)} row={row} {...{ preview, layout, talks, tabStop, lefts }} />
      ))}
      <NowLine layout={layout} clock={preview.clock} now={preview.now} />
      <Ghost {...{ preview, layout, day, pixelsPerMinute }} />
    </div>
  );
}

/** A room in which nothing happens that day has no column; those that are pinned come first. */
function roomsOf(
  rooms: readonly string[],
  talks: readonly TimedTalk[],
  pinned: readonly string[],
): readonly string[] {
  const used = new Set(talks.map(columnRoom));
  const first = pinned.filter((room) => rooms.includes(room));
  return [...first, ...rooms.filter((room) => !first.includes(room))].filter((room) => used.has(room));
}

/** The width of the hours at the side, and of a lane of a pinned room, in em. */
const hoursWidth = 4.2;
const pinnedWidth = 10;

/** For each lane of a pinned room how far from the left edge it stays when the others are scrolled. */
type Lefts = readonly string[];

/** Pinned rooms have the first columns. One that nothing happens in has none. */
function pinnedLefts({ columns }: DayLayout, pinned: readonly string[]): Lefts {
  const first = columns.findIndex(({ room }) => room === undefined || !pinned.includes(room));
  const lanes = columns
    .slice(0, first < 0 ? columns.length : first)
    .reduce((sum, each) => sum + each.lanes, 0);
  return Array.from({ length: lanes }, (_, lane) => `${hoursWidth + lane * pinnedWidth}em`);
}

/**
 * Widths are given and never measured: a grid that had to ask hundreds of talks how wide they would like to be asks again
 * whenever one of their texts changes.
 */
function gridStyle({ lines, rows, columns }: DayLayout, lefts: Lefts) {
  const heights = lines.map(({ name }, i) => `[${name}]${rows[i] ? ` ${rows[i].height}px` : ''}`);
  const widths = columns
    .flatMap(({ lanes }) => Array.from({ length: lanes }, () => (lanes === 1 ? 10 : 9)))
    .map((width, lane) => (lane < lefts.length ? pinnedWidth : width));
  const lanes = widths.map((width, lane) => (lane < lefts.length ? `${width}em` : `minmax(${width}em, 1fr)`));
  return {
    gridTemplateRows: `auto ${heights.join(' ')}`,
    gridTemplateColumns: `${hoursWidth}em ${lanes.join(' ')}`,
    minWidth: `${widths.reduce((sum, width) => sum + width, hoursWidth)}em`,
  };
}

function onKey(event: KeyboardEvent, boxes: readonly Box[], preview: Preview): void {
  const from = event.target instanceof HTMLElement ? event.target.dataset.talk : undefined;
  if (from === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  if (moveByKey(event, from, preview)) return event.preventDefault();
  const next = nextTalk(boxes, from, event.key);
  if (next === undefined) return;
  event.preventDefault();
  preview.goTo(next, true);
}

interface HeadProps {
  readonly layout: DayLayout;
  readonly clock: ClockView;
  readonly day: DayView;
  readonly lefts: Lefts;
}

function Head({ layout, clock, day, lefts }: HeadProps) {
  let lane = 2;
  return (
    <div role="row" class="row">
      <div role="columnheader" class="corner" aria-colindex={1} title={zoneText(clock, day.start)}>
        <span class="hidden">Time, {zoneText(clock, day.start)}</span>
      </div>
      {layout.columns.map(({ room, lanes }, i) => {
        const gridColumn = `${lane} / span ${lanes}`;
        const left = lefts[lane - 2];
        lane += lanes;
        return (
          <div
            key={room ?? ''}
            role="columnheader"
            class={left === undefined ? 'room' : 'room pinned'}
            data-room={room}
            aria-colindex={i + 2}
            style={{ gridColumn, left: left ?? '' }}
          >
            {room ?? 'Across rooms'}
          </div>
        );
      })}
      {layout.columns.map(({ room }, i) => (
        <RoomStripe key={room ?? ''} column={i} {...{ layout, lefts }} />
      ))}
    </div>
  );
}

/** What tells the rooms apart to the eye. */
function RoomStripe({
  layout,
  column,
  lefts,
}: Pick<HeadProps, 'layout' | 'lefts'> & { readonly column: number }) {
  const before = layout.columns.slice(0, column).reduce((sum, { lanes }) => sum + lanes, 0);
  const left = lefts[before];
  const gridColumn = `${before + 2} / span ${layout.columns[column]?.lanes ?? 1}`;
  return (
    <div
      class={left === undefined ? 'stripe' : 'stripe pinned'}
      aria-hidden="true"
      style={{ gridColumn, left: left ?? '' }}
    />
  );
}

/** The hours at the side. Rows of talks have their own headings for whoever does not see these. */
function Axis({ layout, clock }: { readonly layout: DayLayout; readonly clock: ClockView }) {
  let space = labelHeight;
  return layout.lines.map(({ name, at }, i) => {
    const hasRoom = space >= labelHeight;
    const isLabelled = hasRoom && isHalfHour(clock, at) && !name.endsWith('-after');
    const row = layout.rows[i];
    space = (isLabelled ? 0 : space) + (row?.height ?? 0);
    const newDay = isLabelled ? newDayText(layout, clock, i) : '';
    if (!isLabelled && !row?.isCollapsed) return null;
    const classes = ['line', row?.isCollapsed ? 'idle' : '', newDay ? 'midnight' : '']
      .filter(Boolean)
      .join(' ');
    return (
      <div key={name} class={classes} aria-hidden="true" style={{ gridRow: `${name} / span 1` }}>
        <span class="hour">
          {isLabelled && clockText(localAt(clock, at))}
          {newDay && <b> {newDay}</b>}
        </span>
      </div>
    );
  });
}

function isHalfHour(clock: ClockView, at: number): boolean {
  const { minute, second } = localAt(clock, at);
  return minute % 15 === 0 && second === 0;
}

/** The new weekday where the clocks have passed midnight since the line before. */
function newDayText({ lines }: DayLayout, clock: ClockView, line: number): string {
  const before = lines[line - 1];
  const date = localAt(clock, lines[line]?.at ?? 0);
  return before && !isSameDay(localAt(clock, before.at), date) ? shortWeekday(date) : '';
}

/** The boxes that start at the same line make a row. */
function byStart(boxes: readonly Box[]): (readonly Box[])[] {
  const rows: Box[][] = [];
  for (const box of boxes) {
    const last = rows.at(-1);
    if (last?.[0]?.startLine === box.startLine) last.push(box);
    else rows.push([box]);
  }
  return rows;
}

function rowKey({ lines }: DayLayout, row: readonly Box[]): string {
  return lines[row[0]?.startLine ?? 0]?.name ?? '';
}

interface TimeRowProps {
  readonly preview: Preview;
  readonly layout: DayLayout;
  readonly talks: ReadonlyMap<string, TimedTalk>;
  readonly tabStop: string | undefined;
  readonly lefts: Lefts;
  readonly row: readonly Box[];
}

function TimeRow({ preview, layout, talks, tabStop, lefts, row }: TimeRowProps) {
  const { clock, titleOf, state } = preview;
  const first = row[0] as Box;
  const at = layout.lines[first.startLine]?.at ?? 0;
  return (
    <div role="row" class="row">
      <div role="rowheader" class="hidden" aria-colindex={1}>
        {clockText(localAt(clock, at))}
      </div>
      {row.map((box) => {
        const talk = talks.get(box.id) as TimedTalk;
        return (
          <TalkButton
            key={box.id}
            talk={talk}
            times={preview.times}
            titleOf={talk.overlaps.length > 0 ? titleOf : undefined}
            isHighlighted={state.highlighted === box.id}
            tabIndex={box.id === tabStop ? 0 : -1}
            lines={linesIn(heightOf(layout, box))}
            column={columnOf(layout, box) + 2}
            gridRow={`${layout.lines[box.startLine]?.name} / ${layout.lines[box.endLine]?.name}`}
            gridColumn={`${box.startLane + 2} / ${box.endLane + 2}`}
            isAcross={talk.room !== undefined ? talk.isPlenary === true : box.endLane - box.startLane > 1}
            left={lefts[box.startLane]}
          />
        );
      })}
    </div>
  );
}

function heightOf({ rows }: DayLayout, { startLine, endLine }: Box): number {
  return rows.slice(startLine, endLine).reduce((sum, { height }) => sum + height, 0);
}

function columnOf({ columns }: DayLayout, { startLane }: Box): number {
  let lane = 0;
  for (const [i, { lanes }] of columns.entries()) {
    lane += lanes;
    if (startLane < lane) return i;
  }
  return 0;
}

interface NowLineProps {
  readonly layout: DayLayout;
  readonly clock: ClockView;
  readonly now: number;
}

/** Where the day is right now: what clocks show, and a line behind the talks, so that it strikes out no words. */
function NowLine({ layout, clock, now }: NowLineProps) {
  const { lines, rows } = layout;
  const row = lines.findIndex(({ at }, i) => at <= now && now < (lines[i + 1]?.at ?? 0));
  const [from, to] = [lines[row], lines[row + 1]];
  if (!from || !to) return null;
  const part = (now - from.at) / (to.at - from.at);
  const style = { gridRow: from.name, marginTop: `${Math.round(part * (rows[row]?.height ?? 0))}px` };
  return (
    <>
      <div class="now" aria-hidden="true" style={style} />
      <div class="now-time" aria-hidden="true" style={style}>
        {clockText(localAt(clock, now))}
      </div>
    </>
  );
}

interface GhostProps {
  readonly preview: Preview;
  readonly layout: DayLayout;
  readonly day: DayView;
  readonly pixelsPerMinute: number;
}

/** Where the talk that is moved would be put down. It only shows; the talk itself moves when the text has changed. */
function Ghost({ preview, layout, pixelsPerMinute }: GhostProps) {
  const { moving } = preview.state;
  const [first] = layout.lines;
  if (!moving || !first) return null;
  const { start, end, room } = moving.to;
  const top = topOf(layout, start, pixelsPerMinute);
  const height = Math.max(oneLine, topOf(layout, end, pixelsPerMinute) - top);
  const style = {
    gridRow: first.name,
    gridColumn: columnsOf(layout, room),
    top: `${top}px`,
    height: `${height}px`,
  };
  return (
    <div class="ghost" aria-hidden="true" style={style}>
      {spanText(preview.clock, start, end)} {room}
    </div>
  );
}

/** The lanes of a room; all of them for what is in none. */
function columnsOf({ columns }: DayLayout, room: string | undefined): string {
  const index = columns.findIndex((column) => column.room === room);
  if (index < 0 || room === undefined) return '2 / -1';
  const before = columns.slice(0, index).reduce((sum, { lanes }) => sum + lanes, 0);
  return `${before + 2} / span ${columns[index]?.lanes ?? 1}`;
}
