import type { PageDocument } from '../pageDocument.ts';
import type { PageTalk, SpeakerPage } from '../speaker/model/page.ts';
import { talkSpan } from '../speaker/model/talkTime.ts';
import { contains, type Range } from '../text/range.ts';
import { Zones } from '../time/zones.ts';
import type { Hover } from './hover.ts';
import { inline } from './markdown.ts';
import { plainSpanText, type Reader, spanText } from './spanText.ts';

/**
 * What there is to say about a place on a speaker page: on the head of a talk when it is, for the venue and for the
 * reader; on the name, the talks. Undefined elsewhere.
 */
export function pageHover(document: PageDocument, offset: number, reader: Reader): Hover | undefined {
  const { page, context } = document;
  const at = { start: offset, end: offset };
  if (page.name && contains(page.name, at)) return speakerHover(document, page.name);
  const zones = new Zones(new Map());
  for (const talk of page.talks) {
    const range = headPart(talk, at);
    if (!range) continue;
    const span = talkSpan(talk, context.timeZone, zones);
    const texts = [headText(talk), span ? spanText(span, reader) : unreadText(talk)];
    const markdown = texts.filter((text) => text !== '').join('\n\n');
    return markdown === '' ? undefined : { markdown, range };
  }
  return undefined;
}

/** The line of a talk's head that holds a place. */
function headPart({ node }: PageTalk, at: Range): Range | undefined {
  const parts = [node.title, node.track, node.schedule].flatMap((part) => part ?? []);
  const found = parts.find((part) => contains(part, at));
  return found && { start: found.start, end: found.end };
}

function headText({ title, room, track, level }: PageTalk): string {
  const about = [track, level].flatMap((part) => (part ? [inline(part.text)] : [])).join(', ');
  const shown = [title ? `**${inline(title.text)}**` : '', room ? inline(room.text) : '', about];
  return shown.filter((text) => text !== '').join(' · ');
}

function unreadText({ node }: PageTalk): string {
  return node.schedule
    ? '⚠ When that is cannot be told: the line needs a date with a year, and times.'
    : '⚠ Nothing says when and where that is.';
}

function speakerHover({ page, context }: PageDocument, { start, end }: Range): Hover {
  const zones = new Zones(new Map());
  const talks = page.talks.map((talk) => {
    const span = talkSpan(talk, context.timeZone, zones);
    const parts = [
      talk.title && inline(talk.title.text),
      span && plainSpanText(span),
      talk.room && inline(talk.room.text),
    ];
    return `- ${parts.filter((part) => part !== undefined).join(' · ')}`;
  });
  const markdown = [`**${namesText(page)}**`, talks.join('\n')].filter((text) => text !== '').join('\n\n');
  return { markdown, range: { start, end } };
}

function namesText({ speakers }: SpeakerPage): string {
  return speakers.map(({ text }) => inline(text)).join(', ');
}
