/**
 * A pattern for paths with `/` between their parts. `*` is any run of characters in one part, `?` one
 * character, `[a-z]` and `[!a-z]` one of a set, `{a,b}` either, and a part that is `**` any number of parts.
 * A backslash takes the meaning from what follows it.
 * The matching is our own because it must end in time whatever the pattern: the usual translation into a
 * regular expression takes longer than anybody waits for `*a*a*a*a*b`.
 */
export interface Glob {
  readonly source: string;
  matches(path: string): boolean;
}

/** `{a,b}{c,d}…` doubles with each brace; nobody writes a pattern that means more than this. */
const mostAlternatives = 200;

/** In UTF-16 code units. */
const longestPattern = 1000;

/**
 * Reads a pattern. As in .gitignore, one without `/` matches a name in any folder, and one that matches a
 * folder matches all in it; a leading `./` or `/` says that it starts at the top. Undefined for an empty
 * pattern, and for one that is too long or whose braces mean too much.
 */
export function readGlob(source: string): Glob | undefined {
  if (source.length > longestPattern) return undefined;
  const written = source.trim().replace(/\/+$/, '');
  const pattern = written.replace(/^(?:\.?\/)+/, '').replace(/^\.$/, '');
  const alternatives = expandBraces(pattern);
  if (pattern === '' || !alternatives) return undefined;
  const isNameAlone = !written.includes('/');
  const globs = alternatives.map((each) => {
    const parts = each.split('/');
    return (isNameAlone ? ['**', ...parts] : parts).map(readPart);
  });
  return {
    source,
    matches: (path) => {
      const parts = path.split('/');
      return globs.some((glob) => parts.some((_, last) => matchParts(glob, parts.slice(0, last + 1))));
    },
  };
}

/** The pattern that matches one path and nothing else. `path` is from the top, with `/`. */
export function globOfPath(path: string): string {
  const escaped = path.replace(/[\\*?[\]{}]/g, '\\$&');
  return escaped.includes('/') ? escaped : `/${escaped}`;
}

/** One part of a pattern: `**`, or what each character of a name must be. */
type Part = 'anyParts' | readonly Piece[];

/** `*`, or a test for one character. */
type Piece = 'anyRun' | ((character: string) => boolean);

function readPart(part: string): Part {
  return part === '**' ? 'anyParts' : readPieces(part);
}

function readPieces(part: string): Piece[] {
  const tokens = part.match(/\\.|\[[!^]?\]?[^\]]*\]|\*+|./gsu) ?? [];
  return tokens.map((token): Piece => {
    if (token.startsWith('*')) return 'anyRun';
    if (token === '?') return () => true;
    if (token.length > 2 && token.startsWith('[')) return readSet(token.slice(1, -1));
    const wanted = token.length > 1 && token.startsWith('\\') ? token.slice(1) : token;
    return (character) => character === wanted;
  });
}

/** The inside of `[…]`: characters and ranges of them; `!` or `^` before them means any other. */
function readSet(inside: string): (character: string) => boolean {
  const isNegated = /^[!^]/.test(inside);
  const ranges = inside.slice(isNegated ? 1 : 0).match(/.-.|./gsu) ?? [];
  const isIn = (character: string) =>
    ranges.some((range) => {
      const [first, , last = first] = [...range] as [string, ...string[]];
      return character >= first && character <= last;
    });
  return (character) => isIn(character) !== isNegated;
}

function matchParts(glob: readonly Part[], parts: readonly string[]): boolean {
  return matchAll(
    glob,
    parts,
    (part) => part === 'anyParts',
    (part, name) => part !== 'anyParts' && matchPieces(part, [...name]),
  );
}

function matchPieces(pieces: readonly Piece[], characters: readonly string[]): boolean {
  return matchAll(
    pieces,
    characters,
    (piece) => piece === 'anyRun',
    (piece, character) => piece !== 'anyRun' && piece(character),
  );
}

/**
 * Says whether the pattern matches all items, where an element that `isRun` takes any number of them. Goes
 * back to the last run only: what an earlier one might take instead, the last can take as well. So it costs
 * at most the product of both lengths.
 */
function matchAll<Element, Item>(
  pattern: readonly Element[],
  items: readonly Item[],
  isRun: (element: Element) => boolean,
  takes: (element: Element, item: Item) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let run = -1;
  let runEnd = 0;
  while (item < items.length) {
    const element = pattern[at];
    if (element !== undefined && isRun(element)) {
      run = at++;
      runEnd = item;
    } else if (element !== undefined && takes(element, items[item] as Item)) {
      at++;
      item++;
    } else if (run >= 0) {
      at = run + 1;
      item = ++runEnd;
    } else return false;
  }
  return pattern.slice(at).every(isRun);
}

/** The patterns without braces that one with braces stands for; undefined when they are too many. */
function expandBraces(pattern: string): string[] | undefined {
  const waiting = [pattern];
  const done: string[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [whole, before, inside, after] = /^((?:[^\\]|\\.)*)\{((?:[^\\{}]|\\.)*)\}(.*)$/s.exec(next) ?? [];
    if (whole === undefined) done.push(next);
    else for (const each of (inside as string).split(/(?<!\\),/)) waiting.push(`${before}${each}${after}`);
    if (done.length + waiting.length > mostAlternatives) return undefined;
  }
  return done;
}
