import type { FieldChange, TalkEdit } from '../../../server/core/index.ts';
import type { FileEdits, PlanTalkEditResult } from '../../../server/protocol.ts';
import {
  inverseText,
  type OpenText,
  planTextChanges,
  type TextChange,
  textChangesOf,
} from './textChanges.ts';

/** An edit that was made, and what it changed: values of talks, or with a repair any text. */
interface MadeEdit {
  /** What was done, such as `Move “Knots”`. */
  readonly title: string;
  readonly changes: readonly FieldChange[];
  readonly texts: readonly TextChange[];
}

/** Whoever was asked said no: nothing was changed, and they need not be told. */
export const declined = '';

/** What an edit needs of the preview that it is made in. */
export interface EditSurroundings {
  /** Asks the server what is to be changed. */
  plan(edit: TalkEdit): Promise<PlanTalkEditResult | null>;
  /** Opens a file as the editor has it. */
  open(uri: string): Promise<OpenText>;
  /**
   * Makes edits as one step, with a `question` only if the answer is yes. Gives the reason when nothing was changed, or
   * `declined`.
   */
  apply(files: readonly FileEdits[], question: string | undefined): Promise<string | undefined>;
  /** Whether edits of several files are to be confirmed. */
  confirmsSeveralFiles(): boolean;
  /** Tells whoever does not see it what has become of it. */
  say(text: string): void;
  /** Tells everybody why nothing was changed. */
  refuse(text: string): void;
}

/**
 * The edits of one preview, which can be taken back and made again from there. VS Code's own undo is for the editor that has
 * the focus: it knows nothing of a preview, and forgets a file that is closed. Here the values themselves are remembered,
 * and put back wherever they stand by then, unless somebody has changed them.
 */
export class TalkEdits {
  readonly #surroundings: EditSurroundings;
  #done: readonly MadeEdit[] = [];
  #undone: readonly MadeEdit[] = [];
  /** One edit after the other: the next one is planned when the text is there. */
  #last: Promise<void> = Promise.resolve();
  /** An edit waits for an answer, which may take long. */
  #isAsking = false;

  constructor(surroundings: EditSurroundings) {
    this.#surroundings = surroundings;
  }

  /** Makes an edit, as one step, or says why it cannot be made. `title` says what it does. */
  make(title: string, edit: TalkEdit): Promise<void> {
    return this.#inTurn(() => this.#make(title, edit));
  }

  /** Makes the edits of a repair, as one step, or says why they cannot be made. */
  repair(title: string, files: readonly FileEdits[]): Promise<void> {
    return this.#inTurn(async () => {
      const texts: TextChange[] = [];
      for (const file of files) {
        texts.push(...textChangesOf(file, (await this.#surroundings.open(file.uri)).getText()));
      }
      this.#keep({ title, changes: [], texts }, await this.#apply(files, title));
    });
  }

  /** Takes back the last edit that was made here and is not taken back yet. */
  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const last = await this.#turn(this.#done, 'Undone', inverse);
      if (!last) return;
      this.#done = this.#done.slice(0, this.#done.indexOf(last));
      this.#undone = [...this.#undone, last];
    });
  }

  /** Makes the edit again that was taken back last. */
  redo(): Promise<void> {
    return this.#inTurn(async () => {
      const last = await this.#turn(this.#undone, 'Done again', (made) => made);
      if (!last) return;
      this.#undone = this.#undone.slice(0, this.#undone.indexOf(last));
      this.#done = [...this.#done, last];
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#isAsking) {
      this.#refuse('Another edit waits for your answer. Give it first.');
      return Promise.resolve();
    }
    this.#last = this.#last.then(work).catch((error: unknown) => this.#refuse(String(error)));
    return this.#last;
  }

  async #make(title: string, edit: TalkEdit): Promise<void> {
    const planned = await this.#surroundings.plan(edit);
    if (!planned) return;
    const refusal = planned.refusal ?? (await this.#apply(planned.files, title));
    this.#keep({ title, changes: planned.changes, texts: [] }, refusal);
  }

  /** Remembers an edit, if it was made. */
  #keep(made: MadeEdit, refusal: string | undefined): void {
    if (refusal === declined) return;
    if (refusal !== undefined) return this.#refuse(refusal);
    this.#done = [...this.#done, made];
    this.#undone = [];
    this.#surroundings.say(`Done: ${made.title}`);
  }

  async #apply(files: readonly FileEdits[], title: string): Promise<string | undefined> {
    const { apply, confirmsSeveralFiles } = this.#surroundings;
    this.#isAsking = files.length > 1 && confirmsSeveralFiles();
    try {
      return await apply(files, this.#isAsking ? title : undefined);
    } finally {
      this.#isAsking = false;
    }
  }

  /** Carries out the newest of some edits that changes anything by now; gives it once it is done. */
  async #turn(
    edits: readonly MadeEdit[],
    word: string,
    toCarryOut: (edit: MadeEdit) => MadeEdit,
  ): Promise<MadeEdit | undefined> {
    const { apply, say } = this.#surroundings;
    for (const made of [...edits].reverse()) {
      const planned = await this.#planAgain(toCarryOut(made));
      if (!planned) return undefined;
      // Somebody has done it in the text already.
      if (planned.refusal === null && planned.files.length === 0) continue;
      const refusal = planned.refusal ?? (await apply(planned.files, undefined));
      if (refusal !== undefined) return void this.#refuse(`${made.title}: ${refusal}`);
      say(`${word}: ${made.title}`);
      return made;
    }
    say('There is nothing more to take back or to do again');
    return undefined;
  }

  async #planAgain({
    changes,
    texts,
  }: MadeEdit): Promise<Pick<PlanTalkEditResult, 'files' | 'refusal'> | null> {
    const { plan, open } = this.#surroundings;
    if (texts.length === 0) return plan({ type: 'rewrite', changes });
    const opened = new Map<string, OpenText>();
    for (const { uri } of texts) opened.set(uri, await open(uri));
    return { files: [], refusal: null, ...planTextChanges(texts, (uri) => opened.get(uri)) };
  }

  #refuse(reason: string): void {
    this.#surroundings.refuse(`Nothing was changed. ${reason}`);
  }
}

/** What takes an edit back: its changes the other way round, the last one first. */
function inverse({ title, changes, texts }: MadeEdit): MadeEdit {
  return {
    title,
    changes: [...changes].reverse().map(({ copy, field, from, to }) => ({
      copy,
      field,
      ...(to !== undefined && { from: to }),
      ...(from !== undefined && { to: from }),
    })),
    texts: texts.map(inverseText),
  };
}
