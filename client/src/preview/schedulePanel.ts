import { type Disposable, Range, type TextEditor, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  applyPatch,
  isTimed,
  type ScheduleView,
  type Slot,
  type ViewPatch,
} from '../../../server/core/index.ts';
import {
  closeScheduleNotification,
  type MoveTalkParams,
  type MoveTalkResult,
  moveTalkRequest,
  type OpenScheduleParams,
  type OpenScheduleResult,
  openScheduleRequest,
  type ScheduleParams,
  type TalkAtParams,
  type TalkPlace,
  type TalkPlacesParams,
  talkAtRequest,
  talkPlacesRequest,
} from '../../../server/protocol.ts';
import { readFromPreview, type ToPreview } from '../../previewProtocol.ts';
import { isLanguageId } from '../languages.ts';
import { applyMove } from './applyMove.ts';
import { pickSlot } from './pickSlot.ts';
import { pickZone } from './pickZone.ts';

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
  readonly #surroundings: PanelSurroundings;
  readonly #listeners: Disposable[];
  #view: ScheduleView | undefined;
  #highlighted: string | undefined;
  /** The talk that the keyboard was at last. */
  #current: string | undefined;

  /** `schedule` is the URI of the schedule's folder; the panel's page must be there already. */
  constructor(panel: WebviewPanel, schedule: string, surroundings: PanelSurroundings) {
    this.panel = panel;
    this.schedule = schedule;
    this.#surroundings = surroundings;
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
    this.#post({ type: 'highlight', id });
  }

  async #receive(message: unknown): Promise<void> {
    const read = readFromPreview(message);
    if (read?.type === 'ready') await this.#greet(read.zone);
    if (read?.type === 'reveal') await this.#reveal(read.id);
    if (read?.type === 'pickZone') await this.#pickZone();
    if (read?.type === 'current') this.#current = read.id;
    if (read?.type === 'move') await this.#move(read.id, read.from, read.to);
  }

  async #greet(zone: string): Promise<void> {
    this.#surroundings.reportZone(zone);
    if (this.#view) this.#post({ type: 'view', view: this.#view });
    else await this.load();
    this.#post({ type: 'highlight', id: this.#highlighted });
  }

  async #pickZone(): Promise<void> {
    const zone = await pickZone(this.#view?.clock.zone);
    if (zone !== undefined) this.#post({ type: 'zone', zone });
  }

  /** Asks where the talk at the keyboard, else the one at the cursor, is to go, and moves it there. */
  async askAndMove(): Promise<void> {
    const id = this.#current ?? this.#highlighted;
    const talk = this.#view?.talks.find((each) => each.id === id);
    if (!this.#view || !talk || !isTimed(talk)) {
      return void window.showInformationMessage(
        'Go to a talk that has a time, in the preview or in the text, then try again.',
      );
    }
    const to = await pickSlot(this.#view, talk);
    if (to)
      await this.#move(
        talk.id,
        { start: talk.start, end: talk.end, ...(talk.room !== undefined && { room: talk.room }) },
        to,
      );
  }

  async #move(id: string, from: Slot, to: Slot): Promise<void> {
    const params = { schedule: this.schedule, id, from, to };
    const result = await this.#ask<MoveTalkParams, MoveTalkResult>(moveTalkRequest, params);
    const refusal = result?.refusal ?? (await applyMove(result?.files ?? []));
    this.#post({ type: 'said', text: refusal ?? 'Moved' });
    if (refusal !== undefined) void window.showWarningMessage(`The talk was not moved. ${refusal}`);
  }

  async #reveal(id: string): Promise<void> {
    const params = { schedule: this.schedule, id };
    const places = await this.#ask<TalkPlacesParams, readonly TalkPlace[]>(talkPlacesRequest, params);
    const [place] = places ?? [];
    if (!place) return void window.showWarningMessage('This talk is no longer in the text.');
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
