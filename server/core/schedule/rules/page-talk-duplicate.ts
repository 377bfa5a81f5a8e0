import { pageTalkDuplicate } from '../../twoPartRules.ts';
import { pageExample } from '../examples.ts';
import { isOfPage } from '../pageLinks.ts';
import { personKey } from '../personName.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { TalkCopy } from '../talk.ts';

export const rule = defineScheduleRule({
  ...pageTalkDuplicate,
  messages: {
    pages: {
      severity: 'warning',
      text: '{speaker} has "{title}" on another page too, so lists show it twice. Take one of them out',
    },
  },
  visit: 'talk',
  check(talk, { report }) {
    if (!isOfPage(talk)) return;
    const firsts = new Map<string, TalkCopy>();
    for (const block of [...talk.copies].reverse()) {
      // A page is that of whom it names first; the pages of others who speak in the talk have it as well.
      const speaker = block.facts.speakers[0]?.name ?? '';
      const key = personKey(speaker);
      const first = key === '' ? undefined : firsts.get(key);
      firsts.set(key, first ?? block);
      if (!first || first.file.key === block.file.key) continue;
      const { title, places } = block.facts;
      report('pages', {
        block,
        at: places.self,
        data: { speaker, title },
        related: [{ block: first, at: first.facts.places.self, text: `In ${first.file.path}` }],
      });
    }
  },
});

const when = '5/14/2027 | 2:30 PM-3:00 PM | Hall';

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'two who speak together',
      files: {
        'ann.speaker.txt': pageExample('Ann Smith', 'Knots', when),
        'bob.speaker.txt': pageExample('Bob Jones', 'Knots', when),
      },
    },
    {
      name: 'two talks',
      files: {
        'ann.speaker.txt': pageExample('Ann Smith', 'Knots', when),
        'ann-2.speaker.txt': pageExample('Ann Smith', 'Ropes', when),
      },
    },
    {
      name: 'pages without names',
      files: {
        'a.speaker.txt': pageExample('', 'Knots', when).replace('\n\n\nOne of us.', ''),
        'b.speaker.txt': pageExample('', 'Knots', when).replace('\n\n\nOne of us.', ''),
      },
    },
  ],
  invalid: [
    {
      name: 'two pages of one speaker',
      files: {
        'ann-smith.speaker.txt': pageExample('Ann Smith', '⟦Knots⟧', when),
        'ann.speaker.txt': pageExample('Ann Smith', 'Knots', when),
      },
      text: 'Ann Smith has "Knots" on another page too, so lists show it twice. Take one of them out',
    },
    {
      name: 'the name in another spelling',
      files: {
        'a.speaker.txt': pageExample('ANN SMITH', '⟦Knots⟧', when),
        'b.speaker.txt': pageExample('Ann Smith', 'Knots', when),
      },
    },
  ],
};
