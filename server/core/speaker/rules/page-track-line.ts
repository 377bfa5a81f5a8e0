import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule } from '../rule.ts';
import { isLevel, usualLevels } from '../values/levels.ts';

export const rule = defineRule<'talk', 'noLevel' | 'unknownLevel'>({
  id: 'page-track-line',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['PyBay: categories, and the levels Novice, Intermediate and Experienced'],
  summary: 'The line above the time has the track and, after its last comma, the level.',
  why: 'Visitors choose by level; a list by track or level leaves the talk out.',
  messages: {
    noLevel: {
      severity: 'info',
      text: 'The track and the level belong here, with a comma between them; this is read as the track alone. Write it as "{track}, Intermediate"',
    },
    unknownLevel: {
      severity: 'info',
      text: '"{level}" is no level that is known here; the levels are {levels}. Use one of them, or name it in greenroom.json',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ track, level, node }, ctx) {
    if (!track) return;
    if (!level) {
      const isAbove = node.schedule !== undefined && track.start < node.schedule.start;
      if (isAbove) ctx.report('noLevel', { at: track, data: { track: track.text } });
      return;
    }
    const levels = ctx.context.levels.length > 0 ? ctx.context.levels : usualLevels;
    const upper = levels.map((each) => each.toUpperCase());
    // A level that is only misspelt is another rule's.
    if (isLevel(level.text, levels) || nearMiss(level.text, upper) !== undefined) return;
    ctx.report('unknownLevel', { at: level, data: { level: level.text, levels: levels.join(', ') } });
  },
});

const talk = (track: string) =>
  `One\n\n${track}\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n`;

export const examples: RuleExamples = {
  valid: [
    { name: 'track and level', code: talk('Scalable python, Intermediate') },
    { name: 'a track with a comma', code: talk('Web, Mobile, Novice') },
    { name: 'a level of this event', code: talk('Web, Sailors'), config: { event: { levels: ['Sailors'] } } },
    { name: 'a level in another case', code: talk('Web, novice') },
    { name: 'a misspelt level', code: talk('Web, Intermidiate') },
    { name: 'no track', code: 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n' },
  ],
  invalid: [
    { name: 'no level', code: talk('⟦Scalable python⟧'), message: 'noLevel' },
    { name: 'no level behind the comma', code: talk('⟦Scalable python,⟧'), message: 'noLevel' },
    { name: 'a level that nobody knows', code: talk('Web, ⟦Sailors⟧'), message: 'unknownLevel' },
    {
      name: 'a usual level, where the event has others',
      code: talk('Web, ⟦Expert⟧'),
      config: { event: { levels: ['Sailors', 'Pirates'] } },
      message: 'unknownLevel',
      text: '"Expert" is no level that is known here; the levels are Sailors, Pirates. Use one of them, or name it in greenroom.json',
    },
  ],
};
