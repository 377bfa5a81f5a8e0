import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule<'talk', 'misspelt' | 'case' | 'unknown'>({
  id: 'page-track-variant',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['A page of PyBay has "Scalable python" where its categories have "Scalable Python"'],
  summary: 'The track of a talk is spelt as greenroom.json spells it.',
  why: 'A list by track shows the other spelling as a track of its own, with one talk in it.',
  messages: {
    misspelt: {
      severity: 'info',
      text: 'There is no track "{track}", so lists show it as one of its own. Did you mean "{near}"?',
    },
    case: {
      severity: 'hint',
      text: 'The track "{near}" is written "{track}" here, and lists may show two. Write it as the others do',
    },
    unknown: {
      severity: 'info',
      text: '"{track}" is none of the tracks in greenroom.json, so lists show it as one of its own. Use one of them, or add it there',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ track }, ctx) {
    const { tracks } = ctx.context;
    if (!track || tracks.length === 0 || tracks.includes(track.text)) return;
    const upper = tracks.map((each) => each.toUpperCase());
    const same = tracks[upper.indexOf(track.text.toUpperCase())];
    const near = same ?? tracks[upper.indexOf(nearMiss(track.text, upper) ?? '')];
    const at = { start: track.start, end: track.end };
    if (near === undefined) ctx.report('unknown', { at, data: { track: track.text } });
    else ctx.report(same === undefined ? 'misspelt' : 'case', { at, data: { track: track.text, near } });
  },
  fixes({ message, at, data: { near } }) {
    if (message === 'unknown') return [];
    return [{ title: `Write ${near}`, safety: 'unsafe', edits: [{ ...at, newText: String(near) }] }];
  },
});

const talk = (track: string) =>
  `One\n\n${track}, Novice\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n`;
const config = { event: { tracks: ['Scalable Python', 'All things Web'] } };

export const examples: RuleExamples = {
  valid: [
    { name: 'a track of the event', code: talk('Scalable Python'), config },
    { name: 'any track, where none are configured', code: talk('Scalable python') },
    {
      name: 'no track',
      code: 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n',
      config,
    },
  ],
  invalid: [
    {
      name: 'a wrong letter',
      code: talk('⟦Scalabel Python⟧'),
      config,
      message: 'misspelt',
      fixed: talk('Scalable Python'),
    },
    {
      name: 'another case',
      code: talk('⟦Scalable python⟧'),
      config,
      message: 'case',
      fixed: talk('Scalable Python'),
    },
    { name: 'another track', code: talk('⟦Boats⟧'), config, message: 'unknown' },
  ],
};
