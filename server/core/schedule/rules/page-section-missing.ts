import { pageSectionMissing } from '../../twoPartRules.ts';
import { pageExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { TalkCopy } from '../talk.ts';

const wanted = ['Description', 'Abstract'];

export const rule = defineScheduleRule({
  ...pageSectionMissing,
  messages: {
    pages: {
      severity: 'info',
      text: '"{title}" has no {section}, which nearly all pages have. Add the heading and the text',
    },
  },
  visit: 'schedule',
  check(index, { report }) {
    for (const section of wanted) {
      for (const { copies } of index.pageHabits.without(section)) {
        for (const block of copies) {
          const { title, places } = block.facts;
          if (!places.title || !isToldHere(block, section, index)) continue;
          report('pages', { block, at: places.title, data: { title, section } });
        }
      }
    }
  },
});

/** What has neither of them, or is the only one of its page, is told by the page itself. */
function isToldHere({ facts, file }: TalkCopy, section: string, index: ScheduleIndex): boolean {
  const missing = (sections: readonly string[] = []) => wanted.filter((name) => !sections.includes(name));
  const [first, other] = missing(facts.written?.sections);
  if (first !== section || other !== undefined) return false;
  const onPage = index
    .talksOfFile(file.key)
    .flatMap(({ copies }) => copies.filter((copy) => copy.file.key === file.key));
  const lacking = onPage.filter((copy) => missing(copy.facts.written?.sections).length > 0);
  return onPage.length === 1 || lacking.length > 1;
}

const when = '5/14/2027 | 2:30 PM-3:00 PM | Hall';
const short = (name: string, title = `Talk of ${name}`) => pageExample(name, title, when);
const page = (name: string) => `${short(name)}\nAbstract\n\nAll of it.\n`;
const four = {
  'ann.speaker.txt': page('Ann Smith'),
  'bob.speaker.txt': page('Bob Jones'),
  'cleo.speaker.txt': page('Cleo Young'),
  'dana.speaker.txt': page('Dana Reed'),
};

export const examples: ScheduleExamples = {
  valid: [
    { name: 'both on all pages', files: four },
    {
      name: 'pages that do not agree',
      files: { ...four, 'eve.speaker.txt': short('Eve Stone'), 'finn.speaker.txt': short('Finn Moss') },
    },
    {
      name: 'too few pages',
      files: { 'ann.speaker.txt': page('Ann Smith'), 'eve.speaker.txt': short('Eve Stone') },
    },
    {
      name: 'neither, which the page itself tells',
      files: { ...four, 'eve.speaker.txt': short('Eve Stone').replace('Description\n\nMore of it.\n', '') },
    },
    {
      name: 'one of the talks of a page, which that page tells',
      files: {
        ...four,
        'eve.speaker.txt': `${page('Eve Stone')}\nTwo\n\n5/15/2027 | 2:30 PM-3:00 PM | Hall\n\nDescription\n\nMore.\n`,
      },
    },
  ],
  invalid: [
    {
      name: 'no Abstract, which the others have',
      files: { ...four, 'eve.speaker.txt': short('Eve Stone', '⟦Knots⟧') },
      text: '"Knots" has no Abstract, which nearly all pages have. Add the heading and the text',
    },
    {
      name: 'both talks of a page without',
      files: {
        ...four,
        ...Object.fromEntries(
          ['Eve Stone', 'Finn Moss', 'Gus Hill', 'Ida Lake'].map((name) => [
            `${name}.speaker.txt`,
            page(name),
          ]),
        ),
        'jo.speaker.txt': `${short('Jo Field', '⟦Knots⟧')}\n⟦Ropes⟧\n\n5/15/2027 | 2:30 PM-3:00 PM | Hall\n\nDescription\n\nMore.\n`,
      },
    },
    {
      name: 'no Description, which the others have',
      files: {
        ...four,
        'eve.speaker.txt': short('Eve Stone', '⟦Knots⟧').replace('Description', 'Abstract'),
      },
      text: '"Knots" has no Description, which nearly all pages have. Add the heading and the text',
    },
  ],
};
