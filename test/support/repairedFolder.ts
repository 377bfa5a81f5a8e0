import {
  applyByteOperation,
  applyEdits,
  type CheckedDocument,
  defaultConfiguration,
  fileRules,
  fixAll,
  foldChanges,
  IcalDocument,
  offersFromCalendar,
  openDocument,
  PageDocument,
  RuleTable,
  readByteFacts,
  ScheduleChecker,
  ScheduleIndex,
  scheduleRules,
  type TextEdit,
} from '../../server/core/index.ts';
import { decode } from './bytes.ts';
import { testHost } from './check.ts';
import type { Repair } from './damagedConference.ts';

const table = new RuleTable(fileRules.map(({ rule }) => rule));

/** The files of one schedule while somebody repairs them one by one and saves each after every repair. */
export class RepairedFolder {
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #documents = new Map<string, CheckedDocument>();
  readonly #index = new ScheduleIndex(defaultConfiguration.event);
  readonly #checker: ScheduleChecker;

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    const rules = new RuleTable(scheduleRules.map(({ rule }) => rule));
    this.#checker = new ScheduleChecker(this.#index, rules, [], (id, error) => {
      throw new Error(`Rule ${id} threw`, { cause: error });
    });
    for (const [file, bytes] of files) this.#put(file, bytes);
  }

  /** The files as they are now. */
  get files(): ReadonlyMap<string, Uint8Array> {
    return this.#bytes;
  }

  /** Carries out everything safe that an editor may do by itself: what changes the bytes under a text is not part of it. */
  fixAll(): void {
    for (const [file, document] of this.#documents) {
      const { text, operations } = fixAll(document);
      this.#write(file, text);
      if (operations.includes('convert-to-crlf')) this.#operate(file, 'convert-to-crlf');
    }
  }

  /** Carries out one action, at the first finding that offers it. Fails with what there is instead. */
  repair({ file, rule, action }: Repair): void {
    const offers = this.#offers(file, rule);
    const offer = offers.find(({ title }) => title === action);
    const titles = offers.map(({ title }) => title).join(' | ');
    if (!offer) throw new Error(`${file} has no action "${action}" for ${rule}; there are: ${titles}`);
    offer.act();
  }

  #offers(file: string, rule: string): readonly { readonly title: string; act(): void }[] {
    const document = this.#documents.get(file) as CheckedDocument;
    const own = document.findings().filter(({ finding }) => finding.rule === rule);
    const fixes = own.flatMap(({ finding }) => document.fixes(finding));
    const together = this.#checker.findingsOf(file).filter(({ finding }) => finding.rule === rule);
    const all = { start: 0, end: document.length };
    const rooms =
      document instanceof PageDocument ? offersFromCalendar(document, all, this.#index, file) : [];
    return [
      ...fixes.map(({ title, edits, operation }) => ({
        title,
        act: () => (operation ? this.#operate(file, operation) : this.#edit(file, edits)),
      })),
      ...rooms
        .filter(({ finding }) => finding.finding.rule === rule)
        .map(({ title, edit }) => ({ title, act: () => this.#edit(file, [edit]) })),
      ...together
        .flatMap(({ finding }) => this.#checker.fixes(finding))
        .map(({ title, edits }) => ({
          title,
          act: () => {
            for (const key of new Set(edits.map((edit) => edit.file.key))) {
              const here = edits.filter((edit) => edit.file.key === key);
              this.#edit(
                key,
                here.map(({ start, end, newText }) => ({ start: start.offset, end: end.offset, newText })),
              );
            }
          },
        })),
    ];
  }

  #edit(file: string, edits: readonly TextEdit[]): void {
    const document = this.#documents.get(file) as CheckedDocument;
    const sorted = [...edits].sort((a, b) => a.start - b.start);
    this.#write(file, applyEdits(document.text, sorted));
  }

  /** What became too long is folded on saving. */
  #write(file: string, text: string): void {
    const document = this.#documents.get(file) as CheckedDocument;
    if (text === document.text) return;
    document.edit([{ text }]);
    const folds = document instanceof IcalDocument ? foldChanges(document) : [];
    this.#put(file, new TextEncoder().encode((document.bytes.bom ? '\ufeff' : '') + applyEdits(text, folds)));
  }

  #operate(file: string, operation: Parameters<typeof applyByteOperation>[1]): void {
    this.#put(file, applyByteOperation(this.#bytes.get(file) as Uint8Array, operation));
  }

  #put(file: string, bytes: Uint8Array): void {
    const language = file.endsWith('.ics') ? 'icalendar' : 'speaker-page';
    const checkedBy = { rules: table, suppressions: [], configuration: defaultConfiguration };
    const document = openDocument(language, decode(bytes), checkedBy, testHost());
    document.setBytes(readByteFacts(bytes));
    document.markSaved();
    this.#bytes.set(file, bytes);
    this.#documents.set(file, document);
    this.#index.set({ key: file, path: file, ...document.talks() });
    this.#checker.update();
  }
}
