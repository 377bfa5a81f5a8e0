import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { draftProperties, legacyProperties } from '../spec/index.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'property-unknown',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.8.1' },
    { rfc: 5545, section: '3.8.8.2' },
  ],
  summary: 'Properties of your own have names that begin with X-.',
  why: 'Calendars ignore a property that they do not know. A later RFC may give the name another meaning.',
  messages: {
    unknown: {
      severity: 'hint',
      text: '{name} is no registered property: calendars ignore it, and attendees never see it. For data of your own write X-{name}',
    },
  },
  visit: 'unknownProperty',
  on: ['*'],
  check({ name, nameStart, nameEnd }, ctx) {
    if (name.startsWith('X-') || legacyProperties.has(name) || draftProperties.has(name)) return;
    if (!isName(name) || !isKnownPlace(ctx.component)) return;
    ctx.report('unknown', { at: { start: nameStart, end: nameEnd }, data: { name } });
  },
  fixes({ at, data }) {
    const edits = [{ start: at.start, end: at.start, newText: 'X-' }];
    return [{ title: `Change to X-${data.name}`, safety: 'unsafe', edits }];
  },
});

/** Anything else has a rule of its own. */
function isName(name: string): boolean {
  return /^[A-Z0-9-]+$/.test(name);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a registered property', code: 'CONTACT:Ann Smith' },
    { name: 'a property of your own', code: 'X-SPEAKERBIO:Ann writes compilers' },
    { name: 'vCalendar 1.0 had this one', code: 'RNUM:3' },
    { name: 'no name', code: 'SPEAKER_BIO:Ann writes compilers' },
    { name: 'a property of a draft', code: 'POLL-MODE:BASIC' },
    { name: 'inside a component that nobody knows', code: 'BEGIN:X-NOTE\nSPEAKERBIO:Ann\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'in an event',
      code: '⟦SPEAKERBIO⟧:Ann writes compilers',
      fixed: 'X-SPEAKERBIO:Ann writes compilers',
    },
    {
      name: 'in the calendar, with a parameter',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n⟦SPONSOR⟧;X-TIER=gold:Example Ltd\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nX-SPONSOR;X-TIER=gold:Example Ltd\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
  ],
};
