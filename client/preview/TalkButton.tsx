import { Component, createRef } from 'preact';
import {
  type ClockView,
  clockText,
  localAt,
  type OverlapView,
  spanText,
  statusText,
  type TalkView,
  type TitleOf,
  talkDescription,
  titleText,
} from '../../server/core/index.ts';
import { menuContext } from '../previewProtocol.ts';
import { signs, worstOf } from './marks.ts';
import type { TimeLabel, TimeLabels } from './timeLabels.ts';

/** Every property is a value or stays the same object while nothing changes, so that the talk is drawn only when it must be. */
interface TalkButtonProps {
  readonly talk: TalkView;
  readonly times: TimeLabels;
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
  /** It goes across rooms. */
  readonly isAcross?: boolean;
  /** How far from the left edge a pinned talk stays. */
  readonly left?: string | undefined;
}

/** A line of text is so high, and a talk's edges and margins take so much, in pixels; the style sheet says the same. */
const lineHeight = 18;
const edges = 9;
/** A talk of fewer lines shows its start alone: where it stands tells its end, and the title needs the room. */
const linesForSpan = 3;

/** How many lines of text a talk has room for in so many pixels. */
export function linesIn(height: number): number {
  return Math.max(1, Math.floor((height - edges) / lineHeight));
}

/**
 * A talk, as much of it as there is room for: whole lines only. Whoever does not see it hears all of it, in the order in
 * which it stands there. What may be done with it is for `talkEvents` on what it stands in: there are many talks.
 *
 * Its time is no part of what it draws: `TimeLabels` has it written, and written again when another zone is chosen.
 */
export class TalkButton extends Component<TalkButtonProps> implements TimeLabel {
  readonly #time = createRef<HTMLSpanElement>();

  override shouldComponentUpdate(next: TalkButtonProps): boolean {
    const names = Object.keys(next) as (keyof TalkButtonProps)[];
    return names.some((name) => next[name] !== this.props[name]);
  }

  override componentDidMount(): void {
    this.props.times.add(this);
  }

  override componentDidUpdate(): void {
    this.props.times.write(this);
  }

  override componentWillUnmount(): void {
    this.props.times.remove(this);
  }

  get element(): Element | null {
    return this.#time.current;
  }

  write(clock: ClockView): void {
    const { talk, lines } = this.props;
    if (this.#time.current) this.#time.current.textContent = timeText(talk, clock, lines);
  }

  override render(props: TalkButtonProps) {
    const { talk, titleOf = unknown, isHighlighted, tabIndex, lines } = props;
    return (
      <button
        type="button"
        class={classesOf(props)}
        data-talk={talk.id}
        data-vscode-context={menuContext(talk.id, talk.status === 'cancelled')}
        aria-description={talkDescription(talk, titleOf)}
        aria-current={isHighlighted || undefined}
        tabIndex={tabIndex}
        {...cellOf(props)}
      >
        {talk.start !== undefined && <span class="time" ref={this.#time} />}
        <span class="lines" style={lines === undefined ? undefined : { webkitLineClamp: String(lines) }}>
          {talk.overlaps.length > 0 && (
            <span class="icon overlap" aria-hidden="true">
              ⚠{' '}
            </span>
          )}
          {badge(talk)}
          {note(statusText(talk))}
          <span class="title" dir="auto">
            {titleText(talk)}
          </span>{' '}
          {note(notesOf(talk))}
          {talk.speakers.length > 0 && `${lines === 1 ? '· ' : '\n'}${talk.speakers.join(', ')}`}
        </span>
      </button>
    );
  }
}

function timeText({ start = 0, end = 0 }: TalkView, clock: ClockView, lines: number | undefined): string {
  return isBrief(lines) ? clockText(localAt(clock, start)) : spanText(clock, start, end);
}

function isBrief(lines: number | undefined): boolean {
  return lines !== undefined && lines < linesForSpan;
}

/** What makes the button a cell of a grid. */
function cellOf({ column, gridRow = '', gridColumn = '', left = '' }: TalkButtonProps) {
  if (column === undefined) return {};
  return { role: 'gridcell' as const, 'aria-colindex': column, style: { gridRow, gridColumn, left } };
}

const unknown: TitleOf = () => undefined;

function classesOf({ talk, isHighlighted, lines, left, isAcross }: TalkButtonProps): string {
  return [
    'talk',
    talk.status,
    talk.isBreak ? 'break' : `accent-${accentOf(talk.track)}`,
    talk.overlaps.length > 0 ? 'overlapping' : '',
    talk.findings.length > 0 ? 'badged' : '',
    talk.isHeld ? 'held' : '',
    isHighlighted ? 'highlighted' : '',
    lines === 1 ? 'one-line' : '',
    isBrief(lines) || talk.start === talk.end ? 'brief' : '',
    isAcross ? 'across' : '',
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

/** How much else is the matter with a talk; a click on it tells what, and how to repair it. */
function badge({ findings }: TalkView) {
  const worst = worstOf(findings);
  if (!worst) return null;
  return (
    <span class={`badge ${worst}`} aria-hidden="true">
      <span class="icon">{signs[worst]}</span>
      {findings.length > 1 && ` ${findings.length}`}
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
