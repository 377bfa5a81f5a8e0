/** HTML that got into TEXT, as far as it turns up in calendars: no parser, just what a reader would make of it. */

/** Elements that editors and exports write. Others, such as the T of a generic type, are left alone. */
const elements =
  'a|abbr|b|blockquote|br|code|div|em|font|h[1-6]|hr|html-blob|i|img|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul';

/** Makes the expression anew, for it is used with a place to go on from. */
function tagPattern(): RegExp {
  return new RegExp(`<(/?)(${elements})\\b([^<>]*)>`, 'gi');
}

/** A tag of a text, in offsets of that text. */
export interface HtmlTag {
  readonly start: number;
  readonly end: number;
}

/**
 * The first tag of a text that is HTML; undefined for one that is not. To be HTML takes something that is
 * closed, a line break or a link: an opening tag alone may be what the talk is about.
 */
export function findHtml(text: string): HtmlTag | undefined {
  if (!text.includes('<')) return undefined;
  const tags = [...text.matchAll(tagPattern())];
  const isHtml = tags.some(
    ([, slash, name, attributes]) =>
      slash === '/' ||
      /^br$/i.test(name ?? '') ||
      (/^a$/i.test(name ?? '') && /href/i.test(attributes ?? '')),
  );
  const first = tags[0];
  return isHtml && first ? { start: first.index, end: first.index + first[0].length } : undefined;
}

/** HTML as plain text: breaks and paragraphs are line breaks, items have dashes, links are in parentheses. */
export function htmlToText(html: string): string {
  const text = html
    .replace(/<a\b[^<>]*href\s*=\s*["']?([^"'\s<>]*)["']?[^<>]*>([^<]*)<\/a\s*>/gi, (_, href, words) =>
      words === href || words === '' ? href : `${words} (${href})`,
    )
    .replace(/<(?:br|hr)\b[^<>]*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/(?:p|h[1-6]|ul|ol|table|blockquote|pre)\s*>/gi, '\n\n')
    .replace(/<\/(?:div|tr)\s*>/gi, '\n')
    .replace(/<\/t[dh]\s*>/gi, ' ')
    .replace(tagPattern(), '');
  return decodeEntities(text)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['nbsp', '\u00a0'],
  ['quot', '"'],
]);

/** A character reference of HTML; in TEXT its semicolon may be escaped. */
export function entityPattern(): RegExp {
  return /&(?:(amp|apos|gt|lt|nbsp|quot)|#(\d{1,7})|#x([\da-f]{1,6}))\\?;/gi;
}

/** What a reference such as `&amp;` or `&#8211;` stands for; undefined when it stands for no character. */
export function decodeEntity(entity: string): string | undefined {
  const [, name, decimal, hex] = entityPattern().exec(entity) ?? [];
  if (name !== undefined) return named.get(name.toLowerCase());
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = point > 31 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : undefined;
}

/** A text with its references decoded; those that stand for nothing stay. */
export function decodeEntities(text: string): string {
  return text.replace(entityPattern(), (entity) => decodeEntity(entity) ?? entity);
}
