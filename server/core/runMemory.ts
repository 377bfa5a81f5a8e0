import { SilentShapes } from './ical/silentShapes.ts';
import { KnownHeads } from './ical/syntax/knownHeads.ts';
import { Remembered } from './schedule/remembered.ts';
import { ownCopy } from './text/ownCopy.ts';

/**
 * What reading one calendar leaves behind for the next. The files of one export are alike: they have the same heads in the
 * same order, and name the same rooms. Whoever reads many files in a row hands the same memory to each; a file by itself
 * has its own. Of the texts themselves no more is kept alive than the time zones of the last one.
 */
export class RunMemory {
  readonly heads = new KnownHeads();
  readonly silent = new SilentShapes();
  /** Names of rooms and people, each one string however often it stands there. */
  readonly texts = new Remembered(ownCopy);
}
