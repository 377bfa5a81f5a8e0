/** The program inside the preview's webview: draws what the extension sends, and says what its reader wants. */
import { render } from 'preact';
import type { FromPreview, ToPreview } from '../previewProtocol.ts';
import { App, Empty } from './App.tsx';
import type { Preview } from './context.ts';
import { isSameSlot } from './place.ts';
import { firstLook, type Look, type PreviewState, receive, shownDay } from './state.ts';
import { chosenClock, readerZone } from './zones.ts';
import './preview.css';
import { isoDate, isTimed, type Slot, slotOf, type TimedTalk, titleText } from '../../server/core/index.ts';

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
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Below this many pixels a timetable has no room for its rooms. */
const narrow = 480;
const minute = 60_000;

class Program {
  readonly #api = acquireVsCodeApi();
  readonly #root = document.getElementById('preview') as HTMLElement;
  readonly #schedule = this.#root.dataset.schedule ?? '';
  #state: PreviewState = {
    view: undefined,
    emptyBecause: undefined,
    look: { ...firstLook, ...this.#api.getState()?.look },
    highlighted: undefined,
    current: undefined,
    moving: undefined,
    said: '',
  };
  /** The talk that gets the focus once it is drawn. */
  #toFocus: string | undefined;

  start(): void {
    this.#keep();
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
    this.#api.postMessage({ type: 'typing', isTyping });
  }

  #receive(message: ToPreview): void {
    const next = receive(this.#state, message);
    if (!next) return this.#askForView();
    this.#state = next;
    if (message.type === 'highlight' && message.id !== undefined) this.#showHighlighted(message.id);
    this.#keep();
    this.#draw();
  }

  #keep(): void {
    this.#api.setState({ schedule: this.#schedule, look: this.#state.look });
  }

  #look(change: Partial<Look>): void {
    this.#state = { ...this.#state, look: { ...this.#state.look, ...change } };
    this.#keep();
    this.#draw();
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
    this.#state = { ...this.#state, look: { ...this.#state.look, day: isoDate(day.date) } };
    this.#keep();
  }

  #shownDay() {
    const { view, look } = this.#state;
    return view && shownDay(view, look, Date.now());
  }

  #buttonOf(id: string): HTMLElement | null {
    return this.#root.querySelector(`[data-talk="${CSS.escape(id)}"]`);
  }

  #draw(): void {
    const { view, emptyBecause } = this.#state;
    if (view) render(<App preview={this.#preview(view)} suitsList={suitsList()} />, this.#root);
    else if (emptyBecause !== undefined) render(<Empty reason={emptyBecause} />, this.#root);
    if (this.#toFocus !== undefined) this.#buttonOf(this.#toFocus)?.focus();
    this.#toFocus = undefined;
  }

  #preview(view: NonNullable<PreviewState['view']>): Preview {
    const titles = new Map(view.talks.map((talk) => [talk.id, titleText(talk)]));
    return {
      view,
      state: this.#state,
      clock: chosenClock(view, this.#state.look.zone),
      now: Date.now(),
      titleOf: (id) => titles.get(id),
      look: (change) => this.#look(change),
      goTo: (id, isFocus) => this.#goTo(id, isFocus),
      hold: (talk, to) => this.#hold(talk, to),
      drop: () => this.#drop(),
      reveal: (id) => this.#api.postMessage({ type: 'reveal', id }),
      pickZone: () => {
        this.#api.postMessage({ type: 'pickZone' });
        this.#draw();
      },
    };
  }
}

function isTextField(): boolean {
  return document.activeElement instanceof HTMLInputElement;
}

/** A list is what narrow windows and screen readers are best served with, until somebody chooses. */
function suitsList(): boolean {
  return window.innerWidth < narrow || document.body.classList.contains('vscode-using-screen-reader');
}

new Program().start();
