import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { type ItipSpec, itipSpec, itipSpecs, propertyUse } from '../spec/index.ts';
import type { Component } from '../syntax/nodes.ts';
import { lacksProperty, nameRange } from '../values/expected.ts';
import { isOneOf } from '../values/word.ts';

type MessageId = 'missing' | 'organizer' | 'forbidden' | 'tooMany' | 'status' | 'alarm';

/** Rules of their own tell more about these, by method. */
const toldElsewhere: Readonly<Record<string, readonly string[]>> = {
  // attendee-in-published-calendar
  PUBLISH: ['ATTENDEE'],
  // cancel-without-status
  CANCEL: ['SEQUENCE', 'STATUS'],
};

interface Restrictions {
  readonly required: readonly string[];
  readonly forbidden: ReadonlySet<string>;
  /** Required once: in most components there may be several. */
  readonly once: readonly string[];
  /** Whether somebody must be addressed. Where nobody is, METHOD is the fault: see method-not-publish. */
  readonly isAddressed: boolean;
}

/** What each table asks beyond what the component's own table does. */
const restrictions: ReadonlyMap<ItipSpec, Restrictions> = new Map(
  itipSpecs.map((spec) => [spec, restrictionsOf(spec)]),
);

function restrictionsOf({ method, component, properties }: ItipSpec): Restrictions {
  const others = toldElsewhere[method] ?? [];
  const namesOf = (isWanted: (cardinality: string) => boolean) =>
    properties
      .filter(({ cardinality }) => isWanted(cardinality))
      .flatMap(({ names }): readonly string[] => names)
      .filter((name) => !others.includes(name));
  const isOwn = (name: string) => propertyUse(component, name)?.cardinality.startsWith('1') === true;
  return {
    required: namesOf((cardinality) => cardinality.startsWith('1')).filter(
      (name) => !isOwn(name) && name !== 'ATTENDEE',
    ),
    forbidden: new Set(namesOf((cardinality) => cardinality === '0')),
    once: namesOf((cardinality) => cardinality === '1').filter(
      (name) => propertyUse(component, name)?.cardinality === '0+',
    ),
    isAddressed: properties.some(
      ({ names, cardinality }) => names.includes('ATTENDEE') && cardinality.startsWith('1'),
    ),
  };
}

export const rule = defineRule({
  id: 'method-property-restriction',
  category: 'itip',
  since: '0.1.0',
  spec: [
    { rfc: 5546, section: '3.2' },
    { rfc: 5546, section: '3.3' },
    { rfc: 5546, section: '3.4' },
    { rfc: 5546, section: '3.5' },
  ],
  summary: 'Each METHOD has a table of what its components must and must not have.',
  why: 'Calendars cannot work off the message: an invitation does not arrive, an answer goes to nobody.',
  messages: {
    missing: {
      severity: 'error',
      text: 'With METHOD:{method} a {component} must have {property}: calendars cannot work off the message. Add {property}',
    },
    organizer: {
      // RFC 5545, 3.8.4.3 forbids it where nobody is invited, and schedules have none.
      severity: 'off',
      profiles: { strict: 'warning' },
      text: 'With METHOD:PUBLISH a {component} should have ORGANIZER, says one RFC, and must not have it, says another. Leave it out unless a reader asks for it',
    },
    forbidden: {
      severity: 'error',
      text: 'With METHOD:{method} a {component} must not have {property}: calendars ignore it or refuse the message. Remove it',
    },
    tooMany: {
      severity: 'error',
      text: 'With METHOD:{method} a {component} has one {property} only: calendars cannot tell whose answer this is. Remove the others',
    },
    status: {
      severity: 'error',
      text: 'With METHOD:{method} a {component} can only be {statuses}: calendars ignore the status or refuse the message. Correct one of the two',
    },
    alarm: {
      severity: 'error',
      text: 'With METHOD:{method} a {component} must not have reminders: calendars ignore them or refuse the message. Remove VALARM',
    },
  },
  visit: 'component',
  on: ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY'],
  check(component, ctx) {
    const { method } = ctx.calendar;
    const spec = method === undefined ? undefined : itipSpec(method, component.name);
    const found = spec && restrictions.get(spec);
    if (!found) return;
    const data = { method: method as string, component: component.name };
    const isMeaningful = !found.isAddressed || findProperty(component, 'ATTENDEE') !== undefined;
    for (const property of isMeaningful ? found.required : []) {
      if (findProperty(component, property) || !lacksProperty(ctx.tree, component, property)) continue;
      const message = missingMessage(property, spec, component);
      if (message) ctx.report(message, { at: nameRange(component), data: { ...data, property } });
    }
    checkPresent(component, found, data, ctx);
    checkStatus(component, spec, data, ctx);
    checkAlarms(component, spec, data, ctx);
  },
});

type Data = Readonly<Record<string, string>>;
type Reporter = BlockContext & IcalReporter<MessageId>;

/** Who has attendees and no organizer is told so by a rule of its own. */
function missingMessage(property: string, { method }: ItipSpec, component: Component): MessageId | undefined {
  if (property !== 'ORGANIZER') return 'missing';
  if (method === 'PUBLISH') return 'organizer';
  return findProperty(component, 'ATTENDEE') ? undefined : 'missing';
}

function checkPresent(
  component: Component,
  { forbidden, once }: Restrictions,
  data: Data,
  ctx: Reporter,
): void {
  const seen = new Set<string>();
  for (const { name, nameStart, nameEnd } of component.properties) {
    const at = { start: nameStart, end: nameEnd };
    if (forbidden.has(name)) ctx.report('forbidden', { at, data: { ...data, property: name } });
    if (!once.includes(name)) continue;
    if (seen.has(name)) ctx.report('tooMany', { at, data: { ...data, property: name } });
    seen.add(name);
  }
}

function checkStatus(component: Component, { method, statuses }: ItipSpec, data: Data, ctx: Reporter): void {
  const line = findProperty(component, 'STATUS');
  if (!line || !statuses || toldElsewhere[method]?.includes('STATUS') || isOneOf(ctx.tree, line, statuses))
    return;
  ctx.report('status', {
    at: { start: line.valueStart, end: line.end },
    data: { ...data, statuses: statuses.join(' or ') },
  });
}

function checkAlarms(component: Component, { alarms }: ItipSpec, data: Data, ctx: Reporter): void {
  const alarm = alarms === '0' ? component.components.find(({ name }) => name === 'VALARM') : undefined;
  if (alarm) ctx.report('alarm', { at: nameRange(alarm), data });
}

/** A message with an event, or another component. */
function message(method: string, lines: string, name = 'VEVENT'): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${method}\nBEGIN:${name}\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:${name}\nEND:VCALENDAR`;
}

const invited = 'ORGANIZER:mailto:desk@example.org\nATTENDEE:mailto:ann@example.org';
const timed = 'DTSTART:20270514T090000Z\nDTEND:20270514T100000Z\nSUMMARY:Opening';

export const examples: RuleExamples = {
  valid: [
    { name: 'no METHOD', code: `${timed}\nREQUEST-STATUS:2.0;Success` },
    { name: 'published', code: message('METHOD:PUBLISH', timed) },
    {
      name: 'published with an organizer',
      code: message('METHOD:PUBLISH', `${timed}\nORGANIZER:mailto:desk@example.org`),
      profile: 'strict',
    },
    { name: 'an invitation', code: message('METHOD:REQUEST', `${timed}\n${invited}\nSTATUS:tentative`) },
    { name: 'an answer', code: message('METHOD:REPLY', invited) },
    { name: 'a METHOD that nobody knows', code: message('METHOD:X-SEND', 'REQUEST-STATUS:2.0;Success') },
    {
      name: 'what METHOD is not made for',
      code: message('METHOD:REPLY', 'REQUEST-STATUS:2.0;Success', 'VJOURNAL'),
    },
    { name: 'attendees of something published', code: message('METHOD:PUBLISH', `${timed}\n${invited}`) },
    {
      name: 'no organizer for attendees',
      code: message('METHOD:REQUEST', `${timed}\nATTENDEE:mailto:ann@example.org`),
    },
    {
      name: 'nobody invited',
      code: message('METHOD:REQUEST', `${timed}\nORGANIZER:mailto:desk@example.org`),
    },
    { name: 'an answer to nobody', code: message('METHOD:REPLY', 'X-NOTE:a') },
    {
      name: 'a cancellation of something certain',
      code: message('METHOD:CANCEL', `${invited}\nSTATUS:CONFIRMED`),
    },
    {
      name: 'an organizer in a damaged line',
      code: message('METHOD:REPLY', 'ORGANIZER : mailto:desk@example.org'),
    },
    {
      name: 'a reminder of an invitation',
      code: message(
        'METHOD:REQUEST',
        `${timed}\n${invited}\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nEND:VALARM`,
      ),
    },
    {
      name: 'what is no reminder in an answer',
      code: message('METHOD:REPLY', `${invited}\nBEGIN:X-NOTE\nX-A:b\nEND:X-NOTE`),
    },
  ],
  invalid: [
    {
      name: 'an invitation without a title',
      code: message('METHOD:REQUEST', `${timed}\n${invited}`)
        .replace('SUMMARY', 'COMMENT')
        .replace('BEGIN:VEVENT', 'BEGIN:⟦VEVENT⟧'),
      message: 'missing',
    },
    {
      name: 'a cancellation by nobody',
      code: message('METHOD:CANCEL', 'SEQUENCE:1\nSTATUS:CANCELLED').replace(
        'BEGIN:VEVENT',
        'BEGIN:⟦VEVENT⟧',
      ),
      message: 'missing',
      also: ['dtstart-missing'],
    },
    {
      name: 'published by nobody',
      code: message('METHOD:PUBLISH', timed).replace('BEGIN:VEVENT', 'BEGIN:⟦VEVENT⟧'),
      message: 'organizer',
      profile: 'strict',
      also: ['uid-reveals-host'],
    },
    {
      name: 'a status of requests',
      code: message('METHOD:PUBLISH', `${timed}\n⟦REQUEST-STATUS⟧:2.0;Success`),
      message: 'forbidden',
    },
    {
      name: 'two who answer',
      code: message('METHOD:REPLY', `${invited}\n⟦ATTENDEE⟧:mailto:bo@example.org`),
      message: 'tooMany',
    },
    {
      name: 'an invitation to what is cancelled',
      code: message('METHOD:REQUEST', `${timed}\n${invited}\nSTATUS:⟦CANCELLED⟧`),
      message: 'status',
      also: ['cancelled-not-visible'],
    },
    {
      name: 'a reminder of an answer',
      code: message(
        'METHOD:REPLY',
        `${invited}\nBEGIN:⟦VALARM⟧\nACTION:AUDIO\nTRIGGER:-PT5M\nEND:VALARM`,
      ).replace(invited, `${timed}\n${invited}`),
      message: 'alarm',
    },
  ],
};
