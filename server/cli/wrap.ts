import stringWidth from 'string-width';

/**
 * Breaks a text into lines of at most `width` columns, each after `indent`, where it has blanks; a longer word
 * stands alone on its line.
 */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || stringWidth(indent) + stringWidth(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((each) => `${indent}${each}`).join('\n');
}
