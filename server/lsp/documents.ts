import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CheckedDocument, IcalDocument, type LanguageId, PageDocument } from '../core/index.ts';
import { calendarExtensions } from '../protocol.ts';
import { joinUri, uriExtension, uriKey, uriName } from './uri.ts';

/** A text over this is not read: it would hold up every other file. In UTF-16 code units. */
const mostUnits = 64 * 1024 * 1024;

const icalendarExtensions: ReadonlySet<string> = new Set(['.ics', '.ical', '.ifb', '.icalendar']);

/** A text that a client has open. */
export interface OpenDocument {
  /** As the client wrote it when it opened the document, and as it is named to the client. */
  readonly uri: string;
  readonly version: number;
  /** The version that was opened or last saved: the client's text and the file were one. */
  readonly savedVersion: number;
  /** The line at which somebody is writing: where the last edit since the last save ended. */
  readonly typedLine: number | undefined;
  /** A calendar or a page. Absent for a text of another language, and for one that is too large. */
  readonly checked: CheckedDocument | undefined;
  /** The same, where it is a calendar. */
  readonly ical: IcalDocument | undefined;
  /** The same, where it is a speaker page. */
  readonly page: PageDocument | undefined;
  /** The text of a greenroom.json. */
  readonly config: TextDocument | undefined;
  /** Grows whenever something changes that findings are made of. Never the same twice in one session. */
  readonly revision: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Makes a document of a text; with the session's rules and host. */
export type OpenText = (language: LanguageId, text: string) => CheckedDocument;

/** The language of a text: as its editor says, or by its name where an editor knows no such language. */
export function languageOf(uri: string, languageId?: string): LanguageId | undefined {
  if (languageId === 'icalendar' || languageId === 'speaker-page') return languageId;
  if (icalendarExtensions.has(uriExtension(uri))) return 'icalendar';
  return /\.speaker(?:\.txt)?$/i.test(uriName(uri)) ? 'speaker-page' : undefined;
}

/** Says whether a URI, going by its name, is that of a file that may be a calendar or a speaker page. */
export function mayBeOfSchedule(uri: string): boolean {
  return calendarExtensions.some((extension) => uriExtension(uri) === `.${extension}`);
}

/** The language of a stored text: by its name, or by its first line. */
export function languageOfStored(uri: string, text: string): LanguageId | undefined {
  const named = languageOf(uri);
  if (named) return named;
  if (/^BEGIN:VCALENDAR\s/i.test(text)) return 'icalendar';
  return /^speaker-page[ \t]*(?:[\r\n]|$)/.test(text) ? 'speaker-page' : undefined;
}

export const configFileName = 'greenroom.json';

/** Says whether a URI is that of a configuration. */
export function isConfigFile(uri: string): boolean {
  return uriName(uri) === configFileName;
}

/** The URI of the configuration in a folder. */
export function configFileIn(folder: string): string {
  return joinUri(folder, configFileName);
}

/** The open texts, by URI however it is written. Changes are applied to the blocks, not to a copy of the text. */
export class Documents {
  readonly #byKey = new Map<string, Mutable<OpenDocument>>();
  readonly #openText: OpenText;
  readonly #mostUnits: number;
  #revision = 0;

  /** A text longer than `most` is known to be open, and nothing more. */
  constructor(openText: OpenText, most = mostUnits) {
    this.#openText = openText;
    this.#mostUnits = most;
  }

  /** The open document of that URI, which stays the same object until it is closed. */
  get(uri: string): OpenDocument | undefined {
    return this.#byKey.get(uriKey(uri));
  }

  all(): Iterable<OpenDocument> {
    return this.#byKey.values();
  }

  /** Takes a text in; one that is open already is replaced. */
  open({ uri, languageId, version, text }: TextDocumentItem): OpenDocument {
    const language = text.length <= this.#mostUnits ? languageOf(uri, languageId) : undefined;
    const read = partsOf(language && this.#openText(language, text));
    const config = isConfigFile(uri) ? TextDocument.create(uri, languageId, version, text) : undefined;
    const versions = { version, savedVersion: version, typedLine: undefined, revision: ++this.#revision };
    const document = { uri, ...versions, ...read, config };
    this.#byKey.set(uriKey(uri), document);
    return document;
  }

  /**
   * Applies a client's changes. Gives nothing for a document that is not open. A document whose changes
   * cannot be applied is no longer read, rather than read wrongly; the error goes on to the caller.
   */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): OpenDocument | undefined {
    const document = this.#byKey.get(uriKey(uri));
    if (!document) return undefined;
    const { checked, config } = document;
    document.version = version;
    document.revision = ++this.#revision;
    document.typedLine = endOf(changes.at(-1));
    Object.assign(document, partsOf(undefined));
    checked?.edit(changes);
    if (checked && checked.length <= this.#mostUnits) Object.assign(document, partsOf(checked));
    if (config) TextDocument.update(config, [...changes], version);
    return document;
  }

  /** Notes that the client's text and the file are one again. */
  markSaved(uri: string): OpenDocument | undefined {
    const document = this.#byKey.get(uriKey(uri));
    if (!document) return undefined;
    document.savedVersion = document.version;
    // Whatever waited for this is told now.
    if (document.typedLine !== undefined) document.revision = ++this.#revision;
    document.typedLine = undefined;
    document.checked?.markSaved();
    return document;
  }

  /** Notes that something changed beside the text that findings are made of. */
  renew(uri: string): void {
    const document = this.#byKey.get(uriKey(uri));
    if (document) document.revision = ++this.#revision;
  }

  /** Forgets a document and gives it back; nothing for one that is not open. */
  close(uri: string): OpenDocument | undefined {
    const document = this.get(uri);
    this.#byKey.delete(uriKey(uri));
    return document;
  }
}

function partsOf(checked: CheckedDocument | undefined): Pick<OpenDocument, 'checked' | 'ical' | 'page'> {
  return {
    checked,
    ical: checked instanceof IcalDocument ? checked : undefined,
    page: checked instanceof PageDocument ? checked : undefined,
  };
}

/** The line in which a change ends. A text that was replaced as a whole nobody has typed. */
function endOf(change: TextDocumentContentChangeEvent | undefined): number | undefined {
  if (!change || !('range' in change)) return undefined;
  return change.range.start.line + change.text.split(/\r\n|\r|\n/).length - 1;
}
