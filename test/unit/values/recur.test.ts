import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlock } from '../../../server/core/ical/syntax/tree.ts';
import {
  parseRecur,
  type RecurProblem,
  readRecur,
  recurValue,
} from '../../../server/core/ical/values/recur.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';
import { anyCharacter, fuzz } from '../../support/texts.ts';

/** The problems as one line each: kind, marked text, and what the edits make of the value, with ! when sure. */
function brief(value: string): readonly string[] {
  return parseRecur(value).problems.map((problem) => {
    const fixed = problem.edits ? ` ${applyEdits(value, problem.edits)}${problem.isSure ? '!' : '?'}` : '';
    return `${problem.kind} [${value.slice(problem.start, problem.end)}]${fixed}`;
  });
}

describe('parseRecur, on rules that are right', () => {
  it.each([
    'FREQ=DAILY;COUNT=10;INTERVAL=2',
    'FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;BYDAY=1SU,-1SU',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
    'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z',
    'FREQ=DAILY;UNTIL=20270514',
    'FREQ=SECONDLY;BYSECOND=60',
    'freq=weekly;byday=mo',
    'FREQ=YEARLY;BYMONTH=01;BYMONTHDAY=+05',
    'FREQ=YEARLY;BYDAY=+1MO',
    'RSCALE=CHINESE;FREQ=YEARLY',
    'RSCALE=ETHIOPIC;FREQ=MONTHLY;BYMONTH=13',
    'RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;SKIP=FORWARD',
    'RSCALE=HEBREW;FREQ=YEARLY;BYYEARDAY=385',
  ])('%s', (value) => expect(brief(value)).toEqual([]));
});

describe('parseRecur, on damage', () => {
  it.each([
    ['', ['empty []']],
    ['W2 TU TH #4', ['old-grammar [W2 TU TH #4]']],
    ['MP1 1+ MO #10', ['old-grammar [MP1 1+ MO #10]']],
    ['RRULE:FREQ=DAILY', ['property-name [RRULE:] FREQ=DAILY!']],
    ['COUNT=3', ['freq-missing [COUNT=3]']],
    [';', ['freq-missing [;]']],
    ['FREQ=DAYLY', ['value [DAYLY]']],
    ['FREQ=DAILY;', ['empty-part [;] FREQ=DAILY!']],
    ['FREQ=DAILY;;COUNT=3', ['empty-part [;] FREQ=DAILY;COUNT=3!']],
    [';;FREQ=DAILY; ;;', ['empty-part [;;] FREQ=DAILY; ;;!', 'empty-part [; ;;] ;;FREQ=DAILY!']],
    ['FREQ=DAILY; COUNT = 3', ['white-space [ ] FREQ=DAILY;COUNT=3!']],
    ['FREQ=DAILY\\;COUNT=3', ['escaped-separator [\\;] FREQ=DAILY;COUNT=3!']],
    ['FREQ=WEEKLY\\;BYDAY=MO\\,TU', ['escaped-separator [\\;] FREQ=WEEKLY;BYDAY=MO,TU!']],
    [
      'FREQ=WEEKLY;BYDAY=MO,,TU,',
      ['empty-item [,] FREQ=WEEKLY;BYDAY=MO,TU,!', 'empty-item [,] FREQ=WEEKLY;BYDAY=MO,,TU!'],
    ],
    ['FREQ=DAILY;COUNT', ['equals-missing [COUNT]']],
    ['DAILY;COUNT=3', ['equals-missing [DAILY]']],
    ['FREQ=DAILY;COUNT=', ['value-missing [COUNT=]']],
    ['FREQ=WEEKLY;BYDAY=,', ['value-missing [BYDAY=,]']],
    ['FREQ=DAILY;CUONT=3', ['unknown-part [CUONT] FREQ=DAILY?']],
    ['FREG=DAILY;COUNT=3', ['unknown-part [FREG] COUNT=3?']],
    ['FREQ=DAILY;X-NOTE=a', ['unknown-part [X-NOTE] FREQ=DAILY?']],
    ['FREQ=DAILY;COUNT=3;COUNT=4', ['repeated-part [COUNT=4] FREQ=DAILY;COUNT=3?']],
    ['FREQ=DAILY;FREQ=daily', ['repeated-part [FREQ=daily] FREQ=DAILY!']],
    ['COUNT=3;FREQ=DAILY', ['freq-not-first [FREQ=DAILY] FREQ=DAILY;COUNT=3!']],
    ['COUNT=3;FREQ=DAILY;WKST=SU', ['freq-not-first [FREQ=DAILY] FREQ=DAILY;COUNT=3;WKST=SU!']],
  ])('%s', (value, expected) => expect(brief(value)).toEqual(expected));
});

describe('parseRecur, on values', () => {
  it.each([
    ['FREQ=DAILY;COUNT=0', 'count-zero [0]'],
    ['FREQ=DAILY;COUNT=-1', 'out-of-range [-1]'],
    ['FREQ=DAILY;COUNT=+3', 'value [+3] FREQ=DAILY;COUNT=3!'],
    ['FREQ=DAILY;COUNT=ten', 'value [ten]'],
    ['FREQ=DAILY;INTERVAL=0', 'out-of-range [0]'],
    ['FREQ=DAILY;INTERVAL=1.5', 'value [1.5]'],
    ['FREQ=DAILY;BYHOUR=24', 'out-of-range [24]'],
    ['FREQ=DAILY;BYHOUR=009', 'value [009] FREQ=DAILY;BYHOUR=9!'],
    ['FREQ=DAILY;BYMINUTE=60', 'out-of-range [60]'],
    ['FREQ=DAILY;BYSECOND=61', 'out-of-range [61]'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'out-of-range [0]'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,32', 'out-of-range [32]'],
    ['FREQ=YEARLY;BYYEARDAY=-367', 'out-of-range [-367]'],
    ['FREQ=YEARLY;BYWEEKNO=54', 'out-of-range [54]'],
    ['FREQ=YEARLY;BYMONTH=13', 'out-of-range [13]'],
    ['FREQ=YEARLY;BYMONTH=-1', 'out-of-range [-1]'],
    ['FREQ=YEARLY;BYMONTH=JAN', 'value [JAN]'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'out-of-range [0MO]'],
    ['FREQ=MONTHLY;BYDAY=54MO', 'out-of-range [54MO]'],
    ['FREQ=MONTHLY;BYDAY=001MO', 'value [001MO] FREQ=MONTHLY;BYDAY=1MO!'],
    ['FREQ=WEEKLY;BYDAY=MON', 'value [MON]'],
    ['FREQ=WEEKLY;BYDAY=MO TU', 'value [MO TU]'],
    ['FREQ=WEEKLY;WKST=1', 'value [1]'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0', 'out-of-range [0]'],
    ['FREQ=DAILY;UNTIL=20270532', 'value [32]'],
    ['FREQ=DAILY;UNTIL=2027-05-14', 'value [2027-05-14] FREQ=DAILY;UNTIL=20270514!'],
    ['FREQ=DAILY;UNTIL=20270514T090000z', 'value [z] FREQ=DAILY;UNTIL=20270514T090000Z!'],
    ['FREQ=DAILY;UNTIL=20270514T250000', 'value [25]'],
    ['FREQ=DAILY;UNTIL=forever', 'value [forever]'],
    ['RSCALE=CHINESE,FREQ;FREQ=DAILY', 'value [CHINESE,FREQ]'],
  ])('%s', (value, expected) => expect(brief(value)).toEqual([expected]));

  it('says why an UNTIL cannot be read', () => {
    expect(parseRecur('FREQ=DAILY;UNTIL=20270532').problems[0]).toMatchObject({
      part: 'UNTIL',
      cause: 'day',
    });
  });
});

describe('parseRecur, on parts that do not go together', () => {
  it.each([
    ['FREQ=DAILY;COUNT=3;UNTIL=20270514', 'not-with [UNTIL=20270514] FREQ=DAILY;COUNT=3?'],
    ['FREQ=DAILY;UNTIL=20270514;COUNT=3', 'not-with [COUNT=3] FREQ=DAILY;UNTIL=20270514?'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'not-with-freq [BYMONTHDAY=3] FREQ=WEEKLY?'],
    ['FREQ=MONTHLY;BYWEEKNO=3', 'not-with-freq [BYWEEKNO=3] FREQ=MONTHLY?'],
    ['FREQ=DAILY;BYYEARDAY=3', 'not-with-freq [BYYEARDAY=3] FREQ=DAILY?'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'ordinal-not-allowed [1MO] FREQ=WEEKLY;BYDAY=MO?'],
    ['FREQ=WEEKLY;BYDAY=TU,1MO,-1FR', 'ordinal-not-allowed [1MO] FREQ=WEEKLY;BYDAY=TU,MO,FR?'],
    ['FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO', 'ordinal-not-allowed [1MO] FREQ=YEARLY;BYWEEKNO=3;BYDAY=MO?'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'lacks-part [BYSETPOS=1] FREQ=MONTHLY?'],
    ['FREQ=MONTHLY;SKIP=OMIT', 'lacks-part [SKIP=OMIT] FREQ=MONTHLY?'],
    ['FREQ=YEARLY;BYMONTH=5L', 'leap-month [L] FREQ=YEARLY;BYMONTH=5?'],
  ])('%s', (value, expected) => expect(brief(value)).toEqual([expected]));

  it('names the other part', () => {
    expect(parseRecur('FREQ=WEEKLY;BYDAY=1MO').problems[0]).toMatchObject({
      part: 'BYDAY',
      other: 'FREQ',
      related: { start: 0, end: 11 },
    });
  });

  it('leaves the table alone while FREQ is wrong', () => {
    expect(brief('FREQ=WEEKY;BYMONTHDAY=3')).toEqual(['value [WEEKY]']);
  });
});

describe('parts', () => {
  it('have values and places', () => {
    const text = 'FREQ=MONTHLY;BYDAY=-1FR,MO;UNTIL=20270514T090000Z;BYMONTH=5';
    const recur = parseRecur(text);
    expect(recurValue(recur, 'FREQ')).toBe('MONTHLY');
    expect(recurValue(recur, 'COUNT')).toBeUndefined();
    expect(recurValue(recur, 'BYMONTH')).toEqual({ month: 5, isLeap: false });
    expect(recurValue(recur, 'UNTIL')).toMatchObject({
      type: 'DATE-TIME',
      dateTime: { day: 14, isUtc: true },
    });
    expect(recur.parts.BYDAY).toEqual({
      name: 'BYDAY',
      start: 13,
      end: 26,
      valueAt: { start: 19, end: 26 },
      removal: { start: 12, end: 26 },
      items: [
        { start: 19, end: 23, value: { weekday: 'FR', ordinal: -1 } },
        { start: 24, end: 26, value: { weekday: 'MO', ordinal: undefined } },
      ],
    });
  });

  it('stay when one of their values is wrong', () => {
    const { parts } = parseRecur('FREQ=MONTHLY;BYMONTHDAY=1,40,3');
    expect(parts.BYMONTHDAY?.items.map(({ value }) => value)).toEqual([1, 3]);
  });

  it('stay finite', () => {
    const recur = parseRecur(`FREQ=DAILY;COUNT=${'9'.repeat(400)}`);
    expect(recur.problems).toEqual([]);
    expect(recurValue(recur, 'COUNT')).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('readRecur', () => {
  it('knows where a range of the value stands, folds and all', () => {
    const text = 'BEGIN:VEVENT\r\nRRULE:FREQ=WEE\r\n KLY;BYMON\r\n THDAY=3\r\nEND:VEVENT\r\n';
    const tree = parseBlock(text);
    const line = tree.contentLines[1]!;
    const recur = readRecur(tree, line);
    const [problem] = recur.problems as readonly [RecurProblem];
    const { start, end } = recur.sourceRange(problem);
    expect(recur.text).toBe('FREQ=WEEKLY;BYMONTHDAY=3');
    expect(text.slice(start, end)).toBe('BYMON\r\n THDAY=3');
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      'FREQ',
      'COUNT',
      'BYDAY',
      'UNTIL',
      'BYMONTH',
      'WKST',
      'RSCALE',
      'RRULE:',
      'X-A',
      '=',
      '=',
      '=',
      ';',
      ';',
    ],
    ...[
      ',',
      '\\',
      ' ',
      '+',
      '-',
      '0',
      '1',
      '99',
      'L',
      'MO',
      '1MO',
      'DAILY',
      'WEEKLY',
      '20270514',
      'T',
      'é',
      '"',
    ],
  );
  const anyRule = fc.oneof(
    fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('')),
    fc.string({ unit: anyCharacter, maxLength: 24 }),
  );

  it('is read, its problems in order and inside it, and what is sure leaves one problem less', () => {
    fc.assert(
      fc.property(anyRule, (value) => {
        const { problems } = parseRecur(value);
        let last = 0;
        for (const { start, end, edits = [], isSure, kind } of problems) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(value.length);
          last = start;
          if (!isSure) continue;
          const count = (text: string) =>
            parseRecur(text).problems.filter((problem) => problem.kind === kind).length;
          expect(count(applyEdits(value, edits))).toBeLessThan(count(value));
        }
      }),
      fuzz,
    );
  });

  it.each([
    ';',
    ',',
    '=',
    '\\;',
    'A;',
    'A=1;',
    'COUNT=1;',
    ' ',
    'BYDAY=',
    'x,',
    '9',
    'RRULE:',
    'FREQ=DAILY;',
  ])('of a hundred thousand characters of %s is read to its end', (unit) => {
    for (const head of ['', 'FREQ=DAILY;BYDAY=', 'COUNT=', 'UNTIL=']) {
      expect(parseRecur(head + unit.repeat(100_000 / unit.length)).problems.length).toBeGreaterThan(0);
    }
  });
});
