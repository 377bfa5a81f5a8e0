import { defineRule } from '../../server/core/ical/rule.ts';

/** What every rule has to say about itself, for rules that say nothing else. */
const about = { category: 'text', since: '0.1.0', spec: [], summary: '', why: '' } as const;

/** A SUMMARY that starts with `bad`: safe to make `good`; its line may be removed. */
export const badSummary = defineRule({
  ...about,
  id: 'bad-summary',
  messages: { bad: { severity: 'warning', text: 'The summary is {what}' } },
  visit: 'property',
  on: ['SUMMARY'],
  check(line, ctx) {
    const at = { start: line.valueStart, end: line.valueStart + 3 };
    const what = ctx.tree.text.slice(at.start, at.end);
    if (what !== 'bad') return;
    const related = [{ at: { start: line.start, end: line.nameEnd }, text: 'Said here' }];
    ctx.report('bad', { at, data: { what }, related });
  },
  fixes({ at, node }) {
    const line = { start: node.start, end: node.fullEnd, newText: '' };
    return [
      { title: 'Change to good', safety: 'safe', edits: [{ ...at, newText: 'good' }] },
      { title: 'Remove the summary', safety: 'unsafe', edits: [line] },
    ];
  },
});

/** A LOCATION in lower case: safe to write `X`. */
export const badLocation = defineRule({
  ...about,
  id: 'bad-location',
  messages: { bad: { severity: 'error', text: 'The location is bad' } },
  visit: 'property',
  on: ['LOCATION'],
  check(line, ctx) {
    const at = { start: line.valueStart, end: line.end };
    if (ctx.tree.text.slice(at.start, at.end) === 'bad') ctx.report('bad', { at });
  },
  fixes({ at }) {
    return [{ title: 'Change to good', safety: 'safe', edits: [{ ...at, newText: 'good' }] }];
  },
});

export const throwing = defineRule({
  ...about,
  id: 'throwing',
  messages: {},
  visit: 'property',
  on: ['SUMMARY'],
  check() {
    throw new Error('as it always does');
  },
});

/** A byte order mark, which only the bytes show in an editor. */
export const mark = defineRule({
  ...about,
  id: 'mark',
  messages: { found: { severity: 'error', text: 'A mark' } },
  visit: 'bytes',
  on: ['*'],
  check(bytes, ctx) {
    if (bytes.bom) ctx.report('found', ctx.lineAt(0));
  },
  fixes() {
    return [{ title: 'Remove the mark', safety: 'safe', edits: [], operation: 'remove-bom' }];
  },
});

/** LF alone: the text can be edited, and the file converted. */
export const bareLf = defineRule({
  ...about,
  id: 'bare-lf',
  messages: { found: { severity: 'warning', text: 'LF' } },
  visit: 'bytes',
  on: ['*'],
  check(bytes, ctx) {
    if (bytes.lf > 0) ctx.report('found', ctx.lineAt(0));
  },
  fixes(_, { file }) {
    const edits = file.blocks.flatMap((block) =>
      [...block.text.matchAll(/(?<!\r)\n/g)].map(({ index }) => ({
        block,
        start: index,
        end: index + 1,
        newText: '\r\n',
      })),
    );
    return [{ title: 'Convert to CR LF', safety: 'safe', edits, operation: 'convert-to-crlf' }];
  },
});

export const testRules = [badSummary, badLocation, mark, bareLf];

/** A calendar with an event for each list of lines. */
export function calendarOf(...events: readonly string[][]): string {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
