import { inOrder } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { roomKey } from '../roomName.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { TalkCopy } from '../talk.ts';
import { timeKey } from '../talkKeys.ts';
import { writeText } from '../textEdits.ts';
import { spanText } from '../times.ts';
import { titleKey, titleText } from '../titleName.ts';

export const rule = defineScheduleRule({
  id: 'event-duplicate',
  category: 'identity',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.4.7' }],
  summary: 'A session has one UID in the whole schedule.',
  why: 'Who imports both files has the session twice, and after a change one of the two is wrong.',
  messages: {
    otherFile: {
      severity: 'warning',
      text: '{title} ({time}) also stands in {file}, under another UID: who imports both files has it twice. Give both the same UID, or remove one',
    },
  },
  visit: 'talk',
  check(talk, { report }) {
    if (talk.copies.length === 1) return;
    if (talk.kind === 'break' || talk.kind === 'all-day' || talk.isCancelled) return;
    const events = talk.copies
      .filter(({ facts }) => facts.source === 'event' && facts.uid !== undefined)
      .sort(inOrder);
    const reported = new Set<string | undefined>();
    for (const copy of events) {
      const { uid, places } = copy.facts;
      const first = events.find((each) => isTwin(each, copy));
      if (!first || inOrder(first, copy) > 0 || reported.has(uid)) continue;
      reported.add(uid);
      report('otherFile', {
        block: copy,
        at: places.title ?? places.self,
        data: { title: titleText(talk), time: spanText(talk), file: first.file.path },
        related: [
          {
            block: first,
            at: first.facts.places.title ?? first.facts.places.self,
            text: 'It stands here first',
          },
        ],
      });
    }
  },
  /** Under one UID they are copies of one event. */
  fixes({ node, block, related: [first] }) {
    const [own, uid] = [block.facts.uid, first?.block?.facts.uid];
    if (uid === undefined || !first?.block) return [];
    const edits = node.copies.flatMap((copy) => {
      const { places } = copy.facts;
      return places.uid && copy.facts.uid === own ? [writeText(copy, places.uid, uid)] : [];
    });
    return [{ title: `Give it the UID of ${first.block.file.path}`, safety: 'unsafe', edits }];
  },
});

/** The same session in another file, under another UID. */
function isTwin({ facts: a, file: one }: TalkCopy, { facts: b, file: other }: TalkCopy): boolean {
  return (
    one.key !== other.key &&
    a.uid !== b.uid &&
    a.recurrenceId === b.recurrenceId &&
    titleKey(a.title) === titleKey(b.title) &&
    roomKey(a.room) === roomKey(b.room) &&
    timeKey(a.start) === timeKey(b.start) &&
    timeKey(a.end) === timeKey(b.end)
  );
}

const opening = (uid: string, title = 'Opening', room = 'Hall') =>
  talkExample(uid, '09:00', '10:00', `SUMMARY:${title}\nLOCATION:${room}`);

export const examples: ScheduleExamples = {
  valid: [
    { name: 'one UID', files: { 'all.ics': opening('a'), 'a.ics': opening('a') } },
    {
      name: 'in another room',
      files: { 'all.ics': opening('a-1'), 'b.ics': opening('a-2', 'Opening', 'Barn') },
    },
    { name: 'a break', files: { 'all.ics': opening('a', 'Coffee'), 'b.ics': opening('b', 'Coffee') } },
    {
      name: 'in one file, where it is found without the others',
      files: { 'all.ics': opening('a') + opening('b') },
    },
  ],
  invalid: [
    {
      name: 'in two files',
      files: { 'a.ics': opening('a'), 'b.ics': opening('b', '⟦Opening⟧') },
      text: '"Opening" (09:00–10:00) also stands in a.ics, under another UID: who imports both files has it twice. Give both the same UID, or remove one',
      fixed: { 'b.ics': opening('a') },
    },
    {
      name: 'in a third file as well, under the UID of the second',
      files: {
        'a.ics': opening('a'),
        'b.ics': opening('b', '⟦Opening⟧'),
        'talks/b.ics': opening('b'),
      },
      fixed: { 'b.ics': opening('a'), 'talks/b.ics': opening('a') },
    },
    {
      name: 'written a little differently',
      files: { 'a.ics': opening('a'), 'b.ics': opening('b', '⟦OPENING!⟧', 'hall') },
      fixed: { 'b.ics': opening('a', 'OPENING!', 'hall') },
    },
  ],
};
