import {
  type Configuration,
  type DocumentHost,
  type DrawnSchedule,
  defaultConfiguration,
  diffViews,
  drawSchedule,
  IcalDocument,
  moveTalk,
  RuleTable,
  ScheduleChecker,
  ScheduleIndex,
  type Slot,
  scheduleRules,
  type TalkCopy,
  type TalkView,
  type TextEdit,
  talkOfBlock,
  type ViewPatch,
} from '../core/index.ts';
import type { FileEdits, MoveTalkResult, OpenScheduleResult, TalkPlace } from '../protocol.ts';
import type { Documents } from './documents.ts';
import { decodeText, type Files } from './files.ts';
import type { Host } from './host.ts';
import { pathInFolder, uriKey } from './uri.ts';

/** What an open schedule needs of the session. */
export interface OpenScheduleParts {
  readonly documents: Documents;
  readonly files: Files;
  readonly host: Host;
  readonly core: DocumentHost;
}

/** Which files make a schedule. */
export interface ScheduleScope {
  /** Names the schedule to the client: the URI of its folder with a `/` behind it, or of its only file. */
  readonly id: string;
  readonly folder: string;
  /** It is one file alone. */
  readonly isAlone: boolean;
  readonly configuration: Configuration | undefined;
}

/** Long enough for what one edit changes in several files, too short to be noticed. In milliseconds. */
const drawingDelay = 30;

/** Files that are read only for their talks are checked by no rules. */
const noRules = new RuleTable([]);

/**
 * A schedule that somebody looks at: all its files in an index, those that are open as they are in the editor. Drawn anew
 * after every change.
 */
export class OpenSchedule {
  readonly scope: ScheduleScope;
  readonly #parts: OpenScheduleParts;
  readonly #onPatch: (patch: ViewPatch) => void;
  readonly #index: ScheduleIndex;
  readonly #checker: ScheduleChecker;
  /** By the keys of the files in the index, their URIs as they are named to the client. */
  readonly #uris = new Map<string, string>();
  #drawn: DrawnSchedule;
  /** The client has a view already, to which patches can be applied. */
  #isShown: boolean;
  #stopTimer: (() => void) | undefined;

  /** `before` is the same schedule as it was under another configuration. */
  constructor(
    scope: ScheduleScope,
    parts: OpenScheduleParts,
    onPatch: (patch: ViewPatch) => void,
    before?: OpenSchedule,
  ) {
    const { event, ignore, ...levels } = scope.configuration ?? defaultConfiguration;
    const rules = scheduleRules.map(({ rule }) => rule);
    this.scope = scope;
    this.#parts = parts;
    this.#onPatch = onPatch;
    this.#index = new ScheduleIndex(event);
    const table = new RuleTable(rules, levels);
    this.#checker = new ScheduleChecker(this.#index, table, ignore, parts.core.onRuleFailure);
    this.#isShown = before !== undefined;
    this.#drawn = before ? before.#drawn : drawSchedule(this.#index, { version: 0, findings: [] });
  }

  /** Reads all files and draws the schedule for the first time. */
  async load(): Promise<void> {
    const { files, documents } = this.#parts;
    const { folder, id, isAlone } = this.scope;
    const uris = isAlone ? [id] : await files.list(folder);
    for (const uri of uris) await this.read(uri);
    for (const { uri } of documents.all()) if (this.knows(uri)) this.take(uri);
    this.draw();
  }

  get result(): OpenScheduleResult {
    return { schedule: this.scope.id, view: this.#drawn.view };
  }

  /** Says whether a file is part of the schedule already. */
  knows(uri: string): boolean {
    return this.#uris.has(uriKey(uri));
  }

  /** Takes in a file from where it is stored, unless it is open in the editor. A file that is gone is forgotten. */
  async read(uri: string): Promise<IcalDocument | undefined> {
    const bytes = await this.#parts.files.read(uri);
    if (this.take(uri)) return this.#parts.documents.get(uri)?.ical;
    if (!bytes) return this.#forget(uri);
    const document = new IcalDocument(decodeText(bytes), noRules, this.#parts.core);
    this.#set(uri, document);
    return document;
  }

  /** Takes in a file as it is in the editor; says whether it is open there. */
  take(uri: string): boolean {
    const document = this.#parts.documents.get(uri)?.ical;
    if (document) this.#set(uri, document);
    return document !== undefined;
  }

  /** Draws the schedule soon; many changes in a row are drawn once. */
  drawSoon(): void {
    this.#stopTimer?.();
    this.#stopTimer = this.#parts.host.after(drawingDelay, () => this.draw());
  }

  /** Draws the schedule now, and tells what has changed in it. */
  draw(): void {
    this.#checker.update();
    const placed = this.#checker.filesWithFindings.flatMap((file) => this.#checker.findingsOf(file));
    const findings = placed.map(({ finding }) => finding);
    const { view: before } = this.#drawn;
    const drawn = drawSchedule(this.#index, { version: before.version + 1, findings, before });
    const patch = diffViews(before, drawn.view);
    const isSame = patch.changed.length + patch.removed.length === 0 && isSameHead(before, drawn.view);
    this.#drawn = isSame ? { ...drawn, view: before } : drawn;
    if (!isSame && this.#isShown) this.#onPatch(patch);
    this.#isShown = true;
  }

  /** No timer is left behind. */
  close(): void {
    this.#stopTimer?.();
  }

  /** Where a talk is written, the copy that counts first. */
  placesOf(id: string): readonly TalkPlace[] {
    const copies = this.#drawn.talks.get(id)?.copies ?? [];
    return copies.flatMap((copy) => {
      const uri = this.#uris.get(copy.file.key);
      return uri === undefined ? [] : [{ uri, range: rangeOf(copy) }];
    });
  }

  /** The talk of the block at an offset of an open file. */
  talkAt(uri: string, offset: number): string | undefined {
    const block = this.#parts.documents.get(uri)?.ical?.blockAt(offset);
    return block && talkOfBlock(this.#drawn, uriKey(uri), block.start);
  }

  /** What is to be changed to move a talk, as its files are now. Refuses when it is not where it is believed to be. */
  async move(id: string, from: Slot, to: Slot): Promise<MoveTalkResult> {
    const documents = await this.#filesOf(id);
    const talk = this.#drawn.talks.get(id);
    const view = this.#drawn.view.talks.find((each) => each.id === id);
    if (!talk || !view) return refused('This talk is no longer in the text.');
    if (view.isHeld)
      return refused('The time of this talk cannot be read right now. Finish it in the text first.');
    if (!isAt(view, from))
      return refused('The text has changed in the meantime. Look where the talk is now.');
    const { venueZone } = this.#index;
    const moved = moveTalk(talk, from, to, { venueZone, documentOf: ({ file }) => documents.get(file.key) });
    if ('refusal' in moved) return refused(moved.refusal);
    const files = [...moved.edits].map(([key, edits]) => this.#fileEdits(key, edits, documents));
    return { refusal: null, files };
  }

  /** Reads the files of a talk once more, so that edits are for what is there now. */
  async #filesOf(id: string): Promise<ReadonlyMap<string, IcalDocument>> {
    const documents = new Map<string, IcalDocument>();
    for (const { file } of this.#drawn.talks.get(id)?.copies ?? []) {
      const document = await this.read(this.#uris.get(file.key) ?? file.key);
      if (document) documents.set(file.key, document);
    }
    this.draw();
    return documents;
  }

  #fileEdits(
    key: string,
    edits: readonly TextEdit[],
    documents: ReadonlyMap<string, IcalDocument>,
  ): FileEdits {
    const uri = this.#uris.get(key) ?? key;
    const document = documents.get(key) as IcalDocument;
    const at = (offset: number) => document.positionAt(offset);
    return {
      uri,
      version: this.#parts.documents.get(uri)?.version ?? null,
      edits: edits.map(({ start, end, newText }) => ({ range: { start: at(start), end: at(end) }, newText })),
    };
  }

  #set(uri: string, document: IcalDocument): void {
    const key = uriKey(uri);
    const path = pathInFolder(this.scope.folder, uri);
    const { include, exclude } = this.#index.settings;
    const isPart = !include || include.some((glob) => glob.matches(path));
    if (!isPart || exclude.some((glob) => glob.matches(path))) return;
    this.#uris.set(key, uri);
    this.#index.set({ key, path, ...document.talks() });
  }

  #forget(uri: string): undefined {
    this.#uris.delete(uriKey(uri));
    this.#index.delete(uriKey(uri));
  }
}

/** The title, which is what one wants to see of a talk; else the line that begins it. */
function rangeOf({ facts: { places }, block }: TalkCopy): TalkPlace['range'] {
  const { from, to } = places.title ?? places.self;
  const at = ({ line, character }: typeof from) => ({ line: block.line + line, character });
  return { start: at(from), end: at(to) };
}

function refused(refusal: string): MoveTalkResult {
  return { refusal, files: [] };
}

function isAt({ start, end, room }: TalkView, slot: Slot): boolean {
  return start === slot.start && end === slot.end && room === slot.room;
}

function isSameHead(a: DrawnSchedule['view'], b: DrawnSchedule['view']): boolean {
  const head = ({ talks: _, version: __, ...rest }: DrawnSchedule['view']) => JSON.stringify(rest);
  return head(a) === head(b);
}
