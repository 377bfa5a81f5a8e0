/**
 * Where the talks of one day are drawn. The timetable is a grid: rows are stretches of time, columns are lanes of
 * rooms. Preview, HTML and SVG all draw what is found here, so that they never differ.
 */

/** What a layout needs to know of a talk. Instants are epoch milliseconds; an end before its start counts as none. */
export interface LayoutTalk {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Absent for what is in no room: a break, or a talk whose room nobody has set. */
  readonly room?: string | undefined;
}

export interface LayoutOptions {
  /** The rooms in the order of their columns; a room that is not among them comes after them. */
  readonly rooms: readonly string[];
  /** The instant at which the day begins; half hours are counted from it. */
  readonly dayStart: number;
  readonly pixelsPerMinute: number;
  /** In pixels, margins included: nothing is drawn lower than this. */
  readonly leastHeight: number;
}

/** A place between rows. Its name stays the same when other talks move. */
export interface Line {
  readonly name: string;
  readonly at: number;
}

/** A stretch of time between two lines that follow each other. */
export interface Row {
  /** In pixels, a whole number. */
  readonly height: number;
  /** Nothing happens for so long that it is drawn as a thin band. */
  readonly isCollapsed: boolean;
}

export interface Column {
  /** Undefined for the column of talks that are in no room and beside others. */
  readonly room: string | undefined;
  /** How many talks are side by side where most are; at least 1. */
  readonly lanes: number;
}

/** The cells that a talk covers; ends are the first line or lane that is no longer covered. */
export interface Box {
  readonly id: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Lanes are counted over all columns. */
  readonly startLane: number;
  readonly endLane: number;
}

/** `rows` has one entry less than `lines`. Boxes are in the order of time, then of columns. */
export interface DayLayout {
  readonly lines: readonly Line[];
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly boxes: readonly Box[];
}

const halfHour = 30 * 60_000;
const longestIdle = 45 * 60_000;
const msPerMinute = 60_000;
const collapsedHeight = 20;

/** A talk with its end set right and the lines that it is drawn between. */
interface Span extends LayoutTalk {
  startLine: number;
  endLine: number;
}

/**
 * Lays out the talks of one day. Two boxes never touch the same cell: what overlaps in one room is drawn side by
 * side, and what does not overlap is never made narrower. Touching ends are no overlap.
 */
export function layoutDay(talks: readonly LayoutTalk[], options: LayoutOptions): DayLayout {
  const spans = talks.map(toSpan).sort(byTime);
  const all = allLines(spans, options.dayStart);
  const lines = withoutIdle(all, spans);
  placeOnLines(spans, lines);
  const rows = layoutRows(lines, spans, options);
  return { lines, rows, ...layoutColumns(spans, options.rooms) };
}

function toSpan(talk: LayoutTalk): Span {
  return { ...talk, end: Math.max(talk.start, talk.end), startLine: 0, endLine: 0 };
}

function byTime(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}

/**
 * Every start, every end and the half hours between. An instant at which something happens that has no length gets
 * two lines, and the row between them is that moment's: what ends then ends before it, what starts then starts after.
 */
function allLines(spans: readonly Span[], dayStart: number): Line[] {
  const instants = new Set<number>();
  const moments = new Set<number>();
  for (const { start, end } of spans) {
    instants.add(start).add(end);
    if (start === end) moments.add(start);
  }
  for (const instant of halfHours([...instants], dayStart)) instants.add(instant);
  return [...instants]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const name = `t${(at - dayStart) / 1000}`;
      return moments.has(at)
        ? [
            { name, at },
            { name: `${name}-after`, at },
          ]
        : [{ name, at }];
    });
}

/** From the half hour before the first of the instants to the one after the last. */
function halfHours(instants: readonly number[], dayStart: number): number[] {
  if (instants.length === 0) return [];
  const first = Math.floor((least(instants) - dayStart) / halfHour);
  const last = Math.ceil((greatest(instants) - dayStart) / halfHour);
  return Array.from({ length: last - first + 1 }, (_, i) => dayStart + (first + i) * halfHour);
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}

/** Takes out the half hours inside of stretches in which nothing happens for long: one row is left of each. */
function withoutIdle(lines: readonly Line[], spans: readonly Span[]): Line[] {
  const isBusy = busyRows(lines, spans);
  const kept: Line[] = [];
  for (let line = 0; line < lines.length; line++) {
    let next = line;
    while (next < isBusy.length && !isBusy[next]) next++;
    const isLong = timeBetween(lines, line, next) > longestIdle;
    kept.push(lines[line] as Line);
    if (isLong) line = next - 1;
  }
  return kept;
}

function timeBetween(lines: readonly Line[], from: number, to: number): number {
  return (lines[to]?.at ?? 0) - (lines[from]?.at ?? 0);
}

/** For each row whether any talk is drawn in it. */
function busyRows(lines: readonly Line[], spans: readonly Span[]): boolean[] {
  const rows = lines.slice(1).map(() => false);
  placeOnLines(spans, lines);
  for (const { startLine, endLine } of spans) rows.fill(true, startLine, endLine);
  return rows;
}

/** Finds the lines of each talk; where an instant has two lines, its own length says which of them. */
function placeOnLines(spans: readonly Span[], lines: readonly Line[]): void {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  lines.forEach(({ at }, line) => {
    if (!first.has(at)) first.set(at, line);
    last.set(at, line);
  });
  for (const span of spans) {
    const isMoment = span.start === span.end;
    span.startLine = (isMoment ? first : last).get(span.start) as number;
    span.endLine = (isMoment ? last : first).get(span.end) as number;
  }
}

/** Rows are as high as they are long, and higher where a short talk would else be too low to read. */
function layoutRows(lines: readonly Line[], spans: readonly Span[], options: LayoutOptions): Row[] {
  const isBusy = busyRows(lines, spans);
  const endingAt = groupBy(spans, ({ endLine }) => endLine);
  const tops = [0];
  const rows: Row[] = [];
  for (let line = 1; line < lines.length; line++) {
    const before = tops[line - 1] as number;
    const length = timeBetween(lines, line - 1, line);
    const isCollapsed = !isBusy[line - 1] && length > longestIdle;
    const natural = Math.round((length / msPerMinute) * options.pixelsPerMinute);
    const starts = (endingAt.get(line) ?? []).map(({ startLine }) => tops[startLine] as number);
    const needed = starts.length === 0 ? 0 : greatest(starts) + Math.ceil(options.leastHeight);
    const top = Math.max(before + (isCollapsed ? collapsedHeight : natural), needed);
    tops.push(top);
    rows.push({ height: top - before, isCollapsed });
  }
  return rows;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Talks of one room that hang together by overlapping, with the lane of each. */
interface Cluster {
  readonly lanes: number;
  readonly members: readonly { readonly span: Span; readonly lane: number }[];
}

function layoutColumns(
  spans: readonly Span[],
  rooms: readonly string[],
): Pick<DayLayout, 'columns' | 'boxes'> {
  const acrossAll = new Set(spans.filter((span) => span.room === undefined && isAlone(span, spans)));
  const byRoom = groupBy(
    spans.filter((span) => !acrossAll.has(span)),
    ({ room }) => room,
  );
  const columns: Column[] = [];
  const boxes: Box[] = [];
  let lane = 0;
  for (const room of columnOrder(rooms, byRoom)) {
    const clusters = findClusters(byRoom.get(room) ?? []);
    const lanes = greatest([1, ...clusters.map((cluster) => cluster.lanes)]);
    for (const cluster of clusters) boxes.push(...boxesOf(cluster, lane, lanes));
    columns.push({ room, lanes });
    lane += lanes;
  }
  if (columns.length === 0 && spans.length > 0) columns.push({ room: undefined, lanes: 1 });
  for (const span of acrossAll) boxes.push(toBox(span, 0, Math.max(lane, 1)));
  return { columns, boxes: boxes.sort((a, b) => a.startLine - b.startLine || a.startLane - b.startLane) };
}

/** Says whether nothing else is drawn in any of the rows of a talk. */
function isAlone(span: Span, spans: readonly Span[]): boolean {
  return !spans.some(
    (other) => other !== span && other.startLine < span.endLine && span.startLine < other.endLine,
  );
}

/** The rooms as they are configured, then those that only talks name, then the column of no room where it is needed. */
function columnOrder(
  rooms: readonly string[],
  byRoom: ReadonlyMap<string | undefined, unknown>,
): (string | undefined)[] {
  const named = [...byRoom.keys()].filter((room) => room !== undefined);
  const order: (string | undefined)[] = [...new Set([...rooms, ...named])];
  return byRoom.has(undefined) ? [...order, undefined] : order;
}

/** Gives each talk the first lane that is free, which needs no more lanes than talks are ever side by side. */
function findClusters(spans: readonly Span[]): Cluster[] {
  const clusters: Cluster[] = [];
  let members: { span: Span; lane: number }[] = [];
  let laneEnds: number[] = [];
  let clusterEnd = -1;
  const close = () => {
    if (members.length > 0) clusters.push({ lanes: laneEnds.length, members });
    members = [];
    laneEnds = [];
  };
  for (const span of [...spans].sort((a, b) => a.startLine - b.startLine)) {
    if (span.startLine >= clusterEnd) close();
    const free = laneEnds.findIndex((end) => end <= span.startLine);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = span.endLine;
    members.push({ span, lane });
    clusterEnd = Math.max(clusterEnd, span.endLine);
  }
  close();
  return clusters;
}

/** Where a room has more lanes than a cluster needs, the cluster's talks share them all. */
function boxesOf({ members, lanes }: Cluster, firstLane: number, roomLanes: number): Box[] {
  const at = (lane: number) => firstLane + Math.floor((lane * roomLanes) / lanes);
  return members.map(({ span, lane }) => toBox(span, at(lane), at(lane + 1)));
}

function toBox({ id, startLine, endLine }: Span, startLane: number, endLane: number): Box {
  return { id, startLine, endLine, startLane, endLane };
}
