import type { RuleExamples } from '../../engine/rule.ts';
import type { EntryFacts, Placed, PlacedBlock } from '../context.ts';
import { findProperty } from '../facts.ts';
import { isBreak } from '../model/breaks.ts';
import { defineRule } from '../rule.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
import { unfoldText, valueText } from '../syntax/unfold.ts';
import { isOneOf } from '../values/word.ts';

/** Nobody reads on, and a file of nothing but copies must not cost a parse of it all at each edit. */
const mostGroups = 200;
const mostInGroup = 20;

/** A file does not know which titles greenroom.json calls breaks. */
const noOwn: ReadonlySet<string> = new Set();

export const rule = defineRule({
  id: 'event-duplicate',
  category: 'identity',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.4.7' }],
  summary: 'A session stands once on a schedule.',
  why: 'Attendees see it twice, and after a change one of the two is wrong.',
  messages: {
    twice: {
      severity: 'warning',
      text: '"{summary}" is there twice, at the same time and in the same room: attendees see it twice in their calendars. Remove one',
    },
  },
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      for (const group of calendar.lookalikes().slice(0, mostGroups)) {
        for (const { first, copy } of findCopies(group)) {
          const { block, line } = copy;
          const related = [{ block: first.block, at: rangeOf(first.line), text: 'It is here first' }];
          const summary = valueText(block.tree, line);
          ctx.report('twice', { block, at: rangeOf(line), data: { summary }, related });
        }
      }
    }
  },
  fixes({ block, at }) {
    const component = block.tree.components.find(({ start, end }) => start <= at.start && at.end <= end);
    if (!component) return [];
    const edits = [{ start: component.start, end: component.end, newText: '' }];
    return [{ title: 'Remove this event', safety: 'unsafe', edits }];
  },
});

interface Session {
  readonly block: PlacedBlock;
  /** Its SUMMARY. */
  readonly line: ContentLine;
  readonly uid: string;
  /** Equal for the same time, title and room. */
  readonly key: string;
}

interface Copy {
  readonly first: Session;
  readonly copy: Session;
}

/** Events of one UID are for another rule; so are changed occurrences, which share theirs with the series. */
function findCopies(group: readonly Placed<EntryFacts>[]): readonly Copy[] {
  const firsts = new Map<string, Session>();
  return group.slice(0, mostInGroup).flatMap((entry) => {
    const copy = readSession(entry);
    const first = copy && firsts.get(copy.key);
    if (!copy) return [];
    if (first) return first.uid === copy.uid ? [] : [{ first, copy }];
    firsts.set(copy.key, copy);
    return [];
  });
}

/** Nothing for what may well stand there twice: breaks, cancelled talks, and talks of which no room is known. */
function readSession({ block, node }: Placed<EntryFacts>): Session | undefined {
  const { tree } = block;
  const component = tree.components[0];
  if (component?.name !== 'VEVENT' || findProperty(component, 'RECURRENCE-ID')) return undefined;
  const [uid, line, location, status] = ['UID', 'SUMMARY', 'LOCATION', 'STATUS'].map((name) =>
    findProperty(component, name),
  );
  if (!uid || !line || !location || location.valueStart === location.end) return undefined;
  if (status && isOneOf(tree, status, ['CANCELLED'])) return undefined;
  const summary = valueText(tree, line);
  // A break stands on a schedule once for each room, even where all rooms have one name.
  if (isBreak(summary, [], noOwn)) return undefined;
  const times = ['DTSTART', 'DTEND', 'DURATION', 'RRULE'].map((name) => writtenIn(block, component, name));
  const words = [summary, valueText(tree, location)].map((text) => text.replace(/\s+/g, ' ').trim());
  return {
    block,
    line,
    uid: valueText(tree, uid),
    key: [...times, ...words, node.day].join('\n').toLowerCase(),
  };
}

/** A property with its parameters, as written. */
function writtenIn({ tree }: PlacedBlock, component: Component, name: string): string {
  const line = findProperty(component, name);
  return line ? unfoldText(tree, line, line.nameEnd, line.end) : '';
}

function rangeOf({ valueStart, end }: ContentLine): { start: number; end: number } {
  return { start: valueStart, end };
}

function event(uid: string, lines = 'SUMMARY:Opening\nLOCATION:Hall A', end = '093000Z'): string {
  return `BEGIN:VEVENT\nUID:${uid}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDTEND:20270514T${end}\n${lines}\nEND:VEVENT\n`;
}

const opening = 'SUMMARY:⟦Opening⟧\nLOCATION:Hall A';

export const examples: RuleExamples = {
  valid: [
    { name: 'once', code: event('a') + event('b', 'SUMMARY:Closing\nLOCATION:Hall A', '094500Z') },
    { name: 'in two rooms', code: event('a') + event('b', 'SUMMARY:Opening\nLOCATION:Hall B') },
    { name: 'of different length', code: event('a') + event('b', undefined, '100000Z') },
    { name: 'two versions of one event', code: event('a') + event('a') },
    {
      name: 'one is cancelled',
      code: event('a') + event('b', 'SUMMARY:Opening\nLOCATION:Hall A\nSTATUS:CANCELLED'),
    },
    {
      name: 'breaks',
      code: event('a', 'SUMMARY:Coffee\nLOCATION:Foyer') + event('b', 'SUMMARY:Coffee\nLOCATION:Foyer'),
    },
    { name: 'no room', code: event('a', 'SUMMARY:Open space') + event('b', 'SUMMARY:Open space') },
    {
      name: 'an empty room',
      code: event('a', 'SUMMARY:Open space\nLOCATION:') + event('b', 'SUMMARY:Open space\nLOCATION:'),
    },
    {
      name: 'a changed occurrence',
      code: event('a') + event('b', 'SUMMARY:Opening\nLOCATION:Hall A\nRECURRENCE-ID:20270514T090000Z'),
    },
    { name: 'no UID', code: (event('a') + event('b')).replaceAll(/UID:.*\n/g, '') },
    {
      name: 'tasks',
      code: (event('a') + event('b')).replaceAll('VEVENT', 'VTODO').replaceAll('DTEND', 'DUE'),
    },
  ],
  invalid: [
    {
      name: 'with another UID',
      code: event('a') + event('b', opening),
      fixed: event('a'),
    },
    {
      name: 'written a little differently',
      code:
        event('a') +
        event('b', 'STATUS:CONFIRMED\nSUMMARY:⟦opening ⟧\nLOCATION:Hall\n  A').replace(
          'opening ⟧',
          'Open\n ing⟧',
        ),
      fixed: event('a'),
    },
  ],
};
