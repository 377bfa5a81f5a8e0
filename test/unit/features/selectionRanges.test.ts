import { describe, expect, it } from 'vitest';
import { selectionRanges } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';
import { atCursor, inEvent } from '../../support/cursor.ts';

/** The texts that a growing selection takes in, those of several lines by their first and last. */
function grow(marked: string): string[] {
  const { document, text, offset } = atCursor(marked);
  return selectionRanges(document, offset).map(({ start, end }) => {
    const lines = text.slice(start, end).split('\r\n');
    const last = lines[lines.length - 1] || `${lines[lines.length - 2]}⏎`;
    return lines.length === 1
      ? (lines[0] as string)
      : lines.length === 2 && last.endsWith('⏎')
        ? last
        : `${lines[0]} … ${last}`;
  });
}

const around = ['BEGIN:VEVENT … END:VEVENT⏎', 'BEGIN:VCALENDAR … END:VCALENDAR⏎'];

describe('selectionRanges', () => {
  it('grows from a word to the file', () => {
    expect(grow(inEvent('CATEGORIES:Web,Data sc$0ience\\, small,Ops'))).toEqual([
      'science',
      'Data science\\, small',
      'Web,Data science\\, small,Ops',
      'CATEGORIES:Web,Data science\\, small,Ops',
      'CATEGORIES:Web,Data science\\, small,Ops⏎',
      ...around,
    ]);
  });

  it('takes in the parts of a rule', () => {
    expect(grow(inEvent('RRULE:FREQ=YEARLY;BYDAY=-1S$0U')).slice(0, 3)).toEqual([
      '1SU',
      'BYDAY=-1SU',
      'FREQ=YEARLY;BYDAY=-1SU',
    ]);
  });

  it('takes in a parameter and its value', () => {
    expect(grow(inEvent('ATTENDEE;CN="Ann Sm$0ith";ROLE=CHAIR:mailto:a@example.org')).slice(0, 4)).toEqual([
      'Smith',
      'Ann Smith',
      'CN="Ann Smith"',
      'ATTENDEE;CN="Ann Smith";ROLE=CHAIR:mailto:a@example.org',
    ]);
  });

  it('takes in a name', () => {
    expect(grow(inEvent('DT$0START:20270514T090000Z')).slice(0, 2)).toEqual([
      'DTSTART',
      'DTSTART:20270514T090000Z',
    ]);
  });

  it('takes in words and lines through folds, and no escape with them', () => {
    expect(grow(inEvent('SUMMARY:one\\nt$0\n wo three')).slice(0, 3)).toEqual([
      't …  wo',
      'one\\nt …  wo three',
      'SUMMARY:one\\nt …  wo three',
    ]);
  });

  it('takes in nested components', () => {
    const marked = inEvent('BEGIN:VALARM\nACTION:DIS$0PLAY\nEND:VALARM');
    expect(grow(marked).slice(3)).toEqual(['BEGIN:VALARM … END:VALARM⏎', ...around].flat());
  });

  it('has the file where there is nothing else', () => {
    expect(selectionRanges(openText(''), 0)).toEqual([{ start: 0, end: 0 }]);
    expect(selectionRanges(openText('x'), 99)).toEqual([{ start: 0, end: 1 }]);
  });

  it('always grows, and always holds the place', () => {
    const { text } = atCursor(`$0${inEvent('ATTENDEE;CN="A":mailto:a\nSUMMARY:x\\,y\n z\n\nno colon')}`);
    const document = openText(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const ranges = selectionRanges(document, offset);
      ranges.forEach((range, index) => {
        const inner = ranges[index - 1];
        expect(range.start <= offset && offset <= range.end).toBe(true);
        if (inner) expect(range.end - range.start).toBeGreaterThan(inner.end - inner.start);
        if (inner) expect(range.start <= inner.start && inner.end <= range.end).toBe(true);
      });
    }
  });
});
