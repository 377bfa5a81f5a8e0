import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  formatPage,
  formatPageRange,
  pageCompletion,
  pageFoldingRanges,
  pageHover,
  pageSelectionRanges,
  pageSymbols,
  type Reader,
} from '../../../server/core/index.ts';
import { configured, openPage } from '../../support/check.ts';

const reader: Reader = { localZone: 'Europe/Berlin', localZoneSource: 'setting', now: Date.UTC(2017, 7, 1) };

const page = (line: string, more = '') =>
  `speaker-page\n\nAnn Smith\n\nAnn is.\n\nOne\n\nWeb, Novice\n${line}\n\nDescription\n\nText.\n${more}`;

/** A text at its `$0`, open under a configuration. */
function atCursor(marked: string, config = {}) {
  const offset = marked.indexOf('$0');
  const document = openPage(marked.replace('$0', ''), configured('editor', config));
  return { document, offset };
}

describe('formatting the line that says when', () => {
  const formatted = (line: string) => {
    const document = openPage(page(line));
    return applyEdits(document.text, formatPage(document));
  };

  it.each([
    ['8/12/2017|3:15pm–4:15 p.m.|  Main   Hall  ', '8/12/2017 | 3:15 PM-4:15 PM | Main Hall'],
    ['8/12/2017 ｜ 15.15 to 16h ｜ Hall', '8/12/2017 | 15:15-16:00 | Hall'],
    ['8/12/2017, Noon - 1 PM, Hall', '8/12/2017 | noon-1 PM | Hall'],
    ['3:15 PM-4:15 PM | Sat,  8/12/2017 | Hall', 'Sat, 8/12/2017 | 3:15 PM-4:15 PM | Hall'],
    ['8/12/2017 | 3:15 PM-4:15 PM |', '8/12/2017 | 3:15 PM-4:15 PM |'],
    ['8/12/2017|3:15 PM-4:15 PM', '8/12/2017 | 3:15 PM-4:15 PM |'],
  ])('makes %j %j', (line, expected) => {
    expect(formatted(line)).toBe(
      page(expected).replace(`${expected}\n`, `${expected}${/\s+$/.exec(line)?.[0] ?? ''}\n`),
    );
  });

  it.each([
    '8/12/2017 | 3:15 PM-4:15 PM | Main Hall',
    'Saturday 11:05 a.m.–11:30 a.m. in Mystic Theatre',
    '8/12/2017x | 3:15pm-4:15pm | Hall',
    '8/12/2017 | 3:15pm-4:15pm | Hall | live',
  ])('leaves %j', (line) => {
    expect(formatted(line)).toBe(page(line));
  });

  it('may be for some lines alone', () => {
    const document = openPage(page('8/12/2017|3 PM-4 PM|A', '\nTwo\n\nWeb, Novice\n8/13/2017|3 PM-4 PM|B\n'));
    expect(formatPage(document)).toHaveLength(2);
    expect(formatPageRange(document, { start: 0, end: 60 })).toHaveLength(1);
  });
});

describe('hover on a speaker page', () => {
  const hover = (marked: string, config = {}) => {
    const { document, offset } = atCursor(marked, config);
    return pageHover(document, offset, reader)?.markdown;
  };

  it('tells of the talk from all lines of its head', () => {
    const line = '8/12/2017 | 3:15 PM-4:15 PM | Hall';
    for (const marked of [
      page(`${line}$0`),
      page(line).replace('One\n', 'O$0ne\n'),
      page(line).replace('Web', '$0Web'),
    ]) {
      expect(hover(marked)).toMatch(
        /^\*\*One\*\* · Hall · Web, Novice\n\n\*\*Sat 12 August 2017, 15:15 – 16:15\*\* \(1 h\)/,
      );
    }
  });

  it('reads times past midnight and without an end', () => {
    expect(hover(page('8/12/2017 | $010 PM-1 AM | Hall'))).toMatch(/22:00 – Sun 13 August, 01:00/);
    expect(hover(page('8/12/2017 | $010 PM | Hall'))).toMatch(/Sat 12 August 2017, 22:00\*\* · no time zone/);
  });

  it('says what is not known', () => {
    expect(hover(page('8/12 | $010 PM-11 PM | Hall'))).toMatch(/cannot be told/);
    expect(hover(page('').replace('One\n\nWeb, Novice\n', '$0One\n'))).toMatch(/Nothing says when and where/);
  });

  it('names the talks of a speaker', () => {
    expect(hover(page('8/12/2017 | 10 PM-11 PM | Hall').replace('Ann Smith', 'Ann$0 Smith'))).toBe(
      '**Ann Smith**\n\n- One · Sat 12 August 2017, 22:00 – 23:00 · Hall',
    );
  });

  it('is silent elsewhere', () => {
    expect(hover(page('8/12/2017 | 10 PM-11 PM | Hall').replace('Text', 'Te$0xt'))).toBeUndefined();
    expect(hover('$0')).toBeUndefined();
  });
});

describe('completion on a speaker page', () => {
  const complete = (marked: string, config = {}) => {
    const { document, offset } = atCursor(marked, config);
    return pageCompletion(document, offset).map(
      ({ label, edit }) => [label, applyEdits(document.text, [edit])] as const,
    );
  };
  const event = {
    rooms: ['Main Hall', { name: 'Room 1', aliases: ['R1'] }],
    tracks: ['Web', 'Data'],
    levels: ['All'],
  };

  it('offers the rooms of the schedule', () => {
    const { document, offset } = atCursor(page('8/12/2017 | 3 PM-4 PM | Lo$0ft'));
    const labels = pageCompletion(document, offset, ['Barn', 'Loft']).map(({ label }) => label);
    expect(labels).toEqual(['Barn']);
  });

  it('offers rooms behind the second bar, and writes them in its place', () => {
    const before = page('8/12/2017 | 3 PM-4 PM | $0');
    expect(complete(before, { event })).toEqual([
      ['Main Hall', page('8/12/2017 | 3 PM-4 PM | Main Hall')],
      ['Room 1', page('8/12/2017 | 3 PM-4 PM | Room 1')],
      ['R1', page('8/12/2017 | 3 PM-4 PM | R1')],
    ]);
    expect(complete(page('8/12/2017 | 3 PM-4 PM | Ma$0ybe'), { event })[0]).toEqual([
      'Main Hall',
      page('8/12/2017 | 3 PM-4 PM | Main Hall'),
    ]);
    expect(complete(page('8/12/2017 |$0 3 PM-4 PM | Hall'), { event })).toEqual([]);
  });

  it('offers the rooms of the page where none are configured', () => {
    const two = page('8/12/2017 | 3 PM-4 PM | Hall', '\nTwo\n\nWeb, Novice\n8/12/2017 | 4 PM-5 PM | $0\n');
    expect(complete(two).map(([label]) => label)).toEqual(['Hall']);
  });

  it('offers tracks before the comma and levels behind it', () => {
    const line = '8/12/2017 | 3 PM-4 PM | Hall';
    expect(complete(page(line).replace('Web', '$0Web'), { event })[1]).toEqual([
      'Data',
      page(line).replace('Web', 'Data'),
    ]);
    expect(complete(page(line).replace('Novice', 'No$0'), { event })).toEqual([
      ['All', page(line).replace('Novice', 'All')],
    ]);
    expect(complete(page(line).replace(' Novice', '$0')).map(([label]) => label)).toContain('Intermediate');
  });

  it('offers the headings that are missing, where a heading may stand', () => {
    const line = '8/12/2017 | 3 PM-4 PM | Hall';
    expect(complete(page(line, '\nAb$0')).map(([label]) => label)).toEqual(['Abstract']);
    expect(complete(page(line, '\n$0')).map(([label]) => label)).toEqual([
      'Abstract',
      'Biography',
      'Requirements',
      'Prerequisites',
    ]);
    expect(complete(page(line, '\nWords and $0'))).toEqual([]);
  });

  it('offers the marker on the first line', () => {
    expect(complete('$0').map(([, text]) => text)).toEqual(['speaker-page']);
    expect(complete('spe$0\n\nAnn Smith\n').map(([, text]) => text)).toEqual(['speaker-page\n\nAnn Smith\n']);
    expect(complete('Ann$0')).toEqual([]);
  });
});

describe('the outline and the ranges of a broken page', () => {
  it('say what there is', () => {
    expect(pageSymbols(openPage(''))).toEqual([]);
    expect(pageSymbols(openPage('speaker-page\n'))).toMatchObject([{ name: 'Speaker', detail: '0 talks' }]);
    expect(pageSymbols(openPage('8/12/2017 | 3 PM-4 PM | Hall\n'))).toMatchObject([
      { children: [{ name: 'Talk without a title', detail: 'Sat 12 August 2017, 15:00 – 16:00 · Hall' }] },
    ]);
    expect(pageFoldingRanges(openPage('8/12/2017 | 3 PM-4 PM | Hall'))).toEqual([]);
    expect(pageSelectionRanges(openPage(''), 0)).toEqual([{ start: 0, end: 0 }]);
  });
});
