import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { insertLineAfter, replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';

/** What TRANSP must be beside each value of X-MICROSOFT-CDO-BUSYSTATUS; absent where it may be either. */
const transparencies: ReadonlyMap<string, string | undefined> = new Map([
  ['FREE', 'TRANSPARENT'],
  ['BUSY', 'OPAQUE'],
  ['OOF', 'OPAQUE'],
  ['TENTATIVE', undefined],
  ['WORKINGELSEWHERE', undefined],
]);

export const rule = defineRule({
  id: 'x-busystatus-conflict',
  category: 'interop',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.2.7' },
    { rfc: 5545, section: '3.8.8.2' },
  ],
  summary: 'X-MICROSOFT-CDO-BUSYSTATUS and TRANSP should say the same.',
  why: 'Outlook goes by the one and all others by the other: the same talk blocks time in one calendar and not in the next.',
  messages: {
    conflict: {
      severity: 'info',
      text: 'Outlook takes this time for {status}, other calendars for {transparency} (TRANSP:{written}). Make them agree',
    },
    unknown: {
      severity: 'warning',
      text: 'Outlook knows no "{status}" and decides itself whether the time is taken. Write FREE, TENTATIVE, BUSY, OOF or WORKINGELSEWHERE',
    },
  },
  sources: ['MS-OXCICAL', 'urlaubsverwaltung/urlaubsverwaltung#5925', 'adamgibbons/ics#120'],
  visit: 'unknownProperty',
  on: ['X-MICROSOFT-CDO-BUSYSTATUS'],
  check(line, ctx) {
    const { component, tree } = ctx;
    if (component?.name !== 'VEVENT') return;
    const at = { start: line.valueStart, end: line.end };
    const status = valueText(tree, line).trim().toUpperCase();
    if (status === '') return;
    if (!transparencies.has(status)) return ctx.report('unknown', { at, data: { status } });
    const wanted = transparencies.get(status);
    const transp = findProperty(component, 'TRANSP');
    const written = transp ? valueText(tree, transp).toUpperCase() : 'OPAQUE';
    if (wanted === undefined || written === wanted || !meanings.has(written)) return;
    const transparency = meanings.get(written) as string;
    ctx.report('conflict', { at, data: { status: status.toLowerCase(), transparency, written, wanted } });
  },
  fixes({ block: { tree }, node: line, data, message }, { eol }) {
    const component = tree.components.find(({ properties }) => properties.includes(line));
    if (message !== 'conflict' || !component) return [];
    const transp = findProperty(component, 'TRANSP');
    const text = `TRANSP:${data.wanted}`;
    const edit = transp ? replaceValue(transp, String(data.wanted)) : insertLineAfter(line, text, eol);
    return [{ title: `${transp ? 'Change to' : 'Add'} ${text}`, safety: 'unsafe', edits: [edit] }];
  },
});

/** What TRANSP says, in a word. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['OPAQUE', 'busy'],
  ['TRANSPARENT', 'free'],
]);

export const examples: RuleExamples = {
  valid: [
    { name: 'free', code: 'TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE' },
    { name: 'busy', code: 'TRANSP:opaque\nX-MICROSOFT-CDO-BUSYSTATUS:busy' },
    { name: 'busy, as is all that does not say otherwise', code: 'X-MICROSOFT-CDO-BUSYSTATUS:OOF' },
    { name: 'perhaps', code: 'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\nTRANSP:TRANSPARENT' },
    { name: 'nothing', code: 'X-MICROSOFT-CDO-BUSYSTATUS:' },
    { name: 'a TRANSP that another rule reports', code: 'X-MICROSOFT-CDO-BUSYSTATUS:FREE\nTRANSP:FREE' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'free and busy',
      code: 'TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:⟦FREE⟧',
      message: 'conflict',
      text: 'Outlook takes this time for free, other calendars for busy (TRANSP:OPAQUE). Make them agree',
      fixed: 'TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE',
    },
    {
      name: 'free, and no TRANSP',
      code: 'X-MICROSOFT-CDO-BUSYSTATUS:⟦FREE⟧\nSUMMARY:Expo',
      message: 'conflict',
      fixed: 'X-MICROSOFT-CDO-BUSYSTATUS:FREE\nTRANSP:TRANSPARENT\nSUMMARY:Expo',
    },
    {
      name: 'out of office and free',
      code: 'TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:⟦OOF⟧',
      message: 'conflict',
      fixed: 'TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:OOF',
    },
    { name: 'another word', code: 'X-MICROSOFT-CDO-BUSYSTATUS:⟦AWAY⟧', message: 'unknown' },
  ],
};
