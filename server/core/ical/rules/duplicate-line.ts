import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule, type IcalReporter } from '../rule.ts';
import { components } from '../spec/index.ts';
import { removeLine } from '../syntax/edits.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

/** For each component the properties that it may have once, and those whose repeats have a rule of their own. */
const leftAlone: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  components.map(({ name, properties }) => [
    name,
    new Set([
      'ATTENDEE',
      'COMMENT',
      ...properties
        .filter(({ cardinality }) => cardinality === '1' || cardinality === '0..1')
        .flatMap(({ names }) => names),
    ]),
  ]),
);

export const rule = defineRule({
  id: 'duplicate-line',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6' }],
  summary: 'A line that repeats another adds nothing.',
  why: 'It is most often left from copying. Some calendars show a category or a link twice.',
  messages: {
    repeated: {
      severity: 'hint',
      text: 'This line repeats another {property} and adds nothing. Remove it',
    },
  },
  visit: 'component',
  on: ['*'],
  check(component, ctx) {
    const lines = linesOfMany(component);
    if (lines.length < 2 || !isKnownPlace(component)) return;
    const firsts = new Map<string, ContentLine>();
    for (const line of lines) {
      const key = line.name + unfoldText(ctx.tree, line, line.nameEnd, line.end);
      const first = firsts.get(key);
      if (!first) firsts.set(key, line);
      else report(first, line, ctx);
    }
  },
  fixes({ at, block: { tree } }) {
    const line = tree.contentLines.find(({ nameStart }) => nameStart === at.start);
    return line ? [{ title: 'Remove this line', safety: 'unsafe', edits: [removeLine(line)] }] : [];
  },
});

const nothing: readonly never[] = [];

/** The properties of which a component may have many; those that it may have once have another rule. */
function linesOfMany({ name, properties }: Component): readonly ContentLine[] {
  const others = leftAlone.get(name);
  let found: ContentLine[] | undefined;
  for (const line of properties) {
    if (others?.has(line.name)) continue;
    if (found) found.push(line);
    else found = [line];
  }
  return found ?? nothing;
}

function report(first: ContentLine, line: ContentLine, ctx: IcalReporter<'repeated'>): void {
  ctx.report('repeated', {
    at: { start: line.nameStart, end: line.end },
    data: { property: line.name },
    related: [{ at: { start: first.nameStart, end: first.end }, text: 'The first one is here' }],
  });
}

export const examples: RuleExamples = {
  valid: [
    { name: 'different values', code: 'CATEGORIES:Keynote\nCATEGORIES:Track A' },
    { name: 'different parameters', code: 'CONTACT:Ann\nCONTACT;LANGUAGE=en:Ann' },
    { name: 'what may occur once only', code: 'SUMMARY:Opening\nSUMMARY:Opening' },
    {
      name: 'one in each of two components',
      code: 'X-A:1\nBEGIN:VALARM\nX-A:1\nACTION:AUDIO\nTRIGGER:-PT5M\nEND:VALARM',
    },
    { name: 'a remark made twice', code: 'COMMENT:Bring a laptop\nCOMMENT:Bring a laptop' },
    { name: 'inside a component that nobody knows', code: 'BEGIN:X-NOTE\nX-A:1\nX-A:1\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'a category twice',
      code: 'CATEGORIES:Keynote\nX-A:1\n⟦categories:Key\n note⟧\nX-B:1',
      fixed: 'CATEGORIES:Keynote\nX-A:1\nX-B:1',
    },
    {
      name: 'a property of your own',
      code: 'X-ROOM;X-FLOOR=1:Hall A\n⟦X-ROOM;X-FLOOR=1:Hall A⟧',
      fixed: 'X-ROOM;X-FLOOR=1:Hall A',
    },
  ],
};
