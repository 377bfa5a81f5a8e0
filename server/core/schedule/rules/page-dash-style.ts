import { pageDashStyle } from '../../twoPartRules.ts';
import { pageExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { TalkCopy } from '../talk.ts';
import type { FieldPlace } from '../talkFacts.ts';
import { writeText } from '../textEdits.ts';

export const rule = defineScheduleRule({
  ...pageDashStyle,
  messages: {
    pages: {
      severity: 'off',
      text: 'Most pages have "{usual}" between times, this one "{written}". Write "{usual}"',
    },
  },
  visit: 'schedule',
  check(index, { report }) {
    const usual = index.pageHabits.dash;
    if (usual === undefined) return;
    for (const { copies } of index.pageHabits.withOtherDash(usual)) {
      for (const block of copies) {
        const written = block.facts.written?.dash;
        const at = dashPlace(block);
        if (!at || written === undefined || written === usual || isOddOnPage(block, index)) continue;
        report('pages', { block, at, data: { usual, written } });
      }
    }
  },
  fixes({ block, data }) {
    const at = dashPlace(block);
    const usual = String(data.usual);
    return at ? [{ title: `Write "${usual}"`, safety: 'unsafe', edits: [writeText(block, at, usual)] }] : [];
  },
});

function dashPlace({ facts: { places } }: TalkCopy): FieldPlace | undefined {
  const { start, end } = places;
  if (!start || !end) return undefined;
  const { end: from, endLine: line, endCharacter: character } = start;
  return { start: from, line, character, end: end.start, endLine: end.line, endCharacter: end.character };
}

/** A page that has another dash in most other talks is told so by itself. */
function isOddOnPage({ facts, file }: TalkCopy, index: ScheduleIndex): boolean {
  const dashes = index
    .talksOfFile(file.key)
    .flatMap(({ copies }) => copies.filter((copy) => copy.file.key === file.key))
    .flatMap((copy) => copy.facts.written?.dash ?? []);
  const most = dashes.find((dash) => dashes.filter((other) => other === dash).length * 2 > dashes.length);
  return most !== undefined && most !== facts.written?.dash;
}

const config = { 'greenroom.json': '{"rules": {"page-dash-style": "info"}}' };
const page = (name: string, dash: string) =>
  pageExample(name, `Talk of ${name}`, `5/14/2027 | 2:30 PM${dash}3:00 PM | Hall`);
const three = {
  'ann.speaker.txt': page('Ann Smith', '-'),
  'bob.speaker.txt': page('Bob Jones', '-'),
  'cleo.speaker.txt': page('Cleo Young', '-'),
};

export const examples: ScheduleExamples = {
  valid: [
    { name: 'one dash on all pages', files: { ...config, ...three } },
    {
      name: 'too few pages to have a usual one',
      files: {
        ...config,
        'ann.speaker.txt': page('Ann Smith', '-'),
        'bob.speaker.txt': page('Bob Jones', '–'),
      },
    },
    {
      name: 'pages that do not agree',
      files: {
        ...config,
        ...three,
        'dana.speaker.txt': page('Dana Reed', '–'),
        'eve.speaker.txt': page('Eve Stone', '–'),
        'finn.speaker.txt': page('Finn Moss', '–'),
      },
    },
    {
      name: 'no end',
      files: { ...config, ...three, 'dana.speaker.txt': page('Dana Reed', '–').replace('–3:00 PM', '') },
    },
    {
      name: 'one talk of a page, which that page tells',
      files: {
        ...config,
        ...three,
        'dana.speaker.txt': `${page('Dana Reed', '-')}
Two

5/14/2027 | 3:30 PM-4:00 PM | Hall

Three

5/14/2027 | 4:30 PM to 5:00 PM | Hall
`,
      },
    },
  ],
  invalid: [
    {
      name: 'another dash than on the other pages',
      files: { ...config, ...three, 'dana.speaker.txt': page('Dana Reed', '⟦ – ⟧') },
      text: 'Most pages have "-" between times, this one " – ". Write "-"',
      fixed: { 'dana.speaker.txt': page('Dana Reed', '-') },
    },
    {
      name: 'the same on two pages of one talk',
      files: {
        ...config,
        ...three,
        'dana.speaker.txt': pageExample('Dana Reed', 'Knots', '5/14/2027 | 2:30 PM⟦ to ⟧3:00 PM | Hall'),
        'eve.speaker.txt': pageExample('Eve Stone', 'Knots', '5/14/2027 | 2:30 PM⟦ to ⟧3:00 PM | Hall'),
      },
      fixed: {
        'dana.speaker.txt': pageExample('Dana Reed', 'Knots', '5/14/2027 | 2:30 PM-3:00 PM | Hall'),
      },
    },
  ],
};
