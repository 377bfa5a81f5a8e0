import { byTime } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleContext, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { Talk } from '../talk.ts';
import { lengthText, msPerMinute } from '../times.ts';
import { titleText } from '../titleName.ts';

/** In minutes. */
const day = 24 * 60;
/** Longer than this, on the clock, no talk lasts whose end has but a wrong date. */
const longestTalk = 3 * 60;
const long = 12 * 60;
const short = 5;
/** Where so many talks are that short, they are meant to be. */
const usual = 3;
/** Of fewer talks nobody can say how long they usually are. */
const fewestOthers = 8;
const timesLonger = 3;

export const rule = defineScheduleRule({
  id: 'event-duration-implausible',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A talk lasts about as long as talks do.',
  why: 'A wrong day or a wrong hour at the end makes the talk fill everybody’s calendar, or leaves no time for it.',
  messages: {
    days: {
      severity: 'warning',
      text: '{title} lasts {length}, more than a day. Is the date of its end right?',
    },
    long: { severity: 'info', text: '{title} lasts {length}. Is its end right?' },
    short: { severity: 'info', text: '{title} lasts {length}. Is its end right?' },
    longest: {
      severity: 'info',
      text: '{title} lasts {length}; the others last {longest} at most. Is its end right?',
    },
  },
  sources: ['pretalx/pretalx#59', 'emfcamp/Website#2321'],
  visit: 'schedule',
  check(index, context) {
    const lengths = [...index.census.lengths.keys].sort((a, b) => b - a);
    for (const length of lengths) {
      if (length > day) reportAll(index, length, 'days', context);
      else if (length > long) reportAll(index, length, 'long', context);
    }
    const shortOnes = lengths.filter((length) => length < short);
    const count = shortOnes.reduce((sum, length) => sum + withLength(index, length).size, 0);
    if (count < usual) for (const length of shortOnes) reportAll(index, length, 'short', context);
    const [longest, next] = lengths.filter((length) => length <= long);
    if (longest === undefined || next === undefined || longest <= timesLonger * next) return;
    const others = index.census.size - withLength(index, longest).size;
    if (withLength(index, longest).size > 1 || others < fewestOthers) return;
    reportAll(index, longest, 'longest', context, lengthText(next * msPerMinute));
  },
});

type MessageId = 'days' | 'long' | 'short' | 'longest';

function withLength({ census }: ScheduleIndex, minutes: number): ReadonlySet<Talk> {
  return census.lengths.of(minutes);
}

function reportAll(
  index: ScheduleIndex,
  minutes: number,
  message: MessageId,
  { report }: ScheduleContext<MessageId>,
  longest = '',
): void {
  for (const talk of [...withLength(index, minutes)].sort(byTime)) {
    if (message === 'days' && isWholeEvent(talk, minutes)) continue;
    const { main } = talk;
    const { end, self } = main.facts.places;
    const data = { title: titleText(talk), length: lengthText(minutes * msPerMinute), longest };
    report(message, { block: main, at: end ?? self, data });
  }
}

/**
 * Says whether a talk of several days is the conference itself, as Indico exports it: it begins in the morning of the
 * first day and ends in the afternoon of the last, or both at the same hour. Of a talk with a wrong date the clock still
 * shows a talk's length.
 */
function isWholeEvent({ main }: Talk, minutes: number): boolean {
  const onClock = minutes % day;
  return onClock === 0 || onClock > longestTalk || /^indico-event-/.test(main.facts.uid ?? '');
}

const hours = [9, 10, 11, 12, 13, 14, 15, 16].map((hour) =>
  talkExample(`d${hour}`, `${hour}:00`, `${hour}:30`),
);
const marked = (text: string) => text.replace(/DTEND:(\w+)/, 'DTEND:⟦$1⟧');

export const examples: ScheduleExamples = {
  valid: [
    { name: 'half an hour', files: { 'a.ics': talkExample('a', '09:00', '09:30') } },
    {
      name: 'a conference of three days',
      files: { 'a.ics': talkExample('a', '09:00', '66:00', 'SUMMARY:WoolConf 2027') },
    },
    {
      name: 'a school of two mornings, as Indico exports it',
      files: {
        'a.ics': talkExample(
          'a',
          '09:00',
          '36:00',
          'UID:indico-event-1234@indico.example.org\nSUMMARY:School of wool',
        ),
      },
    },
    {
      name: 'a sprint of five days, to the minute',
      files: { 'a.ics': talkExample('a', '09:00', '129:00', 'SUMMARY:Sprint') },
    },
    { name: 'a hackathon', files: { 'a.ics': talkExample('a', '09:00', '40:00', 'SUMMARY:Hackathon') } },
    {
      name: 'lightning talks',
      files: { 'all.ics': ['a', 'b', 'c'].map((name) => talkExample(name, '09:00', '09:04')).join('') },
    },
    {
      name: 'a tutorial among talks',
      files: { 'all.ics': [...hours, talkExample('t', '09:00', '12:00', 'SUMMARY:Tutorial: wool')].join('') },
    },
    {
      name: 'two long ones',
      files: {
        'all.ics': [...hours, talkExample('t', '09:00', '12:00'), talkExample('u', '09:00', '12:00')].join(
          '',
        ),
      },
    },
    {
      name: 'too few to tell',
      files: { 'all.ics': [...hours.slice(2), talkExample('t', '09:00', '12:00')].join('') },
    },
  ],
  invalid: [
    {
      name: 'a day too long',
      files: { 'a.ics': marked(talkExample('a', '14:40', '39:05')) },
      message: 'days',
      text: '"Talk a" lasts 24 h 25 min, more than a day. Is the date of its end right?',
    },
    {
      name: 'thirteen hours',
      files: { 'a.ics': marked(talkExample('a', '09:00', '22:00')) },
      message: 'long',
    },
    {
      name: 'four minutes',
      files: { 'a.ics': marked(talkExample('a', '09:00', '09:04')) },
      message: 'short',
    },
    {
      name: 'much longer than all others',
      files: { 'all.ics': [...hours, marked(talkExample('t', '09:00', '12:00'))].join('') },
      message: 'longest',
      text: '"Talk t" lasts 3 h; the others last 30 min at most. Is its end right?',
    },
  ],
};
