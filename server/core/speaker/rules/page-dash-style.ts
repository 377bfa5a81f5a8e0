import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { pageDashStyle } from '../../twoPartRules.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  ...pageDashStyle,
  messages: {
    other: {
      severity: 'off',
      text: 'Most times of this page have "{usual}" between them, this one "{written}". Write "{usual}"',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ text, page: { talks } }, ctx) {
    const joints = talks.flatMap(({ times }) => {
      const { from, to } = times ?? {};
      return from && to ? [{ start: from.end, end: to.start }] : [];
    });
    const usual = mostCommon(joints.map((at) => textAt(text, at)));
    if (usual === undefined) return;
    for (const at of joints) {
      const written = textAt(text, at);
      if (written !== usual) ctx.report('other', { at, data: { usual, written } });
    }
  },
  fixes({ at, data: { usual } }) {
    return [{ title: `Write "${usual}"`, safety: 'safe', edits: [{ ...at, newText: String(usual) }] }];
  },
});

function textAt(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}

/** What more than half of them are; undefined when nothing is. */
function mostCommon(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return texts.find((text) => (counts.get(text) as number) * 2 > texts.length);
}

const talks = (...times: readonly string[]) =>
  times
    .map(
      (time, index) => `Talk ${index}\n\n8/12/2017 | ${time} | Main Hall\n\nDescription\n\nText ${index}.\n`,
    )
    .join('\n');
const config = { rules: { 'page-dash-style': 'info' } };

export const examples: RuleExamples = {
  valid: [
    { name: 'the same everywhere', code: talks('3 PM-4 PM', '4 PM-5 PM', '5 PM-6 PM'), config },
    { name: 'two of each', code: talks('1 PM-2 PM', '2 PM-3 PM', '3 PM – 4 PM', '4 PM – 5 PM'), config },
    { name: 'no end', code: talks('3 PM', '4 PM-5 PM'), config },
    { name: 'no times', code: 'One\n\nDescription\n\nText.\n', config },
  ],
  invalid: [
    {
      name: 'one dash among hyphens',
      code: talks('3 PM-4 PM', '4 PM⟦ — ⟧5 PM', '5 PM-6 PM'),
      fixed: talks('3 PM-4 PM', '4 PM-5 PM', '5 PM-6 PM'),
      config,
    },
    {
      name: 'one word among dashes',
      code: talks('3 PM–4 PM', '4 PM–5 PM', '5 PM⟦ to ⟧6 PM'),
      fixed: talks('3 PM–4 PM', '4 PM–5 PM', '5 PM–6 PM'),
      config,
    },
  ],
};
