import {
  type ClockView,
  type OverlapView,
  spanText,
  statusText,
  type TalkView,
  type TitleOf,
  talkLabel,
  titleText,
} from '../../server/core/index.ts';
import { menuContext } from '../previewProtocol.ts';
import { signs, worstOf } from './marks.ts';
import { memo } from './memo.ts';

/** Every property is a value or stays the same object while nothing changes, so that the talk is drawn only when it must be. */
interface TalkButtonProps {
  readonly talk: TalkView;
  readonly clock: ClockView;
  /** Undefined for a talk that overlaps with nothing. */
  readonly titleOf: TitleOf | undefined;
  /** The cursor of a text editor is on it. */
  readonly isHighlighted: boolean;
  /** 0 for the one talk that Tab reaches, -1 for the others, which arrows reach. */
  readonly tabIndex: 0 | -1;
  /** How many lines there is room for; undefined where there is room for everything. */
  readonly lines?: number;
  /** Where it stands in a grid; absent in a list. */
  readonly column?: number;
  readonly gridRow?: string;
  readonly gridColumn?: string;
  /** How far from the left edge a pinned talk stays. */
  readonly left?: string | undefined;
}

/** A line of text is so high, and a talk's edges and margins take so much, in pixels; the style sheet says the same. */
const lineHeight = 18;
const edges = 9;

/** How many lines of text a talk has room for in so many pixels. */
export function linesIn(height: number): number {
  return Math.max(1, Math.floor((height - edges) / lineHeight));
}

/**
 * A talk, as much of it as there is room for: whole lines only. Whoever does not see it hears all of it, in the order in
 * which it stands there. What may be done with it is for `useTalkEvents` on what it stands in: there are many talks.
 */
export const TalkButton = memo((props: TalkButtonProps) => {
  const { talk, clock, titleOf = unknown, isHighlighted, tabIndex, lines } = props;
  return (
    <button
      type="button"
      class={classesOf(talk, isHighlighted, lines, props.left)}
      data-talk={talk.id}
      data-vscode-context={menuContext(talk.id, talk.status === 'cancelled')}
      aria-current={isHighlighted || undefined}
      tabIndex={tabIndex}
      {...cellOf(props)}
    >
      <span class="hidden">{talkLabel(talk, clock, titleOf)}</span>
      <span
        class="lines"
        aria-hidden="true"
        style={lines === undefined ? undefined : { maxHeight: `${lines * lineHeight}px` }}
      >
        {time(talk, clock)} {talk.overlaps.length > 0 && <span class="icon overlap">⚠ </span>}
        {badge(talk)}
        {note(statusText(talk))}
        <span class="title" dir="auto">
          {titleText(talk)}
        </span>{' '}
        {note(notesOf(talk))}
        {lines !== 1 && talk.speakers.length > 0 && `\n${talk.speakers.join(', ')}`}
      </span>
    </button>
  );
});

/** What makes the button a cell of a grid. */
function cellOf({ column, gridRow = '', gridColumn = '', left = '' }: TalkButtonProps) {
  if (column === undefined) return {};
  return { role: 'gridcell' as const, 'aria-colindex': column, style: { gridRow, gridColumn, left } };
}

const unknown: TitleOf = () => undefined;

function classesOf(
  talk: TalkView,
  isHighlighted: boolean,
  lines: number | undefined,
  left: string | undefined,
): string {
  return [
    'talk',
    talk.status,
    talk.isBreak ? 'break' : `accent-${accentOf(talk.track)}`,
    talk.overlaps.length > 0 ? 'overlapping' : '',
    talk.isHeld ? 'held' : '',
    isHighlighted ? 'highlighted' : '',
    lines === 1 ? 'one-line' : '',
    left === undefined ? '' : 'pinned',
  ]
    .filter(Boolean)
    .join(' ');
}

const accents = 6;

/** A colour for a track: always the same for the same name. It only decorates; nothing is told by it alone. */
function accentOf(track: string | undefined): number {
  if (track === undefined) return 0;
  let sum = 0;
  for (const letter of track) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return 1 + (sum % (accents - 1));
}

// Plain functions: as components of their own they would be thousands of them.

function time({ start, end }: TalkView, clock: ClockView) {
  if (start === undefined || end === undefined) return null;
  return <span class="time">{spanText(clock, start, end)}</span>;
}

/** How much else is the matter with a talk; a click on it tells what, and how to repair it. */
function badge({ findings }: TalkView) {
  const worst = worstOf(findings);
  if (!worst) return null;
  return (
    <span class={`badge ${worst}`}>
      <span class="icon">{signs[worst]}</span> {findings.length}
    </span>
  );
}

function note(text: string) {
  return text === '' ? null : <span class="notes">{text} </span>;
}

/** What is the matter with a talk, in words. */
function notesOf({ isHeld, overlaps }: TalkView): string {
  const words = [isHeld ? 'Being edited' : '', ...overlaps.map(shortOverlap)];
  return [...new Set(words)].filter(Boolean).join(' · ');
}

function shortOverlap({ by, name }: OverlapView): string {
  return by === 'room' ? 'Room taken twice' : `${name} is elsewhere too`;
}
