import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import { foldLine } from '../syntax/fold.ts';
import { unfoldText, valueText } from '../syntax/unfold.ts';
import { isOneOf } from '../values/word.ts';

/** Says in English, German, French, Spanish, Italian or Portuguese that something does not take place. */
const words =
  /cancel|abgesagt|absage|entf(?:ä|ae)llt|f(?:ä|ae)llt aus|ausgefallen|storniert|annul|anulad|suspendid|called off/i;

export const rule = defineRule({
  id: 'cancelled-not-visible',
  category: 'interop',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.1.11' }],
  summary: 'The title of a cancelled talk should say that it is cancelled.',
  why: 'Outlook and some Android apps show an event with STATUS:CANCELLED like any other, and attendees wait in an empty room. Apple Calendar strikes it through, Google Calendar removes it.',
  messages: {
    silent: {
      severity: 'hint',
      text: 'Outlook and some Android apps show a cancelled event like any other. Say in SUMMARY too that it is cancelled',
    },
  },
  sources: ['aluxnimm/outlookcaldavsynchronizer#105', 'bitfireAT/synctools#91', 'sabre-io/dav#969'],
  visit: 'component',
  on: ['VEVENT'],
  check(component, ctx) {
    const status = findProperty(component, 'STATUS');
    if (!status || !isOneOf(ctx.tree, status, ['CANCELLED'])) return;
    // A message says by its METHOD what becomes of the event.
    if (ctx.calendar.method !== undefined && ctx.calendar.method !== 'PUBLISH') return;
    const summary = findProperty(component, 'SUMMARY');
    const title = summary ? valueText(ctx.tree, summary) : '';
    if (title.trim() === '' || words.test(title)) return;
    ctx.report('silent', { at: { start: status.valueStart, end: status.end } });
  },
  fixes({ node: component, block: { tree } }, { eol }) {
    const line = findProperty(component, 'SUMMARY');
    if (!line) return [];
    const head = unfoldText(tree, line, line.nameStart, line.valueStart);
    const newText = foldLine(`${head}CANCELLED: ${valueText(tree, line)}`, eol);
    const edits = [{ ...replaceValue(line, newText), start: line.nameStart }];
    return [{ title: 'Begin SUMMARY with "CANCELLED: "', safety: 'unsafe', edits }];
  },
});

function calendar(method: string, status: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${method}BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nSEQUENCE:1\nORGANIZER:mailto:desk@example.org\nSUMMARY:Ship it\nSTATUS:${status}\nEND:VEVENT\nEND:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a title that says so', code: 'SUMMARY:CANCELLED: Ship it\nSTATUS:CANCELLED' },
    { name: 'in American spelling', code: 'SUMMARY:Ship it (canceled)\nSTATUS:CANCELLED' },
    { name: 'in German', code: 'SUMMARY:Fällt aus: Ship it\nSTATUS:CANCELLED' },
    { name: 'in French', code: 'SUMMARY:Annulé : Ship it\nSTATUS:CANCELLED' },
    { name: 'a talk that takes place', code: 'SUMMARY:Ship it\nSTATUS:CONFIRMED' },
    { name: 'a talk without STATUS', code: 'SUMMARY:Ship it' },
    { name: 'no title', code: 'STATUS:CANCELLED' },
    { name: 'an empty title', code: 'SUMMARY:\nSTATUS:CANCELLED' },
    { name: 'a message that cancels', code: calendar('METHOD:CANCEL\n', 'CANCELLED') },
  ],
  invalid: [
    {
      name: 'a title that does not say so',
      code: 'SUMMARY:Ship it\nSTATUS:⟦CANCELLED⟧',
      fixed: 'SUMMARY:CANCELLED: Ship it\nSTATUS:CANCELLED',
    },
    {
      name: 'a folded title',
      code: 'SUMMARY;LANGUAGE=en:Ship it\\,\n  twice\nSTATUS:⟦cancelled⟧',
      fixed: 'SUMMARY;LANGUAGE=en:CANCELLED: Ship it\\, twice\nSTATUS:cancelled',
    },
    {
      name: 'published',
      code: calendar('METHOD:PUBLISH\n', '⟦CANCELLED⟧'),
      fixed: calendar('METHOD:PUBLISH\n', 'CANCELLED').replace('Ship', 'CANCELLED: Ship'),
    },
  ],
};
