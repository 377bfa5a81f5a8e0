import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { type DurationProblemKind, parseDuration } from '../values/duration.ts';
import { isKnownPlace, mayHaveType, wrongValueAt, wrongValues } from '../values/expected.ts';

type MessageId = 'notation' | 'calendarUnit' | 'noUnit' | 'clock' | 'notDuration' | 'empty';

export const rule = defineRule({
  id: 'duration-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.6' }],
  summary: 'A duration is P with weeks, or P with days and T with hours, minutes and seconds without gaps.',
  why: 'Calendars drop the event, or give it another length.',
  messages: {
    notation: {
      severity: 'error',
      text: '"{value}" breaks the form of a duration: some calendars refuse it or read another length. Write {reading}',
    },
    calendarUnit: {
      severity: 'error',
      text: '"{value}" has years or months, which a duration cannot have, so calendars refuse it. Write weeks (P4W), days (P30D) or, for minutes, PT30M',
    },
    noUnit: {
      severity: 'error',
      text: '"{value}" has no unit, so calendars refuse it. Write PT90M for minutes or PT90S for seconds',
    },
    clock: {
      severity: 'error',
      text: '"{value}" is a time of day and not a duration, so calendars refuse it. Write {reading} for hours and minutes',
    },
    notDuration: {
      severity: 'error',
      text: '"{value}" is not a duration, so calendars refuse it or ignore the length. Write it as in PT45M for 45 minutes or P1D for a day',
    },
    empty: {
      severity: 'error',
      text: '{property} has no value, so calendars refuse it. Write a length, as in PT45M for 45 minutes',
    },
  },
  sources: [
    'ical.js 2.2 and python-icalendar 7 accept P1DT, PT1H30S and P1W2D; ical.js reads PT1.5H as one hour',
    'ical4android repairs PT2D and P2DT',
  ],
  visit: 'value',
  on: ['DURATION'],
  check(line, ctx) {
    const wrong = wrongValues(ctx.tree, line, parseDuration);
    if (wrong.length === 0 || !isKnownPlace(ctx.component) || !mayHaveType(line, 'DURATION')) return;
    for (const { problem, text, at } of wrong) {
      const { kind, reading } = problem;
      const data = { property: line.name, value: text, ...(reading !== undefined && { reading }) };
      ctx.report(messageOf(kind, reading), { at, data });
    }
  },
  fixes({ node: line, block, at }) {
    const wrong = wrongValueAt(block.tree, line, parseDuration, at);
    const reading = wrong?.problem.reading;
    if (!wrong || reading === undefined) return [];
    const safety = wrong.problem.isSure && !isMisread(wrong.text) ? 'safe' : 'unsafe';
    return [{ title: `Change to ${reading}`, safety, edits: [{ ...wrong.at, newText: reading }] }];
  },
});

function messageOf(kind: DurationProblemKind, reading: string | undefined): MessageId {
  if (kind === 'empty') return 'empty';
  if (kind === 'clock') return 'clock';
  if (reading !== undefined) return 'notation';
  if (kind === 'calendar-unit') return 'calendarUnit';
  return kind === 'no-unit' ? 'noUnit' : 'notDuration';
}

/** ical.js drops what stands after a decimal point, and applies a sign without P to the first number only. */
function isMisread(value: string): boolean {
  return /[.,]|^[-+](?!P)/i.test(value);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'minutes', code: 'DURATION:PT45M' },
    { name: 'days and a time', code: 'DURATION:P1DT2H30M' },
    { name: 'weeks', code: 'DURATION:P2W' },
    {
      name: 'before the start',
      code: 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM',
    },
  ],
  invalid: [
    { name: 'a T for nothing', code: 'DURATION:⟦P1DT⟧', message: 'notation', fixed: 'DURATION:P1D' },
    {
      name: 'no minutes between hours and seconds',
      code: 'DURATION:⟦PT1H30S⟧',
      message: 'notation',
      fixed: 'DURATION:PT1H0M30S',
    },
    { name: 'days after the T', code: 'DURATION:⟦PT2D⟧', message: 'notation', fixed: 'DURATION:P2D' },
    { name: 'small letters', code: 'DURATION:⟦pt30m⟧', message: 'notation', fixed: 'DURATION:PT30M' },
    { name: 'no P', code: 'DURATION:⟦30M⟧', message: 'notation', fixed: 'DURATION:PT30M' },
    { name: 'no T', code: 'DURATION:⟦P1H30M⟧', message: 'notation', fixed: 'DURATION:PT1H30M' },
    { name: 'half an hour', code: 'DURATION:⟦PT1.5H⟧', message: 'notation', fixed: 'DURATION:PT1H30M' },
    { name: 'weeks and days', code: 'DURATION:⟦P1W2D⟧', message: 'notation', fixed: 'DURATION:P9D' },
    { name: 'a month, or minutes without T', code: 'DURATION:⟦P30M⟧', message: 'calendarUnit' },
    { name: 'a number', code: 'DURATION:⟦90⟧', message: 'noUnit' },
    { name: 'hours and minutes', code: 'DURATION:⟦01:30⟧', message: 'clock', fixed: 'DURATION:PT1H30M' },
    { name: 'words', code: 'DURATION:⟦an hour⟧', message: 'notDuration' },
    { name: 'nothing', code: '⟦DURATION:⟧', message: 'empty' },
  ],
};
