import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, Identity, Placed } from '../context.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import { componentSpec } from '../spec/index.ts';

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
      for (const placed of group.slice(1)) {
        const message = placed.node.sequence === first.node.sequence ? 'duplicate' : 'revision';
        const data = { uid: placed.node.uid, count: group.length };
        ctx.report(message, { block: placed.block, at: rangeOf(placed), data, related });
      }
    }
  },
  fixes({ node: file, block, at, message }) {
    const group = groups(file).find((placed) => placed.some((one) => isAt(one, block, at)));
    if (!group) return [];
    const index = group.findIndex((one) => isAt(one, block, at));
    const uid = withNumber(group[index]?.node.uid ?? '', index + 1);
    const rename: IcalFix = {
      title: `Change to ${uid}`,
      safety: 'unsafe',
      edits: [{ start: at.start, end: at.end, newText: uid }],
    };
    return message === 'revision' ? [...removeOlder(group[0], group[index]), rename] : [rename];
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

function isAt(placed: Placed<Identity>, block: unknown, at: { readonly start: number }): boolean {
  return placed.block === block && placed.node.start === at.start;
}

/** `talk@example.org` becomes `talk-2@example.org`, as pretalx tells the slots of one talk apart. */
function withNumber(uid: string, number: number): string {
  const at = uid.lastIndexOf('@');
  const end = at < 0 ? uid.length : at;
  return `${uid.slice(0, end)}-${number}${uid.slice(end)}`;
}

function removeOlder(a: Placed<Identity> | undefined, b: Placed<Identity> | undefined): readonly IcalFix[] {
  const older = a && b && (a.node.sequence < b.node.sequence ? a : b);
  const component = older?.block.tree.components.find(({ properties }) =>
    properties.some(({ name, valueStart }) => name === 'UID' && valueStart === older.node.start),
  );
  if (!older || !component) return [];
  const edits = [{ block: older.block, start: component.start, end: component.end, newText: '' }];
  return [{ title: `Remove the one with SEQUENCE ${older.node.sequence}`, safety: 'unsafe', edits }];
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
      code: `${event('a')}\n${event('b')}\n${event('⟦a⟧')}`,
      message: 'duplicate',
      fixed: `${event('a')}\n${event('b')}\n${event('a-2')}`,
    },
    {
      name: 'two versions of one event',
      code: `${event('a@example.org', '\nSEQUENCE:1')}\n${event('⟦a@example.org⟧', '\nSEQUENCE:2')}`,
      message: 'revision',
      fixed: event('a@example.org', '\nSEQUENCE:2'),
    },
  ],
};
