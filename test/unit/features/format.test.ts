import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  foldChanges,
  formatDocument,
  formatRange,
  type IcalDocument,
  type TextEdit,
} from '../../../server/core/index.ts';
import { octetLength } from '../../../server/core/text/lines.ts';
import { openText } from '../../support/check.ts';
import { inEvent } from '../../support/cursor.ts';

const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const long = `DESCRIPTION:${'0123456789'.repeat(10)}`;
const folded = `DESCRIPTION:${'0123456789'.repeat(6)}012\n 3456789${'0123456789'.repeat(3)}`;

function format(text: string): string {
  return applyEdits(text, formatDocument(openText(text)));
}

/** Changes a document as an editor does. */
function replace(document: IcalDocument, from: string, to: string): void {
  const start = document.text.indexOf(from);
  if (start < 0) throw new Error(`No ${from}`);
  const end = start + from.length;
  document.edit([{ range: { start: document.positionAt(start), end: document.positionAt(end) }, text: to }]);
}

function apply(document: IcalDocument, edits: readonly TextEdit[]): string {
  return applyEdits(document.text, edits);
}

describe('formatting a document', () => {
  it('folds a line that is too long, and no other', () => {
    const text = crlf(inEvent(`COMMENT:ragged\n  and\n  short\n${long}\nLOCATION:Hall A`));
    expect(format(text)).toBe(text.replace(crlf(long), crlf(folded)));
  });

  it('makes one insertion for each fold', () => {
    const text = crlf(inEvent(long));
    const at = text.indexOf('DESC') + 75;
    expect(formatDocument(openText(text))).toEqual([{ start: at, end: at, newText: '\r\n ' }]);
  });

  it('leaves a file alone whose lines are folded at other places', () => {
    const text = crlf(inEvent(`DESCRIPTION:a\n  b\n  c\\\n ,d\nATTENDEE\n ;CN=x\n :mailto:x@example.org`));
    expect(formatDocument(openText(text))).toEqual([]);
  });

  it('keeps the folds that are there and folds only the physical line that is too long', () => {
    const text = crlf(inEvent(`DESCRIPTION:short\n ${'x'.repeat(80)}\n  and short\n  again`));
    expect(format(text)).toBe(text.replace('x'.repeat(80), `${'x'.repeat(74)}\r\n ${'x'.repeat(6)}`));
  });

  it('takes out folds with nothing between them', () => {
    const text = crlf(inEvent('SUMMARY:a\n \n b\n \nLOCATION:Hall A\n\t'));
    expect(format(text)).toBe(crlf(inEvent('SUMMARY:a\n b\nLOCATION:Hall A')));
    expect(formatDocument(openText(crlf(inEvent('SUMMARY:a\n  \n b'))))).toEqual([]);
  });

  it('ends in one step', () => {
    const text = `\ufeff${crlf(inEvent(`${long.repeat(3)}\nSUMMARY:${'会'.repeat(90)}\n \n x`))}`;
    const once = format(text);
    expect(formatDocument(openText(once))).toEqual([]);
    for (const line of once.split('\r\n')) expect(octetLength(line)).toBeLessThanOrEqual(75);
  });

  it.each(['\n', '\r\n'])('writes the line break of the file: %j', (eol) => {
    expect(format(inEvent(long).replaceAll('\n', eol))).toBe(inEvent(folded).replaceAll('\n', eol));
  });

  it('writes the line break of the line where a file has several', () => {
    const text = `${crlf('BEGIN:VCALENDAR\nVERSION:2.0\n')}${long}\nEND:VCALENDAR\n`;
    expect(format(text)).toBe(text.replace(long, folded));
  });

  it('writes the space or tab of the line, else of the file', () => {
    const tabbed = crlf(inEvent(`COMMENT:a\n\tb\n${long}`));
    expect(format(tabbed)).toBe(tabbed.replace(long, crlf(folded).replace('\n ', '\n\t')));
    const both = crlf(inEvent(`COMMENT:a\n\tb\nDESCRIPTION:x\n ${'x'.repeat(80)}`));
    expect(format(both)).toBe(both.replace('x'.repeat(80), `${'x'.repeat(74)}\r\n ${'x'.repeat(6)}`));
  });

  it('leaves alone what is no content line and what a carriage return cuts', () => {
    for (const text of [
      inEvent('x'.repeat(90)),
      `  ${'x'.repeat(90)}\r\n`,
      `${long}\r${long}\r`,
      `BEGIN:VEVENT\r\nSUMMARY:a\rb\r\n${long}\r\nEND:VEVENT\r\n`,
      '',
    ]) {
      expect(formatDocument(openText(text))).toEqual([]);
    }
  });
});

describe('formatting a range', () => {
  const text = crlf(inEvent(`${long}\nCOMMENT:${'x'.repeat(80)}\nCONTACT:${'y'.repeat(80)}`));
  const document = openText(text);
  const touched = (from: string, to: string) =>
    formatRange(document, { start: text.indexOf(from), end: text.indexOf(to) }).map(({ start }) =>
      text.slice(0, start).split('\r\n').at(-1)?.slice(0, 7),
    );

  it('touches only the content lines in it', () => {
    expect(touched('COMMENT', 'COMMENT')).toEqual(['COMMENT']);
    expect(touched('COMMENT', 'CONTACT')).toEqual(['COMMENT']);
    expect(touched('89\r\nCOMMENT', 'OMMENT')).toEqual(['DESCRIP', 'COMMENT']);
    expect(touched('BEGIN', 'END:VCALENDAR')).toEqual(['DESCRIP', 'COMMENT', 'CONTACT']);
    expect(touched('UID', 'DTSTAMP')).toEqual([]);
  });

  it('takes the whole content line that it begins or ends in', () => {
    const other = crlf(inEvent(`COMMENT:a\n b${'x'.repeat(80)}`));
    const at = other.indexOf('a\r\n b');
    expect(formatRange(openText(other), { start: at, end: at })).toHaveLength(1);
  });
});

describe('folding what has changed since the text was saved', () => {
  const body = `${'0123456789'.repeat(30)}`;
  const saved = crlf(
    inEvent(
      `COMMENT:${'x'.repeat(90)}\nDESCRIPTION:${body.slice(0, 50)}\n ${body.slice(50, 90)}\n ${body.slice(90, 160)}\n ${body.slice(160)}`,
    ),
  );
  const start = saved.replace(body.slice(160), `${body.slice(160, 230)}\r\n ${body.slice(230)}`);
  const whole = `DESCRIPTION:${body}`;
  const oneLine = (document: IcalDocument) =>
    replace(document, start.slice(start.indexOf('DESC'), start.indexOf('\r\nEND:VEVENT')), whole);

  it('leaves the long lines that the file had', () => {
    const document = openText(start);
    expect(foldChanges(document)).toEqual([]);
    replace(document, 'UID:a', 'UID:b');
    expect(foldChanges(document)).toEqual([]);
  });

  it('folds a long line that is new', () => {
    const document = openText(start);
    replace(document, 'END:VEVENT', `${long}\r\nEND:VEVENT`);
    expect(apply(document, foldChanges(document))).toBe(
      start.replace('END:VEVENT', `${crlf(folded)}\r\nEND:VEVENT`),
    );
    document.markSaved();
    expect(foldChanges(document)).toEqual([]);
  });

  it('writes the folds of an unfolded property back where they were', () => {
    const document = openText(start);
    oneLine(document);
    expect(apply(document, foldChanges(document))).toBe(start);
  });

  it.each([
    ['in the first line', body.slice(0, 15), `${body.slice(0, 10)}XY${body.slice(10, 15)}`],
    ['at a fold', body.slice(80, 100), `${body.slice(80, 90)}new${body.slice(90, 100)}`],
    ['out', body.slice(100, 120), body.slice(100, 110)],
  ])('changes as few lines as it can when something was typed %s', (_, before, after) => {
    const document = openText(start);
    oneLine(document);
    // The digits repeat: what was typed is at one of several equal places.
    replace(document, `DESCRIPTION:${body}`, `DESCRIPTION:${body.replace(before, after)}`);
    const lines = apply(document, foldChanges(document)).split('\r\n');
    const old = start.split('\r\n');
    const changed = lines.filter((line) => !old.includes(line));
    expect(changed.length).toBeLessThanOrEqual(2);
    for (const line of lines.filter((each) => !each.startsWith('COMMENT'))) {
      expect(octetLength(line)).toBeLessThanOrEqual(75);
    }
  });

  it('finds the saved line again after the whole text was replaced', () => {
    const document = openText(start);
    document.edit([{ text: start.replace(/\r\n /g, '') }]);
    expect(apply(document, foldChanges(document))).toBe(start);
  });

  it('keeps the tab that the folds were written with', () => {
    const tabbed = start.replaceAll('\r\n ', '\r\n\t');
    const document = openText(tabbed);
    document.edit([{ text: tabbed.replace(/\r\n\t/g, '') }]);
    expect(apply(document, foldChanges(document))).toBe(tabbed);
  });
});
