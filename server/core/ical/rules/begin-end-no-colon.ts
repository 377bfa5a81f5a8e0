import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { componentName } from '../syntax/tree.ts';
import { ownerOf } from '../values/expected.ts';
import { type Marker, readMarker } from '../values/marker.ts';

export const rule = defineRule({
  id: 'begin-end-no-colon',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 5545, section: '3.6' },
  ],
  summary: 'BEGIN and END have a colon before the name of the component.',
  why: 'No reader sees where the component begins or ends; most refuse the whole file.',
  messages: {
    noColon: {
      severity: 'error',
      text: 'There is no colon after {word}, so no reader sees that {name} begins or ends here; most refuse the whole file. Write {word}:{name}',
    },
  },
  supersedes: [
    'begin-end-mismatch',
    'calprops-after-component',
    'component-not-closed',
    'line-not-content-line',
    'property-not-allowed',
    'property-repeated',
  ],
  visit: 'problem',
  on: ['no-colon'],
  check({ line }, ctx) {
    const marker = readMarker(ctx.tree, line);
    if (!marker) return;
    const at = { start: line.start, end: line.end };
    ctx.report('noColon', { at, owns: explainedBy(ctx.tree, line, marker), data: { ...marker } });
  },
  fixes({ at, data }) {
    const newText = `${data.word}:${data.name}`;
    return [{ title: `Write ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

/** From BEGIN to END: without one of the two the other fits nothing, nor do the properties between them. */
function explainedBy(tree: BlockTree, line: ContentLine, { word, name }: Marker): Range {
  if (word === 'END') {
    let open = ownerOf(tree, line);
    while (open && (open.name !== name || open.endLine)) open = open.parent;
    return { start: open?.start ?? line.start, end: line.end };
  }
  const end = tree.contentLines.find(
    (one) => one.kind === 'end' && one.start > line.start && componentName(tree, one) === name,
  );
  return { start: line.start, end: end?.end ?? line.end };
}

const event = 'UID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nSUMMARY:Opening\n';
const zone =
  'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n';
const alarm = 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\n';

/** A calendar with lines in it. */
function calendar(lines: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${lines}END:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a colon', code: `BEGIN:VEVENT\n${event}END:VEVENT` },
    { name: 'a sentence', code: 'DESCRIPTION:We begin\\nand\\n\n end the event' },
    {
      name: 'another line without colon, which another rule reports',
      code: `BEGIN:VEVENT\n${event}COMMENT\nEND:VEVENT`,
    },
  ],
  invalid: [
    {
      name: 'the END of an event',
      code: calendar(`BEGIN:VEVENT\n${event}⟦END VEVENT⟧\n`),
      fixed: calendar(`BEGIN:VEVENT\n${event}END:VEVENT\n`),
    },
    {
      name: 'the END of an event whose reminder is open as well',
      code: calendar(`BEGIN:VEVENT\n${event}${alarm}⟦END VEVENT⟧\n`),
      fixed: calendar(`BEGIN:VEVENT\n${event}${alarm}END:VEVENT\n`),
    },
    {
      name: 'the BEGIN of an event',
      code: calendar(`${zone}⟦BEGIN=VEVENT⟧\n${event}END:VEVENT\n`),
      fixed: calendar(`${zone}BEGIN:VEVENT\n${event}END:VEVENT\n`),
    },
    {
      name: 'the BEGIN of one of two reminders',
      code: `${alarm}END:VALARM\n${alarm.replace('BEGIN:VALARM', '⟦BEGINVALARM⟧')}END:VALARM`,
      fixed: `${alarm}END:VALARM\n${alarm}END:VALARM`,
    },
    {
      name: 'the END of a reminder',
      code: `${alarm}⟦END;VALARM⟧`,
      text: 'There is no colon after END, so no reader sees that VALARM begins or ends here; most refuse the whole file. Write END:VALARM',
      fixed: `${alarm}END:VALARM`,
    },
  ],
};
