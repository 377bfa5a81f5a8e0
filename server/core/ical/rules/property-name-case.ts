import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';

export const rule = defineRule({
  id: 'property-name-case',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '2' },
    { rfc: 5545, section: '3.1' },
  ],
  summary: 'Property names are written in capital letters.',
  why: 'Capital and small letters mean the same in names, and every calendar reads both. But programs that search the text for "SUMMARY:" miss the line.',
  messages: {
    small: {
      severity: 'off',
      profiles: { strict: 'hint' },
      text: 'Programs that search for {name} miss this line: calendars read small letters too, not everything does. Write {name}',
    },
  },
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    for (const line of tree.contentLines) {
      if (!hasSmallLetter(tree, line) || (line.kind === 'property' && !propertySpec(line.name))) continue;
      ctx.report('small', { at: { start: line.nameStart, end: line.nameEnd }, data: { name: line.name } });
    }
  },
  fixes({ at, data }) {
    const newText = String(data.name);
    return [{ title: `Change to ${newText}`, safety: 'safe', edits: [{ ...at, newText }] }];
  },
});

function hasSmallLetter({ text }: BlockTree, { nameStart, nameEnd }: ContentLine): boolean {
  for (let at = nameStart; at < nameEnd; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 97 && unit <= 122) return true;
  }
  return false;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'capital letters', code: 'SUMMARY:Opening keynote', profile: 'strict' },
    { name: 'a name of your own is yours', code: 'x-room:Hall A', profile: 'strict' },
  ],
  invalid: [
    {
      name: 'small letters',
      code: '⟦summary⟧:Opening keynote',
      fixed: 'SUMMARY:Opening keynote',
      profile: 'strict',
    },
    {
      name: 'some small letters',
      code: '⟦Location⟧:Hall A',
      fixed: 'LOCATION:Hall A',
      profile: 'strict',
    },
    {
      name: 'the line that begins a component',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n⟦end⟧:VEVENT',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
      profile: 'strict',
      also: ['uid-reveals-host'],
    },
  ],
};
