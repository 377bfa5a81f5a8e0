import { expect, it } from 'vitest';
import { foldingRanges } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';

/** The ranges as `first–last kind`, lines counted from 1 as editors show them. */
function fold(text: string): string[] {
  return foldingRanges(openText(text)).map(
    (range) => `${range.startLine + 1}–${range.endLine + 1} ${range.kind}`,
  );
}

it('folds calendars, components and folded properties', () => {
  const lines = [
    'BEGIN:VCALENDAR',
    'X-WR-CALDESC:two',
    ' lines',
    'BEGIN:VEVENT',
    'SUMMARY:one line',
    'DESCRIPTION:three',
    ' lines',
    '\tof it',
    'BEGIN:VALARM',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  expect(fold(lines.join('\r\n'))).toEqual([
    '1–12 calendar',
    '2–3 property',
    '4–11 component',
    '6–8 property',
    '9–10 component',
  ]);
});

it('folds what was never closed to where it ends', () => {
  expect(fold('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\n')).toEqual([
    '2–3 component',
    '4–5 component',
  ]);
});

it('folds each of several calendars', () => {
  const calendar = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  expect(fold(calendar + calendar)).toEqual([
    '1–4 calendar',
    '2–3 component',
    '5–8 calendar',
    '6–7 component',
  ]);
});

it('has nothing to fold in one line', () => {
  expect(fold('')).toEqual([]);
  expect(fold('BEGIN:VEVENT')).toEqual([]);
});
