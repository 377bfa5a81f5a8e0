import type { PageDocument } from '../pageDocument.ts';
import type { PageSection, PageTalk } from '../speaker/model/page.ts';
import { talkSpan } from '../speaker/model/talkTime.ts';
import type { Range } from '../text/range.ts';
import { Zones } from '../time/zones.ts';
import type { DocumentSymbol } from './documentSymbols.ts';
import { oneLine } from './markdown.ts';
import { plainSpanText } from './spanText.ts';
import { groupedText } from './timeText.ts';

/** The outline of a speaker page: who speaks, in it the talks with time and room, in these the sections. */
export function pageSymbols(document: PageDocument): readonly DocumentSymbol[] {
  const { page, tree, length } = document;
  const talks = page.talks.map((talk) => talkSymbol(document, talk));
  const shown = tree.name ?? tree.marker ?? tree.first;
  if (!shown) return talks;
  return [
    {
      name: oneLine(page.name?.text ?? '') || 'Speaker',
      detail: `${groupedText(talks.length)} talk${talks.length === 1 ? '' : 's'}`,
      kind: 'speaker',
      ...placesOf(document, { start: 0, end: length }, shown),
      children: talks,
    },
  ];
}

function talkSymbol(document: PageDocument, talk: PageTalk): DocumentSymbol {
  const { title, room, node, sections, start } = talk;
  const span = talkSpan(talk, document.context.timeZone, new Zones(new Map()));
  const detail = [span ? plainSpanText(span) : '', oneLine(room?.text ?? '', 80)];
  const shown = title ?? node.schedule ?? node.track ?? node.sections[0]?.heading ?? { start, end: start };
  return {
    name: oneLine(title?.text ?? '') || 'Talk without a title',
    detail: detail.filter((text) => text !== '').join(' · '),
    kind: 'event',
    ...placesOf(document, talk, shown),
    children: sections.map((section) => sectionSymbol(document, section)),
  };
}

function sectionSymbol(document: PageDocument, { name, section }: PageSection): DocumentSymbol {
  const places = placesOf(document, section, section.heading);
  return { name, detail: '', kind: 'section', ...places, children: [] };
}

function placesOf(document: PageDocument, range: Range, shown: Range) {
  const place = ({ start, end }: Range) => document.placeOf(document, { start, end });
  return { range: place(range), selectionRange: place(shown) };
}
