import {
  type OverlapView,
  spanText,
  statusText,
  type TalkView,
  talkLabel,
  titleText,
} from '../../server/core/index.ts';
import { menuContext } from '../previewProtocol.ts';
import type { Preview } from './context.ts';

interface TalkButtonProps {
  readonly preview: Preview;
  readonly talk: TalkView;
  /** 0 for the one talk that Tab reaches, -1 for the others, which arrows reach. */
  readonly tabIndex: number;
  /** In pixels; undefined where there is room for everything. */
  readonly height?: number;
}

/** Lines of text are so high, and a talk's edges take so much, in pixels; the style sheet says the same. */
const lineHeight = 18;
const edges = 9;

/**
 * A talk, as much of it as there is room for: whole lines only. Whoever does not see it hears all of it, in the order in
 * which it stands there; the tooltip says the same.
 */
export function TalkButton({ preview, talk, tabIndex, height }: TalkButtonProps) {
  const label = talkLabel(talk, preview.clock, preview.titleOf);
  const isCurrent = preview.state.highlighted === talk.id;
  const lines = height === undefined ? undefined : Math.max(1, Math.floor((height - edges) / lineHeight));
  return (
    <button
      type="button"
      class={classesOf(talk, isCurrent, lines)}
      data-talk={talk.id}
      data-vscode-context={menuContext(talk.id, talk.status === 'cancelled')}
      aria-current={isCurrent || undefined}
      title={label}
      tabIndex={tabIndex}
      onClick={() => preview.reveal(talk.id)}
      onFocus={() => preview.goTo(talk.id, false)}
    >
      <span class="hidden">{label}</span>
      <span
        class="lines"
        aria-hidden="true"
        style={lines === undefined ? undefined : { maxHeight: `${lines * lineHeight}px` }}
      >
        <Time preview={preview} talk={talk} />{' '}
        {talk.overlaps.length > 0 && <span class="icon overlap">⚠ </span>}
        {talk.findings.length > 0 && <span class="icon finding">● </span>}
        <Note text={statusText(talk)} />
        <span class="title" dir="auto">
          {titleText(talk)}
        </span>{' '}
        <Note text={notesOf(talk)} />
        {talk.speakers.length > 0 && <span class="who">{talk.speakers.join(', ')}</span>}
      </span>
    </button>
  );
}

function classesOf(talk: TalkView, isCurrent: boolean, lines: number | undefined): string {
  return [
    'talk',
    talk.status,
    talk.isBreak ? 'break' : `accent-${accentOf(talk.track)}`,
    talk.overlaps.length > 0 ? 'overlapping' : '',
    talk.isHeld ? 'held' : '',
    isCurrent ? 'highlighted' : '',
    lines === 1 ? 'one-line' : '',
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

function Time({ preview, talk }: Pick<TalkButtonProps, 'preview' | 'talk'>) {
  if (talk.start === undefined || talk.end === undefined) return null;
  return <span class="time">{spanText(preview.clock, talk.start, talk.end)}</span>;
}

function Note({ text }: { readonly text: string }) {
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
