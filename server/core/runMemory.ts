import { SilentShapes } from './ical/silentShapes.ts';
import { KnownHeads } from './ical/syntax/knownHeads.ts';
import { Remembered } from './schedule/remembered.ts';
import { WrittenName } from './schedule/writtenName.ts';
import { ZoneMemory } from './time/zones.ts';

/**
 * What reading one calendar leaves behind for the next. The files of one export are alike: they have the same heads in the
 * same order, the same time zones, and the same rooms. Whoever reads many files in a row hands the same memory to each; a file by itself
 * has its own. Of their texts it keeps some time zones.
 */
export class RunMemory {
  readonly heads = new KnownHeads();
  readonly silent = new SilentShapes();
  readonly zones = new ZoneMemory();
  readonly names = new Remembered((text) => new WrittenName(text));
}
