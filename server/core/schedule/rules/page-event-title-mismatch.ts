import { pageExample, talkExample } from '../examples.ts';
import { eventOf, isOfPage } from '../pageLinks.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { TalkCopy } from '../talk.ts';
import type { FieldPlace } from '../talkFacts.ts';
import { writeEither } from '../textEdits.ts';
import { titleKey } from '../titleName.ts';

export const rule = defineScheduleRule({
  id: 'page-event-title-mismatch',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A speaker page and the calendar have the same title.',
  why: 'Who searches for one title does not find the other, and takes one talk for two.',
  messages: {
    differs: {
      severity: 'info',
      text: 'The calendar calls this talk "{event}": who searches for one title does not find the other. Make both the same',
    },
  },
  visit: 'talk',
  check(talk, { index, report }) {
    const event = isOfPage(talk) ? eventOf(talk, index) : undefined;
    if (!event || talk.title === '' || titleKey(talk.title) === titleKey(event.title)) return;
    const at = titlePlace(event.main, event.title) ?? event.main.facts.places.self;
    for (const block of talk.copies) {
      report('differs', {
        block,
        at: block.facts.places.title ?? block.facts.places.self,
        data: { page: talk.title, event: event.title },
        related: [{ block: event.main, at, text: `The calendar says "${event.title}" here` }],
      });
    }
  },
  fixes({ block, data, related: [other] }) {
    const place = block.facts.places.title;
    const theirs = other?.block && titlePlace(other.block, String(data.event));
    if (!other?.block || !place || !theirs) return [];
    return writeEither({ block, at: place }, { block: other.block, at: theirs }, data);
  },
});

/** Where a title stands in an event, which may have speakers behind it. */
function titlePlace({ facts: { places, tail, title } }: TalkCopy, shown: string): FieldPlace | undefined {
  return tail !== undefined && title !== shown ? tail.titleAt : places.title;
}

const event = (title: string) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//pretalx//x//EN\n${talkExample('a', '14:30', '15:00', `SUMMARY:${title}\nLOCATION:Hall`)}END:VCALENDAR\n`;
const page = (title: string) => pageExample('Ann Smith', title, '5/14/2027 | 2:30 PM-3:00 PM | Hall');

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'one title',
      files: {
        'greenroom.json': '{"event": {"timeZone": "UTC"}}',
        'a.ics': event('The packaging gradient - Ann Smith'),
        'ann.speaker.txt': page('The Packaging Gradient'),
      },
    },
    {
      name: 'another talk',
      files: {
        'greenroom.json': '{"event": {"timeZone": "UTC"}}',
        'a.ics': event('Wool\\, from sheep to shelf - Bob Jones'),
        'ann.speaker.txt': page('The Packaging Gradient'),
      },
    },
  ],
  invalid: [
    {
      name: 'a slip',
      files: {
        'greenroom.json': '{"event": {"timeZone": "UTC"}}',
        'a.ics': event('The Packaging Gradient - Ann Smith'),
        'ann.speaker.txt': page('⟦The Packaging Gradiant⟧'),
      },
      text: 'The calendar calls this talk "The Packaging Gradient": who searches for one title does not find the other. Make both the same',
      fixed: { 'ann.speaker.txt': page('The Packaging Gradient') },
    },
    {
      name: 'the calendar is older',
      files: {
        'greenroom.json': '{"event": {"timeZone": "UTC"}}',
        'a.ics': event('Packaging\\, a gradient - Ann Smith'),
        'ann.speaker.txt': page('⟦The Packaging Gradient⟧'),
      },
      fix: 'Write "The Packaging Gradient" into the calendar',
      fixed: { 'a.ics': event('The Packaging Gradient - Ann Smith') },
    },
  ],
};
