/** What can be wrong with an event: each gets its properties and index and returns the damaged properties. */
export const damageKinds: Readonly<
  Record<string, (event: ReadonlyMap<string, string>, index: number) => ReadonlyMap<string, string>>
>;

/** A schedule in the shape of pretalx's export of a whole event, with CRLF; `damagedShare` is 0.01 and `seed` 1 by default. */
export function generateSchedule(options: { events: number; damagedShare?: number; seed?: number }): string;
