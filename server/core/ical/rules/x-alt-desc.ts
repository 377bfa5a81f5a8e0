import type { RuleExamples } from '../../engine/rule.ts';
import { findParameter, parameterText } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { insertParameter } from '../syntax/edits.ts';
import { lacksProperty } from '../values/expected.ts';

export const rule = defineRule({
  id: 'x-alt-desc',
  category: 'interop',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.8.2' },
    { rfc: 5545, section: '3.8.1.5' },
  ],
  summary: 'X-ALT-DESC is a second DESCRIPTION in HTML, for Outlook.',
  why: 'Outlook reads X-ALT-DESC only when it says that it is HTML, and nearly no other calendar reads it: attendees see no description.',
  messages: {
    format: {
      severity: 'warning',
      text: 'Outlook ignores X-ALT-DESC without FMTTYPE=text/html. Add it',
    },
    alone: {
      severity: 'info',
      text: 'Nearly all calendars but Outlook ignore X-ALT-DESC, and without DESCRIPTION they show nothing. Write the text as DESCRIPTION too',
    },
  },
  sources: ['MS-OXCICAL 2.1.3.1.1.20.27'],
  visit: 'unknownProperty',
  on: ['X-ALT-DESC'],
  check(line, ctx) {
    const { component, tree } = ctx;
    if (component?.name !== 'VEVENT') return;
    const at = { start: line.nameStart, end: line.nameEnd };
    const isHtml = parameterText(tree, line, 'FMTTYPE')?.toLowerCase() === 'text/html';
    if (!isHtml) ctx.report('format', { at });
    else if (lacksProperty(tree, component, 'DESCRIPTION')) ctx.report('alone', { at });
  },
  fixes({ node: line, message }) {
    if (message !== 'format' || findParameter(line, 'FMTTYPE')) return [];
    const edits = [insertParameter(line, 'FMTTYPE=text/html')];
    return [{ title: 'Add FMTTYPE=text/html', safety: 'unsafe', edits }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'HTML and plain text', code: 'DESCRIPTION:Hi\nX-ALT-DESC;FMTTYPE=text/html:<p>Hi</p>' },
    { name: 'in capitals', code: 'X-ALT-DESC;FMTTYPE="TEXT/HTML":<p>Hi</p>\nDESCRIPTION:Hi' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nX-ALT-DESC:<p>Hi</p>\nEND:X-NOTE',
    },
    {
      name: 'of the calendar',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nX-ALT-DESC:<p>Hi</p>\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
  ],
  invalid: [
    {
      name: 'no format',
      code: '⟦X-ALT-DESC⟧:<p>Hi</p>\nDESCRIPTION:Hi',
      message: 'format',
      fixed: 'X-ALT-DESC;FMTTYPE=text/html:<p>Hi</p>\nDESCRIPTION:Hi',
    },
    {
      name: 'another format',
      code: 'DESCRIPTION:Hi\n⟦X-ALT-DESC⟧;FMTTYPE=text/plain:Hi',
      message: 'format',
    },
    {
      name: 'no plain text',
      code: '⟦X-ALT-DESC⟧;FMTTYPE=text/html:<p>Hi</p>',
      message: 'alone',
    },
  ],
};
