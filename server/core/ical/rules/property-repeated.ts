import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, IcalBlock, Placed } from '../context.ts';
import { findProperty, parameterText } from '../facts.ts';
import { type BlockContext, defineRule, type FileContext, type IcalFix, type IcalReporter } from '../rule.ts';
import { components } from '../spec/index.ts';
import { removeLine } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

/** For each component the properties that it may have once, each with a bit of its own: they are fewer than 31. */
const single: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  components.map(({ name, properties }) => {
    const names = properties
      .filter(({ cardinality }) => cardinality === '1' || cardinality === '0..1')
      .flatMap((group) => group.names)
      // Several rules have a rule of their own.
      .filter((property) => property !== 'RRULE');
    return [name, new Map(names.map((property, index) => [property, 1 << index]))];
  }),
);

/** Properties of the calendar that may be repeated in other languages. */
const byLanguage: ReadonlySet<string> = new Set(['DESCRIPTION', 'NAME']);

type MessageId = 'repeated' | 'same' | 'language' | 'runTogether';

export const rule = defineRule({
  id: 'property-repeated',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6' },
    { rfc: 7986, section: '4' },
    { rfc: 7986, section: '5.1' },
    { rfc: 7986, section: '5.2' },
  ],
  summary: 'Most properties may occur only once in a component.',
  why: 'Calendars believe the first or the last of them: attendees see different rooms. Strict calendars refuse the file.',
  messages: {
    repeated: {
      severity: 'error',
      text: 'There is another {property} in this {component}, which may have one: calendars believe one or the other. Remove the wrong one',
    },
    same: {
      severity: 'error',
      text: 'This {property} repeats the one above, and {component} may have only one: strict calendars refuse the file. Remove it',
    },
    runTogether: {
      severity: 'error',
      text: 'Two of them are run together in this {component}: from here on all comes again, with another UID. Calendars show one and lose the other. Write END:{component} and BEGIN:{component} before {property}',
    },
    language: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'There is another {property} in the same language: calendars show one or the other. Give each its own LANGUAGE, or remove one',
    },
  },
  supersedes: ['duplicate-line'],
  visit: ['component', 'file'],
  reads: 'heads',
  on: ['*'],
  check(node, ctx) {
    if ('calendars' in node) checkCalendars(node, ctx as FileContext & IcalReporter<MessageId>);
    else if (node.name !== 'VCALENDAR') checkComponent(node, ctx as BlockContext & IcalReporter<MessageId>);
  },
  fixes({ at, block, related, message, data }, { eol }) {
    const first = related[0];
    if (message === 'runTogether') return splitBefore(block.tree, at.start, String(data.component), eol);
    const removal = (
      where: { readonly start: number },
      from: IcalBlock,
      which: string,
    ): IcalFix | undefined => {
      const line = from.tree.contentLines.find(({ nameStart }) => nameStart === where.start);
      const edits = line ? [{ block: from, ...removeLine(line) }] : [];
      return line && { title: `Remove the ${which} ${line.name}`, safety: 'unsafe', edits };
    };
    return [removal(at, block, 'later'), first && removal(first.at, first.block ?? block, 'earlier')].filter(
      (fix) => fix !== undefined,
    );
  },
});

function checkComponent(component: Component, ctx: BlockContext & IcalReporter<MessageId>): void {
  const bits = single.get(component.name);
  if (!bits) return;
  const identity = (bits.get('UID') ?? 0) | (bits.get('DTSTART') ?? 0);
  let seen = 0;
  let uid: ContentLine | undefined;
  for (const [index, line] of component.properties.entries()) {
    const bit = bits.get(line.name) ?? 0;
    if (!(seen & bit)) seen |= bit;
    else if (isKnownPlace(component)) {
      const isWhole = (seen & identity) === identity;
      if (isWhole) uid ??= findProperty(component, 'UID');
      const isSecond = isWhole && uid !== undefined && beginsAnother(ctx.tree, component, index, bits, uid);
      if (isSecond) seen = bit;
      reportRepeated(component, line, isSecond, ctx);
    }
  }
}

/**
 * Says whether another event begins at a property: from there up to what comes once more stand a start and a UID that is
 * not that of the first event. Looks no further than that, for there may be many thousand properties.
 */
function beginsAnother(
  tree: BlockTree,
  { properties }: Component,
  from: number,
  bits: ReadonlyMap<string, number>,
  first: ContentLine,
): boolean {
  let seen = 0;
  let uid: ContentLine | undefined;
  for (let index = from; index < properties.length; index++) {
    const line = properties[index] as ContentLine;
    const bit = bits.get(line.name) ?? 0;
    if (seen & bit) break;
    seen |= bit;
    if (line.name === 'UID') uid = line;
  }
  const hasStart = (seen & (bits.get('DTSTART') ?? 0)) !== 0;
  return hasStart && uid !== undefined && textAfterName(tree, uid) !== textAfterName(tree, first);
}

function splitBefore(tree: BlockTree, at: number, component: string, eol: string): readonly IcalFix[] {
  const line = tree.contentLines.find(({ nameStart }) => nameStart === at);
  if (!line) return [];
  const newText = `END:${component}${eol}BEGIN:${component}${eol}`;
  const edits = [{ start: line.start, end: line.start, newText }];
  return [{ title: `Write END:${component} and BEGIN:${component}`, safety: 'unsafe', edits }];
}

function reportRepeated(
  component: Component,
  line: ContentLine,
  isSecond: boolean,
  ctx: BlockContext & IcalReporter<MessageId>,
) {
  const first = component.properties.find(({ name }) => name === line.name) ?? line;
  const isSame = textAfterName(ctx.tree, first) === textAfterName(ctx.tree, line);
  ctx.report(isSecond ? 'runTogether' : isSame ? 'same' : 'repeated', {
    at: nameOf(line),
    data: { property: line.name, component: component.name },
    related: [{ at: nameOf(first), text: 'The first one is here' }],
  });
}

/** The calendar's own properties may stand in any of its blocks. */
function checkCalendars({ calendars }: FileModel, ctx: IcalReporter<MessageId>): void {
  for (const { begin, properties } of calendars) {
    const firsts = new Map<string, Placed<ContentLine>>();
    for (const placed of begin ? properties : []) {
      const key = keyInCalendar(placed);
      if (key === undefined) continue;
      const first = firsts.get(key);
      if (first) reportInCalendar(first, placed, ctx);
      else firsts.set(key, placed);
    }
  }
}

/** Properties with the same key must not both be there; undefined for one of which there may be many. */
function keyInCalendar({ block, node }: Placed<ContentLine>): string | undefined {
  if (single.get('VCALENDAR')?.has(node.name)) return node.name;
  if (!byLanguage.has(node.name)) return undefined;
  const language = parameterText(block.tree, node, 'LANGUAGE') ?? '';
  return `${node.name};${language.toLowerCase()}`;
}

function reportInCalendar(
  first: Placed<ContentLine>,
  { block, node }: Placed<ContentLine>,
  ctx: IcalReporter<MessageId>,
): void {
  const isSame = textAfterName(first.block.tree, first.node) === textAfterName(block.tree, node);
  const message = isSame ? 'same' : byLanguage.has(node.name) ? 'language' : 'repeated';
  ctx.report(message, {
    block,
    at: nameOf(node),
    owns: { start: node.nameStart, end: node.end },
    data: { property: node.name, component: 'VCALENDAR' },
    related: [{ block: first.block, at: nameOf(first.node), text: 'The first one is here' }],
  });
}

function nameOf({ nameStart, nameEnd }: ContentLine) {
  return { start: nameStart, end: nameEnd };
}

function textAfterName(tree: BlockTree, line: ContentLine): string {
  return unfoldText(tree, line, line.nameEnd, line.end);
}

const head = 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n';
const event = 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n';
const tail = 'END:VCALENDAR';

export const examples: RuleExamples = {
  valid: [
    { name: 'each once', code: 'SUMMARY:Opening\nLOCATION:Hall A' },
    { name: 'what may be repeated', code: 'CATEGORIES:Keynote\nCATEGORIES:Track A\nX-ROOM:1\nX-ROOM:2' },
    {
      name: 'one in a reminder',
      code: 'DURATION:PT1H\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nDURATION:PT5M\nREPEAT:2\nEND:VALARM',
    },
    {
      name: 'one in each calendar',
      code: `${head}${event}END:VEVENT\n${tail}\n${head}${event}END:VEVENT\n${tail}`,
    },
    {
      name: 'names in two languages',
      code: `${head}NAME;LANGUAGE=en:Sessions\nNAME;LANGUAGE=de:Vorträge\n${event}END:VEVENT\n${tail}`,
    },
    {
      name: 'images of the calendar',
      code: `${head}IMAGE;VALUE=URI:https://example.org/a.png\nIMAGE;VALUE=URI:https://example.org/b.png\n${event}END:VEVENT\n${tail}`,
    },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nBEGIN:VALARM\nACTION:AUDIO\nACTION:EMAIL\nEND:VALARM\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'two rooms',
      code: 'LOCATION:The Barn\n⟦LOCATION⟧:Main Stage',
      message: 'repeated',
      fixed: 'LOCATION:The Barn',
    },
    {
      name: 'the first is the wrong one',
      code: 'LOCATION:The Barn\nSUMMARY:Opening\n⟦location⟧:Main Stage',
      message: 'repeated',
      fix: 'Remove the earlier LOCATION',
      fixed: 'SUMMARY:Opening\nlocation:Main Stage',
    },
    {
      name: 'the same twice',
      code: 'SUMMARY:Open\n ing\n⟦SUMMARY⟧:Opening',
      message: 'same',
      fixed: 'SUMMARY:Open\n ing',
    },
    {
      name: 'END and BEGIN between two events are lost',
      code: `${head}${event}SUMMARY:Opening\n⟦UID⟧:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270515T090000Z\nSUMMARY:Closing\nEND:VEVENT\n${tail}`,
      message: 'runTogether',
      text: 'Two of them are run together in this VEVENT: from here on all comes again, with another UID. Calendars show one and lose the other. Write END:VEVENT and BEGIN:VEVENT before UID',
      fixed: `${head}${event}SUMMARY:Opening\nEND:VEVENT\nBEGIN:VEVENT\nUID:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270515T090000Z\nSUMMARY:Closing\nEND:VEVENT\n${tail}`,
    },
    {
      name: 'two UIDs of one event',
      code: `${event}SUMMARY:Opening\n⟦UID⟧:b@example.org\nEND:VEVENT`,
      message: 'repeated',
      fixed: `${event}SUMMARY:Opening\nEND:VEVENT`,
    },
    {
      name: 'another start, and the same UID',
      code: `${event}SUMMARY:Opening\n⟦DTSTART⟧:20270514T100000Z\nCATEGORIES:Keynote\nEND:VEVENT`,
      message: 'repeated',
      fixed: `${event}SUMMARY:Opening\nCATEGORIES:Keynote\nEND:VEVENT`,
    },
    {
      name: 'the UID once more, and a start after it',
      code: 'BEGIN:VEVENT\nDTSTAMP:20270401T080000Z\nUID:a@example.org\nSUMMARY:Opening\n⟦UID⟧:a@example.org\nDTSTART:20270514T090000Z\nEND:VEVENT',
      message: 'same',
      fixed:
        'BEGIN:VEVENT\nDTSTAMP:20270401T080000Z\nUID:a@example.org\nSUMMARY:Opening\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'a property of the calendar, below the events',
      code: `${head}METHOD:PUBLISH\n${event}END:VEVENT\n⟦METHOD⟧:REQUEST\n${tail}`,
      message: 'repeated',
      fixed: `${head}METHOD:PUBLISH\n${event}END:VEVENT\n${tail}`,
      also: ['calprops-after-component', 'method-property-restriction'],
    },
    {
      name: 'the same in the calendar',
      code: `${head}NAME:Sessions\n⟦NAME⟧:Sessions\n${event}END:VEVENT\n${tail}`,
      message: 'same',
      fixed: `${head}NAME:Sessions\n${event}END:VEVENT\n${tail}`,
    },
    {
      name: 'two names in one language',
      code: `${head}NAME;LANGUAGE=en:Sessions\n⟦NAME⟧;LANGUAGE=EN:Talks\n${event}END:VEVENT\n${tail}`,
      message: 'language',
      fixed: `${head}NAME;LANGUAGE=en:Sessions\n${event}END:VEVENT\n${tail}`,
    },
  ],
};
