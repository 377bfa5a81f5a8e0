import { ownCopy } from '../text/ownCopy.ts';
import { looksLikeName, type PersonName, readPersonName } from './personName.ts';
import type { Remembered } from './remembered.ts';

/** A name as it is written in many talks. What it says of a person is worked out once, when somebody asks. */
export class WrittenName {
  readonly text: string;
  #person: PersonName | undefined;
  #looksLikeName: boolean | undefined;

  constructor(text: string) {
    this.text = ownCopy(text);
  }

  get person(): PersonName {
    this.#person ??= readPersonName(this.text);
    return this.#person;
  }

  /** See `looksLikeName`. */
  get isLikely(): boolean {
    this.#looksLikeName ??= looksLikeName(this.text);
    return this.#looksLikeName;
  }
}

/** The names of a file, of rooms, tracks and zones as well, each one string however often it stands there. */
export type Names = Remembered<WrittenName>;
