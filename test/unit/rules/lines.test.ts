import { describe, expect, it } from 'vitest';
import { applyEdits, type IcalDocument, readByteFacts } from '../../../server/core/index.ts';
import { bytesOf, decode } from '../../support/bytes.ts';
import { openBytes, openText } from '../../support/check.ts';

const event = 'BEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\n';
const head = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n';

function calendar(lines = ''): string {
  return `${head}${event}${lines}END:VEVENT\r\nEND:VCALENDAR\r\n`;
}

/** What was found, as `rule line:character`, from 1. */
function found(document: IcalDocument): string[] {
  return document
    .findings()
    .map(({ finding, start }) => `${finding.rule} ${start.line + 1}:${start.character + 1}`);
}

describe('one cause is one finding', () => {
  it.each([
    ['no calendar', `${event}END:VEVENT\r\nEND:VTODO\r\nno colon\r\n`, ['file-no-calendar 1:1']],
    ['a web page', '<html>\r\n<a href="x:y">\r\n', ['file-no-calendar 1:1']],
    ['text before the calendar', `None\r\n<b>\r\nBEGIN:X\r\n${calendar()}`, ['file-text-before-begin 1:1']],
    ['text on the line of the calendar', `None${calendar()}`, ['file-text-before-begin 1:1']],
    [
      'text after the calendar',
      `${calendar()}Regards,\r\nAnn: me\r\nEND:X\r\n`,
      ['file-text-after-end 10:1'],
    ],
    ['an indented event', calendar().replaceAll('\r\nUID', '\r\n UID'), ['line-indented 5:1']],
    ['an indented file', ` ${calendar().trimEnd().replaceAll('\r\n', '\r\n ')}\r\n`, ['line-indented 1:1']],
    [
      'several paragraphs without their space',
      calendar('DESCRIPTION:a\r\n\r\nSo, this: and that\r\n\r\nno colon\r\n\r\n'),
      ['continuation-missing-space 10:1'],
    ],
    [
      'a continuation behind an empty line',
      calendar('DESCRIPTION:a\r\n\r\n b\r\n'),
      ['line-not-content-line 10:1'],
    ],
    ['a misspelt end', calendar().replace('END:VCALENDAR', 'END:CALENDAR'), ['begin-end-mismatch 9:5']],
    ['a calendar with nothing but a wrong end', `${head}END:FOO\r\n`, ['begin-end-mismatch 4:5']],
    ['an end too many', `${calendar()}END:VCALENDAR\r\n`, ['begin-end-mismatch 10:5']],
  ])('%s', (_name, text, findings) => {
    expect(found(openText(text))).toEqual(findings);
  });

  it.each([
    ['UTF-16', Buffer.from(calendar(), 'utf16le'), ['file-not-utf8 1:1']],
    ['CR alone', Buffer.from(calendar().replaceAll('\r\n', '\r')), ['line-ending-bare-cr 1:16']],
    ['CR CR LF', Buffer.from(calendar().replaceAll('\r\n', '\r\r\n')), ['line-ending-bare-cr 1:16']],
    [
      'a CR inside a text',
      Buffer.from(calendar('DESCRIPTION:a\rso it goes on\r\n')),
      ['line-ending-bare-cr 8:14', 'line-not-content-line 9:1'],
    ],
  ])('%s', (_name, bytes, findings) => {
    expect(found(openBytes(bytes))).toEqual(findings);
  });
});

describe('what must not be reported', () => {
  it.each([
    ['a line of 75 octets', `SUMMARY:${'x'.repeat(67)}`],
    ['a fold with a tab', 'SUMMARY:Open\r\n\ting'],
    ['a fold inside an escape', 'DESCRIPTION:a\\\r\n nb'],
    ['a fold after the name', 'SUMMARY\r\n :Opening'],
    ['a fold inside the name', 'SUMM\r\n ARY:Opening'],
    ['a fold inside a parameter', 'SUMMARY;LANGUAGE=\r\n en:Opening'],
    ['a fold inside a quoted value', 'ATTENDEE;CN="Smith,\r\n  Ann":mailto:ann@example.org'],
    ['names in lower case', 'summary:Opening'],
    ['colons and quotes in a text', 'SUMMARY:The "best": ever; really'.replace(';', '\\;')],
    ['an upper case address', 'ATTENDEE;CN=Ann:MAILTO:ann@example.org'],
    ['a semicolon in an X- property', 'X-NOTE:;:"'],
    ['a text that goes on with what looks like a property', 'DESCRIPTION:Bring\r\n  LOCATION:Hall A'],
  ])('%s', (_name, line) => {
    const rules = found(openText(calendar(`${line}\r\n`)));
    expect(rules.filter((rule) => /^(?:line|param|file|continuation|property-name-inv)/.test(rule))).toEqual(
      [],
    );
  });

  it('several calendars in one file', () => {
    expect(found(openText(calendar() + calendar('SUMMARY:b\r\n').replace('a@', 'b@')))).not.toContain(
      'file-text-after-end',
    );
  });
});

describe('the bytes of a file whose text an editor has changed', () => {
  const bytes = bytesOf(`<EF><BB><BF>${calendar('SUMMARY:Caf<E9><LF>')}`);

  function edited(text: string): IcalDocument {
    const document = openText(text);
    document.setBytes(readByteFacts(bytes));
    return document;
  }

  it('are reported where the text has their places', () => {
    const text = decode(bytes).replaceAll('\r\n', '\n');
    expect(found(edited(text))).toEqual(['file-bom 1:1', 'file-not-utf8 8:12', 'line-ending-mixed 8:13']);
  });

  it('are reported inside a text that is shorter now', () => {
    const document = edited('BEGIN:VCALENDAR\r\n');
    const places = document.findings().map(({ start, end }) => [start.offset, end.offset]);
    for (const [start, end] of places)
      expect(start !== undefined && end !== undefined && start <= end).toBe(true);
    expect(Math.max(...places.flat())).toBeLessThanOrEqual(document.length);
  });

  it('count as UTF-16 also where the editor has decoded it', () => {
    const document = openText(calendar('no colon\r\n'));
    document.setBytes(readByteFacts(Buffer.from(`\ufeff${calendar('no colon\r\n')}`, 'utf16le')));
    expect(found(document)).toEqual(['file-not-utf8 1:1', 'line-not-content-line 8:1']);
  });

  it('get no guess when a byte means nothing in windows-1252', () => {
    const document = openBytes(bytesOf(calendar('SUMMARY:<81><E9>\r\n')));
    expect(document.findings().flatMap(({ finding }) => document.fixes(finding))).toEqual([]);
  });
});

describe('fixes', () => {
  it('close components from the inside out', () => {
    const text = `${head}${event}BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Soon\r\nTRIGGER:-PT5M\r\n`;
    let document = openText(text);
    for (let pass = 0; pass < 3; pass++) {
      const open = document.findings().filter(({ finding }) => finding.rule === 'file-truncated');
      const last = open[open.length - 1];
      const edits = last ? (document.fixes(last.finding)[0]?.edits ?? []) : [];
      document = openText(applyEdits(document.text, edits));
    }
    expect(document.text).toBe(`${text}END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`);
  });

  it('use the line breaks of the file', () => {
    const document = openText(calendar(`SUMMARY:${'x'.repeat(70)}\r\n`).replaceAll('\r\n', '\n'));
    const long = document.findings().find(({ finding }) => finding.rule === 'line-too-long');
    expect(long && document.fixes(long.finding)[0]?.edits[0]?.newText).toBe('\n ');
  });
});
