import type { RuleExamples } from '../../engine/rule.ts';
import type { PageBlock, PageContext } from '../context.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule<'talk', 'none' | 'short'>({
  id: 'page-year-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Pages that stay on the web when the next conference is prepared'],
  summary: 'The date of a talk has a year of four digits.',
  why: 'Pages stay when the conference is over: next year nobody can tell which one they are of.',
  messages: {
    none: {
      severity: 'info',
      text: 'The date has no year, so it cannot be compared with the calendar, and next year nobody knows which it was. Add the year',
    },
    short: {
      severity: 'info',
      text: 'The year has two digits, and readers may take it for a day or for another century. Write {year}',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ date }, ctx) {
    if (!date || date.written.form === 'weekday') return;
    const { yearDigits, year, body } = date.written;
    if (yearDigits === 0) ctx.report('none', { at: body });
    if (yearDigits === 2) ctx.report('short', { at: body, data: { year: year ?? '' } });
  },
  fixes({ message, at, block, node: { date } }, { context }) {
    const written = block.text.slice(at.start, at.end);
    const year = message === 'short' ? date?.written.year : knownYear(block, context);
    if (year === undefined) return [];
    const newText = message === 'short' ? written.replace(/'?\d{2}$/, String(year)) : withYear(written, year);
    return [{ title: `Write ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

/** The year of the event, or else the one that all the other dates of the page have. */
function knownYear({ page }: PageBlock, { days }: PageContext): number | undefined {
  const written = page.talks.flatMap(({ date }) => date?.day?.year ?? []);
  const years = new Set(days.length > 0 ? days.map(({ year }) => year) : written);
  return years.size === 1 ? [...years][0] : undefined;
}

function withYear(written: string, year: number): string {
  if (/^[\d.\s]+$/.test(written)) return `${written}${year}`;
  if (written.includes('/')) return `${written}/${year}`;
  return /\d(?:st|nd|rd|th)?$/.test(written) ? `${written}, ${year}` : `${written} ${year}`;
}

const line = (date: string) => `${date} | 3:15 PM-4:15 PM | Main Hall`;
const days = { event: { days: ['2017-08-12'] } };

export const examples: RuleExamples = {
  valid: [
    { name: 'a year', code: line('8/12/2017') },
    { name: 'a weekday alone', code: 'Saturday 11:05 a.m.–11:30 a.m. in Mystic Theatre' },
    { name: 'no date', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    { name: 'no year, and nothing that tells it', code: line('⟦8/12⟧'), message: 'none' },
    {
      name: 'no year, and the days of the event are known',
      code: line('⟦8/12⟧'),
      config: days,
      message: 'none',
      fixed: line('8/12/2017'),
    },
    {
      name: 'no year behind a month',
      code: line('⟦12 August⟧'),
      config: days,
      message: 'none',
      fixed: line('12 August 2017'),
    },
    {
      name: 'no year behind a day',
      code: line('⟦August 12th⟧'),
      config: days,
      message: 'none',
      fixed: line('August 12th, 2017'),
    },
    {
      name: 'no year behind points',
      code: line('⟦12.8.⟧'),
      config: days,
      message: 'none',
      fixed: line('12.8.2017'),
    },
    {
      name: 'no year in one of two dates',
      code: `One\n\n${line('⟦8/12⟧')}\n\nDescription\n\nA.\n\nTwo\n\n${line('8/13/2017')}\n\nDescription\n\nB.\n`,
      message: 'none',
      fixed: `One\n\n${line('8/12/2017')}\n\nDescription\n\nA.\n\nTwo\n\n${line('8/13/2017')}\n\nDescription\n\nB.\n`,
    },
    { name: 'two digits', code: line('⟦8/12/17⟧'), message: 'short', fixed: line('8/12/2017') },
    {
      name: 'two digits behind a month',
      code: line("Sat ⟦12 August '17⟧"),
      message: 'short',
      fixed: line('Sat 12 August 2017'),
    },
  ],
};
