import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CheckedDocument,
  type ConfigFinding,
  noSurroundings,
  PageDocument,
  type PageSurroundings,
  type PlacedScheduleFinding,
  type RuleFailure,
  RuleTable,
  ScheduleChecker,
  ScheduleIndex,
  scheduleRules,
  suppressionKey,
} from '../core/index.ts';
import { describeError } from './boundary.ts';
import { type ClosedFile, closeDocument, readStored } from './closedFiles.ts';
import { configFileIn, isConfigFile, type OpenDocument } from './documents.ts';
import { listFiles, mostFiles, type ScanRoot, scanFiles } from './folderScan.ts';
import type { Config, Schedule, ScheduleScope } from './schedules.ts';
import type { Session } from './session.ts';
import { faultViewsByTalk } from './talkFaults.ts';
import { toConfigDiagnostics, toScheduleDiagnostics } from './toProto.ts';
import { type IgnoringFile, unusedIgnores } from './unusedIgnores.ts';
import { parentFolders, pathInFolder, uriKey } from './uri.ts';

/** One schedule: what its files tell, and what only all of them show. */
export interface KeptSchedule {
  readonly key: string;
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

/** Who is told of what has changed. */
export interface KeeperEvents {
  /** Something else is found now in the files of these URIs. */
  onFindings(uris: readonly string[]): void;
  /** A schedule has other talks, or its files have other faults; of a text that is edited the client tells by itself. */
  onSchedule(key: string): void;
  /** Folders were read: every schedule may be another. */
  onRead(): void;
}

/** A schedule that takes longer to unpack comes when one of its files is opened. */
const unpackingMilliseconds = 2000;

const noFaults: ClosedFile['faults'] = new Map();

/**
 * Keeps the schedules of the workspace, for all that is asked of them: reads the files of its folders once, and again when they
 * change. A text that is open counts more than the file; a file that is closed is what is stored. Each file belongs to the
 * schedule of the nearest greenroom.json, else to that of its workspace folder. What is in no folder of the workspace is read
 * while somebody looks at it.
 */
export class ScheduleKeeper {
  readonly #parts: Parts;
  readonly #events: KeeperEvents;
  readonly #onRuleFailure: RuleFailure;
  /** By the key of the folder, or of the file itself where that is in none. */
  readonly #schedules = new Map<string, KeptSchedule>();
  readonly #files = new Map<string, KeptFile>();
  /** What somebody looks at, by its id. */
  readonly #looked = new Map<string, ScheduleScope>();
  /** The keys of the files that were found or opened since all was read. */
  readonly #seen = new Set<string>();
  /** Grows when everything has to be read anew: what was begun before is dropped. */
  #generation = 0;
  /** How many readings of folders are under way. Meanwhile nobody looks at what is not complete yet. */
  #pending = 0;
  #isBegun = false;
  #beginReading: (reading: Promise<unknown>) => void = () => {};
  #reading = new Promise<unknown>((resolve) => {
    this.#beginReading = resolve;
  });
  /** What was taken in of each open document last. */
  readonly #taken = new WeakMap<OpenDocument, { readonly index: ScheduleIndex; readonly revision: number }>();
  /** The newest reading of each file. */
  readonly #readings = new Map<string, number>();

  constructor(parts: Parts, onRuleFailure: RuleFailure, events: KeeperEvents) {
    this.#parts = parts;
    this.#onRuleFailure = onRuleFailure;
    this.#events = events;
  }

  /** Reads the workspace folders, and all else that is known, from the start. Never fails. */
  readAll(): Promise<void> {
    return this.#begin(() => this.#readAll());
  }

  /** Looks again at the greenroom.json of some folders. If it counts otherwise by now, all is read from the start. */
  async checkConfigs(folders: readonly string[]): Promise<void> {
    const { schedules } = this.#parts;
    const faulty = () => folders.map(configFileIn).filter((uri) => this.diagnosticsOf(uri).length > 0);
    const before = faulty();
    if (await schedules.lookAgain(folders)) void this.readAll();
    this.#tell([...before, ...faulty()]);
  }

  /** Waits until the folders are read, for the first time and as often as that was begun since. */
  async whenRead(): Promise<void> {
    for (let reading: unknown; reading !== this.#reading; ) {
      reading = this.#reading;
      await this.#reading;
    }
  }

  /** Says whether folders are being read: what is known of their schedules is not complete. */
  get isReading(): boolean {
    return this.#pending > 0;
  }

  /** Keeps a schedule until `lookAway`, also one outside of the workspace, and waits until it is read. */
  async look(scope: ScheduleScope): Promise<void> {
    await this.whenRead();
    this.#looked.set(scope.id, scope);
    await this.#begin(() => this.#listAgain(scope));
    await this.whenRead();
  }

  /** Forgets what only that schedule was read for. */
  lookAway(id: string): void {
    this.#looked.delete(id);
    for (const uri of [...this.#closed()]) if (!this.#isOurs(uri)) this.onFileDeleted(uri);
  }

  /**
   * Notices a document that was opened. One that nobody has told of came in a folder that was unpacked or copied, or where
   * nothing is watched: then there is more that is new.
   */
  onOpened(uri: string): void {
    const key = uriKey(uri);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const root = this.#parts.schedules.workspaceFolderOf(uri);
    const isListed = this.#isBegun && !this.isReading;
    if (root !== undefined && isListed) void this.#begin(() => this.#listAgain({ folder: root }));
  }

  /** A folder has come. It is listed at once and, for what is still being unpacked, once more. */
  async onFolderCreated(folder: string): Promise<void> {
    if (!this.#isOurs(folder)) return;
    const list = async () => {
      await this.whenRead();
      await this.#begin(() => this.#listAgain({ folder }));
    };
    this.#parts.host.after(unpackingMilliseconds, () => void list());
    await list();
  }

  /** A folder is gone, and with it all that was in it. */
  onFolderDeleted(folder: string): void {
    const inside = `${uriKey(folder)}/`;
    for (const uri of [...this.#closed()]) if (uriKey(uri).startsWith(inside)) this.onFileDeleted(uri);
  }

  /** `read` gives the files of which there may be something to tell. Never fails: nobody may be waiting for it. */
  async #begin(read: () => Promise<readonly string[]>): Promise<void> {
    this.#pending++;
    const reading = this.#finish(read()).catch((error: unknown) => {
      this.#parts.host.log('error', `The folders could not be read: ${describeError(error)}`);
    });
    if (!this.#isBegun) this.#beginReading(reading);
    this.#isBegun = true;
    this.#reading = Promise.all([this.#reading, reading]).then(() => {});
    await reading;
  }

  async #finish(reading: Promise<readonly string[]>): Promise<void> {
    const uris = await reading.finally(() => {
      this.#pending--;
    });
    if (!this.isReading) for (const schedule of this.#schedules.values()) this.#check(schedule);
    // What is ignored for nothing is known only now.
    const configs = this.isReading ? [] : this.#parts.schedules.configsThatIgnore();
    this.#tell([...uris, ...configs]);
    if (!this.isReading) this.#events.onRead();
  }

  async #readAll(): Promise<readonly string[]> {
    const generation = ++this.#generation;
    this.#seen.clear();
    const before = [...this.#closed()];
    this.#files.clear();
    this.#schedules.clear();
    for (const document of [...this.#parts.documents.all()]) {
      this.#seen.add(uriKey(document.uri));
      await this.settle(document);
    }
    if (generation !== this.#generation) return before;
    const { schedules } = this.#parts;
    const outside = [...this.#looked.values()].filter(({ folder }) => !schedules.isInWorkspace(folder));
    const roots = [...schedules.workspaceFolders.map((folder) => ({ folder })), ...outside];
    await this.#scan(await listFiles(this.#parts, roots), () => {
      for (const schedule of this.#schedules.values()) schedule.around = schedule.index.pageSurroundings;
    });
    return [...before, ...this.closedFiles()];
  }

  /** Reads what has come to a folder since it was listed last, and forgets what is gone. */
  async #listAgain(root: ScanRoot): Promise<readonly string[]> {
    const generation = this.#generation;
    const uris = await listFiles(this.#parts, [root]);
    if (generation !== this.#generation) return [];
    const there = new Set(uris.map(uriKey));
    const inside = root.isAlone ? '' : `${uriKey(root.folder)}/`;
    const isGone = (uri: string) => uriKey(uri).startsWith(inside) && !there.has(uriKey(uri));
    const gone = uris.length < mostFiles && inside !== '' ? [...this.#closed()].filter(isGone) : [];
    const come = uris.filter((uri) => !this.#seen.has(uriKey(uri)));
    // What is not listed may be there all the same, under a name that says nothing: reading tells.
    await this.#scan([...come, ...gone]);
    return [...come, ...gone];
  }

  async #scan(uris: readonly string[], afterCalendars = () => {}): Promise<void> {
    const generation = this.#generation;
    const isOver = () => generation !== this.#generation;
    for (const uri of uris) this.#seen.add(uriKey(uri));
    await scanFiles(this.#parts, uris, { take: (uri) => this.#read(uri), afterCalendars, isOver });
    // A schedule in which there is nothing can be looked at too.
    for (const { id, folder, isAlone } of this.#looked.values()) {
      const uri = isAlone ? id : configFileIn(folder);
      this.#scheduleOf(uri, await this.#parts.schedules.of(uri));
    }
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
    this.#takeIn(document);
    return this.#scheduleWith(document)?.index;
  }

  /** The key of the schedule that a file is in, as `onSchedule` names it; undefined for one that is in none. */
  scheduleKeyOf(uri: string): string | undefined {
    return this.#files.get(uriKey(uri))?.schedule?.key;
  }

  /** A schedule by its key, with what its open documents say by now and what is found in it then. */
  current(key: string): KeptSchedule | undefined {
    const schedule = this.#schedules.get(key);
    if (!schedule || this.isReading) return schedule;
    const own = new Set<string>();
    for (const document of [...this.#parts.documents.all()]) {
      const isOfIt = this.#scheduleWith(document) === schedule;
      if (isOfIt && this.#takeIn(document)) own.add(uriKey(document.uri));
    }
    this.#check(schedule, own);
    return schedule;
  }

  /** The errors and warnings that a file shows by itself, by the start of the block that they stand in; takes its key. */
  faultsOf(key: string): ClosedFile['faults'] {
    const { document, closed } = this.#files.get(key) ?? {};
    return document ? faultViewsByTalk(document.checked) : (closed?.faults ?? noFaults);
  }

  /** A file as it is open, or else as it is stored now. Undefined for what cannot be read or is neither calendar nor page. */
  async documentOf(uri: string): Promise<CheckedDocument | undefined> {
    const open = this.#parts.documents.get(uri);
    return open ? open.checked : this.#load(uri, await this.#parts.schedules.of(uri));
  }

  /** The same, and takes in what it says by now. */
  async readAgain(uri: string): Promise<CheckedDocument | undefined> {
    return this.#parts.documents.get(uri)?.checked ?? this.#read(uri);
  }

  /** Every schedule, with what the open documents say by now. */
  indexes(): readonly ScheduleIndex[] {
    for (const document of [...this.#parts.documents.all()]) this.#takeIn(document);
    return [...this.#schedules.values()].map(({ index }) => index);
  }

  /** All that is to be shown of a file that is not open; nothing of one that is open, or of which nothing is known. */
  diagnosticsOf(uri: string): readonly Diagnostic[] {
    const config = this.#parts.schedules.closedConfig(uri);
    if (config) {
      const findings = [...config.findings, ...this.unusedIn(config)];
      return toConfigDiagnostics(TextDocument.create(uri, 'json', 0, config.text), findings);
    }
    const { schedule, closed } = this.#files.get(uriKey(uri)) ?? {};
    if (!closed) return [];
    const findings = schedule?.checker.findingsOf(uriKey(uri)) ?? [];
    const together = toScheduleDiagnostics(this.#parts, findings, (key) => this.uriOf(key));
    return [...closed.diagnostics, ...together];
  }

  /** What a greenroom.json ignores and nothing needs; nothing as long as not all files of its schedule are read. */
  unusedIn(config: Config): readonly ConfigFinding[] {
    const { schedules } = this.#parts;
    const folder = parentFolders(config.uri)[0];
    const schedule = folder === undefined ? undefined : this.#schedules.get(uriKey(folder));
    const isEmpty = config.configuration.ignore.length === 0;
    if (isEmpty || !schedule || this.isReading || !schedules.isInWorkspace(config.uri)) return [];
    const files: IgnoringFile[] = [];
    for (const { path, document, closed } of this.#files.values()) {
      const suppressions = document?.checked?.usedSuppressions();
      const used = closed?.used ?? (suppressions && [...suppressions].map(suppressionKey));
      if (!used) return [];
      files.push({ path, used });
    }
    return unusedIgnores(config, files, schedule.checker.usedSuppressions());
  }

  /** The URI of a file by its key, as the client or the host writes it. */
  uriOf(key: string): string {
    return this.#files.get(key)?.uri ?? key;
  }

  /** The URIs of the files that are known and not open. */
  closedFiles(): readonly string[] {
    return [...this.#closed(), ...this.#parts.schedules.closedConfigs()];
  }

  /** A file was changed or created on disk, or its editor was closed. */
  async onFileChanged(uri: string): Promise<void> {
    if (this.#parts.documents.get(uri)) return;
    if (!this.#isOurs(uri)) this.onFileDeleted(uri);
    else if (await this.#read(uri)) this.#tell([uri, ...this.#parts.schedules.configsThatIgnore()]);
  }

  /** Says whether a file is read also while nobody has it open. */
  #isOurs(uri: string): boolean {
    const isLooked = ({ id, folder, isAlone }: ScheduleScope) =>
      isAlone ? id === uriKey(uri) : parentFolders(uri).some((one) => uriKey(one) === uriKey(folder));
    return this.#parts.schedules.isInWorkspace(uri) || [...this.#looked.values()].some(isLooked);
  }

  /** A file is gone; what somebody has open stays. */
  onFileDeleted(uri: string): void {
    if (this.#parts.documents.get(uri)) return;
    const key = uriKey(uri);
    const file = this.#files.get(key);
    this.#seen.delete(key);
    if (!file) return;
    this.#files.delete(key);
    file.schedule?.index.delete(key);
    this.#check(file.schedule);
    this.#tell([file.uri]);
  }

  /** Reads a file that is not open, and gives it if that is what is kept of it now. An older reading gives way. */
  async #read(uri: string): Promise<CheckedDocument | undefined> {
    if (this.#parts.documents.get(uri)) return undefined;
    const key = uriKey(uri);
    this.#seen.add(key);
    const generation = this.#generation;
    const reading = (this.#readings.get(key) ?? 0) + 1;
    this.#readings.set(key, reading);
    const schedule = await this.#parts.schedules.of(uri);
    const document = await this.#load(uri, schedule);
    const isStale = generation !== this.#generation || this.#readings.get(key) !== reading;
    if (isStale || this.#parts.documents.get(uri)) return undefined;
    if (document) this.#keepClosed(uri, schedule, document);
    else this.onFileDeleted(uri);
    return document;
  }

  /** A stored file, read under the rules that hold for it and as its schedule explains it. */
  async #load(uri: string, schedule: Schedule | undefined): Promise<CheckedDocument | undefined> {
    const document = await readStored(this.#parts, uri);
    if (document instanceof PageDocument)
      document.surround(this.#scheduleOf(uri, schedule).index.pageSurroundings);
    return document;
  }

  #keepClosed(uri: string, schedule: Schedule | undefined, document: CheckedDocument): void {
    const path = pathOf(uri, schedule);
    const closed = closeDocument(this.#parts, uri, document);
    const of = this.#scheduleOf(uri, schedule);
    const file = this.#put({ uri, path, schedule: of, document: undefined, closed });
    file.schedule?.index.set({ key: uriKey(uri), path, ...closed.facts });
    this.#check(file.schedule);
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
    this.#takeIn(document);
    const schedule = this.#scheduleWith(document);
    if (schedule) this.#check(schedule, new Set([uriKey(document.uri)]));
  }

  /** The schedule that an open document is in, if it is read. */
  #scheduleWith(document: OpenDocument): KeptSchedule | undefined {
    const { schedule, document: owner } = this.#files.get(uriKey(document.uri)) ?? {};
    return owner === document && document.checked ? schedule : undefined;
  }

  /**
   * The index alone, which is enough for whoever asks no rule: editors ask where the cursor rests and the mouse is. Says
   * whether there was anything new.
   */
  #takeIn(document: OpenDocument): boolean {
    const key = uriKey(document.uri);
    const { path } = this.#files.get(key) ?? {};
    const index = this.#scheduleWith(document)?.index;
    if (!index || path === undefined || !document.checked) return false;
    if (document.page?.surround(index.pageSurroundings)) this.#parts.documents.renew(document.uri);
    const taken = this.#taken.get(document);
    if (taken?.index === index && taken.revision === document.revision) return false;
    index.set({ key, path, ...document.checked.talks() });
    this.#taken.set(document, { index, revision: document.revision });
    return true;
  }

  /** Looks for what has changed, and tells of it; of `own` whoever asks is told anyway. */
  #check(schedule: KeptSchedule | undefined, own?: ReadonlySet<string>): void {
    if (!schedule || (this.isReading && !own)) return;
    const changed = [...schedule.checker.update()].filter((key) => !own?.has(key));
    this.#tell(changed.map((key) => this.uriOf(key)));
    this.#surroundPages(schedule, own);
    if (!own) this.#events.onSchedule(schedule.key);
  }

  /** Speaker pages are read anew when the other files explain them otherwise than before. */
  #surroundPages(schedule: KeptSchedule, own: ReadonlySet<string> | undefined): void {
    const [before, around] = [schedule.around, schedule.index.pageSurroundings];
    if (JSON.stringify(around) === JSON.stringify(before)) return;
    schedule.around = around;
    const isForAll =
      around.dateOrder !== before.dateOrder || around.oddRooms.join() !== before.oddRooms.join();
    for (const { uri, schedule: theirs, document, closed } of [...this.#files.values()]) {
      if (theirs !== schedule || own?.has(uriKey(uri))) continue;
      if (document?.page) this.#refreshOther(document);
      else if (closed?.hasOpenDates || (isForAll && closed?.hasOpenDates === false))
        void this.onFileChanged(uri);
    }
  }

  /** Brings another open page up to date, and tells of it. */
  #refreshOther(document: OpenDocument): void {
    const before = document.revision;
    this.#refresh(document);
    if (document.revision === before) return;
    this.#tell([document.uri]);
    const key = this.scheduleKeyOf(document.uri);
    if (key !== undefined) this.#events.onSchedule(key);
  }

  #tell(uris: readonly string[]): void {
    if (uris.length > 0) this.#events.onFindings([...new Set(uris)]);
  }

  *#closed(): Iterable<string> {
    for (const { uri, closed } of this.#files.values()) if (closed) yield uri;
  }

  #scheduleOf(uri: string, schedule: Schedule | undefined): KeptSchedule {
    const key = scheduleKey(uri, schedule);
    const known = this.#schedules.get(key);
    if (known) return known;
    const configuration = schedule?.config?.configuration;
    const rules = scheduleRules.map(({ rule }) => rule);
    const index = new ScheduleIndex(configuration?.event);
    const table = new RuleTable(rules, configuration);
    const checker = new ScheduleChecker(index, table, configuration?.ignore ?? [], this.#onRuleFailure);
    const made = { key, index, checker, around: noSurroundings };
    this.#schedules.set(key, made);
    return made;
  }
}

/** Names a schedule: the key of its folder, or of its only file. */
export function scheduleKey(uri: string, schedule: Pick<Schedule, 'folder' | 'isAlone'> | undefined): string {
  return uriKey(schedule && !schedule.isAlone ? schedule.folder : uri);
}

function pathOf(uri: string, schedule: Schedule | undefined): string {
  return schedule ? pathInFolder(schedule.folder, uri) : uri;
}

/** Says whether greenroom.json lets a file be part of the schedule. */
function isPartOf({ settings: { include, exclude } }: ScheduleIndex, path: string): boolean {
  const isIncluded = !include || include.some((glob) => glob.matches(path));
  return isIncluded && !exclude.some((glob) => glob.matches(path));
}
