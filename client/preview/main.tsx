/** The program inside the preview's webview: draws what the extension sends, and says what its reader wants. */
import { render } from 'preact';
import type { FromPreview, ToPreview } from '../previewProtocol.ts';
import { App, Empty } from './App.tsx';
import type { Preview } from './context.ts';
import { isSameSlot } from './place.ts';
import { firstLook, firstState, type Look, type PreviewState, receive, shownDay, withLook } from './state.ts';
import { TimeLabels } from './timeLabels.ts';
import { chosenClock, readerZone } from './zones.ts';
import './preview.css';
import {
  type ClockView,
  isoDate,
  isTimed,
  type ScheduleView,
  type Slot,
  slotOf,
  type TalkView,
  type TimedTalk,
  talkTest,
  titleText,
} from '../../server/core/index.ts';

/** What VS Code gives to a webview. `setState` outlives the page and is given back to the next one. */
interface VsCodeApi {
  postMessage(message: FromPreview): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
}

/** The extension finds the schedule again by `schedule`, which it wrote into the page. */
interface Kept {
  readonly schedule: string;
  readonly look: Look;
  /** The talk that was marked: that it is marked again is no news, and moves nothing. */
  readonly highlighted: string | undefined;
  /** How far the day is scrolled, in pixels. */
  readonly scroll: Readonly<Record<'left' | 'top', number>>;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Below this many pixels a timetable has no room for its rooms. */
const narrow = 480;
const minute = 60_000;

class Program {
  readonly #api = acquireVsCodeApi();
  readonly #root = document.getElementById('preview') as HTMLElement;
  readonly #schedule = this.#root.dataset.schedule ?? '';
  readonly #kept = this.#api.getState();
  #state: PreviewState = {
    ...firstState,
    look: { ...firstLook, ...this.#kept?.look },
    highlighted: this.#kept?.highlighted,
  };
  /** The talk that gets the focus once it is drawn. */
  #toFocus: string | undefined;
  #scroll = this.#kept?.scroll ?? { left: 0, top: 0 };
  /** The day is scrolled to where it was, once there is a day. */
  #isScrolled = false;
  /** What talks are searched in. */
  readonly #texts = new WeakMap<TalkView, string>();
  /** The clock that is shown, and what it was worked out from. */
  #clock:
    | (Pick<ScheduleView, 'clock' | 'days'> & { readonly zone: string; readonly shown: ClockView })
    | undefined;
  readonly #times = new TimeLabels();
  #isTyping = false;

  start(): void {
    this.#keep();
    this.#root.addEventListener('scroll', () => this.#onScroll(), true);
    window.addEventListener('message', ({ data }: MessageEvent<ToPreview>) => this.#receive(data));
    window.addEventListener('resize', () => this.#draw());
    setInterval(() => this.#draw(), minute);
    for (const type of ['focusin', 'focusout']) {
      document.addEventListener(type, () => this.#tellTyping(type === 'focusin' && isTextField()));
    }
    this.#askForView();
  }

  #askForView(): void {
    this.#api.postMessage({ type: 'ready', zone: readerZone() });
  }

  #tellTyping(isTyping: boolean): void {
    if (isTyping === this.#isTyping) return;
    this.#isTyping = isTyping;
    this.#api.postMessage({ type: 'typing', isTyping });
  }

  #receive(message: ToPreview): void {
    const { highlighted } = this.#state;
    const next = receive(this.#state, message);
    if (!next) return this.#askForView();
    this.#state = next;
    if (next.highlighted !== undefined && next.highlighted !== highlighted)
      this.#showHighlighted(next.highlighted);
    if (message.type === 'view' || message.type === 'patch') this.#searchDescriptions();
    this.#keep();
    this.#draw();
  }

  #keep(): void {
    const { look, highlighted } = this.#state;
    this.#api.setState({ schedule: this.#schedule, look, highlighted, scroll: this.#scroll });
  }

  #onScroll(): void {
    this.#times.finish();
    const day = document.getElementById('day');
    if (!day || !this.#isScrolled) return;
    this.#scroll = { left: day.scrollLeft, top: day.scrollTop };
    this.#keep();
  }

  #scrollBack(): void {
    const day = document.getElementById('day');
    if (!day || this.#isScrolled) return;
    day.scrollTo(this.#scroll);
    this.#isScrolled = true;
  }

  #look(change: Partial<Look>): void {
    const { text } = this.#state.look.filter;
    this.#state = withLook(this.#state, change);
    if (this.#state.look.filter.text !== text) this.#searchDescriptions();
    this.#keep();
    this.#draw();
  }

  /** A view holds no descriptions: they would be most of it. */
  #searchDescriptions(): void {
    const { text } = this.#state.look.filter;
    if (text.trim() !== '') this.#api.postMessage({ type: 'search', text });
  }

  #goTo(id: string, isFocus: boolean): void {
    this.#api.postMessage({ type: 'current', id });
    if (isFocus) this.#toFocus = id;
    else if (this.#state.current === id) return;
    this.#state = { ...this.#state, current: id };
    if (isFocus) this.#openDayOf(id);
    this.#draw();
  }

  #hold(talk: TimedTalk, to: Slot | undefined): void {
    const { moving } = this.#state;
    const from = moving?.id === talk.id ? moving.from : slotOf(talk);
    this.#state = { ...this.#state, moving: to && { id: talk.id, from, to } };
    this.#draw();
  }

  #drop(): void {
    const { moving } = this.#state;
    if (!moving) return;
    this.#state = { ...this.#state, moving: undefined };
    const { id, from, to } = moving;
    if (!isSameSlot(from, to)) this.#api.postMessage({ type: 'move', id, from, to });
    this.#draw();
  }

  /** The cursor of the text is on a talk: its day comes up, and it is scrolled to when it is out of sight. */
  #showHighlighted(id: string): void {
    this.#openDayOf(id);
    this.#draw();
    this.#buttonOf(id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #openDayOf(id: string): void {
    const talk = this.#state.view?.talks.find((each) => each.id === id);
    if (!talk || !isTimed(talk)) return;
    const day = this.#state.view?.days.find(({ start, end }) => start <= talk.start && talk.start < end);
    if (!day || day === this.#shownDay()) return;
    this.#state = withLook(this.#state, { day: isoDate(day.date) });
    this.#keep();
  }

  #shownDay() {
    const { view, look } = this.#state;
    return view && shownDay(view, look, Date.now());
  }

  #buttonOf(id: string): HTMLElement | null {
    return this.#root.querySelector(`.talk[data-talk="${CSS.escape(id)}"]`);
  }

  #draw(): void {
    const { view, emptyBecause } = this.#state;
    if (view) {
      this.#times.show(this.#clockOf(view));
      render(<App preview={this.#preview(view)} suitsList={suitsList()} />, this.#root);
    } else if (emptyBecause !== undefined) render(<Empty reason={emptyBecause} />, this.#root);
    this.#scrollBack();
    if (this.#toFocus !== undefined) this.#buttonOf(this.#toFocus)?.focus();
    this.#toFocus = undefined;
  }

  /** The very same clock as long as it shows the same. */
  #clockOf(view: ScheduleView): ClockView {
    const { zone } = this.#state.look;
    const { clock, days } = view;
    const known = this.#clock;
    if (known?.clock === clock && known.days === days && known.zone === zone) return known.shown;
    const shown = chosenClock(view, zone);
    this.#clock = { clock, days, zone, shown };
    return shown;
  }

  #preview(view: ScheduleView): Preview {
    const { look, described } = this.#state;
    const titles = new Map(view.talks.map((talk) => [talk.id, titleText(talk)]));
    return {
      view,
      state: this.#state,
      clock: this.#clockOf(view),
      times: this.#times,
      now: Date.now(),
      titleOf: (id) => titles.get(id),
      isWanted: talkTest(look.filter, {
        texts: this.#texts,
        isDescribed: (id, word) => described.get(word)?.has(id) === true,
      }),
      look: (change) => this.#look(change),
      goTo: (id, isFocus) => this.#goTo(id, isFocus),
      hold: (talk, to) => this.#hold(talk, to),
      drop: () => this.#drop(),
      reveal: (id) => this.#api.postMessage({ type: 'reveal', id }),
      showProblems: (id) => this.#api.postMessage({ type: 'problems', id }),
      pickSpeaker: () => {
        this.#api.postMessage({ type: 'pickSpeaker' });
        this.#draw();
      },
      pickZone: () => {
        this.#api.postMessage({ type: 'pickZone' });
        this.#draw();
      },
    };
  }
}

function isTextField(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement && activeElement.type !== 'checkbox';
}

/** A list is what narrow windows and screen readers are best served with, until somebody chooses. */
function suitsList(): boolean {
  return window.innerWidth < narrow || document.body.classList.contains('vscode-using-screen-reader');
}

new Program().start();
