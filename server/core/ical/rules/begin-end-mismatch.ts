import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { unfoldText } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'begin-end-mismatch',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6' }],
  summary: 'An END line must name the component that is open.',
  why: 'Readers either refuse the file or put the properties that follow into the wrong component.',
  messages: {
    mismatch: {
      severity: 'error',
      text: 'END:{found} closes BEGIN:{open}; readers may refuse the file. Write END:{open}',
    },
    nothingOpen: {
      severity: 'error',
      text: 'END:{found} closes nothing: no BEGIN:{found} is open here. Readers may refuse the file; remove the line',
    },
  },
  visit: 'problem',
  on: ['end-mismatch', 'end-without-begin'],
  check(problem, ctx) {
    const found = unfoldText(ctx.tree, problem.line, problem.start, problem.end).trim();
    const open = problem.component;
    if (!open) return ctx.report('nothingOpen', { at: problem, data: { found } });
    const begin = { start: open.begin.valueStart, end: open.begin.end };
    ctx.report('mismatch', {
      at: problem,
      data: { found, open: open.name },
      related: [{ at: begin, text: `BEGIN:${open.name} is open since here` }],
    });
  },
  fixes({ node: problem }) {
    if (!problem.component) {
      const { start, fullEnd } = problem.line;
      return [{ title: 'Remove this line', safety: 'unsafe', edits: [{ start, end: fullEnd, newText: '' }] }];
    }
    const { name } = problem.component;
    const edits = [{ start: problem.start, end: problem.end, newText: name }];
    return [{ title: `Change to END:${name}`, safety: 'unsafe', edits }];
  },
});

export const examples: RuleExamples = {
  valid: [
    {
      name: 'nested components',
      code: 'BEGIN:VEVENT\nUID:a\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'lower case',
      code: 'begin:vevent\nUID:a\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nend:vevent',
    },
  ],
  invalid: [
    {
      name: 'another component',
      code: 'BEGIN:VEVENT\nUID:a\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:⟦VTODO⟧',
      message: 'mismatch',
      fixed: 'BEGIN:VEVENT\nUID:a\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'nothing open',
      code: 'BEGIN:VEVENT\nUID:a\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:⟦VEVENT⟧',
      message: 'nothingOpen',
      fixed: 'BEGIN:VEVENT\nUID:a\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
  ],
};
