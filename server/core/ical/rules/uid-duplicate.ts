import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import type { FileModel, IcalBlock, Identity, Placed } from '../context.ts';
import { findProperty } from '../facts.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import { componentSpec } from '../spec/index.ts';
import type { Component } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { withNumber } from '../values/uid.ts';

export const rule = defineRule({
  id: 'uid-duplicate',
  category: 'identity',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.4.7' },
    { rfc: 5546, section: '2.1.5' },
  ],
  summary:
    'No two events of a calendar may have the same UID, unless one changes an occurrence of the other.',
  why: 'Calendars take them for versions of one event and keep only one: a talk disappears.',
  messages: {
    duplicate: {
      severity: 'error',
      text: 'UID "{uid}" belongs to {count} entries of this calendar: calendars keep only one of them. Give each its own UID',
    },
    revision: {
      severity: 'error',
      text: 'UID "{uid}" belongs to {count} entries with different SEQUENCE, as if they were versions of one: calendars keep only one of them. Remove the older, or give each its own UID',
    },
  },
  sources: [
    'emfcamp/Website#2097 (Google shows the last only)',
    'nextcloud/calendar#4580',
    'pretalx/pretalx#762',
  ],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const group of groups(file)) {
      const first = group[0] as Placed<Identity>;
      const related = [{ block: first.block, at: rangeOf(first), text: 'It is used here first' }];
      group.slice(1).forEach(({ block, node }, index) => {
        const message = node.sequence === first.node.sequence ? 'duplicate' : 'revision';
        const data = { uid: node.uid, count: group.length, number: index + 2 };
        ctx.report(message, { block, at: { start: node.start, end: node.end }, data, related });
      });
    }
  },
  fixes({ block, at, data, message, related: [first] }) {
    const uid = withNumber(String(data.uid), Number(data.number));
    const rename: IcalFix = {
      title: `Change to ${uid}`,
      safety: 'unsafe',
      edits: [{ start: at.start, end: at.end, newText: uid }],
    };
    if (message !== 'revision' || !first?.block) return [rename];
    const older = [
      { block, at },
      { block: first.block, at: first.at },
    ].sort((a, b) => sequenceAt(a) - sequenceAt(b));
    return [...removeComponent(older[0]), rename];
  },
});

type Group = readonly Placed<Identity>[];

/** Known components that share a UID, each group in the order of the file. */
function groups(file: FileModel): readonly Group[] {
  return file.calendars
    .filter(({ begin }) => begin !== undefined)
    .flatMap((calendar) => calendar.duplicateUids())
    .filter((group) => group.length > 1 && group.every(({ node }) => componentSpec(node.component)))
    .map((group) => [...group].sort((a, b) => a.block.start - b.block.start || a.node.start - b.node.start));
}

function rangeOf({ node: { start, end } }: Placed<Identity>): { start: number; end: number } {
  return { start, end };
}

interface UidPlace {
  readonly block: IcalBlock;
  readonly at: Range;
}

function componentAt({ block, at }: UidPlace): Component | undefined {
  return block.tree.components.find(({ properties }) =>
    properties.some(({ valueStart }) => valueStart === at.start),
  );
}

function sequenceAt(place: UidPlace): number {
  const component = componentAt(place);
  const line = component && findProperty(component, 'SEQUENCE');
  return line ? Number.parseInt(valueText(place.block.tree, line), 10) || 0 : 0;
}

function removeComponent(place: UidPlace | undefined): readonly IcalFix[] {
  const component = place && componentAt(place);
  if (!component) return [];
  const edits = [{ block: place.block, start: component.start, end: component.end, newText: '' }];
  return [{ title: `Remove the one with SEQUENCE ${sequenceAt(place)}`, safety: 'unsafe', edits }];
}

function event(uid: string, more = ''): string {
  return `BEGIN:VEVENT\nUID:${uid}\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z${more}\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'two events', code: `${event('a@example.org')}\n${event('b@example.org')}` },
    {
      name: 'one occurrence of a series is moved',
      code: `${event('a@example.org', '\nRRULE:FREQ=DAILY;COUNT=3')}\n${event('a@example.org', '\nRECURRENCE-ID:20270515T090000Z')}`,
    },
    {
      name: 'an event and a task',
      code: `${event('a@example.org')}\nBEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nEND:VTODO`,
    },
    { name: 'two slots of one talk', code: `${event('a@example.org')}\n${event('a-1@example.org')}` },
  ],
  invalid: [
    {
      name: 'a copy',
      code: `${event('a@example.org')}\n${event('⟦a@example.org⟧', '\nSUMMARY:Another talk')}`,
      message: 'duplicate',
      fixed: `${event('a@example.org')}\n${event('a-2@example.org', '\nSUMMARY:Another talk')}`,
    },
    {
      name: 'a UID without a host',
      code: `${event('opening')}\n${event('closing')}\n${event('⟦opening⟧')}`,
      message: 'duplicate',
      fixed: `${event('opening')}\n${event('closing')}\n${event('opening-2')}`,
    },
    {
      name: 'two versions of one event',
      code: `${event('a@example.org', '\nSEQUENCE:1')}\n${event('⟦a@example.org⟧', '\nSEQUENCE:2')}`,
      message: 'revision',
      fixed: event('a@example.org', '\nSEQUENCE:2'),
    },
  ],
};
