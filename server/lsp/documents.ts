import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { IcalDocument } from '../core/index.ts';
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
  /** Absent for a text of another language, and for one that is too large. */
  readonly ical: IcalDocument | undefined;
  /** The text of a greenroom.json. */
  readonly config: TextDocument | undefined;
  /** Grows whenever something changes that findings are made of. Never the same twice in one session. */
  readonly revision: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Makes a document of a text; with the session's rules and host. */
export type OpenText = (text: string) => IcalDocument;

/** Says whether a text is iCalendar: by its language, or by its extension where an editor knows no such language. */
export function isIcalendar(uri: string, languageId?: string): boolean {
  if (languageId === 'icalendar') return true;
  return languageId !== 'speaker-page' && icalendarExtensions.has(uriExtension(uri));
}

const configFileName = 'greenroom.json';

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
    const isRead = isIcalendar(uri, languageId) && text.length <= this.#mostUnits;
    const ical = isRead ? this.#openText(text) : undefined;
    const config = isConfigFile(uri) ? TextDocument.create(uri, languageId, version, text) : undefined;
    const document = { uri, version, savedVersion: version, ical, config, revision: ++this.#revision };
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
    const { ical, config } = document;
    document.version = version;
    document.revision = ++this.#revision;
    document.ical = undefined;
    ical?.edit(changes);
    if (ical && ical.length <= this.#mostUnits) document.ical = ical;
    if (config) TextDocument.update(config, [...changes], version);
    return document;
  }

  /** Notes that the client's text and the file are one again. */
  markSaved(uri: string): OpenDocument | undefined {
    const document = this.#byKey.get(uriKey(uri));
    if (document) document.savedVersion = document.version;
    document?.ical?.markSaved();
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
