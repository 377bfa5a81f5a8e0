import {
  type BumpSequence,
  type CheckedDocument,
  type Configuration,
  copiesOf,
  type DocumentHost,
  type DrawnSchedule,
  defaultConfiguration,
  diffViews,
  drawSchedule,
  type EditableFile,
  type FindingView,
  IcalDocument,
  mergeCalendars,
  planTalkEdit,
  RuleTable,
  readDescriptions,
  ScheduleChecker,
  ScheduleIndex,
  type ScheduleView,
  scheduleRules,
  type TalkCopy,
  type TalkEdit,
  type TextEdit,
  talkOfBlock,
  talkOnPage,
  talksOfEdit,
  type ViewPatch,
} from '../core/index.ts';
import type {
  DescribedBy,
  FileEdits,
  MergedCalendarResult,
  OpenScheduleResult,
  PlanTalkEditResult,
  TalkPlace,
  TalkProblem,
} from '../protocol.ts';
import { findingViewsByBlock } from './blockFindings.ts';
import type { Documents } from './documents.ts';
import type { Files } from './files.ts';
import type { Host } from './host.ts';
import { TalkDescriptions } from './talkDescriptions.ts';
import { talkProblems } from './talkProblems.ts';
import { pathInFolder, uriKey } from './uri.ts';

/** What an open schedule needs of the session. */
export interface OpenScheduleParts {
  readonly documents: Documents;
  readonly files: Files;
  readonly host: Host;
  readonly core: DocumentHost;
  /** Reads a file that nobody has open, under the rules that hold for it; undefined for what is neither calendar nor page. */
  readStored(uri: string): Promise<CheckedDocument | undefined>;
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
  /** What files that are not open show by themselves, by their keys. */
  readonly #storedFindings = new Map<string, ReadonlyMap<number, readonly FindingView[]>>();
  readonly #descriptions = new TalkDescriptions();
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
  async read(uri: string): Promise<CheckedDocument | undefined> {
    const document = await this.#parts.readStored(uri);
    if (this.take(uri)) return this.#parts.documents.get(uri)?.checked;
    if (!document) return this.#forget(uri);
    this.#set(uri, document);
    this.#storedFindings.set(uriKey(uri), findingViewsByBlock(document));
    return document;
  }

  /** Takes in a file as it is in the editor; says whether it is open there. */
  take(uri: string): boolean {
    const document = this.#parts.documents.get(uri)?.checked;
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
    const fileFindings = this.#fileFindings();
    const drawn = drawSchedule(this.#index, { version: before.version + 1, findings, fileFindings, before });
    const patch = diffViews(before, drawn.view);
    const isSame = patch.changed.length + patch.removed.length === 0 && isSameHead(before, drawn.view);
    this.#drawn = isSame ? { ...drawn, view: before } : drawn;
    if (!isSame && this.#isShown) this.#onPatch(patch);
    this.#isShown = true;
  }

  /** What files show by themselves of the event that a copy of a talk stands in. */
  #fileFindings(): (copy: TalkCopy) => readonly FindingView[] {
    const opened = new Map<string, ReadonlyMap<number, readonly FindingView[]>>();
    for (const { uri, checked } of this.#parts.documents.all()) {
      if (this.knows(uri)) opened.set(uriKey(uri), findingViewsByBlock(checked));
    }
    return ({ file: { key }, block }) =>
      (opened.get(key) ?? this.#storedFindings.get(key))?.get(block.start) ?? [];
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

  /** What is the matter with a talk, with the ways to repair it. */
  async problemsOf(id: string): Promise<readonly TalkProblem[]> {
    return talkProblems(this.#drawn.talks.get(id)?.copies ?? [], {
      checker: this.#checker,
      readDocument: (key) => this.#documentOf(key),
      fileOf: (key) => this.#fileOf(key),
    });
  }

  /** By each word of a text, the talks whose descriptions have it. */
  describedBy(text: string): Promise<DescribedBy> {
    return this.#descriptions.search(text, this.#drawn.talks, (key) => this.#documentOf(key));
  }

  /** The view with what it does not hold otherwise. */
  async describedView(): Promise<ScheduleView> {
    return readDescriptions(this.#drawn, await this.#calendars());
  }

  /** All its calendars as one. */
  async merged(): Promise<MergedCalendarResult> {
    const documents = await this.#calendars();
    const { text = null, refusal = null } = mergeCalendars({ documents, talks: this.#index.talks });
    return { text, refusal };
  }

  /** By their keys, in the order of their paths. */
  async #calendars(): Promise<ReadonlyMap<string, IcalDocument>> {
    const documents = new Map<string, IcalDocument>();
    for (const key of [...this.#uris.keys()].sort()) {
      const document = await this.#documentOf(key);
      if (document instanceof IcalDocument) documents.set(key, document);
    }
    return documents;
  }

  async #documentOf(key: string): Promise<CheckedDocument | undefined> {
    const { uri } = this.#fileOf(key);
    return this.#parts.documents.get(uri)?.checked ?? this.#parts.readStored(uri);
  }

  #fileOf(key: string): Pick<FileEdits, 'uri' | 'version'> {
    const uri = this.#uris.get(key) ?? key;
    return { uri, version: this.#parts.documents.get(uri)?.version ?? null };
  }

  /** The talk at an offset of an open file: of its block, or on its speaker page. */
  talkAt(uri: string, offset: number): string | undefined {
    const { ical, page } = this.#parts.documents.get(uri) ?? {};
    const nth = page?.page.talks.findIndex(({ start, end }) => start <= offset && offset <= end) ?? -1;
    if (nth >= 0) return talkOnPage(this.#drawn, this.#index, uriKey(uri), nth);
    const block = ical?.blockAt(offset);
    return block && talkOfBlock(this.#drawn, uriKey(uri), block.start);
  }

  /** What is to be changed for an edit, in its files as they are now. Refuses when talks are not where they are believed to be. */
  async plan(edit: TalkEdit, bumpSequence: BumpSequence): Promise<PlanTalkEditResult> {
    const files = await this.#filesOf(edit);
    const planned = planTalkEdit(edit, {
      drawn: this.#drawn,
      index: this.#index,
      fileOf: (key) => files.get(key),
      bumpSequence,
      now: this.#parts.host.now(),
    });
    if ('refusal' in planned) return { refusal: planned.refusal, files: [], changes: [] };
    const edits = [...planned.edits].map(([key, ofFile]) => this.#fileEdits(key, ofFile, files));
    return { refusal: null, files: edits, changes: planned.changes };
  }

  /** Reads the files of an edit once more, so that edits are for what is there now. */
  async #filesOf(edit: TalkEdit): Promise<ReadonlyMap<string, EditableFile>> {
    const files = new Map<string, EditableFile>();
    for (const key of this.#keysOf(edit)) {
      const uri = this.#uris.get(key) ?? key;
      const document = await this.read(uri);
      if (document) files.set(key, { path: pathInFolder(this.scope.folder, uri), document });
    }
    this.draw();
    return files;
  }

  #keysOf(edit: TalkEdit): ReadonlySet<string> {
    if (edit.type === 'rewrite') return new Set(edit.changes.map(({ copy }) => copy.file));
    const copies = talksOfEdit(edit).flatMap((id) => {
      const talk = this.#drawn.talks.get(id);
      return talk ? copiesOf(talk, this.#index) : [];
    });
    return new Set(copies.map(({ file }) => file.key));
  }

  #fileEdits(key: string, edits: readonly TextEdit[], files: ReadonlyMap<string, EditableFile>): FileEdits {
    const { document } = files.get(key) as EditableFile;
    const at = (offset: number) => document.positionAt(offset);
    return {
      ...this.#fileOf(key),
      edits: edits.map(({ start, end, newText }) => ({ range: { start: at(start), end: at(end) }, newText })),
    };
  }

  #set(uri: string, document: CheckedDocument): void {
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
    this.#storedFindings.delete(uriKey(uri));
    this.#index.delete(uriKey(uri));
  }
}

/** The title, which is what one wants to see of a talk; else the line that begins it. */
function rangeOf({ facts: { places }, block }: TalkCopy): TalkPlace['range'] {
  const { line, character, endLine, endCharacter } = places.title ?? places.self;
  return {
    start: { line: block.line + line, character },
    end: { line: block.line + endLine, character: endCharacter },
  };
}

function isSameHead(a: DrawnSchedule['view'], b: DrawnSchedule['view']): boolean {
  const head = ({ talks: _, version: __, ...rest }: DrawnSchedule['view']) => JSON.stringify(rest);
  return head(a) === head(b);
}
