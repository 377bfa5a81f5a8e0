import type { RuleExamples } from '../../engine/rule.ts';
import { excerpt } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { parameterSpec } from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine, Problem } from '../syntax/nodes.ts';
import { unfoldText, valueText } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'param-syntax',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 5545, section: '3.2' },
  ],
  summary: 'A parameter is ;NAME=value.',
  why: 'Some readers refuse the whole file for a parameter that they cannot read; others drop the property.',
  messages: {
    empty: {
      severity: 'error',
      text: 'No parameter follows this semicolon; some readers refuse the file. Remove the semicolon',
    },
    colon: {
      severity: 'error',
      text: "A colon stands after {name}, so its value is read as part of the property's value. Write {name}=",
    },
    noEquals: {
      severity: 'error',
      text: 'The parameter "{text}" has no value; some readers refuse the file. Write NAME=value, or remove it',
    },
    name: {
      severity: 'error',
      text: '"{text}" is no parameter name: only letters, digits and "-" may be in it. Readers drop the property or refuse the file; rename the parameter',
    },
  },
  visit: 'problem',
  on: ['param-empty', 'param-no-equals', 'param-name-invalid'],
  check(problem, ctx) {
    const { tree } = ctx;
    if (problem.kind === 'param-empty') return ctx.report('empty', { at: emptyRange(tree, problem) });
    const at = { start: problem.start, end: problem.end };
    const text = excerpt(unfoldText(tree, problem.line, problem.start, problem.end));
    if (problem.kind === 'param-name-invalid') return ctx.report('name', { at, data: { text } });
    const isColon = isColonForEquals(tree, problem);
    ctx.report(isColon ? 'colon' : 'noEquals', { at, data: { text, name: problem.parameter?.name ?? '' } });
  },
  fixes({ node: problem, block: { tree }, at, message, data }) {
    const { line } = problem;
    if (message === 'empty') {
      const safety = isUnreadable(tree, line) ? 'safe' : 'unsafe';
      const edits = [{ start: at.start, end: at.end, newText: '' }];
      return [{ title: 'Remove the semicolon', safety, edits }];
    }
    if (message === 'colon') {
      const edits = [{ start: line.valueStart - 1, end: line.valueStart, newText: '=' }];
      return [{ title: `Write ${data.name}=`, safety: 'unsafe', edits }];
    }
    const parameter = line.params.find(({ start }) => start === problem.parameter?.start);
    if (message !== 'noEquals' || !parameter) return [];
    return [{ title: 'Remove the parameter', safety: 'unsafe', edits: [removeParameter(line, parameter)] }];
  },
});

/** The semicolon, with a fold after it if there is one. */
function emptyRange({ text }: BlockTree, { start, end }: Problem): { start: number; end: number } {
  return { start: text.lastIndexOf(';', start - 1), end };
}

/** `DTSTART;TZID:Europe/Berlin:20270514T090000`: the value goes on with the colon that was meant. */
function isColonForEquals(tree: BlockTree, { line, parameter, end }: Problem): boolean {
  if (!parameter || !parameterSpec(parameter.name) || end !== line.params[line.params.length - 1]?.end)
    return false;
  return end === line.valueStart - 1 && valueText(tree, line).includes(':');
}

/** Readers that look for the next "=" find none: they stop at such a line, and one repair is left. */
function isUnreadable(tree: BlockTree, line: ContentLine): boolean {
  return line.params.length === 1 && !valueText(tree, line).includes('=');
}

export const examples: RuleExamples = {
  valid: [
    { name: 'name and value', code: 'SUMMARY;LANGUAGE=en:Opening' },
    { name: 'an empty value', code: 'SUMMARY;X-NOTE=:Opening' },
    { name: 'a semicolon in the value', code: 'X-NOTE:a;:b' },
  ],
  invalid: [
    {
      name: 'a semicolon too many',
      code: 'SUMMARY⟦;⟧:Opening',
      message: 'empty',
      fixed: 'SUMMARY:Opening',
    },
    {
      name: 'two semicolons',
      code: 'SUMMARY⟦;⟧;LANGUAGE=en:Opening',
      message: 'empty',
      fixed: 'SUMMARY;LANGUAGE=en:Opening',
    },
    {
      name: 'a colon for the equals sign',
      code: 'SUMMARY;⟦LANGUAGE⟧:en:Opening',
      message: 'colon',
      fixed: 'SUMMARY;LANGUAGE=en:Opening',
    },
    {
      name: 'a name without value',
      code: 'SUMMARY;⟦LANGUAGE⟧:Opening',
      message: 'noEquals',
      fixed: 'SUMMARY:Opening',
    },
    {
      name: 'a name with other characters',
      code: 'SUMMARY;⟦X_NOTE⟧=a:Opening',
      message: 'name',
    },
  ],
};
