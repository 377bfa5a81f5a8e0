import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { propertyUse } from '../spec/index.ts';
import { insertLineAfter } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { escapeText, unescapeText } from '../values/text.ts';
import { isUri } from '../values/uri.ts';

/** What every calendar shows. */
const shown: ReadonlySet<string> = new Set(['DESCRIPTION', 'LOCATION', 'URL']);

export const rule = defineRule({
  id: 'conference-without-fallback',
  category: 'interop',
  since: '0.1.0',
  spec: [{ rfc: 7986, section: '5.11' }],
  summary: 'The link to a call should also stand where every calendar shows it.',
  why: 'Most attendees do not see the link and cannot join.',
  messages: {
    hidden: {
      severity: 'hint',
      text: 'Thunderbird, Outlook and Apple Calendar do not show CONFERENCE, so their users cannot join. Repeat the link in DESCRIPTION, LOCATION or URL',
    },
  },
  sources: ['nextcloud/calendar#5381 (tested by its maintainers)'],
  visit: 'property',
  on: ['CONFERENCE'],
  check(line, ctx) {
    const { component, tree } = ctx;
    const link = valueText(tree, line);
    if (!component || !propertyUse(component.name, line.name) || !isUri(link)) return;
    if (isShown(tree, component, link)) return;
    ctx.report('hidden', { at: { start: line.valueStart, end: line.end } });
  },
  fixes({ node: line, block }, ctx) {
    const component = block.tree.components.find(({ properties }) => properties.includes(line));
    const description = component && findProperty(component, 'DESCRIPTION');
    const text = escapeText(valueText(block.tree, line));
    const edit = appended(description, text) ?? insertLineAfter(line, `DESCRIPTION:${text}`, ctx.eol);
    return [{ title: 'Add the link to DESCRIPTION', safety: 'unsafe', edits: [edit] }];
  },
});

function isShown(tree: BlockTree, { properties }: Component, link: string): boolean {
  return properties.some(
    (line) => shown.has(line.name) && unescapeText(valueText(tree, line)).includes(link),
  );
}

function appended(description: ContentLine | undefined, text: string) {
  if (!description) return undefined;
  const isEmpty = description.valueStart === description.end;
  return { start: description.end, end: description.end, newText: isEmpty ? text : `\\n${text}` };
}

const call = 'CONFERENCE;VALUE=URI:https://meet.example.org/a,b';

export const examples: RuleExamples = {
  valid: [
    { name: 'in the description', code: `${call}\nDESCRIPTION:Join: https://meet.example.org/a\\,b` },
    { name: 'as the place', code: `LOCATION:https://meet.example.org/a\\,b\n${call}` },
    { name: 'as the page', code: `URL:https://meet.example.org/a,b\n${call}` },
    { name: 'nothing at all', code: 'CONFERENCE;VALUE=URI:' },
    {
      name: 'a note, which has no calls',
      code: `BEGIN:VJOURNAL\nUID:a\nDTSTAMP:20270401T080000Z\n${call}\nEND:VJOURNAL`,
    },
    {
      name: 'a property of the calendar',
      code: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${call}\nEND:VCALENDAR`,
    },
  ],
  invalid: [
    {
      name: 'nowhere else',
      code: 'CONFERENCE;VALUE=URI:⟦https://meet.example.org/a,b⟧\nCOMMENT:https://meet.example.org/a\\,b',
      fixed: `${call}\nDESCRIPTION:https://meet.example.org/a\\,b\nCOMMENT:https://meet.example.org/a\\,b`,
    },
    {
      name: 'not in the description',
      code: 'DESCRIPTION:A talk\nCONFERENCE;VALUE=URI:⟦https://meet.example.org/a,b⟧',
      fixed: `DESCRIPTION:A talk\\nhttps://meet.example.org/a\\,b\n${call}`,
    },
    {
      name: 'an empty description',
      code: 'DESCRIPTION:\nCONFERENCE;VALUE=URI:⟦https://meet.example.org/a,b⟧',
      fixed: `DESCRIPTION:https://meet.example.org/a\\,b\n${call}`,
    },
  ],
};
