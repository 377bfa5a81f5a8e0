/** Letters that decompose into nothing, and what people write for them without their keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * Equal for spellings of one name that differ in case, accents, punctuation and white space alone. Initials count:
 * A. Smith may be anybody.
 */
export function personKey(name: string): string {
  return foldAccents(name)
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}

/** Lower case without accents. Most names have none, and nothing to take apart. */
export function foldAccents(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] as string);
}

/** What a name says. */
export interface PersonName {
  /** See `personKey`. */
  readonly key: string;
  /** See `isFullName`. */
  readonly isFull: boolean;
}

export function readPersonName(name: string): PersonName {
  return { key: personKey(name), isFull: isFullName(name) };
}

/** Says whether a name tells one person from all others: it has at least two words, or none in Latin script. */
export function isFullName(name: string): boolean {
  // A name with a broken letter may be anybody's.
  if (name.includes('\ufffd')) return false;
  const words = personKey(name).split(' ');
  if (words.length >= 2) return words.filter((word) => word.length > 1).length >= 1;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{3,}/u.test(name);
}

/** What stands in a list of speakers and is nobody's name. */
const nobody =
  /^(?:t\.?b\.?[acd]\.?|n\/?a|et al\.?|others|and others|various|speakers?|all|everyone|team|moderator|moderation|host|panel|panelists|staff|organi[sz]ers?|the organi[sz]ers?|orga|n\.?n\.?|\?+)$/i;

const degree =
  /^(?:ph\.?\s?d|m\.?\s?sc|b\.?\s?sc|m\.?\s?d|m\.?\s?a|b\.?\s?a|mba|j\.?r|s\.?r|ii|iii|iv|esq)\.?$/i;

/**
 * The names in a list such as `Ann Smith, Bob Jones, PhD`, each with its offset in the list. Degrees stay with the
 * name before them; roles and placeholders are left out.
 */
export function splitNames(list: string): readonly { readonly name: string; readonly start: number }[] {
  const names: { name: string; start: number; end: number }[] = [];
  for (let at = 0, comma = 0; comma >= 0; at = comma + 1) {
    comma = list.indexOf(',', at);
    const part = list.slice(at, comma < 0 ? list.length : comma);
    const name = part.trim();
    if (name === '') continue;
    const start = at + part.indexOf(name);
    const before = names[names.length - 1];
    if (before && degree.test(name)) {
      before.end = start + name.length;
      before.name = list.slice(before.start, before.end);
    } else names.push({ name, start, end: start + name.length });
  }
  return names.filter(({ name }) => !nobody.test(name));
}

/** Says whether a text can be a person's name: a few words, no digits and no punctuation of sentences. */
export function looksLikeName(text: string): boolean {
  const words = text.split(/\s+/).length;
  return words <= 6 && text.length <= 60 && /\p{L}/u.test(text) && !/[\d:;!?"„“”/@#]/.test(text);
}
