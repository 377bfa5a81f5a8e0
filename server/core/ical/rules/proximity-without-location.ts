import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace, nameRange } from '../values/expected.ts';
import { isOneOf } from '../values/word.ts';

export const rule = defineRule({
  id: 'proximity-without-location',
  category: 'alarm',
  since: '0.1.0',
  spec: [
    { rfc: 9074, section: '8' },
    { rfc: 9074, section: '8.1' },
  ],
  summary: 'A reminder that rings at a place says at which.',
  why: 'The reminder never rings, for nobody knows where.',
  messages: {
    location: {
      severity: 'error',
      text: 'PROXIMITY:{value} needs a place, or the reminder never rings. Add a VLOCATION whose URL is a geo: address',
    },
    address: {
      severity: 'error',
      text: 'No place of this reminder has coordinates, so it never rings. Give a VLOCATION a URL such as geo:52.5200,13.4050',
    },
    proximity: {
      severity: 'error',
      text: 'A place in a reminder means nothing without PROXIMITY, and calendars refuse it. Add PROXIMITY:ARRIVE or PROXIMITY:DEPART',
    },
  },
  visit: 'component',
  on: ['VALARM'],
  check(alarm, ctx) {
    const line = findProperty(alarm, 'PROXIMITY');
    const places = alarm.components.filter(({ name }) => name === 'VLOCATION');
    const [first] = places;
    if ((!line && !first) || !isKnownPlace(alarm)) return;
    if (!line && first) return ctx.report('proximity', { at: nameRange(first) });
    if (!line || !isOneOf(ctx.tree, line, ['ARRIVE', 'DEPART'])) return;
    if (places.some((place) => hasCoordinates(ctx.tree, place))) return;
    ctx.report(first ? 'address' : 'location', {
      at: { start: line.valueStart, end: line.end },
      data: { value: valueText(ctx.tree, line) },
    });
  },
});

function hasCoordinates(tree: BlockTree, place: Component): boolean {
  const url = findProperty(place, 'URL');
  return url !== undefined && /^geo:/i.test(valueText(tree, url));
}

function alarm(lines: string): string {
  return `BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z\n${lines}END:VALARM`;
}

const place = 'BEGIN:VLOCATION\nUID:hall\nURL:GEO:52.5200,13.4050\nEND:VLOCATION\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'on arriving', code: alarm(`PROXIMITY:ARRIVE\n${place}`) },
    {
      name: 'on arriving at one of several',
      code: alarm(`PROXIMITY:ARRIVE\n${place.replace(/URL.*\n/, 'NAME:Hall\n')}${place}`),
    },
    { name: 'in the car', code: alarm('PROXIMITY:CONNECT\n') },
    { name: 'at a time', code: alarm('') },
    { name: 'an unknown component', code: `BEGIN:X-NOTE\n${alarm('PROXIMITY:ARRIVE\n')}\nEND:X-NOTE` },
  ],
  invalid: [
    { name: 'no place', code: alarm('PROXIMITY:⟦arrive⟧\n'), message: 'location' },
    { name: 'nowhere to leave', code: alarm('PROXIMITY:⟦DEPART⟧\n'), message: 'location' },
    {
      name: 'a place without coordinates',
      code: alarm(`PROXIMITY:⟦ARRIVE⟧\n${place.replace('GEO:52.5200,13.4050', 'https://example.org/hall')}`),
      message: 'address',
    },
    {
      name: 'a place without an address',
      code: alarm(`PROXIMITY:⟦ARRIVE⟧\n${place.replace(/URL.*\n/, 'NAME:Hall\n')}`),
      message: 'address',
    },
    { name: 'no proximity', code: alarm(place.replace('VLOCATION', '⟦VLOCATION⟧')), message: 'proximity' },
  ],
};
