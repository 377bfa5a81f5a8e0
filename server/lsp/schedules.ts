import {
  type CheckedDocument,
  type ConfigFinding,
  type Configuration,
  defaultConfiguration,
  pageContextOf,
  type RuleMeta,
  type RuleTable,
  readConfiguration,
  type Suppression,
  suppressionsFor,
} from '../core/index.ts';
import { configFileIn, type Documents, type OpenDocument } from './documents.ts';
import { decodeText, type Files } from './files.ts';
import { parentFolders, pathInFolder, uriKey } from './uri.ts';

/** The files that one greenroom.json speaks for, or would if there were one. */
export interface Schedule {
  /** The URI of its folder. */
  readonly folder: string;
  readonly config: Config | undefined;
  /** It is the schedule of one file alone, which is in no folder of the window and under no greenroom.json. */
  readonly isAlone: boolean;
}

/** A schedule as somebody asks for it. */
export interface ScheduleScope {
  /** Names it to the client: the URI of its folder with a `/` behind it, or of its only file. */
  readonly id: string;
  readonly folder: string;
  readonly isAlone: boolean;
}

/** A greenroom.json as it was read last. */
export interface Config {
  readonly uri: string;
  readonly text: string;
  readonly configuration: Configuration;
  readonly findings: readonly ConfigFinding[];
  readonly rules: RuleTable;
}

interface Parts {
  readonly documents: Documents;
  readonly files: Files;
  /** All rules as they are where nothing is configured. */
  readonly rules: RuleTable;
  /** What greenroom.json may name. */
  readonly known: readonly RuleMeta[];
  /** Called with a folder outside the workspace whose greenroom.json, there or not, something depends on. */
  readonly watch?: ((folder: string) => void) | undefined;
}

/** What a document is checked by. */
interface Applied {
  readonly rules: RuleTable;
  /** The suppressions that can have a say in it, as one text. */
  readonly suppressions: string;
  /** What a speaker page is read by, as one text; empty for a calendar. */
  readonly reading: string;
}

/**
 * Keeps what the greenroom.json files say, and brings the open documents under it. A text that is open in the
 * editor counts more than the file, and of a text that cannot be read what was read before.
 */
export class Schedules {
  readonly #parts: Parts;
  readonly #onNews: (document: OpenDocument) => void;
  readonly #workspaceFolders = new Set<string>();
  /** By folder, what its greenroom.json says. */
  readonly #readings = new Map<string, Promise<Config | undefined>>();
  /** The newest of these that are read, by the keys of their own URIs. */
  readonly #configs = new Map<string, Config>();
  /** What it said before, while nobody has asked again: the next reading goes on from there. */
  readonly #before = new Map<string, Promise<Config | undefined>>();
  readonly #applied = new WeakMap<OpenDocument, Applied>();
  /** Grows whenever a reading may be old. */
  #generation = 0;

  /** `onNews` is called when an open document has come under other rules than those that it was checked by. */
  constructor(parts: Parts, onNews: (document: OpenDocument) => void) {
    this.#parts = parts;
    this.#onNews = onNews;
  }

  changeWorkspaceFolders(added: readonly string[], removed: readonly string[] = []): void {
    for (const uri of removed) this.#workspaceFolders.delete(workspaceKey(uri));
    for (const uri of added) this.#workspaceFolders.add(workspaceKey(uri));
  }

  /** The innermost workspace folder that a file is in. */
  workspaceFolderOf(uri: string): string | undefined {
    return parentFolders(uri).find((folder) => this.#workspaceFolders.has(uriKey(folder)));
  }

  /** Says whether a file or folder is in a folder that is open in the client's window, or is such a folder. */
  isInWorkspace(uri: string): boolean {
    return [uri, ...parentFolders(uri)].some((one) => this.#workspaceFolders.has(uriKey(one)));
  }

  /** Brings a document under the rules of its schedule. Says whether they are other ones than before. */
  async settle(document: OpenDocument): Promise<boolean> {
    const { checked } = document;
    if (!checked) return false;
    for (;;) {
      const generation = this.#generation;
      const schedule = await this.of(document.uri);
      if (generation === this.#generation) return this.#apply(document, checked, schedule);
    }
  }

  /** Brings a text that nobody has open under the rules of its schedule. */
  async configure(uri: string, checked: CheckedDocument): Promise<void> {
    const { rules, suppressions, configuration } = this.#rulesFor(uri, await this.of(uri));
    checked.configure(rules, suppressions, configuration);
  }

  /** The schedule of a file. Undefined for one that is in no folder. */
  async of(uri: string): Promise<Schedule | undefined> {
    const folders = parentFolders(uri);
    const configs = await Promise.all(folders.map((folder) => this.#configIn(folder)));
    const nearest = configs.findIndex((config) => config !== undefined);
    const folder = nearest < 0 ? this.#defaultFolder(folders) : folders[nearest];
    if (folder === undefined) return undefined;
    return { folder, config: configs[nearest], isAlone: nearest < 0 && !this.isInWorkspace(folder) };
  }

  /** The schedule that a file or, with a `/` behind it, a folder belongs to; undefined for what is in no folder. */
  async scopeOf(uri: string): Promise<ScheduleScope | undefined> {
    const isFolder = uri.endsWith('/');
    const found = await this.of(isFolder ? configFileIn(uri.slice(0, -1)) : uri);
    if (!found) return undefined;
    const { folder } = found;
    const isAlone = found.isAlone && !isFolder;
    return { id: isAlone ? uriKey(uri) : `${folder}/`, folder, isAlone };
  }

  /** What is known of a greenroom.json by its own URI. */
  configAt(uri: string): Promise<Config | undefined> {
    const folder = parentFolders(uri)[0];
    return folder === undefined ? Promise.resolve(undefined) : this.#configIn(folder);
  }

  /** What a greenroom.json says that nobody has open; undefined where none was read. */
  closedConfig(uri: string): Config | undefined {
    return this.#parts.documents.get(uri) ? undefined : this.#configs.get(uriKey(uri));
  }

  /** The URIs of the greenroom.json files of the workspace that were read and are not open. */
  closedConfigs(): readonly string[] {
    const uris = [...this.#configs.values()].map(({ uri }) => uri);
    return uris.filter((uri) => this.isInWorkspace(uri) && this.closedConfig(uri));
  }

  /** The URIs of the greenroom.json files of the workspace that ignore something, open or not. */
  configsThatIgnore(): readonly string[] {
    const configs = [...this.#configs.values()].filter(
      ({ configuration }) => configuration.ignore.length > 0,
    );
    return configs.map(({ uri }) => uri).filter((uri) => this.isInWorkspace(uri));
  }

  get workspaceFolders(): readonly string[] {
    return [...this.#workspaceFolders];
  }

  /**
   * Reads the greenroom.json of some folders anew, there or not; says whether anything in them counts otherwise. Whoever asks
   * for a schedule meanwhile waits for it.
   */
  async lookAgain(folders: readonly string[]): Promise<boolean> {
    const before = folders.map((folder) => this.#readings.get(uriKey(folder)));
    for (const folder of folders) this.#forget(uriKey(folder));
    const isOther = async (folder: string, index: number) => {
      const [was, is] = [await before[index], await this.#configIn(folder)];
      return configKey(was?.configuration) !== configKey(is?.configuration);
    };
    const areOther = (await Promise.all(folders.map(isOther))).includes(true);
    if (areOther) await this.#settleAll();
    return areOther;
  }

  /** The folders that are known to have a greenroom.json, and the workspace folders, which may have got one. */
  async configFolders(): Promise<readonly string[]> {
    const known = await Promise.all(
      [...this.#readings].map(async ([folder, reading]) => ((await reading) ? [folder] : [])),
    );
    return [...new Set([...known.flat(), ...this.#workspaceFolders])];
  }

  /** The folders in one and below it whose greenroom.json was looked for, and the folder itself. */
  foldersIn(folder: string): readonly string[] {
    const key = uriKey(folder);
    return [key, ...[...this.#readings.keys()].filter((each) => each.startsWith(`${key}/`))];
  }

  #forget(key: string): void {
    this.#generation++;
    const reading = this.#readings.get(key);
    if (!reading) return;
    this.#readings.delete(key);
    this.#before.set(key, reading);
  }

  async #settleAll(): Promise<void> {
    for (const document of [...this.#parts.documents.all()]) {
      if (await this.settle(document)) this.#onNews(document);
    }
  }

  #apply(document: OpenDocument, checked: CheckedDocument, schedule: Schedule | undefined): boolean {
    const { rules, suppressions, configuration } = this.#rulesFor(document.uri, schedule);
    const reading = document.page ? JSON.stringify(pageContextOf(configuration)) : '';
    const next = { rules, suppressions: fingerprint(suppressions), reading };
    const before = this.#applied.get(document);
    this.#applied.set(document, next);
    const isSame = before?.rules === rules && before.suppressions === next.suppressions;
    if (isSame && before.reading === reading) return false;
    checked.configure(rules, suppressions, configuration);
    this.#parts.documents.renew(document.uri);
    return before !== undefined;
  }

  #rulesFor(uri: string, schedule: Schedule | undefined) {
    if (!schedule?.config) {
      return { rules: this.#parts.rules, suppressions: [], configuration: defaultConfiguration };
    }
    const { rules, configuration } = schedule.config;
    const suppressions = suppressionsFor(configuration.ignore, pathInFolder(schedule.folder, uri));
    return { rules, suppressions, configuration };
  }

  #configIn(folder: string): Promise<Config | undefined> {
    const key = uriKey(folder);
    const known = this.#readings.get(key);
    if (known) return known;
    if (!this.isInWorkspace(folder)) this.#parts.watch?.(folder);
    const reading = this.#read(folder, this.#before.get(key));
    this.#readings.set(key, reading);
    return reading;
  }

  #keep(uri: string, config: Config | undefined): void {
    if (config) this.#configs.set(uriKey(uri), config);
    else this.#configs.delete(uriKey(uri));
  }

  async #read(folder: string, earlier: Promise<Config | undefined> | undefined): Promise<Config | undefined> {
    const uri = configFileIn(folder);
    const text = await this.#textOf(uri);
    const before = await earlier;
    const isSame = text === before?.text;
    const config = text === undefined || isSame ? before : this.#understand(uri, text, before);
    const found = text === undefined ? undefined : config;
    this.#keep(uri, found);
    return found;
  }

  async #textOf(uri: string): Promise<string | undefined> {
    const open = this.#parts.documents.get(uri)?.config;
    if (open) return open.getText();
    const bytes = await this.#parts.files.read(uri);
    return bytes && decodeText(bytes);
  }

  /** Keeps the table of rules while it would be the same: then no block has to be checked again. */
  #understand(uri: string, text: string, before: Config | undefined): Config {
    const { rules, known } = this.#parts;
    const { configuration, findings } = readConfiguration(text, known, before?.configuration);
    const isSame = before && levelsKey(before.configuration) === levelsKey(configuration);
    return {
      uri,
      text,
      configuration,
      findings,
      rules: isSame ? before.rules : rules.under(configuration),
    };
  }

  /** The innermost workspace folder around a file, or else the file's own folder. */
  #defaultFolder(folders: readonly string[]): string | undefined {
    return folders.find((folder) => this.#workspaceFolders.has(uriKey(folder))) ?? folders[0];
  }
}

/** Some clients write a `/` behind the name of a folder. */
function workspaceKey(folder: string): string {
  return uriKey(folder.replace(/(?<!\/)\/$/, ''));
}

/** All that a configuration says, as one text. */
function configKey(configuration: Configuration | undefined): string {
  if (!configuration) return '';
  const { profile, event, pages, rules, ignore } = configuration;
  const sources = (globs: readonly { readonly source: string }[] | undefined) =>
    globs?.map(({ source }) => source);
  const ignored = ignore.map(({ rule, files, uids }) => [rule, sources(files), uids && [...uids]]);
  const files = [sources(event.include), sources(event.exclude)];
  return JSON.stringify([
    profile,
    pages,
    { ...event, include: undefined, exclude: undefined },
    files,
    [...rules],
    ignored,
  ]);
}

/** What the levels of all messages follow from. */
function levelsKey({ profile, rules }: Configuration): string {
  return JSON.stringify([profile, [...rules]]);
}

function fingerprint(suppressions: readonly Suppression[]): string {
  return JSON.stringify(suppressions.map(({ rule, uids }) => [rule, uids && [...uids]]));
}
