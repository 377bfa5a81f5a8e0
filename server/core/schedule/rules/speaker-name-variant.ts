import { compareTexts, inOrder } from '../copyRank.ts';
import { pageExample, talkExample } from '../examples.ts';
import { personKey } from '../personName.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { NamedSpeaker, ScheduleIndex } from '../scheduleIndex.ts';
import type { SpeakerFacts } from '../talkFacts.ts';
import { writeText } from '../textEdits.ts';

export const rule = defineScheduleRule({
  id: 'speaker-name-variant',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A speaker has one spelling in the whole schedule.',
  why: 'Apps show two people, each with half of the talks, and nobody sees that they are booked twice.',
  messages: {
    variant: {
      severity: 'hint',
      text: '"{name}" looks like "{usual}" elsewhere: apps show two people. Use one spelling',
    },
  },
  sources: ['rubyevents#681 (one speaker, two identities)'],
  visit: 'talk',
  check(talk, { index, report }) {
    for (const copy of talk.copies) {
      for (const speaker of index.speakersIn(copy)) {
        const usual = usualSpelling(speaker, index);
        if (!usual) continue;
        report('variant', {
          block: copy,
          at: speaker.at,
          data: { name: speaker.name, usual: usual.speaker.name },
          related: [{ block: usual.copy, at: usual.speaker.at, text: `"${usual.speaker.name}" stands here` }],
        });
      }
    }
  },
  fixes({ data }, index) {
    const [name, usual] = [String(data.name), String(data.usual)];
    return [
      {
        title: `Change "${name}" to "${usual}" everywhere`,
        safety: 'unsafe',
        edits: changes(index, name, usual),
      },
      {
        title: `Change "${usual}" to "${name}" everywhere`,
        safety: 'unsafe',
        edits: changes(index, usual, name),
      },
    ];
  },
});

function changes(index: ScheduleIndex, from: string, to: string) {
  return index.spelledSpeakers(from).map(({ copy, speaker }) => writeText(copy, speaker.at, to));
}

/** Where a name stands in a better spelling: a page's, or else the one that more talks have. */
function usualSpelling(speaker: SpeakerFacts, index: ScheduleIndex): NamedSpeaker | undefined {
  const spellings = index.otherSpellings(speaker);
  // A rank costs a look at all the places of a name, and nearly every name has one spelling.
  const { name, person } = speaker;
  if (spellings.length === 0 || !person.isFull) return undefined;
  const rank = rankOf(name, index);
  const better = spellings
    .filter((each) => isBetter(rankOf(each, index), rank, personKey(each) === person.key))
    .sort((a, b) => compareRanks(rankOf(b, index), rankOf(a, index)))[0];
  if (better === undefined) return undefined;
  return [...index.spelledSpeakers(better)].sort((a, b) => inOrder(a.copy, b.copy))[0];
}

interface Rank {
  readonly isOnPage: boolean;
  readonly talks: number;
  readonly name: string;
}

function rankOf(name: string, index: ScheduleIndex): Rank {
  const places = index.spelledSpeakers(name);
  return {
    isOnPage: places.some(({ copy }) => copy.facts.source === 'page'),
    talks: new Set(places.map(({ copy }) => copy.facts.uid ?? copy.file.path)).size,
    name,
  };
}

function compareRanks(a: Rank, b: Rank): number {
  return (
    Number(a.isOnPage) - Number(b.isOnPage) ||
    a.talks - b.talks ||
    accentsIn(a.name) - accentsIn(b.name) ||
    compareTexts(b.name, a.name)
  );
}

/** Accents get lost, and nobody adds them by mistake. */
function accentsIn(name: string): number {
  return name.normalize('NFC').replace(/[ -~]/g, '').length;
}

/** One of two names that differ by a letter may be another person, unless one is clearly the usual one. */
function isBetter(one: Rank, other: Rank, isSameKey: boolean): boolean {
  if (compareRanks(one, other) <= 0) return false;
  if (isSameKey) return true;
  if (one.isOnPage && other.isOnPage) return false;
  return other.talks === 1 && (one.isOnPage || one.talks >= 2);
}

const by = (uid: string, hour: number, name: string) =>
  talkExample(uid, `${hour}:00`, `${hour}:30`, `X-SPEAKER:${name}`);

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'two people who both have a page',
      files: {
        'all.ics': by('a', 9, 'Ann Smith') + by('b', 10, 'Ann Smith'),
        'smith.speaker.txt': pageExample('Ann Smith', 'Talk a', ''),
        'smyth.speaker.txt': pageExample('Ann Smyth', 'Talk c', ''),
      },
    },
    { name: 'one spelling', files: { 'all.ics': by('a', 9, 'Ann Smith') + by('b', 10, 'Ann Smith') } },
    { name: 'two people', files: { 'all.ics': by('a', 9, 'Ann Smith') + by('b', 10, 'Ann Smythe-Jones') } },
    {
      name: 'first names that differ in their endings',
      files: {
        'all.ics':
          by('a', 9, 'Andrea Schmidt') + by('b', 10, 'Andrea Schmidt') + by('c', 11, 'Andreas Schmidt'),
      },
    },
    {
      name: 'nobody knows which is right',
      files: { 'all.ics': by('a', 9, 'Shalabh Chaturvedi') + by('b', 10, 'Shalabh Chaturvedy') },
    },
    { name: 'a name of one word', files: { 'all.ics': by('a', 9, 'Ann') + by('b', 10, 'ANN') } },
  ],
  invalid: [
    {
      name: 'accents that are lost in one of two',
      files: { 'a.ics': by('a', 9, 'José García'), 'b.ics': by('b', 10, '⟦Jose Garcia⟧') },
      fixed: { 'b.ics': by('b', 10, 'José García') },
    },
    {
      name: 'a slip on the page of a talk, of which the calendar does not say what is a name',
      files: {
        'a.ics': talkExample('a', '14:30', '15:00', 'SUMMARY:Knots - ⟦Cleo Young⟧'),
        'cleo.speaker.txt': pageExample('Cleo Yung', 'Knots', '5/14/2027 | 2:30 PM-3:00 PM | Hall'),
      },
      fixed: { 'a.ics': talkExample('a', '14:30', '15:00', 'SUMMARY:Knots - Cleo Yung') },
    },
    {
      name: 'accents',
      files: {
        'a.ics': by('a', 9, 'Siobhán Ní Cheallaigh') + by('b', 10, 'Siobhán Ní Cheallaigh'),
        'c.ics': by('c', 11, '⟦Siobhan Ni Cheallaigh⟧'),
      },
      text: '"Siobhan Ni Cheallaigh" looks like "Siobhán Ní Cheallaigh" elsewhere: apps show two people. Use one spelling',
      fixed: { 'c.ics': by('c', 11, 'Siobhán Ní Cheallaigh') },
    },
    {
      name: 'a slip',
      files: {
        'all.ics':
          by('a', 9, 'Shalabh Chaturvedi') +
          by('b', 10, 'Shalabh Chaturvedi') +
          by('c', 11, '⟦Shalabh Chaturvedy⟧'),
      },
      fixed: {
        'all.ics':
          by('a', 9, 'Shalabh Chaturvedi') +
          by('b', 10, 'Shalabh Chaturvedi') +
          by('c', 11, 'Shalabh Chaturvedi'),
      },
    },
    {
      name: 'the other way round',
      files: { 'all.ics': by('a', 9, 'ANN SMITH') + by('b', 10, '⟦Ann Smith⟧') },
      fix: 'Change "ANN SMITH" to "Ann Smith" everywhere',
      fixed: { 'all.ics': by('a', 9, 'Ann Smith') + by('b', 10, 'Ann Smith') },
    },
  ],
};
