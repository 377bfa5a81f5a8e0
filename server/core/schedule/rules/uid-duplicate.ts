import { withNumber } from '../../ical/values/uid.ts';
import { byTime } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import { writeText } from '../textEdits.ts';
import { spanText } from '../times.ts';
import { titleText } from '../titleName.ts';

export const rule = defineScheduleRule({
  id: 'uid-duplicate',
  category: 'identity',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.4.7' },
    { rfc: 5546, section: '2.1.5' },
  ],
  summary: 'No two talks of a schedule may have the same UID.',
  why: 'Who imports both files has only one of the talks: calendars take the second for a new version of the first.',
  messages: {
    otherFile: {
      severity: 'error',
      text: 'UID "{uid}" also belongs to {other} ({time}) in {file}: who imports both files keeps only one of them. Give each its own UID',
    },
  },
  visit: 'talk',
  check(talk, { index, report }) {
    const { facts, file } = talk.main;
    if (facts.uid === undefined || facts.origin !== 'single') return;
    const others = index
      .withIdentity(talk.main)
      .filter((other) => other !== talk && other.copies.every((copy) => copy.file.key !== file.key));
    const [other] = others.sort(byTime);
    if (!other) return;
    report('otherFile', {
      at: facts.places.uid ?? facts.places.self,
      data: { uid: facts.uid, other: titleText(other), time: spanText(other), file: other.main.file.path },
      group: facts.uid,
      related: others.map((each) => ({
        block: each.main,
        at: each.main.facts.places.uid ?? each.main.facts.places.self,
        text: `${titleText(each)} has it here`,
      })),
    });
  },
  /** In all files that have the talk; the other one keeps the UID. */
  fixes({ node, data }, index) {
    const uid = freeUid(String(data.uid), index);
    const edits = node.copies.flatMap((copy) => {
      const { places } = copy.facts;
      return places.uid && copy.facts.uid === data.uid ? [writeText(copy, places.uid, uid)] : [];
    });
    return [{ title: `Change to ${uid}`, safety: 'unsafe', edits }];
  },
});

function freeUid(uid: string, index: ScheduleIndex): string {
  const isTaken = (number: number) =>
    [...index.talks].some(({ main }) => main.facts.uid === withNumber(uid, number));
  let number = 2;
  while (isTaken(number)) number++;
  return withNumber(uid, number);
}

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'one talk in two files',
      files: { 'all.ics': talkExample('a', '09:00', '10:00'), 'a.ics': talkExample('a', '09:00', '10:00') },
    },
    {
      name: 'a talk that was moved in one of them',
      files: { 'all.ics': talkExample('a', '09:00', '10:00'), 'a.ics': talkExample('a', '11:00', '12:00') },
    },
    {
      name: 'a talk that was renamed in one of them',
      files: {
        'all.ics': talkExample('a', '09:00', '10:00'),
        'a.ics': talkExample('a', '09:00', '10:00', 'SUMMARY:Another title'),
      },
    },
  ],
  invalid: [
    {
      name: 'another talk in another file',
      files: {
        'a.ics': talkExample('a', '09:00', '10:00', 'UID:⟦x@example.org⟧'),
        'b.ics': talkExample('b', '14:00', '15:00', 'UID:⟦x@example.org⟧'),
      },
      text: 'UID "x@example.org" also belongs to "Talk b" (14:00–15:00) in b.ics: who imports both files keeps only one of them. Give each its own UID',
      fixed: { 'a.ics': talkExample('a', '09:00', '10:00', 'UID:x-2@example.org') },
    },
    {
      name: 'a talk in two files, of which the number is taken',
      files: {
        'a.ics': talkExample('a', '09:00', '10:00', 'UID:⟦x@example.org⟧'),
        'all.ics':
          talkExample('a', '09:00', '10:00', 'UID:x@example.org') +
          talkExample('c', '17:00', '18:00', 'UID:x-2@example.org'),
        'b.ics': talkExample('b', '14:00', '15:00', 'UID:⟦x@example.org⟧'),
      },
      fixed: {
        'a.ics': talkExample('a', '09:00', '10:00', 'UID:x-3@example.org'),
        'all.ics':
          talkExample('a', '09:00', '10:00', 'UID:x-3@example.org') +
          talkExample('c', '17:00', '18:00', 'UID:x-2@example.org'),
      },
    },
    {
      name: 'three talks',
      files: Object.fromEntries(
        ['a', 'b', 'c'].map((name, hour) => [
          `${name}.ics`,
          talkExample(name, `1${hour}:00`, `1${hour}:30`, 'UID:⟦x@example.org⟧'),
        ]),
      ),
      fixed: { 'a.ics': talkExample('a', '10:00', '10:30', 'UID:x-2@example.org') },
    },
  ],
};
