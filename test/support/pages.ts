import type { PageDocument, PageText } from '../../server/core/index.ts';

function textOf(part: PageText | undefined): string | undefined {
  return part?.text;
}

/** All that a page says, without its places. */
export function saysOf({ page }: PageDocument) {
  return {
    name: textOf(page.name),
    speakers: page.speakers.map(({ text }) => text),
    biography: textOf(page.biography),
    links: page.links.map(({ label, address }) => [label, address]),
    talks: page.talks.map((talk) => ({
      title: textOf(talk.title),
      speakers: talk.speakers.map(({ text }) => text),
      track: textOf(talk.track),
      level: textOf(talk.level),
      day: talk.date?.day,
      weekday: talk.date?.written.weekday?.index,
      start: talk.startTime?.minutes,
      end: talk.endTime?.minutes,
      room: textOf(talk.room),
      sections: talk.sections.map(({ name, text }) => [name, textOf(text)]),
    })),
  };
}
