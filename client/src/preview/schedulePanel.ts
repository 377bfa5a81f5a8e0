import {
  commands,
  type Disposable,
  Range,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  applyPatch,
  isTimed,
  type ScheduleView,
  slotOf,
  type TalkView,
  type TimedTalk,
  titleText,
  type ViewPatch,
} from '../../../server/core/index.ts';
import {
  closeScheduleNotification,
  type DescribedBy,
  type OpenScheduleParams,
  type OpenScheduleResult,
  openScheduleRequest,
  type PlanTalkEditParams,
  type PlanTalkEditResult,
  planTalkEditRequest,
  type ScheduleParams,
  type SearchDescriptionsParams,
  searchDescriptionsRequest,
  type TalkAtParams,
  type TalkPlace,
  type TalkPlacesParams,
  type TalkProblem,
  talkAtRequest,
  talkPlacesRequest,
  talkProblemsRequest,
} from '../../../server/protocol.ts';
import { readFromPreview, type ToPreview } from '../../previewProtocol.ts';
import { isLanguageId } from '../languages.ts';
import { readSetting } from '../settings.ts';
import { applyFileEdits } from './applyFileEdits.ts';
import { pickFix } from './pickFix.ts';
import { pickShift } from './pickShift.ts';
import { pickSlot } from './pickSlot.ts';
import { pickSpeaker } from './pickSpeaker.ts';
import { pickSwap } from './pickSwap.ts';
import { pickZone } from './pickZone.ts';
import { TalkEdits } from './talkEdits.ts';

/** What a panel needs of the extension around it. */
export interface PanelSurroundings {
  /** Started, or on its way. */
  readonly client: BaseLanguageClient;
  /** A preview says which zone its reader is in. */
  reportZone(zone: string): void;
}

/**
 * One preview and the schedule that it shows. The panel keeps the view, because the page in it is thrown away
 * whenever it is hidden. The text is the only truth: whatever the page wants changed is asked of the server.
 */
export class SchedulePanel {
  readonly panel: WebviewPanel;
  readonly schedule: string;
  readonly edits: TalkEdits;
  readonly #surroundings: PanelSurroundings;
  readonly #listeners: Disposable[];
  #view: ScheduleView | undefined;
  /** Null while nobody knows: the page marks what it marked before the window was loaded anew. */
  #highlighted: string | undefined | null = null;
  /** The talk that the keyboard was at last. */
  #current: string | undefined;

  /** `schedule` is the URI of the schedule's folder; the panel's page must be there already. */
  constructor(panel: WebviewPanel, schedule: string, surroundings: PanelSurroundings) {
    this.panel = panel;
    this.schedule = schedule;
    this.#surroundings = surroundings;
    this.edits = new TalkEdits({
      plan: (edit) =>
        this.#ask<PlanTalkEditParams, PlanTalkEditResult>(planTalkEditRequest, { schedule, edit }),
      open: async (uri) => workspace.openTextDocument(Uri.parse(uri)),
      apply: applyFileEdits,
      confirmsSeveralFiles: () => readSetting('preview.confirmSeveralFiles'),
      say: (text) => this.#post({ type: 'said', text }),
      refuse: (text) => {
        this.#post({ type: 'said', text });
        void window.showWarningMessage(text);
      },
    });
    this.#listeners = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      panel.onDidDispose(() => this.#close()),
      window.onDidChangeTextEditorSelection(({ textEditor }) => void this.followCursor(textEditor)),
      window.onDidChangeActiveTextEditor((editor) => void this.followCursor(editor)),
    ];
  }

  /** The server's news of this schedule. */
  async patch(patch: ViewPatch): Promise<void> {
    const view = this.#view && applyPatch(this.#view, patch);
    if (!view) return this.load();
    this.#view = view;
    this.#post({ type: 'patch', patch });
    await this.followCursor(window.activeTextEditor);
  }

  /** Asks for the whole schedule and shows it. */
  async load(): Promise<void> {
    try {
      const result = await this.#ask<OpenScheduleParams, OpenScheduleResult>(openScheduleRequest, {
        uri: this.schedule,
      });
      this.show(result?.view);
    } catch (error) {
      this.#post({ type: 'empty', reason: `The schedule cannot be read: ${String(error)}` });
    }
  }

  /** Shows a whole view; says so when there is none. */
  show(view: ScheduleView | undefined): void {
    this.#view = view;
    if (!view) return this.#post({ type: 'empty', reason: 'There is no schedule here any more.' });
    this.panel.title = view.name === '' ? 'Schedule' : view.name;
    this.#post({ type: 'view', view });
  }

  /** Marks the talk that the cursor is in. An editor of anything else, or none, leaves the mark where it is. */
  async followCursor(editor: TextEditor | undefined): Promise<void> {
    if (!this.panel.visible || !editor || !isLanguageId(editor.document.languageId)) return;
    const { document, selection } = editor;
    const { line, character } = selection.active;
    const params = { schedule: this.schedule, uri: document.uri.toString(), position: { line, character } };
    const id = (await this.#ask<TalkAtParams, string>(talkAtRequest, params)) ?? undefined;
    if (id === this.#highlighted) return;
    this.#highlighted = id;
    // Commands are for the talk where somebody was last: at the cursor now.
    if (id !== undefined) this.#current = undefined;
    this.#post({ type: 'highlight', id });
  }

  async #receive(message: unknown): Promise<void> {
    const read = readFromPreview(message);
    if (read?.type === 'ready') await this.#greet(read.zone);
    if (read?.type === 'reveal') await this.#reveal(read.id);
    if (read?.type === 'pickZone') await this.#pickZone();
    if (read?.type === 'pickSpeaker') await this.#pickSpeaker();
    if (read?.type === 'search') await this.#search(read.text);
    if (read?.type === 'problems') await this.showProblems(read.id);
    if (read?.type === 'current') this.#current = read.id;
    if (read?.type === 'typing') await this.#setTyping(read.isTyping);
    if (read?.type === 'move') {
      const { id, from, to } = read;
      await this.edits.make(`Move ${this.#quoted(id)}`, { type: 'move', moves: [{ id, from, to }] });
    }
  }

  async #greet(zone: string): Promise<void> {
    this.#surroundings.reportZone(zone);
    await this.#setTyping(false);
    if (this.#view) this.#post({ type: 'view', view: this.#view });
    else await this.load();
    if (this.#highlighted !== null) this.#post({ type: 'highlight', id: this.#highlighted });
    await this.followCursor(window.activeTextEditor);
  }

  /** Shows what is the matter with a talk, and repairs what somebody chooses. */
  async showProblems(id: string | undefined): Promise<void> {
    const talk = this.#talk(id);
    if (!talk) return this.#tellToChoose();
    const params = { schedule: this.schedule, id: talk.id };
    const problems = await this.#ask<TalkPlacesParams, readonly TalkProblem[]>(talkProblemsRequest, params);
    const title = titleText(talk);
    if (!problems || problems.length === 0) {
      return void window.showInformationMessage(`Nothing is the matter with “${title}”.`);
    }
    const choice = await pickFix(title, problems);
    if (choice && 'fix' in choice) await this.edits.repair(choice.fix.title, choice.fix.files);
    else if (choice) await this.#show(choice.place);
  }

  async #search(text: string): Promise<void> {
    const params = { schedule: this.schedule, text };
    const words = await this.#ask<SearchDescriptionsParams, DescribedBy>(searchDescriptionsRequest, params);
    if (words) this.#post({ type: 'described', words });
  }

  async #pickSpeaker(): Promise<void> {
    const name = this.#view && (await pickSpeaker(this.#view));
    if (name !== undefined) this.#post({ type: 'speaker', name });
  }

  async #pickZone(): Promise<void> {
    const zone = await pickZone(this.#view?.clock.zone);
    if (zone !== undefined) this.#post({ type: 'zone', zone });
  }

  /** Asks where a talk is to go and moves it there: the named one, else that at the keyboard or at the cursor. */
  async askAndMove(id: string | undefined): Promise<void> {
    const talk = this.#timedTalk(id);
    const to = talk && this.#view && (await pickSlot(this.#view, talk));
    if (!to) return;
    const moves = [{ id: talk.id, from: slotOf(talk), to }];
    await this.edits.make(`Move ${this.#quoted(talk.id)}`, { type: 'move', moves });
  }

  /** Asks which other talk a talk is to exchange its slot with. */
  async askAndSwap(id: string | undefined): Promise<void> {
    const talk = this.#timedTalk(id);
    const picked = talk && this.#view && (await pickSwap(this.#view, talk));
    if (!picked) return;
    const title = `Swap ${this.#quoted(talk.id)} with ${this.#quoted(picked.other.id)}`;
    await this.edits.make(title, { type: 'move', moves: picked.moves });
  }

  /** Asks by how much the day of a talk is to be shifted, and whether all of it or from that talk on. */
  async askAndShift(id: string | undefined): Promise<void> {
    const talk = this.#timedTalk(id);
    const picked = talk && this.#view && (await pickShift(this.#view, talk));
    if (!picked) return;
    const title = `Shift ${picked.moves.length} talks by ${picked.minutes} minutes`;
    await this.edits.make(title, { type: 'move', moves: picked.moves });
  }

  /** Cancels a talk, or puts a cancelled one back. */
  async setStatus(id: string | undefined, type: 'cancel' | 'restore'): Promise<void> {
    const talk = this.#talk(id);
    if (!talk) return this.#tellToChoose();
    const title = type === 'cancel' ? 'Cancel' : 'Put back';
    await this.edits.make(`${title} ${this.#quoted(talk.id)}`, { type, id: talk.id });
  }

  #talk(id = this.#current ?? this.#highlighted): TalkView | undefined {
    return this.#view?.talks.find((each) => each.id === id);
  }

  #timedTalk(id: string | undefined): TimedTalk | undefined {
    const talk = this.#talk(id);
    if (talk && isTimed(talk)) return talk;
    this.#tellToChoose();
    return undefined;
  }

  #tellToChoose(): void {
    void window.showInformationMessage(
      'Go to a talk that has a time, in the preview or in the text, then try again.',
    );
  }

  #quoted(id: string): string {
    const talk = this.#talk(id);
    return talk ? `“${titleText(talk)}”` : 'a talk';
  }

  /** In a field of text Ctrl+Z is the field's own. */
  async #setTyping(isTyping: boolean): Promise<void> {
    await commands.executeCommand('setContext', 'greenroom.isTypingInPreview', isTyping);
  }

  async #reveal(id: string): Promise<void> {
    const params = { schedule: this.schedule, id };
    const places = await this.#ask<TalkPlacesParams, readonly TalkPlace[]>(talkPlacesRequest, params);
    const [place] = places ?? [];
    if (!place) return void window.showWarningMessage('This talk is no longer in the text.');
    await this.#show(place);
  }

  async #show(place: TalkPlace): Promise<void> {
    const { start, end } = place.range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    const uri = Uri.parse(place.uri);
    await window.showTextDocument(uri, { selection, viewColumn: this.#columnFor(uri) });
  }

  /** Where the file is to be seen already, else beside the preview. */
  #columnFor(uri: Uri): ViewColumn {
    const shown = window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    if (shown?.viewColumn !== undefined) return shown.viewColumn;
    return this.panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
  }

  async #ask<Params, Result>(request: string, params: Params): Promise<Result | null> {
    const { client } = this.#surroundings;
    await client.start();
    return client.sendRequest<Result | null>(request, params);
  }

  #post(message: ToPreview): void {
    void this.panel.webview.postMessage(message);
  }

  #close(): void {
    for (const listener of this.#listeners) listener.dispose();
    const params: ScheduleParams = { schedule: this.schedule };
    const { client } = this.#surroundings;
    if (client.isRunning()) void client.sendNotification(closeScheduleNotification, params);
  }
}
