import { type Disposable, languages, type Memento, type TextDocument, workspace } from 'vscode';
import { settingsSection } from '../../server/protocol.ts';
import { isLanguageId, type LanguageId, languageOfFirstLine } from './languages.ts';
import { readSetting } from './settings.ts';

/** Where the files are kept that somebody wants to be plain text. */
const declinedKey = 'textFilesDeclined';
const mostDeclined = 200;

/**
 * Gives `.txt` files that are calendars or speaker pages their language: VS Code itself never looks into a
 * file whose extension it knows. A document is given its language once. If somebody makes it plain text
 * again it stays so, also when it is opened another time.
 */
export class TextFileRecognition {
  readonly #state: Memento;
  /** VS Code keeps the document object when it changes its language, and makes a new one when a file is reopened. */
  readonly #given = new WeakSet<TextDocument>();

  /** `state` lasts as long as the workspace. */
  constructor(state: Memento) {
    this.#state = state;
  }

  /** Looks at the open documents now and at each that is opened or saved from here on. */
  start(): Disposable[] {
    this.#considerAll();
    return [
      workspace.onDidOpenTextDocument((document) => this.#consider(document)),
      workspace.onDidSaveTextDocument((document) => this.#consider(document)),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingsSection)) this.#considerAll();
      }),
    ];
  }

  #considerAll(): void {
    for (const document of workspace.textDocuments) this.#consider(document);
  }

  #consider(document: TextDocument): void {
    if (!document.uri.path.toLowerCase().endsWith('.txt')) return;
    if (isLanguageId(document.languageId)) this.#setDeclined(document, false);
    if (document.languageId !== 'plaintext' || !readSetting('recognizeTextFiles')) return;
    if (this.#given.has(document)) this.#setDeclined(document, true);
    else if (!this.#isWantedAsText(document)) this.#give(document);
  }

  #give(document: TextDocument): void {
    const language = languageOfFirstLine(document.lineAt(0).text);
    if (!language) return;
    this.#given.add(document);
    void this.#setLanguage(document, language);
  }

  async #setLanguage(document: TextDocument, language: LanguageId): Promise<void> {
    try {
      await languages.setTextDocumentLanguage(document, language);
    } catch {
      // It was closed in the meantime.
    }
  }

  #isWantedAsText(document: TextDocument): boolean {
    return this.#declined().includes(document.uri.toString()) || isAssociatedWithText(document);
  }

  #declined(): readonly string[] {
    return this.#state.get<readonly string[]>(declinedKey, []);
  }

  #setDeclined({ uri }: TextDocument, isDeclined: boolean): void {
    const declined = this.#declined();
    if (declined.includes(uri.toString()) === isDeclined) return;
    const others = declined.filter((each) => each !== uri.toString());
    const next = isDeclined ? [...others, uri.toString()].slice(-mostDeclined) : others;
    void this.#state.update(declinedKey, next);
  }
}

/** Says whether the user's `files.associations` make this file plain text. */
function isAssociatedWithText(document: TextDocument): boolean {
  const associations = workspace
    .getConfiguration('files', document)
    .get<Record<string, string>>('associations', {});
  return Object.entries(associations).some(([glob, language]) => {
    const pattern = glob.includes('/') ? glob : `**/${glob}`;
    return language === 'plaintext' && languages.match({ pattern }, document) > 0;
  });
}
