import { styleText } from 'node:util';

/** Colours a text, or leaves it as it is. */
export type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** The colours of a terminal, or none. */
export function styleFor(hasColor: boolean): Style {
  if (!hasColor) return plain;
  return (format, text) => styleText(format, text, { validateStream: false });
}

/** Leaves a text as it is. */
export function plain(_: unknown, text: string): string {
  return text;
}

/**
 * Makes visible what would move the cursor, colour the terminal or turn the text around: a schedule comes
 * from strangers. A tab becomes one blank, so that the underline stays below its text.
 */
export function showControls(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (unit) => {
      const code = unit.charCodeAt(0);
      if (code === 9) return ' ';
      if (code < 32) return String.fromCharCode(0x2400 + code);
      return code === 127 ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    },
  );
}
