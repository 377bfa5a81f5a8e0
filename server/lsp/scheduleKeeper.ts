import type { Diagnostic } from 'vscode-languageserver';
import {
  noSurroundings,
  type PageSurroundings,
  type PlacedScheduleFinding,
  type RuleFailure,
  RuleTable,
  ScheduleChecker,
  ScheduleIndex,
  scheduleRules,
} from '../core/index.ts';
import { type ClosedFile, readClosedFile } from './closedFiles.ts';
import { isConfigFile, type OpenDocument } from './documents.ts';
import { scanFolders } from './folderScan.ts';
import type { Schedule } from './schedules.ts';
import type { Session } from './session.ts';
import { toScheduleDiagnostics } from './toProto.ts';
import { parentFolders, pathInFolder, uriKey } from './uri.ts';

/** One schedule: what its files tell, and what only all of them show. */
interface KeptSchedule {
  readonly index: ScheduleIndex;
  readonly checker: ScheduleChecker;
  /** What its speaker pages were told last of the other files. */
  around: PageSurroundings;
}

/** A file as it is kept: what it told last, and in which schedule. */
interface KeptFile {
  readonly uri: string;
  /** From the folder of its schedule. */
  readonly path: string;
  /** Absent for a file that greenroom.json takes out of its schedule, and for a text that is not read. */
  readonly schedule: KeptSchedule | undefined;
  /** Who has it open. */
  readonly document: OpenDocument | undefined;
  /** Absent while the file is open: then its document says all. */
  readonly closed: ClosedFile | undefined;
}

type Parts = Pick<
  Session,
  'connection' | 'client' | 'host' | 'files' | 'openText' | 'documents' | 'schedules'
>;

/** Called with the URIs of files in which something else is found now. */
export type OnFindings = (uris: readonly string[]) => void;

/**
 * Keeps the schedules of the workspace: reads the files of its folders once, and again when they change. A text that
 * is open counts more than the file; a file that is closed is what is stored. Each file belongs to the schedule
 * of the nearest greenroom.json, else to that of its workspace folder.
 */
export class ScheduleKeeper {
  readonly #parts: Parts;
  readonly #onFindings: OnFindings;
  readonly #onRuleFailure: RuleFailure;
  /** By the key of the folder, or of the file itself where that is in none. */
  readonly #schedules = new Map<string, KeptSchedule>();
  readonly #files = new Map<string, KeptFile>();
  readonly #folders = new Set<string>();
  /** The folders in which a scan has found files, by their keys. */
  readonly #scanned = new Set<string>();
  /** Grows when everything has to be read anew: what was begun before is dropped. */
  #generation = 0;
  /** While folders are read nobody looks at what is not complete yet. */
  #isScanning = false;
  /** What was taken in of each open document last. */
  readonly #taken = new WeakMap<OpenDocument, { readonly index: ScheduleIndex; readonly revision: number }>();
  /** The newest reading of each file. */
  readonly #readings = new Map<string, number>();

  constructor(parts: Parts, onRuleFailure: RuleFailure, onFindings: OnFindings) {
    this.#parts = parts;
    this.#onRuleFailure = onRuleFailure;
    this.#onFindings = onFindings;
  }

  /** Reads the workspace folders, and all else that is known, from the start. */
  async readAll(folders: readonly string[] = [...this.#folders]): Promise<void> {
    const generation = ++this.#generation;
    this.#folders.clear();
    this.#scanned.clear();
    for (const folder of folders) this.#folders.add(folder);
    const before = [...this.#files.values()].filter(({ closed }) => closed).map(({ uri }) => uri);
    this.#files.clear();
    this.#schedules.clear();
    for (const document of [...this.#parts.documents.all()]) await this.settle(document);
    const isOver = () => generation !== this.#generation;
    this.#isScanning = true;
    const afterCalendars = () => {
      for (const schedule of this.#schedules.values()) schedule.around = schedule.index.pageSurroundings;
    };
    const take = (uri: string) => {
      this.#scanned.add(folderKey(uri));
      return this.#read(uri);
    };
    await scanFolders(this.#parts, folders, { take, afterCalendars, isOver });
    if (isOver()) return;
    this.#isScanning = false;
    for (const schedule of this.#schedules.values()) this.#check(schedule);
    this.#tell([...before, ...this.#closed()]);
  }

  /**
   * Says, once for each folder, whether a file is in one of which nothing was read. Then all is to be read again: of a folder
   * that was unpacked or copied editors do not tell all the files.
   */
  isInNewFolder(uri: string): boolean {
    const folder = folderKey(uri);
    if (this.#isScanning || this.#scanned.has(folder) || !this.#isOurs(uri)) return false;
    this.#scanned.add(folder);
    return true;
  }

  /** Brings an open document into its schedule, unless it is there. */
  async settle(document: OpenDocument): Promise<void> {
    if (this.#files.get(uriKey(document.uri))?.document !== document) await this.#take(document);
  }

  async #take(document: OpenDocument): Promise<void> {
    if (isConfigFile(document.uri)) return;
    const generation = this.#generation;
    const schedule = await this.#parts.schedules.of(document.uri);
    if (generation !== this.#generation || this.#parts.documents.get(document.uri) !== document) return;
    this.#readings.delete(uriKey(document.uri));
    const kept = document.checked && this.#scheduleOf(document.uri, schedule);
    const path = pathOf(document.uri, schedule);
    this.#put({ uri: document.uri, path, schedule: kept, document, closed: undefined });
    this.#refresh(document);
  }

  /** What the schedule shows in an open document as it is now. */
  findingsOf(document: OpenDocument): readonly PlacedScheduleFinding[] {
    this.#refresh(document);
    return this.#files.get(uriKey(document.uri))?.schedule?.checker.findingsOf(uriKey(document.uri)) ?? [];
  }

  /** The checker of an open document's schedule, which knows how to repair what it found. */
  checkerOf(document: OpenDocument): ScheduleChecker | undefined {
    return this.#files.get(uriKey(document.uri))?.schedule?.checker;
  }

  /** The schedule of an open document, with what the document says by now. */
  indexOf(document: OpenDocument): ScheduleIndex | undefined {
    return this.#takeIn(document)?.index;
  }

  /** Every schedule, with what the open documents say by now. */
  indexes(): readonly ScheduleIndex[] {
    for (const document of [...this.#parts.documents.all()]) this.#takeIn(document);
    return [...this.#schedules.values()].map(({ index }) => index);
  }

  /** All that is to be shown of a file that is not open; nothing of one that is open, or of which nothing is known. */
  diagnosticsOf(uri: string): readonly Diagnostic[] {
    const { schedule, closed } = this.#files.get(uriKey(uri)) ?? {};
    if (!closed) return [];
    const findings = schedule?.checker.findingsOf(uriKey(uri)) ?? [];
    const together = toScheduleDiagnostics(this.#parts, findings, (key) => this.uriOf(key));
    return [...closed.diagnostics, ...together];
  }

  /** The URI of a file by its key, as the client or the host writes it. */
  uriOf(key: string): string {
    return this.#files.get(key)?.uri ?? key;
  }

  /** The URIs of the files that are known and not open. */
  closedFiles(): readonly string[] {
    return [...this.#closed()];
  }

  /** A file that is in a workspace folder was changed or created on disk, or its editor was closed. */
  async onFileChanged(uri: string): Promise<void> {
    if (this.#parts.documents.get(uri)) return;
    if (!this.#isOurs(uri)) this.onFileDeleted(uri);
    else if (await this.#read(uri)) this.#tell([uri]);
  }

  #isOurs(uri: string): boolean {
    return [...this.#folders].some((folder) =>
      uriKey(uri).startsWith(`${uriKey(folder).replace(/\/$/, '')}/`),
    );
  }

  /** A file is gone; what somebody has open stays. */
  onFileDeleted(uri: string): void {
    if (this.#parts.documents.get(uri)) return;
    const key = uriKey(uri);
    const file = this.#files.get(key);
    if (!file) return;
    this.#files.delete(key);
    file.schedule?.index.delete(key);
    this.#check(file.schedule);
    this.#tell([file.uri]);
  }

  /** Reads a file that is not open; says whether anything of it is kept now. An older reading gives way. */
  async #read(uri: string): Promise<boolean> {
    const key = uriKey(uri);
    const generation = this.#generation;
    const reading = (this.#readings.get(key) ?? 0) + 1;
    this.#readings.set(key, reading);
    const schedule = await this.#parts.schedules.of(uri);
    const surroundings = () => this.#scheduleOf(uri, schedule).index.pageSurroundings;
    const closed = await readClosedFile(this.#parts, uri, surroundings);
    const isStale = generation !== this.#generation || this.#readings.get(key) !== reading;
    if (isStale || this.#parts.documents.get(uri)) return false;
    if (!closed) {
      this.onFileDeleted(uri);
      return false;
    }
    const path = pathOf(uri, schedule);
    const file = this.#put({
      uri,
      path,
      schedule: this.#scheduleOf(uri, schedule),
      document: undefined,
      closed,
    });
    file.schedule?.index.set({ key, path, ...closed.facts });
    this.#check(file.schedule);
    return true;
  }

  /** Replaces what is known of a file; it leaves a schedule that it is no longer part of. */
  #put(file: KeptFile): KeptFile {
    const key = uriKey(file.uri);
    const before = this.#files.get(key)?.schedule;
    const isPart = file.schedule !== undefined && isPartOf(file.schedule.index, file.path);
    const kept = isPart ? file : { ...file, schedule: undefined };
    if (before && before !== kept.schedule) {
      before.index.delete(key);
      this.#check(before);
    }
    this.#files.set(key, kept);
    return kept;
  }

  /** Takes in what a document tells by now. */
  #refresh(document: OpenDocument): void {
    const schedule = this.#takeIn(document);
    if (schedule) this.#check(schedule, uriKey(document.uri));
  }

  /** The index alone, which is enough for whoever asks no rule: editors ask where the cursor rests and the mouse is. */
  #takeIn(document: OpenDocument): KeptSchedule | undefined {
    const key = uriKey(document.uri);
    const { schedule, path, document: owner } = this.#files.get(key) ?? {};
    if (!schedule || path === undefined || owner !== document || !document.checked) return undefined;
    const { index } = schedule;
    if (document.page?.surround(index.pageSurroundings)) this.#parts.documents.renew(document.uri);
    const taken = this.#taken.get(document);
    if (taken?.index === index && taken.revision === document.revision) return schedule;
    index.set({ key, path, ...document.checked.talks() });
    this.#taken.set(document, { index, revision: document.revision });
    return schedule;
  }

  /** Looks for what has changed, and tells of it; of `own` whoever asks is told anyway. */
  #check(schedule: KeptSchedule | undefined, own?: string): void {
    if (this.#isScanning && own === undefined) return;
    const changed = schedule ? [...schedule.checker.update()].filter((key) => key !== own) : [];
    this.#tell(changed.map((key) => this.uriOf(key)));
    if (schedule) this.#surroundPages(schedule, own);
  }

  /** Speaker pages are read anew when the other files explain them otherwise than before. */
  #surroundPages(schedule: KeptSchedule, own: string | undefined): void {
    const [before, around] = [schedule.around, schedule.index.pageSurroundings];
    if (JSON.stringify(around) === JSON.stringify(before)) return;
    schedule.around = around;
    const isOtherOrder = around.dateOrder !== before.dateOrder;
    for (const { uri, schedule: theirs, document, closed } of [...this.#files.values()]) {
      if (theirs !== schedule || uriKey(uri) === own) continue;
      if (document?.page) this.#refreshOther(document);
      else if (closed?.hasOpenDates || (isOtherOrder && closed?.hasOpenDates === false))
        void this.onFileChanged(uri);
    }
  }

  /** Brings another open page up to date, and tells of it. */
  #refreshOther(document: OpenDocument): void {
    const before = document.revision;
    this.#refresh(document);
    if (document.revision !== before) this.#tell([document.uri]);
  }

  #tell(uris: readonly string[]): void {
    if (uris.length > 0) this.#onFindings([...new Set(uris)]);
  }

  *#closed(): Iterable<string> {
    for (const { uri, closed } of this.#files.values()) if (closed) yield uri;
  }

  #scheduleOf(uri: string, schedule: Schedule | undefined): KeptSchedule {
    const key = schedule ? uriKey(schedule.folder) : uriKey(uri);
    const known = this.#schedules.get(key);
    if (known) return known;
    const configuration = schedule?.config?.configuration;
    const rules = scheduleRules.map(({ rule }) => rule);
    const index = new ScheduleIndex(configuration?.event);
    const table = new RuleTable(rules, configuration);
    const checker = new ScheduleChecker(index, table, configuration?.ignore ?? [], this.#onRuleFailure);
    const made = { index, checker, around: noSurroundings };
    this.#schedules.set(key, made);
    return made;
  }
}

function folderKey(uri: string): string {
  return uriKey(parentFolders(uri)[0] ?? uri);
}

function pathOf(uri: string, schedule: Schedule | undefined): string {
  return schedule ? pathInFolder(schedule.folder, uri) : uri;
}

/** Says whether greenroom.json lets a file be part of the schedule. */
function isPartOf({ settings: { include, exclude } }: ScheduleIndex, path: string): boolean {
  const isIncluded = !include || include.some((glob) => glob.matches(path));
  return isIncluded && !exclude.some((glob) => glob.matches(path));
}
