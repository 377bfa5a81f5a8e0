import type { RuleExamples } from '../../engine/rule.ts';
import type { PageTalk } from '../model/page.ts';
import { defineRule } from '../rule.ts';

/** Talks do not begin before this hour. */
const earliest = 7 * 60;
const longest = 4 * 60;
const shortest = 5;

export const rule = defineRule<'talk', 'night' | 'long' | 'short'>({
  id: 'page-time-implausible',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Talks of the schedules that were collected for Greenroom: none begins before seven'],
  summary: 'A talk takes place by day, and takes between five minutes and four hours.',
  why: 'A time at night is AM for PM most of the time, and who comes then finds a dark house.',
  messages: {
    night: {
      severity: 'info',
      text: 'The talk begins at {time}, while everybody sleeps. If the afternoon is meant, write PM',
    },
    long: {
      severity: 'info',
      text: 'The talk takes {hours} hours, longer than talks do. Look at the times',
    },
    short: {
      severity: 'info',
      text: 'The talk takes {minutes} min, shorter than talks do. Look at the times',
    },
  },
  visit: 'talk',
  on: ['*'],
  check(talk, ctx) {
    const { times, startTime, endTime } = talk;
    const start = startTime?.minutes;
    if (!times || start === undefined) return;
    const at = { start: times.start, end: times.end };
    const length = (endTime?.minutes ?? start) - start;
    if (start < earliest && length >= 0) {
      const time = ctx.block.text.slice(times.from.start, times.from.end);
      ctx.report('night', { at, data: { time } });
    } else if (length > longest) ctx.report('long', { at, data: { hours: Math.round(length / 6) / 10 } });
    else if (length > 0 && length < shortest && !isLightning(talk)) {
      ctx.report('short', { at, data: { minutes: length } });
    }
  },
  fixes({ message, block: { text }, node: { startTime, endTime } }) {
    if (message !== 'night') return [];
    const marks = [startTime, endTime].flatMap((time) => {
      const at = time ? text.slice(time.start, time.end).search(/a\.?\s?m\.?$/i) : -1;
      return time && at >= 0 ? [{ start: time.start + at, end: time.start + at + 1 }] : [];
    });
    const edits = marks.map((at) => ({ ...at, newText: text.charAt(at.start) === 'A' ? 'P' : 'p' }));
    return edits.length > 0 ? [{ title: 'Make it PM', safety: 'unsafe', edits }] : [];
  },
});

function isLightning({ title, track }: PageTalk): boolean {
  return [title, track].some((part) => /lightning/i.test(part?.text ?? ''));
}

const line = (times: string) => `8/12/2017 | ${times} | Main Hall`;
const lightning = (title: string, track: string) =>
  `${title}\n\n${track}, Novice\n${line('3:15 PM-3:18 PM')}\n\nDescription\n\nOne.\n`;

export const examples: RuleExamples = {
  valid: [
    { name: 'an hour in the afternoon', code: line('3:15 PM-4:15 PM') },
    { name: 'the first hour', code: line('7:00 AM-7:05 AM') },
    { name: 'four hours', code: line('1 PM-5 PM') },
    { name: 'a lightning talk', code: lightning('Lightning talk: tea', 'Web') },
    { name: 'one of the lightning talks', code: lightning('Tea', 'Lightning talks') },
    { name: 'a start without an end', code: line('3:15 PM') },
    { name: 'times in the wrong order', code: line('6 AM-5 AM') },
    { name: 'no length', code: line('3 PM-3 PM') },
    { name: 'no times', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    { name: 'AM for PM', code: line('⟦3:15 AM-4:15 AM⟧'), message: 'night', fixed: line('3:15 PM-4:15 PM') },
    { name: 'a.m. for p.m.', code: line('⟦3 a.m.–4 a.m.⟧'), message: 'night', fixed: line('3 p.m.–4 p.m.') },
    { name: 'one AM for both', code: line('⟦3:15-4:15 AM⟧'), message: 'night', fixed: line('3:15-4:15 PM') },
    { name: 'night on a clock of 24 hours', code: line('⟦03:15-04:15⟧'), message: 'night' },
    { name: 'a long day', code: line('⟦1 PM-6 PM⟧'), message: 'long' },
    { name: 'a moment', code: line('⟦3:15 PM-3:18 PM⟧'), message: 'short' },
  ],
};
