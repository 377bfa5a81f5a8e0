import type { RuleExamples } from '../../engine/rule.ts';
import { readIanaName } from '../../time/iana.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { nameRange } from '../values/expected.ts';
import { readValue } from '../values/parsed.ts';
import { parseUtcOffset } from '../values/utcOffset.ts';

export const rule = defineRule({
  id: 'vtimezone-daylight-swapped',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'DAYLIGHT is the part of the year in which clocks are ahead.',
  why: 'Calendars that take STANDARD for the winter’s offset are an hour off, or more.',
  messages: {
    swapped: {
      severity: 'info',
      text: 'Clocks go back when DAYLIGHT begins and forward when STANDARD does: calendars that go by these names are an hour off. Swap the names',
    },
  },
  visit: 'component',
  on: ['VTIMEZONE'],
  check(component, ctx) {
    const jumps = component.components.map((part) => ({ part, jump: jumpOf(ctx.tree, part) }));
    const daylight = jumps.filter(({ part }) => part.name === 'DAYLIGHT');
    const standard = jumps.filter(({ part, jump }) => part.name === 'STANDARD' && jump !== 0);
    const [first] = daylight;
    const isSwapped = daylight.every(({ jump }) => jump < 0) && standard.every(({ jump }) => jump > 0);
    if (!first || standard.length === 0 || !isSwapped || isMeantSo(ctx.tree, component)) return;
    ctx.report('swapped', {
      at: nameRange(first.part),
      related: standard.slice(0, 1).map(({ part }) => ({ at: nameRange(part), text: 'STANDARD' })),
    });
  },
  fixes({ node: component }) {
    const edits = component.components.flatMap(({ name, begin, endLine }) => {
      const newText = name === 'DAYLIGHT' ? 'STANDARD' : 'DAYLIGHT';
      if (!endLine || (name !== 'DAYLIGHT' && name !== 'STANDARD')) return [];
      return [begin, endLine].map((line) => ({ start: line.valueStart, end: line.end, newText }));
    });
    return [{ title: 'Swap STANDARD and DAYLIGHT', safety: 'unsafe', edits }];
  },
});

/** By how many seconds clocks go forward when a part begins; none when it does not say. */
function jumpOf(tree: BlockTree, part: Component): number {
  const [from, to] = ['TZOFFSETFROM', 'TZOFFSETTO'].map((name) => {
    const line = findProperty(part, name);
    return line && readValue(tree, line, parseUtcOffset).value;
  });
  return from === undefined || to === undefined ? 0 : to - from;
}

/** Where the law has it that clocks go back from the standard time in winter, or in Ramadan. */
const backInWinter: ReadonlySet<string> = new Set([
  'Europe/Dublin',
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'Africa/Windhoek',
  'Europe/Prague',
]);

function isMeantSo(tree: BlockTree, component: Component): boolean {
  return ['TZID', 'X-LIC-LOCATION'].some((name) => {
    const line = findProperty(component, name);
    const known = line && readIanaName(valueText(tree, line));
    return known !== undefined && backInWinter.has(known.canonical);
  });
}

function zone(tzid: string, summer: string, winter: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:${summer}\nDTSTART:19810329T010000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nEND:${summer}\nBEGIN:${winter}\nDTSTART:19961027T020000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nEND:${winter}\nEND:VTIMEZONE`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'ahead in summer', code: zone('Europe/London', 'DAYLIGHT', 'STANDARD') },
    { name: 'back in winter, as Irish law has it', code: zone('Europe/Dublin', 'STANDARD', 'DAYLIGHT') },
    {
      name: 'DAYLIGHT alone',
      code: zone('X', 'DAYLIGHT', 'DAYLIGHT').replaceAll('TZOFFSETTO:+0100', 'TZOFFSETTO:-0100'),
    },
    {
      name: 'a part that says nothing',
      code: zone('X', 'STANDARD', 'DAYLIGHT')
        .replace('TZOFFSETFROM:+0000\n', '')
        .replace('TZOFFSETTO:+0100\n', 'TZNAME:X\n'),
    },
  ],
  invalid: [
    {
      name: 'the other way round',
      code: zone('Europe/London', 'STANDARD', 'DAYLIGHT').replace('BEGIN:DAYLIGHT', 'BEGIN:⟦DAYLIGHT⟧'),
      fixed: zone('Europe/London', 'DAYLIGHT', 'STANDARD'),
    },
    {
      name: 'DAYLIGHT first',
      code: zone('X', 'STANDARD', 'DAYLIGHT')
        .replace('BEGIN:DAYLIGHT', 'BEGIN:⟦DAYLIGHT⟧')
        .replaceAll('+0000', '-0500')
        .replaceAll('+0100', '-0400'),
      fixed: zone('X', 'DAYLIGHT', 'STANDARD').replaceAll('+0000', '-0500').replaceAll('+0100', '-0400'),
    },
  ],
};
