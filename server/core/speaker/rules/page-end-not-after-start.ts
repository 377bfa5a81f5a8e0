import type { Fix } from '../../engine/finding.ts';
import type { RuleExamples } from '../../engine/rule.ts';
import type { PageBlock } from '../context.ts';
import type { PageClock, PageTalk } from '../model/page.ts';
import { defineRule } from '../rule.ts';
import { isPlausibleLength, type Meridiem, other } from '../values/time.ts';

export const rule = defineRule<'talk', 'before' | 'equal'>({
  id: 'page-end-not-after-start',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['RFC 5545 asks the same of events'],
  summary: 'A talk ends after it starts.',
  why: 'The talk has no length: it overlaps nothing in any check, and visitors do not know when it is.',
  messages: {
    before: {
      severity: 'error',
      text: 'The talk ends {length} before it starts, so nobody knows when it is. {advice}',
    },
    equal: {
      severity: 'warning',
      text: 'The talk ends when it starts, so it has no length. Correct one of the times',
    },
  },
  visit: 'talk',
  on: ['*'],
  check(talk, ctx) {
    const { times, startTime, endTime } = talk;
    const [start, end] = [startTime?.minutes, endTime?.minutes];
    if (!times || start === undefined || end === undefined || end > start) return;
    const at = { start: times.start, end: times.end };
    if (end === start) ctx.report('equal', { at });
    else {
      const advice = likelySides(talk).length > 0 ? 'Look at AM and PM' : 'Correct one of the times';
      ctx.report('before', { at, data: { length: lengthText(start - end), advice } });
    }
  },
  fixes({ message, block: { text }, node }) {
    if (message === 'equal') return [];
    const sides = likelySides(node);
    if (sides.length === 0) return swapTimes(text, node);
    return sides.map(({ time, half }) => {
      const letter = text.slice(time.start, time.end).search(/[ap]\.?\s?m\.?$/i) + time.start;
      const isCapital = /[AP]/.test(text.charAt(letter));
      const newText = isCapital ? other(half).charAt(0).toUpperCase() : other(half).charAt(0);
      const title = `Make the ${time === node.startTime ? 'start' : 'end'} ${other(half).toUpperCase()}`;
      return { title, safety: 'unsafe', edits: [{ start: letter, end: letter + 1, newText }] };
    });
  },
});

/** No talk begins before this, in minutes after midnight: the other repair is meant. */
const dawn = 7 * 60;

interface Side {
  readonly time: PageClock;
  /** The half of the day that is written. */
  readonly half: Meridiem;
  /** Minutes from start to end if it were the other one. */
  readonly length: number;
  /** Minutes after midnight at which the talk would then begin. */
  readonly start: number;
}

/** Those of which the other half of the day makes a talk of it. */
function likelySides(talk: PageTalk): readonly Side[] {
  return sidesOf(talk).filter(({ length, start }) => isPlausibleLength(length) && start >= dawn);
}

/** The times in the other order. One AM or PM that is for both would be for one of them then. */
function swapTimes(text: string, { startTime: from, endTime: to }: PageTalk): readonly Fix<PageBlock>[] {
  if (!from || !to || !isPlausibleLength((from.minutes ?? 0) - (to.minutes ?? 0))) return [];
  const [half, other] = [from, to].map(({ written }) => written.form === 'clock' && written.meridiem);
  if (!half !== !other) return [];
  const [first, last] = [from, to].map(({ start, end }) => text.slice(start, end)) as [string, string];
  const edits = [
    { start: from.start, end: from.end, newText: last },
    { start: to.start, end: to.end, newText: first },
  ];
  return [{ title: 'Swap the two times', safety: 'unsafe', edits }];
}

/** The two times, as far as they are written with AM or PM. */
function sidesOf({ startTime, endTime }: PageTalk): readonly Side[] {
  return [endTime, startTime].flatMap((time): Side[] => {
    const half = time?.written.form === 'clock' ? time.written.meridiem : undefined;
    if (!time || !half) return [];
    const by = half === 'am' ? 720 : -720;
    const start = startTime?.minutes ?? 0;
    const length = (endTime?.minutes ?? 0) - start;
    return [
      time === endTime
        ? { time, half, length: length + by, start }
        : { time, half, length: length - by, start: start + by },
    ];
  });
}

function lengthText(minutes: number): string {
  const parts = [
    minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '',
    minutes % 60 > 0 ? `${minutes % 60} min` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const line = (times: string) => `8/12/2017 | ${times} | Main Hall`;

export const examples: RuleExamples = {
  valid: [
    { name: 'an end after the start', code: line('3:15 PM-4:15 PM') },
    { name: 'one AM or PM for both', code: line('11:15-12:15 PM') },
    { name: 'midnight at the end', code: line('10 PM-midnight') },
    { name: 'past midnight', code: line('9:30 PM-1 AM') },
    { name: 'no end', code: line('3:15 PM') },
    { name: 'a time that no clock shows', code: line('13:15 PM-4:15 AM') },
    { name: 'no times', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    {
      name: 'AM for PM at the end',
      code: line('⟦3:15 PM-4:15 AM⟧'),
      message: 'before',
      text: 'The talk ends 11 h before it starts, so nobody knows when it is. Look at AM and PM',
      fixed: line('3:15 PM-4:15 PM'),
    },
    {
      name: 'PM for AM at the start',
      code: line('⟦9:15 p.m.–10:45 a.m.⟧'),
      message: 'before',
      fix: 'Make the start AM',
      fixed: line('9:15 a.m.–10:45 a.m.'),
    },
    {
      name: 'the two times in the other order',
      code: line('⟦4:30 PM-3:15 PM⟧'),
      message: 'before',
      text: 'The talk ends 1 h 15 min before it starts, so nobody knows when it is. Correct one of the times',
      fixed: line('3:15 PM-4:30 PM'),
    },
    {
      name: 'the other order on a clock of 24 hours',
      code: line('⟦16:15-15:15⟧'),
      message: 'before',
      fixed: line('15:15-16:15'),
    },
    { name: 'one AM for both', code: line('⟦10:45-9:15 AM⟧'), message: 'before' },
    { name: 'noon for midnight', code: line('⟦9 PM-noon⟧'), message: 'before', fixed: line('9 AM-noon') },
    { name: 'no length', code: line('⟦3:15 PM-3:15 PM⟧'), message: 'equal' },
  ],
};
