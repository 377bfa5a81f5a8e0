import {
  type BumpSequence,
  type CheckedDocument,
  copiesOf,
  type DrawnSchedule,
  diffViews,
  drawSchedule,
  type EditableFile,
  type FindingView,
  IcalDocument,
  mergeCalendars,
  planTalkEdit,
  readDescriptions,
  ScheduleIndex,
  type ScheduleView,
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
import type { Documents } from './documents.ts';
import type { Host } from './host.ts';
import { type KeptSchedule, type ScheduleKeeper, scheduleKey } from './scheduleKeeper.ts';
import type { ScheduleScope } from './schedules.ts';
import { TalkDescriptions } from './talkDescriptions.ts';
import { startOfCopy } from './talkFaults.ts';
import { talkProblems } from './talkProblems.ts';
import { pathInFolder, uriKey } from './uri.ts';

/** What an open schedule needs of the session. */
export interface OpenScheduleParts {
  readonly documents: Documents;
  readonly host: Host;
  readonly keeper: ScheduleKeeper;
}

/** Long enough for what one edit changes in several files, too short to be noticed. In milliseconds. */
const drawingDelay = 30;

/** What is shown as long as nothing has been read. */
const nothing = new ScheduleIndex();

/**
 * A schedule that somebody looks at: what the keeper knows of it, drawn anew after every change. It reads no file but to
 * answer what no index tells.
 */
export class OpenSchedule {
  readonly scope: ScheduleScope;
  /** Its name to the keeper. */
  readonly key: string;
  readonly #parts: OpenScheduleParts;
  readonly #onPatch: (patch: ViewPatch) => void;
  readonly #descriptions = new TalkDescriptions();
  /** What was drawn last, and of what. */
  #drawn: DrawnSchedule = drawSchedule(nothing, { version: 0, findings: [] });
  #kept: KeptSchedule | undefined;
  #stopTimer: (() => void) | undefined;
  /** The client has a view, or gets one now: from then on it is told what changes. */
  #isLoaded = false;
  #isClosed = false;

  constructor(scope: ScheduleScope, parts: OpenScheduleParts, onPatch: (patch: ViewPatch) => void) {
    this.scope = scope;
    this.key = scheduleKey(scope.id, scope);
    this.#parts = parts;
    this.#onPatch = onPatch;
  }

  /** Has all files read, and draws the schedule for the first time. */
  async load(): Promise<void> {
    await this.#parts.keeper.look(this.scope);
    if (this.#isClosed) return this.#parts.keeper.lookAway(this.scope.id);
    this.draw();
    this.#isLoaded = true;
  }

  get result(): OpenScheduleResult {
    return { schedule: this.scope.id, view: this.#drawn.view };
  }

  /** Draws the schedule soon; many changes in a row are drawn once. */
  drawSoon(): void {
    this.#stopTimer?.();
    this.#stopTimer = this.#parts.host.after(drawingDelay, () => this.draw());
  }

  /** Draws the schedule now, and tells what has changed in it since it was drawn for the first time. */
  draw(): void {
    const { keeper } = this.#parts;
    const kept = keeper.current(this.key);
    // While folders are read anew what was drawn stays, and so it does when its greenroom.json is gone, and with it the schedule.
    if (!kept || keeper.isReading) return;
    const { index, checker } = kept;
    const placed = checker.filesWithFindings.flatMap((file) => checker.findingsOf(file));
    const findings = placed.map(({ finding }) => finding);
    const { view: before } = this.#drawn;
    const fileFindings = this.#fileFindings();
    const drawn = drawSchedule(index, { version: before.version + 1, findings, fileFindings, before });
    const patch = diffViews(before, drawn.view);
    const isSame = patch.changed.length + patch.removed.length === 0 && isSameHead(before, drawn.view);
    this.#drawn = isSame ? { ...drawn, view: before } : drawn;
    this.#kept = kept;
    if (!isSame && this.#isLoaded) this.#onPatch(patch);
  }

  /** What files show by themselves of a copy of a talk. */
  #fileFindings(): (copy: TalkCopy) => readonly FindingView[] {
    const byFile = new Map<string, ReadonlyMap<number, readonly FindingView[]>>();
    return (copy) => {
      const { key } = copy.file;
      const faults = byFile.get(key) ?? this.#parts.keeper.faultsOf(key);
      byFile.set(key, faults);
      return faults.get(startOfCopy(copy)) ?? [];
    };
  }

  /** No timer is left behind. */
  close(): void {
    this.#isClosed = true;
    this.#stopTimer?.();
    this.#parts.keeper.lookAway(this.scope.id);
  }

  /** Where a talk is written, the copy that counts first. */
  placesOf(id: string): readonly TalkPlace[] {
    const copies = this.#drawn.talks.get(id)?.copies ?? [];
    return copies.map((copy) => ({ uri: this.#parts.keeper.uriOf(copy.file.key), range: rangeOf(copy) }));
  }

  /** What is the matter with a talk, with the ways to repair it. */
  async problemsOf(id: string): Promise<readonly TalkProblem[]> {
    this.draw();
    if (!this.#kept) return [];
    const talk = this.#drawn.talks.get(id);
    return talkProblems(talk ? copiesOf(talk, this.#index) : [], {
      checker: this.#kept.checker,
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
    for (const key of [...this.#index.files].sort()) {
      const document = await this.#documentOf(key);
      if (document instanceof IcalDocument) documents.set(key, document);
    }
    return documents;
  }

  /** What was drawn last was drawn of it. */
  get #index(): ScheduleIndex {
    return this.#kept?.index ?? nothing;
  }

  #documentOf(key: string): Promise<CheckedDocument | undefined> {
    const { keeper } = this.#parts;
    return keeper.documentOf(keeper.uriOf(key));
  }

  #fileOf(key: string): Pick<FileEdits, 'uri' | 'version'> {
    const uri = this.#parts.keeper.uriOf(key);
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
    const { keeper } = this.#parts;
    await keeper.whenRead();
    const files = new Map<string, EditableFile>();
    for (const key of this.#keysOf(edit)) {
      const uri = keeper.uriOf(key);
      const document = await keeper.readAgain(uri);
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
