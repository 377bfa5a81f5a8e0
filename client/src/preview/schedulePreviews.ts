import {
  commands,
  type Disposable,
  type Extension,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  closeScheduleNotification,
  type OpenScheduleParams,
  type OpenScheduleResult,
  openScheduleRequest,
  type ScheduleChangedParams,
  type ScheduleParams,
  scheduleChangedNotification,
} from '../../../server/protocol.ts';
import { readTalkOfMenu } from '../../previewProtocol.ts';
import { exportSchedule } from './exportSchedule.ts';
import { panelType, previewPage } from './page.ts';
import { SchedulePanel } from './schedulePanel.ts';

/** What VS Code keeps of a preview, as its page wrote it. */
interface KeptState {
  readonly schedule?: unknown;
}

/** The previews of a window: one for each schedule. */
export class SchedulePreviews implements WebviewPanelSerializer {
  readonly #client: BaseLanguageClient;
  readonly #extensionUri: Uri;
  readonly #version: string;
  readonly #reportZone: (zone: string) => void;
  readonly #panels = new Map<string, SchedulePanel>();

  constructor(
    client: BaseLanguageClient,
    extension: Pick<Extension<unknown>, 'extensionUri' | 'packageJSON'>,
    reportZone: (zone: string) => void,
  ) {
    this.#client = client;
    this.#extensionUri = extension.extensionUri;
    this.#version = String(extension.packageJSON.version);
    this.#reportZone = reportZone;
  }

  register(): Disposable[] {
    const command = (name: string, column: ViewColumn) =>
      commands.registerCommand(name, (uri?: unknown) => this.#open(uri, column));
    return [
      command('greenroom.openSchedulePreview', ViewColumn.Active),
      command('greenroom.openSchedulePreviewToSide', ViewColumn.Beside),
      ...this.#registerEdits(),
      commands.registerCommand('greenroom.exportSchedule', (uri?: unknown) => this.#export(uri)),
      window.registerWebviewPanelSerializer(panelType, this),
      this.#client.onNotification(scheduleChangedNotification, ({ schedule, patch }: ScheduleChangedParams) =>
        this.#panels.get(schedule)?.patch(patch),
      ),
    ];
  }

  /** What the commands do with the talk whose menu they were chosen in, or else the one that somebody was at last. */
  #registerEdits(): Disposable[] {
    const command = (name: string, run: (panel: SchedulePanel, talk: string | undefined) => Thenable<void>) =>
      commands.registerCommand(name, (argument?: unknown) => {
        const shown = this.#shown();
        if (shown) return run(shown, readTalkOfMenu(argument));
        return window.showInformationMessage('Open the schedule preview first.');
      });
    return [
      command('greenroom.moveTalk', (panel, talk) => panel.askAndMove(talk)),
      command('greenroom.swapTalks', (panel, talk) => panel.askAndSwap(talk)),
      command('greenroom.shiftDay', (panel, talk) => panel.askAndShift(talk)),
      command('greenroom.cancelTalk', (panel, talk) => panel.setStatus(talk, 'cancel')),
      command('greenroom.restoreTalk', (panel, talk) => panel.setStatus(talk, 'restore')),
      command('greenroom.showTalkProblems', (panel, talk) => panel.showProblems(talk)),
      command('greenroom.undoInPreview', (panel) => panel.edits.undo()),
      command('greenroom.redoInPreview', (panel) => panel.edits.redo()),
    ];
  }

  /** The preview that is in front; of several that are to be seen, any. */
  #shown(): SchedulePanel | undefined {
    const panels = [...this.#panels.values()];
    return panels.find(({ panel }) => panel.active) ?? panels.find(({ panel }) => panel.visible);
  }

  /**
   * VS Code has opened the window again, with a preview that was there before. A window that was closed too fast for the
   * preview's state to be kept shows the schedule of its folder.
   */
  async deserializeWebviewPanel(panel: WebviewPanel, state: KeptState | undefined): Promise<void> {
    const kept = state?.schedule;
    const schedule = typeof kept === 'string' ? kept : (await this.#openSchedule(uriInView()))?.schedule;
    if (schedule !== undefined && !this.#panels.has(schedule)) this.#adopt(panel, schedule);
    else panel.dispose();
  }

  /** Shows the schedule of a file: the one that a menu was opened on, or the one in the editor, or the folder. */
  async #open(argument: unknown, column: ViewColumn): Promise<void> {
    const uri = argument instanceof Uri ? argument.toString() : uriInView();
    const result = await this.#openSchedule(uri);
    if (!result) {
      void window.showInformationMessage(
        'There is no schedule to preview. Open an .ics file, or the folder it is in.',
      );
      return;
    }
    const known = this.#panels.get(result.schedule);
    if (known) known.panel.reveal(known.panel.viewColumn);
    const shown = known ?? this.#create(result.schedule, column);
    shown.show(result.view);
    await shown.followCursor(
      window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri),
    );
  }

  /** Exports the schedule of the preview that is in front, else that of a file as `#open` finds it. */
  async #export(argument: unknown): Promise<void> {
    const panels = [...this.#panels.values()];
    const active = argument instanceof Uri ? undefined : panels.find(({ panel }) => panel.active);
    const uri = argument instanceof Uri ? argument.toString() : uriInView();
    const schedule = active?.schedule ?? (await this.#openSchedule(uri))?.schedule;
    if (schedule === undefined) {
      return void window.showInformationMessage(
        'There is no schedule to export. Open an .ics file, or the folder it is in.',
      );
    }
    await exportSchedule(this.#client, schedule, this.#version);
    const params: ScheduleParams = { schedule };
    if (!this.#panels.has(schedule)) void this.#client.sendNotification(closeScheduleNotification, params);
  }

  async #openSchedule(uri: string | undefined): Promise<OpenScheduleResult | null> {
    if (uri === undefined) return null;
    const params: OpenScheduleParams = { uri };
    await this.#client.start();
    return this.#client.sendRequest<OpenScheduleResult | null>(openScheduleRequest, params);
  }

  #create(schedule: string, viewColumn: ViewColumn): SchedulePanel {
    const panel = window.createWebviewPanel(
      panelType,
      'Schedule',
      { viewColumn, preserveFocus: viewColumn === ViewColumn.Beside },
      this.#options(),
    );
    return this.#adopt(panel, schedule);
  }

  #adopt(panel: WebviewPanel, schedule: string): SchedulePanel {
    const { webview } = panel;
    webview.options = this.#options();
    const surroundings = { client: this.#client, reportZone: this.#reportZone };
    const shown = new SchedulePanel(panel, schedule, surroundings);
    this.#panels.set(schedule, shown);
    panel.onDidDispose(() => this.#panels.delete(schedule));
    panel.iconPath = Uri.joinPath(this.#extensionUri, 'client/media/icon.svg');
    webview.html = previewPage(webview, this.#extensionUri, schedule);
    return shown;
  }

  #options() {
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(this.#extensionUri, 'dist')] };
  }
}

/** The file in the active editor, or else the first folder of the window. */
function uriInView(): string | undefined {
  const active = window.activeTextEditor?.document.uri;
  if (active) return active.toString();
  const folder = workspace.workspaceFolders?.[0]?.uri.toString();
  return folder === undefined || folder.endsWith('/') ? folder : `${folder}/`;
}
