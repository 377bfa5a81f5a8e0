/** The names of UTC in the IANA database, all of them without rules, in lower case. */
const aliases: ReadonlySet<string> = new Set([
  'utc',
  'etc/utc',
  'uct',
  'etc/uct',
  'zulu',
  'etc/zulu',
  'z',
  'universal',
  'etc/universal',
  'gmt',
  'etc/gmt',
]);

const longest = 'etc/universal'.length;

/** Says whether a TZID, by its name, means UTC. */
export function isUtcAlias(tzid: string): boolean {
  return tzid.length <= longest && aliases.has(tzid.toLowerCase());
}
