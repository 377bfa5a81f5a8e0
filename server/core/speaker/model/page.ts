import type { DateValue } from '../../ical/values/date.ts';
import type { Range } from '../../text/range.ts';
import type { PageTree, Section, SectionName, TalkNode } from '../syntax/nodes.ts';
import { type DateOrder, dayOf, type PageDate } from '../values/date.ts';
import { readNames, type SpeakerName } from '../values/names.ts';
import { type PageTime, type PageTimeRange, readTimes, type TimeReading } from '../values/time.ts';

/** Something that a page says, with its place. */
export interface PageText extends Range {
  readonly text: string;
}

/** A date; `day` is undefined for one that does not exist, has no year or is only a weekday. */
export interface PageDay extends Range {
  readonly written: PageDate;
  readonly day: DateValue | undefined;
}

/** A time of day; `minutes` after the midnight at which the talk's day begins is undefined where no clock shows it. */
export interface PageClock extends Range {
  readonly written: PageTime;
  readonly minutes: number | undefined;
  readonly assumed: TimeReading['assumed'];
}

export interface PageLink extends Range {
  readonly label: string;
  readonly address: string | undefined;
}

/** A section of a talk; its text has one line break between lines and two between paragraphs. */
export interface PageSection extends Range {
  readonly name: SectionName;
  readonly section: Section;
  readonly text: PageText | undefined;
}

/** A talk. Any part may be missing. */
export interface PageTalk extends Range {
  readonly node: TalkNode;
  readonly title: PageText | undefined;
  /** Those of a line `With …`: who speaks beside the speakers of the page. */
  readonly speakers: readonly SpeakerName[];
  readonly track: PageText | undefined;
  readonly level: PageText | undefined;
  readonly date: PageDay | undefined;
  /** Start and end with what is between them. */
  readonly times: PageTimeRange | undefined;
  readonly startTime: PageClock | undefined;
  readonly endTime: PageClock | undefined;
  readonly room: PageText | undefined;
  readonly description: PageText | undefined;
  readonly abstract: PageText | undefined;
  readonly sections: readonly PageSection[];
}

/** A speaker page. Any part may be missing. */
export interface SpeakerPage {
  /** All of the line with the name or names. */
  readonly name: PageText | undefined;
  readonly speakers: readonly SpeakerName[];
  readonly biography: PageText | undefined;
  readonly links: readonly PageLink[];
  readonly talks: readonly PageTalk[];
  /** Times of the page without AM and PM are of a clock of twelve hours. */
  readonly isTwelveHour: boolean;
}

/** Reads what a page says. `order` is that of dates such as `8/12/2017`. Nothing is judged. */
export function buildPage(tree: PageTree, order: DateOrder = 'month-first'): SpeakerPage {
  const { text, name, talks, links } = tree;
  const isTwelveHour = meansTwelveHours(talks.flatMap(({ schedule }) => timesOf(schedule?.time)));
  const ofTalks = talks.flatMap((talk) => talk.links);
  const biography = tree.biography.length > 0 ? tree.biography : biographyOf(talks);
  return {
    name: textAt(text, name),
    speakers: name ? readNames(text, name.start, name.end) : [],
    biography: joined(text, biography),
    links: [...links, ...ofTalks].map(({ start, end, label, address }) => ({
      start,
      end,
      label: text.slice(label.start, label.end),
      address: address && text.slice(address.start, address.end),
    })),
    talks: talks.map((talk) => buildTalk(text, talk, order, isTwelveHour)),
    isTwelveHour,
  };
}

function timesOf(range: PageTimeRange | undefined): readonly PageTime[] {
  return range ? [range.from, range.to].flatMap((time) => time ?? []) : [];
}

/** A page that never writes AM or PM means a clock of twelve hours when all its talks would else be at night. */
function meansTwelveHours(times: readonly PageTime[]): boolean {
  if (times.some(({ form, meridiem }) => form === 'clock' && meridiem)) return true;
  return !times.some((time) => time.isTwentyFourHour) && times.some(({ hour }) => hour >= 1 && hour <= 6);
}

/** Some pages have the biography below the talks, under a heading. */
function biographyOf(talks: readonly TalkNode[]): readonly Range[] {
  const sections = talks.flatMap((talk) => talk.sections);
  return sections.find(({ heading }) => heading.name === 'Biography')?.paragraphs ?? [];
}

function buildTalk(text: string, node: TalkNode, order: DateOrder, isTwelveHour: boolean): PageTalk {
  const { schedule, track } = node;
  const times = schedule?.time;
  const reading = times && readTimes(times, isTwelveHour);
  const sections = node.sections.map((section) => buildSection(text, section));
  return {
    start: node.start,
    end: node.end,
    node,
    title: textAt(text, node.title),
    speakers: node.speakers ? readNames(text, node.speakers.start, node.speakers.end) : [],
    track: textAt(text, track?.track),
    level: textAt(text, track?.level),
    date: schedule?.date && placeDay(schedule.date, order),
    times,
    startTime: times && placeTime(times.from, reading?.start),
    endTime: times?.to && placeTime(times.to, reading?.end),
    room: textAt(text, schedule?.room),
    description: sectionText(sections, 'Description'),
    abstract: sectionText(sections, 'Abstract'),
    sections,
  };
}

function placeDay(written: PageDate, order: DateOrder): PageDay {
  return { start: written.start, end: written.end, written, day: dayOf(written, order) };
}

function placeTime(written: PageTime, reading: TimeReading | undefined): PageClock {
  const { start, end } = written;
  return { start, end, written, minutes: reading?.minutes, assumed: reading?.assumed };
}

function buildSection(text: string, section: Section): PageSection {
  const { start, end, heading, paragraphs } = section;
  return { start, end, name: heading.name, section, text: joined(text, paragraphs) };
}

/** The first of several sections of one name. */
function sectionText(sections: readonly PageSection[], name: SectionName): PageText | undefined {
  return sections.find((section) => section.name === name)?.text;
}

function textAt(text: string, at: Range | undefined): PageText | undefined {
  return at && { start: at.start, end: at.end, text: text.slice(at.start, at.end) };
}

function joined(text: string, paragraphs: readonly Range[]): PageText | undefined {
  const first = paragraphs[0];
  const last = paragraphs[paragraphs.length - 1];
  if (!first || !last) return undefined;
  const parts = paragraphs.map(({ start, end }) => text.slice(start, end).replace(/\r\n?/g, '\n'));
  return { start: first.start, end: last.end, text: parts.join('\n\n') };
}
