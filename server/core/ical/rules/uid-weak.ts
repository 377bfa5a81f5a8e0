import type { RuleExamples } from '../../engine/rule.ts';
import type { IcalBlock } from '../context.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import type { Component } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { hostEnd, hostStart } from '../values/plainUri.ts';

/** No weak UID is longer: a word, a number and one of the hosts that everybody has. */
const longest = 23;

/** A word and a number, or hardly anything, at no host or at one that everybody has. */
const weak = /^(?:[a-z]{0,6}[-_ ]?\d{1,4}|[^@]{1,5})(?:@(?:localhost|example\.com))?$/i;

export const rule = defineRule({
  id: 'uid-weak',
  category: 'identity',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.4.7' }],
  summary: 'A UID must be one that no other calendar in the world uses.',
  why: 'Somebody who imports two schedules with such UIDs loses the events of one to those of the other, and last year’s event becomes this year’s.',
  messages: {
    weak: {
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'UID "{uid}" may well be used elsewhere: in a calendar that has both, one event overwrites the other. Add the host of the schedule, or use a UUID',
    },
  },
  sources: ['gt-scheduler/website#141', 'hyperschedule/hyperschedule#114'],
  visit: 'component',
  on: ['VEVENT', 'VTODO', 'VJOURNAL'],
  check(component, ctx) {
    const line = findProperty(component, 'UID');
    if (!line || line.end - line.valueStart > longest) return;
    const uid = valueText(ctx.tree, line);
    // Of a series, the event that repeats speaks for its changed occurrences.
    if (!weak.test(uid) || findProperty(component, 'RECURRENCE-ID')) return;
    ctx.report('weak', { at: { start: line.valueStart, end: line.end }, data: { uid } });
  },
  fixes({ node: component, block, data }, ctx) {
    const line = findProperty(component, 'UID');
    // Its changed occurrences would have to follow.
    if (!line || findProperty(component, 'RRULE')) return [];
    const host = hostOfUrl(block, component);
    const name = String(data.uid).split('@')[0];
    const uid = host === undefined ? ctx.newUid() : `${name}@${host}`;
    // A title names its fix from the offer to the choice: a UID that is new each time cannot be part of it.
    const title = host === undefined ? 'Change to a new UUID' : `Change to ${uid}`;
    return [{ title, safety: 'unsafe', edits: [replaceValue(line, uid)] }];
  },
});

function hostOfUrl({ tree }: IcalBlock, component: Component): string | undefined {
  const line = findProperty(component, 'URL');
  const url = line ? valueText(tree, line) : '';
  const start = hostStart(url, 0, url.length);
  return start < 0 ? undefined : url.slice(start, hostEnd(url, start, url.length));
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a UUID', code: 'UID:5fc53010-1267-4f8e-bc28-1d7ae55a7c99' },
    { name: 'a number at a host', code: 'UID:12@schedule.pydata.org' },
    { name: 'a number that is long enough', code: 'UID:LFMEVENT-1407206' },
    { name: 'a number of a fold too far', code: 'UID:talk-\n 0000000000000000000012' },
    { name: 'a reminder', code: 'BEGIN:VALARM\nUID:1\nACTION:AUDIO\nTRIGGER:-PT5M\nEND:VALARM' },
    {
      name: 'a changed occurrence',
      code: 'UID:talk-1\nRECURRENCE-ID:20270514T090000Z\nSUMMARY:Opening',
    },
  ],
  invalid: [
    {
      name: 'a number',
      code: 'UID:⟦12⟧\nURL:https://conf.pydata.org:443/talk/12',
      fixed: 'UID:12@conf.pydata.org\nURL:https://conf.pydata.org:443/talk/12',
    },
    {
      name: 'a word and a number, without a link',
      code: 'UID:⟦talk-12⟧',
      fixed: 'UID:00000000-0000-4000-8000-000000000001',
    },
    {
      name: 'a host that everybody has',
      code: 'UID:⟦talk12@localhost⟧\nURL:https://conf.pydata.org/talk/12',
      fixed: 'UID:talk12@conf.pydata.org\nURL:https://conf.pydata.org/talk/12',
    },
    {
      name: 'a link that leads nowhere on the web',
      code: 'UID:⟦1⟧\nURL:mailto:desk@pydata.org',
      fixed: 'UID:00000000-0000-4000-8000-000000000001\nURL:mailto:desk@pydata.org',
    },
    { name: 'of a series', code: 'UID:⟦daily⟧\nRRULE:FREQ=DAILY;COUNT=3' },
  ],
};
