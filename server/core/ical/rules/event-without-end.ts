import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, PlacedBlock } from '../context.ts';
import { findProperty } from '../facts.ts';
import { readKnownTime } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import { insertLineAfter } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { addSeconds, formatDateTime } from '../values/dateTime.ts';
import { readTimePair } from '../values/endOrder.ts';
import { isKnownPlace, lacksProperty } from '../values/expected.ts';
import { isOneOf } from '../values/word.ts';

export const rule = defineRule({
  id: 'event-without-end',
  category: 'event',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.1' }],
  summary: 'A session should have an end or a length.',
  why: 'It ends as it starts: calendars show a line without height, or an hour that nobody planned.',
  messages: {
    noEnd: {
      // The RFC allows it, and a file that is being written has not all of them yet.
      severity: 'off',
      profiles: { publish: 'info' },
      text: 'The event has neither DTEND nor DURATION and so no length: calendars show a thin line or make an hour of it. Add its end',
    },
  },
  visit: 'component',
  on: ['VEVENT'],
  check(event, ctx) {
    if (findProperty(event, 'DTEND') || findProperty(event, 'DURATION')) return;
    const start = readKnownTime(ctx.tree, event, 'DTSTART');
    if (!start || start.form === 'date' || takesNoTime(ctx.tree, event)) return;
    // An end in a damaged line is reported there.
    if (!lacksProperty(ctx.tree, event, 'DTEND') || !isKnownPlace(event)) return;
    ctx.report('noEnd', { at: { start: start.line.nameStart, end: start.line.nameEnd } });
  },
  fixes({ node: event, block }, ctx) {
    const start = readKnownTime(block.tree, event, 'DTSTART');
    const length = usualLength(ctx.file);
    if (!start || length === undefined) return [];
    const params = block.tree.text.slice(start.line.nameEnd, start.line.valueStart);
    const end = formatDateTime(addSeconds(start.value, length));
    const edits = [insertLineAfter(start.line, `DTEND${params}${end}`, ctx.eol)];
    return [{ title: `Add DTEND ${end}, as long as most others`, safety: 'unsafe', edits }];
  },
});

/** What does not take place, and what takes up no time. */
function takesNoTime(tree: BlockTree, event: Component): boolean {
  const isWord = (line: ContentLine | undefined, word: string) =>
    line !== undefined && isOneOf(tree, line, [word]);
  return (
    isWord(findProperty(event, 'STATUS'), 'CANCELLED') || isWord(findProperty(event, 'TRANSP'), 'TRANSPARENT')
  );
}

/** The lengths of this many events are enough to tell the usual one. */
const mostRead = 500;

/** The length in seconds that most events of a file have. */
function usualLength({ blocks }: FileModel): number | undefined {
  const counts = new Map<number, number>();
  let most = 0;
  let usual: number | undefined;
  const events = blocks.filter(({ name }) => name === 'VEVENT').slice(0, mostRead);
  for (const length of events.flatMap((block) => lengthOf(block) ?? [])) {
    const count = (counts.get(length) ?? 0) + 1;
    counts.set(length, count);
    if (count > most) [most, usual] = [count, length];
  }
  return usual;
}

function lengthOf({ tree }: PlacedBlock): number | undefined {
  const [event] = tree.components;
  const start = event && findProperty(event, 'DTSTART');
  const end = event && findProperty(event, 'DTEND');
  const pair = start && end && readTimePair(tree, start, end);
  return pair?.type === 'DATE-TIME' && pair.seconds > 0 ? pair.seconds : undefined;
}

function event(uid: string, lines: string): string {
  return `BEGIN:VEVENT\nUID:${uid}@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nSUMMARY:Talk ${uid}\nEND:VEVENT`;
}

/** Events of 25, 45 and 45 minutes, one of a day, and another. */
function calendar(other: string): string {
  return [
    event('a', 'DTSTART:20270514T090000Z\nDTEND:20270514T092500Z'),
    event('b', 'DTSTART:20270514T100000Z\nDTEND:20270514T104500Z'),
    event('c', 'DTSTART:20270514T110000Z\nDTEND:20270514T114500Z'),
    event('d', 'DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270515'),
    event('e', other),
  ].join('\n');
}

export const examples: RuleExamples = {
  valid: [
    { name: 'an end', code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z', profile: 'publish' },
    { name: 'a length', code: 'DTSTART:20270514T090000Z\nDURATION:PT45M', profile: 'publish' },
    { name: 'all day', code: 'DTSTART;VALUE=DATE:20270514', profile: 'publish' },
    { name: 'cancelled', code: 'DTSTART:20270514T090000Z\nSTATUS:CANCELLED', profile: 'publish' },
    { name: 'takes up no time', code: 'DTSTART:20270514T090000Z\nTRANSP:TRANSPARENT', profile: 'publish' },
    { name: 'a start that cannot be read', code: 'DTSTART:nine', profile: 'publish' },
    {
      name: 'an end in a damaged line',
      code: 'DTSTART:20270514T090000Z\nDTEND 20270514T094500Z',
      profile: 'publish',
    },
  ],
  invalid: [
    { name: 'nothing but a start', code: '⟦DTSTART⟧:20270514T090000Z\nSUMMARY:Opening', profile: 'publish' },
    {
      name: 'confirmed, and takes up time',
      code: '⟦DTSTART⟧:20270514T090000Z\nSTATUS:CONFIRMED\nTRANSP:OPAQUE\nSUMMARY:Opening',
      profile: 'publish',
    },
    {
      name: 'others are 45 minutes long',
      code: calendar('⟦DTSTART⟧:20270514T120000Z'),
      fixed: calendar('DTSTART:20270514T120000Z\nDTEND:20270514T124500Z'),
      profile: 'publish',
    },
    {
      name: 'in a zone',
      code: calendar('⟦DTSTART⟧;TZID=UTC:20270514T120000'),
      fixed: calendar('DTSTART;TZID=UTC:20270514T120000\nDTEND;TZID=UTC:20270514T124500'),
      profile: 'publish',
      also: ['tzid-utc-alias'],
    },
  ],
};
