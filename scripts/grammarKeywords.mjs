/**
 * Puts the names and values of the tables into the iCalendar grammar, and reads them back.
 *
 * A regular expression of a TextMate grammar cannot refer to a list, so each list stands in the grammar itself,
 * behind a comment of the regular expression that says what it is: `(?#properties DATE-TIME)DTEND|DTSTART`.
 * Everything from there to the next parenthesis is replaced; all else in the grammar is written by hand.
 *
 * Places: `properties TYPE …` (without those that have a place of their own), `property NAME`, `values NAME`
 * (of that property), `components`, `parameters` (all of them), `parameters with values`, `parameter values`.
 */

/**
 * @typedef {import('./grammarKeywords.d.mts').Keywords} Keywords
 * @typedef {import('./grammarKeywords.d.mts').PropertyKeyword} PropertyKeyword
 */

const place = /\(\?#([^)]*)\)([^)]*)/g;

/**
 * The grammar with its lists replaced. Throws when a name has no place in it, or a place no name: a list that is
 * silently short or empty is what this is here to prevent.
 *
 * @param {string} grammarText
 * @param {Keywords} keywords
 * @returns {string}
 */
export function updateGrammar(grammarText, keywords) {
  const ownPlaces = new Set(
    [...grammarText.matchAll(place)].map((found) => ownPropertyOf(found[1] ?? '')).filter(Boolean),
  );
  /** @type {Set<string>} */
  const placed = new Set();
  const updated = grammarText.replace(place, (_, key) => {
    const names = namesFor(key, keywords, ownPlaces);
    if (names.length === 0)
      throw new Error(`The grammar has a place "${key}" and the tables nothing for it.`);
    if (key.startsWith('propert')) for (const name of names) placed.add(name);
    return `(?#${key})${names.join('|')}`;
  });
  for (const { name, type } of keywords.properties) {
    if (!placed.has(name.toUpperCase())) throw new Error(`The grammar has no place for ${name} (${type}).`);
  }
  return updated;
}

/**
 * What stands at each place of the grammar now.
 *
 * @param {string} grammarText
 * @returns {Map<string, string[]>}
 */
export function readKeywords(grammarText) {
  return new Map(
    [...grammarText.matchAll(place)].map((found) => [found[1] ?? '', (found[2] ?? '').split('|')]),
  );
}

/**
 * @param {string} key
 * @returns {string | undefined}
 */
function ownPropertyOf(key) {
  return key.startsWith('property ') ? key.slice('property '.length) : undefined;
}

/**
 * @param {string} key
 * @param {Keywords} keywords
 * @param {ReadonlySet<string | undefined>} ownPlaces
 * @returns {string[]}
 */
function namesFor(key, { properties, components, parameters }, ownPlaces) {
  const [kind, ...rest] = key.split(' ');
  switch (kind) {
    case 'components':
      return toSorted(components);
    case 'parameters':
      return toSorted(parameters.filter((p) => rest.length === 0 || p.values).map((p) => p.name));
    case 'parameter':
      return toSorted(parameters.flatMap((p) => p.values ?? []));
    case 'property':
      return toSorted(properties.filter((p) => p.name.toUpperCase() === rest[0]).map((p) => p.name));
    case 'values':
      return toSorted(properties.find((p) => p.name.toUpperCase() === rest[0])?.values ?? []);
    case 'properties':
      return toSorted(
        properties
          .filter((p) => rest.includes(typeOf(p)) && !ownPlaces.has(p.name.toUpperCase()))
          .map((p) => p.name),
      );
    default:
      throw new Error(`The grammar has a place "${key}", which nothing is known about.`);
  }
}

/** @param {PropertyKeyword} property */
function typeOf({ type, list }) {
  return type === 'TEXT' && list ? 'TEXT-LIST' : type;
}

/**
 * Upper case, each once, in the order of their characters.
 *
 * @param {readonly string[]} names
 * @returns {string[]}
 */
function toSorted(names) {
  const upper = [...new Set(names.map((name) => name.toUpperCase()))].sort();
  const bad = upper.find((name) => !/^[A-Z0-9-]+$/.test(name));
  if (bad !== undefined)
    throw new Error(`"${bad}" is not a name that a regular expression can hold as it is.`);
  return upper;
}
