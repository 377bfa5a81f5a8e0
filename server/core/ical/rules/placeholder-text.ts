import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold, valueText } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'placeholder-text',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'Titles, rooms and descriptions say something.',
  why: 'A word that only keeps the place is published as it stands, and nobody can plan by it.',
  messages: {
    placeholder: {
      severity: 'info',
      text: 'Attendees see "{text}" as it stands, and it tells them nothing. Write what is meant, or take it out',
    },
    room: {
      severity: 'hint',
      text: '"{text}" leads nobody to a room. Write the room, or leave LOCATION out until it is known',
    },
  },
  sources: ['pretalx, pentabarf and Sched exports with talks that are not settled'],
  visit: 'property',
  on: ['SUMMARY', 'DESCRIPTION', 'LOCATION'],
  check(line, ctx) {
    if (ctx.component?.name !== 'VEVENT') return;
    const found = findPlaceholder(ctx.tree, line);
    if (!found) return;
    ctx.report(line.name === 'LOCATION' ? 'room' : 'placeholder', {
      at: found.at,
      data: { text: found.text },
    });
  },
});

/** A value this long is a text, unless it is the one that typesetters use. In UTF-16 code units. */
const longest = 60;

/** Nothing else can be meant by these, also when they are only one part of a title. */
const unsettled =
  /^(?:t\.?b\.?[acd]\.?|n\/a|\?{2,}|untitled|talk title|speaker name|to be (?:announced|confirmed|decided|determined))$/i;

/** These stand for something to come when they are all there is; a title may play with them. */
const alone = /^(?:todo|fixme|xxx|room name|lorem ipsum\b.*)$/is;

interface Placeholder {
  readonly at: Range;
  readonly text: string;
}

function findPlaceholder(tree: BlockTree, line: ContentLine): Placeholder | undefined {
  const isLorem = /^lorem ipsum\b/i.test(tree.text.slice(line.valueStart, line.valueStart + 12));
  if (line.end - line.valueStart > longest && !isLorem) return undefined;
  const value = valueText(tree, line);
  const whole = value.trim();
  if (unsettled.test(whole) || alone.test(whole)) return placed(tree, line, whole, value.indexOf(whole));
  return line.name === 'SUMMARY' ? findPart(tree, line, value) : undefined;
}

/** In `Title - Speaker` one of the two. */
function findPart(tree: BlockTree, line: ContentLine, value: string): Placeholder | undefined {
  const cut = value.lastIndexOf(' - ');
  if (cut < 0) return undefined;
  const [head, tail] = [value.slice(0, cut).trim(), value.slice(cut + 3).trim()];
  if (unsettled.test(head)) return placed(tree, line, head, value.indexOf(head));
  return unsettled.test(tail) ? placed(tree, line, tail, value.lastIndexOf(tail)) : undefined;
}

/** Of the text that typesetters use the first words stand for all. */
function placed(tree: BlockTree, line: ContentLine, found: string, start: number): Placeholder {
  const [lorem] = /^lorem ipsum\b/i.exec(found) ?? [];
  const text = lorem ?? found;
  const { sourceRange } = unfold(tree, line, line.valueStart, line.end);
  return { at: sourceRange(start, start + text.length), text };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a title', code: 'SUMMARY:The Packaging Gradient - Ann Smith' },
    { name: 'a title that plays with such a word', code: 'SUMMARY:TODO - a love story' },
    { name: 'a word that begins like one', code: 'SUMMARY:TBArtists in residence' },
    { name: 'a text that speaks of it', code: 'DESCRIPTION:The second speaker is to be announced.' },
    { name: 'no speaker, as pretalx writes it', code: 'SUMMARY:Opening - ' },
    { name: 'a long description', code: `DESCRIPTION:TBA ${'and so on '.repeat(8)}` },
    {
      name: 'a task',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nSUMMARY:TODO\nEND:VTODO',
    },
  ],
  invalid: [
    {
      name: 'the title',
      code: 'SUMMARY:⟦TBA⟧ - Ann Smith',
      message: 'placeholder',
      text: 'Attendees see "TBA" as it stands, and it tells them nothing. Write what is meant, or take it out',
    },
    { name: 'the speaker', code: 'SUMMARY:Keynote - ⟦t.b.a.⟧', message: 'placeholder' },
    {
      name: 'all of a title',
      code: 'SUMMARY: ⟦To be announced⟧',
      message: 'placeholder',
      also: ['value-surrounding-space'],
    },
    { name: 'a word that is no title', code: 'SUMMARY:⟦FIXME⟧', message: 'placeholder' },
    { name: 'the room', code: 'LOCATION:⟦tbd⟧', message: 'room' },
    { name: 'a description', code: 'DESCRIPTION:⟦???⟧', message: 'placeholder' },
    {
      name: 'a text of typesetters',
      code: `DESCRIPTION:⟦Lorem ipsum⟧ dolor sit amet\\, consetetur sadipscing\n  elitr\\, sed diam nonumy eirmod.`,
      message: 'placeholder',
    },
    {
      name: 'behind a fold',
      code: 'SUMMARY:Keynote -\n  ⟦TB\n A⟧',
      message: 'placeholder',
    },
  ],
};
