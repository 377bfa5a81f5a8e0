import { decodeUtf8, decodeWindows1252 } from '../../text/charsets.ts';

/** Charsets that windows-1252 holds all of. */
const western = /^(?:iso-?8859-1|latin-?1|windows-1252|cp1252)$/i;

/**
 * The text that quoted-printable stands for (RFC 2045, 6.7), as vCalendar 1.0 used it; `charset` is UTF-8
 * when absent. A `=` that begins no code ends in a soft line break and is dropped. Undefined when the bytes
 * are no text in that charset.
 */
export function decodeQuotedPrintable(value: string, charset = 'UTF-8'): string | undefined {
  const decode = western.test(charset) ? decodeWindows1252 : decodeUtf8;
  let isText = true;
  const text = value.replace(/=(?![0-9A-F]{2})/gi, '').replace(/(?:=[0-9A-F]{2})+/gi, (codes) => {
    const part = decode(
      codes
        .slice(1)
        .split('=')
        .map((code) => Number.parseInt(code, 16)),
    );
    isText &&= part !== undefined;
    return part ?? '';
  });
  return isText ? text : undefined;
}
