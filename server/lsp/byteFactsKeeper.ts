import { type ByteFacts, readByteFacts } from '../core/index.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { decodeText, type Files } from './files.ts';
import { isSameText } from './sameText.ts';

/**
 * Keeps what the files' bytes say beside the open documents. It is read on open, on save and when a file
 * changes on disk, and holds until the next of these; nothing waits for it.
 */
export class ByteFactsKeeper {
  readonly #documents: Documents;
  readonly #files: Files;
  readonly #onNews: (document: OpenDocument) => void;
  /** The newest reading of each document: an older one that comes in late is dropped. */
  readonly #readings = new WeakMap<OpenDocument, number>();
  /** Documents that changed on disk into something that their next change may turn out to be. */
  readonly #awaited = new WeakSet<OpenDocument>();

  /** `onNews` is called when a document's bytes say something that was not known before. */
  constructor(documents: Documents, files: Files, onNews: (document: OpenDocument) => void) {
    this.#documents = documents;
    this.#files = files;
    this.#onNews = onNews;
  }

  /** The document's text has just come from the file, or gone into it. */
  async onOpenOrSave(document: OpenDocument): Promise<void> {
    const bytes = await this.#read(document);
    if (bytes) this.#set(document, readByteFacts(bytes));
  }

  /**
   * The file changed on disk. An editor loads it anew unless the text has unsaved changes; whether it
   * has, and whether the new text is here already, only the texts can tell.
   */
  async onFileChanged(document: OpenDocument): Promise<void> {
    const bytes = await this.#read(document);
    if (!bytes) return;
    const isUnsaved = document.version !== document.savedVersion;
    if (!isUnsaved || this.#isText(document, bytes)) this.#set(document, readByteFacts(bytes));
    else this.#awaited.add(document);
  }

  /** The text may have become what was seen on disk before: then the file was loaded anew. */
  async onTextChanged(document: OpenDocument): Promise<void> {
    if (!this.#awaited.delete(document)) return;
    const bytes = await this.#read(document);
    if (bytes && this.#isText(document, bytes)) this.#set(document, readByteFacts(bytes));
  }

  /** What is not there says nothing; the text speaks for itself again. */
  onFileDeleted(document: OpenDocument): void {
    this.#nextReading(document);
    this.#set(document, undefined);
  }

  /** The bytes, unless the document was closed or is being read anew by the time they come. */
  async #read(document: OpenDocument): Promise<Uint8Array | undefined> {
    if (!document.checked) return undefined;
    const reading = this.#nextReading(document);
    const bytes = await this.#files.read(document.uri);
    const isCurrent = this.#documents.get(document.uri) === document;
    return isCurrent && this.#readings.get(document) === reading ? bytes : undefined;
  }

  #nextReading(document: OpenDocument): number {
    const reading = (this.#readings.get(document) ?? 0) + 1;
    this.#readings.set(document, reading);
    return reading;
  }

  #isText(document: OpenDocument, bytes: Uint8Array): boolean {
    const isSame = document.checked !== undefined && isSameText(document.checked.text, decodeText(bytes));
    if (isSame) this.#documents.markSaved(document.uri);
    return isSame;
  }

  #set(document: OpenDocument, facts: ByteFacts | undefined): void {
    const { checked } = document;
    if (!checked) return;
    const before = JSON.stringify(checked.bytes);
    checked.setBytes(facts);
    if (JSON.stringify(checked.bytes) === before) return;
    this.#documents.renew(document.uri);
    this.#onNews(document);
  }
}
