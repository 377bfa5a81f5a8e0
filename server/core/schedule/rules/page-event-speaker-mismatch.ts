import type { Range } from '../../text/range.ts';
import { pageExample, talkExample } from '../examples.ts';
import { isNearPerson } from '../nearNames.ts';
import { eventOf, isOfPage } from '../pageLinks.ts';
import { defineScheduleRule, type ScheduleExamples, type ScheduleFix } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { Talk, TalkCopy, TalkSpeaker } from '../talk.ts';
import { writeText } from '../textEdits.ts';
import { placeOfSpeaker } from '../times.ts';
import { titleText } from '../titleName.ts';

export const rule = defineScheduleRule({
  id: 'page-event-speaker-mismatch',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A speaker page and the calendar name the same speaker.',
  why: 'After a change of speakers one of the two still announces the wrong person.',
  messages: {
    differs: {
      severity: 'warning',
      text: 'The calendar lists {event} for {title}, not {page}: one of the two announces the wrong person. Correct it',
    },
  },
  sources: ['devopsdays-web#9562 (a speaker was swapped and some files were missed)'],
  visit: 'talk',
  check(talk, { index, report }) {
    const event = isOfPage(talk) ? eventOf(talk, index) : undefined;
    if (!event || event.speakers.length === 0 || event.span?.start !== talk.span?.start) return;
    if (!event.speakers.every(({ facts }) => facts.person.isFull)) return;
    const isListed = ({ key }: TalkSpeaker) =>
      event.speakers.some((other) => other.key === key || isNearPerson(other.key, key));
    const listed = talk.speakers.filter(isListed);
    // A calendar that names one speaker may leave out all others; one that names two would name them all.
    if (listed.length > 0 && event.speakers.length === 1) return;
    const files = new Set(listed.map(({ copy }) => copy.file.key));
    for (const speaker of talk.speakers) {
      if (files.has(speaker.copy.file.key)) continue;
      report('differs', {
        block: speaker.copy,
        at: speaker.facts.at,
        data: {
          event: event.speakers.map(({ name }) => name).join(', '),
          title: titleText(talk),
          page: speaker.name,
        },
        related: [
          { ...placeOfSpeaker(event, event.speakers[0]?.key ?? ''), text: 'The calendar says it here' },
        ],
      });
    }
  },
  /** Of several speakers in the calendar nobody knows which one the page should name, or should be named instead. */
  fixes({ node, block, at, data }, index) {
    const [speaker, other] = eventOf(node, index)?.speakers ?? [];
    if (!speaker || other) return [];
    const page = String(data.page);
    const event = eventOf(node, index)?.copies ?? [];
    const inCalendar = replaceName(`Write "${page}" into the calendar`, event, speaker.name, page, index);
    if (isNameOfOthers(node, block, at, index)) return [inCalendar];
    return [
      replaceName(`Write "${speaker.name}" on the page`, [block], page, speaker.name, index),
      inCalendar,
    ];
  },
});

/** Says whether a name on a page is that of another talk as well, whose speaker another name would take away. */
function isNameOfOthers(talk: Talk, { file }: TalkCopy, { start }: Range, index: ScheduleIndex): boolean {
  return talk.speakers.some(({ key }) =>
    [...index.ofSpeaker(key).talks].some(
      (other) =>
        other.id !== talk.id &&
        isOfPage(other) &&
        other.speakers.some(({ copy, facts }) => copy.file.key === file.key && facts.at.start === start),
    ),
  );
}

function replaceName(
  title: string,
  copies: readonly TalkCopy[],
  from: string,
  to: string,
  index: ScheduleIndex,
): ScheduleFix {
  const edits = copies.flatMap((copy) =>
    index.speakersIn(copy).flatMap(({ name, at }) => (name === from ? [writeText(copy, at, to)] : [])),
  );
  return { title, safety: 'unsafe', edits };
}

const config = { 'greenroom.json': '{"event": {"timeZone": "UTC"}}' };
const event = (speaker: string) => talkExample('a', '14:30', '15:00', `SUMMARY:Knots\nX-SPEAKER:${speaker}`);
const page = (speaker: string) => pageExample(speaker, 'Knots', '5/14/2027 | 2:30 PM-3:00 PM | Hall');

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'one speaker',
      files: { ...config, 'a.ics': event('Ann Smith'), 'ann.speaker.txt': page('Ann Smith') },
    },
    {
      name: 'one of two',
      files: { ...config, 'a.ics': event('Bob Jones\\, Ann Smith'), 'ann.speaker.txt': page('Ann Smith') },
    },
    {
      name: 'one who speaks beside the only one that the calendar names',
      files: {
        ...config,
        'a.ics': event('Ann Smith'),
        'ann.speaker.txt': page('Ann Smith'),
        'bob.speaker.txt': page('Bob Jones'),
      },
    },
    {
      name: 'a calendar that names nobody',
      files: {
        ...config,
        'a.ics': talkExample('a', '14:30', '15:00', 'SUMMARY:Knots'),
        'ann.speaker.txt': page('Ann Smith'),
      },
    },
  ],
  invalid: [
    {
      name: 'somebody else',
      files: { ...config, 'a.ics': event('Bob Jones'), 'ann.speaker.txt': page('⟦Ann Smith⟧') },
      text: 'The calendar lists Bob Jones for "Knots", not Ann Smith: one of the two announces the wrong person. Correct it',
      fixed: { 'ann.speaker.txt': page('Bob Jones') },
    },
    {
      name: 'the calendar has the old speaker, in all its copies',
      files: {
        ...config,
        'a.ics': event('Bob Jones'),
        'all.ics': event('Bob Jones'),
        'ann.speaker.txt': page('⟦Ann Smith⟧'),
      },
      fix: 'Write "Ann Smith" into the calendar',
      fixed: { 'a.ics': event('Ann Smith'), 'all.ics': event('Ann Smith') },
    },
    {
      name: 'a third page of a talk with two speakers',
      files: {
        ...config,
        'a.ics': event('Bob Jones\\, Cleo Young'),
        'ann.speaker.txt': page('⟦Ann Smith⟧'),
        'bob.speaker.txt': page('Bob Jones'),
        'cleo.speaker.txt': page('Cleo Young'),
      },
    },
    {
      name: 'the speaker of two talks, of whom only one is said to be another’s: the name stays for the other one',
      files: {
        ...config,
        'a.ics': event('Bob Jones'),
        'ann.speaker.txt': `${page('⟦Ann Smith⟧')}\nWool\n\n5/14/2027 | 4:30 PM-5:00 PM | Hall\n\nDescription\n\nMore.\n`,
      },
      fixed: { 'a.ics': event('Ann Smith') },
    },
    {
      name: 'two others',
      files: { ...config, 'a.ics': event('Bob Jones\\, Cleo Young'), 'ann.speaker.txt': page('⟦Ann Smith⟧') },
    },
  ],
};
