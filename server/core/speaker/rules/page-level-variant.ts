import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule } from '../rule.ts';
import { isLevel, usualLevels } from '../values/levels.ts';

export const rule = defineRule({
  id: 'page-level-variant',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['PyBay: Novice, Intermediate and Experienced; Symposion: Novice, Intermediate and Experienced'],
  summary: 'The level of a talk is spelt as the levels are.',
  why: 'A list by level shows the misspelt one as a level of its own.',
  messages: {
    misspelt: {
      severity: 'info',
      text: 'There is no level "{level}", so lists show it as one of its own. Did you mean "{near}"?',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ level }, ctx) {
    const levels = ctx.context.levels.length > 0 ? ctx.context.levels : usualLevels;
    if (!level || isLevel(level.text, levels)) return;
    const upper = levels.map((each) => each.toUpperCase());
    const near = levels[upper.indexOf(nearMiss(level.text, upper) ?? '')];
    if (near !== undefined) ctx.report('misspelt', { at: level, data: { level: level.text, near } });
  },
  fixes({ at, data: { near } }) {
    return [{ title: `Write ${near}`, safety: 'unsafe', edits: [{ ...at, newText: String(near) }] }];
  },
});

const talk = (track: string) =>
  `One\n\n${track}\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n`;
const config = { event: { levels: ['Sailors', 'Pirates'] } };

export const examples: RuleExamples = {
  valid: [
    { name: 'a level', code: talk('Scalable python, Intermediate') },
    { name: 'a level in another case', code: talk('Scalable python, intermediate') },
    { name: 'a level of this event', code: talk('Web, Pirates'), config },
    { name: 'a level like none', code: talk('Web, Sailors') },
    { name: 'no level', code: talk('Web') },
  ],
  invalid: [
    { name: 'a wrong letter', code: talk('Web, ⟦Intermidiate⟧'), fixed: talk('Web, Intermediate') },
    {
      name: 'a letter too many in a level of this event',
      code: talk('Web, ⟦Sailorrs⟧'),
      config,
      fixed: talk('Web, Sailors'),
    },
  ],
};
