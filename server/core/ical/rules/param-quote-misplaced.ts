import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { defineRule } from '../rule.ts';
import type { ContentLine, ParameterValue } from '../syntax/nodes.ts';

export const rule = defineRule({
  id: 'param-quote-misplaced',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 6868, section: '3' },
  ],
  summary: 'Double quotes enclose a whole parameter value and stand nowhere else in it.',
  why: 'Readers cut the value at the quote, or take the rest of the line for part of it: names and addresses come out wrong.',
  messages: {
    misplaced: {
      severity: 'error',
      text: "This double quote stands inside a parameter value, which readers then cut or refuse. Write ^' for a quote inside a value",
    },
    unclosed: {
      severity: 'error',
      text: 'This double quote is never closed; readers refuse the file or take the rest of the line for the parameter. Add a double quote after the value',
    },
  },
  supersedes: [
    'date-invalid',
    'datetime-invalid',
    'tzid-case-mismatch',
    'value-invalid',
    'uri-invalid',
    'cal-address-invalid',
    'param-value-invalid',
    'value-param-not-allowed',
  ],
  visit: 'problem',
  on: ['quote-misplaced', 'quote-unclosed'],
  check(problem, ctx) {
    const { text } = ctx.tree;
    if (problem.kind === 'quote-unclosed') {
      const start = lastOpener(text, problem);
      const value = valueAt(problem.line, start) ?? problem;
      const owns = closesAtEnd(text, problem.line) ? problem.line : value;
      return ctx.report('unclosed', { at: { start, end: start + 1 }, owns });
    }
    const owns = valueAt(problem.line, problem.start) ?? problem;
    const start = innerQuotes(text, owns)[0] ?? problem.start;
    ctx.report('misplaced', { at: { start, end: start + 1 }, owns });
  },
  fixes({ node: problem, at, block: { text }, message }) {
    const { line } = problem;
    const value = valueAt(line, at.start);
    if (!value) return [];
    if (message === 'unclosed') {
      const edits: TextEdit[] = [{ start: value.end, end: value.end, newText: '"' }];
      if (closesAtEnd(text, line)) edits.push({ start: line.end - 1, end: line.end, newText: '' });
      return [{ title: 'Close the double quote', safety: 'unsafe', edits }];
    }
    const edits = innerQuotes(text, value).map((quote) => caretQuote(text, quote));
    return [{ title: "Write ^' for the double quotes inside", safety: 'unsafe', edits }];
  },
});

/** The quote that no other one closes: of an odd number, the last. */
function lastOpener(text: string, { start, end }: Range): number {
  const last = text.slice(start, end).lastIndexOf('"');
  return start + Math.max(last, 0);
}

/** Says whether the quote that is missed stands behind the value of the property, the only one in it. */
function closesAtEnd(text: string, { valueStart, end }: ContentLine): boolean {
  return text.slice(valueStart, end).indexOf('"') === end - valueStart - 1;
}

function valueAt({ params }: ContentLine, offset: number): ParameterValue | undefined {
  for (const { values } of params) {
    for (const value of values) if (value.start <= offset && offset < value.end) return value;
  }
  return undefined;
}

/** The quotes of a value but for a pair that encloses it. */
function innerQuotes(text: string, { start, end }: Range): readonly number[] {
  const isEnclosed = end - start > 1 && text[start] === '"' && text[end - 1] === '"';
  const quotes: number[] = [];
  const last = isEnclosed ? end - 1 : end;
  for (let at = isEnclosed ? start + 1 : start; at < last; at++) if (text[at] === '"') quotes.push(at);
  return quotes;
}

/** A backslash before the quote was to escape it, which it does not do in parameters. */
function caretQuote(text: string, quote: number): TextEdit {
  const start = text[quote - 1] === '\\' ? quote - 1 : quote;
  return { start, end: quote + 1, newText: "^'" };
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'around the whole value',
      code: 'ATTENDEE;CN="Smith, Ann":mailto:ann@example.org',
    },
    {
      name: 'around each of several',
      code: 'ATTENDEE;MEMBER="mailto:a@example.org","mailto:b@example.org":mailto:ann@example.org',
    },
    { name: 'in the value of the property', code: 'SUMMARY;LANGUAGE=en:The "best" talk' },
  ],
  invalid: [
    {
      name: 'inside a value',
      code: 'ATTENDEE;CN=Ann ⟦"⟧The" Smith:mailto:ann@example.org',
      message: 'misplaced',
      fixed: "ATTENDEE;CN=Ann ^'The^' Smith:mailto:ann@example.org",
    },
    {
      name: 'with a backslash',
      code: 'ATTENDEE;CN="Ann \\⟦"⟧The\\" Smith":mailto:ann@example.org',
      message: 'misplaced',
      fixed: 'ATTENDEE;CN="Ann ^\'The^\' Smith":mailto:ann@example.org',
    },
    {
      name: 'not closed',
      code: 'ATTENDEE;CN=⟦"⟧Ann Smith:mailto:ann@example.org',
      message: 'unclosed',
      fixed: 'ATTENDEE;CN="Ann Smith":mailto:ann@example.org',
    },
    {
      name: 'not closed, so that the value is no language',
      code: 'SUMMARY;LANGUAGE=⟦"⟧en:The best talk',
      message: 'unclosed',
      fixed: 'SUMMARY;LANGUAGE="en":The best talk',
    },
    {
      name: 'not closed, so that the value is no address',
      code: 'DESCRIPTION;ALTREP=⟦"⟧abc:Abstract',
      message: 'unclosed',
      fixed: 'DESCRIPTION;ALTREP="abc":Abstract',
    },
    {
      name: 'closed behind the value of the property',
      code: 'DTSTART;TZID=⟦"⟧Europe/Berlin:20270514T090000"',
      message: 'unclosed',
      fixed: 'DTSTART;TZID="Europe/Berlin":20270514T090000',
    },
    {
      name: 'closed behind a date',
      code: 'DTSTART;VALUE=⟦"⟧DATE:20270514"',
      message: 'unclosed',
      fixed: 'DTSTART;VALUE="DATE":20270514',
    },
  ],
};
