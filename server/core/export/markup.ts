/** Text of a schedule inside HTML, SVG or XML, where it must stay text. */

/** Characters that XML 1.0 does not allow anywhere, however they are written (section 2.2). */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for between tags and between double quotes. */
export function escapeMarkup(text: string): string {
  return text
    .replace(impossible, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** An address that a reader may be led to: of the web, and nothing that runs. Undefined for any other. */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s"<>]+$/i.test(url) ? url : undefined;
}
