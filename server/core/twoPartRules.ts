/**
 * The heads of rules that have two parts under one id: one looks at a speaker page, the other at all pages of a schedule. They
 * differ in what they check and how they word it.
 */
import type { RuleMeta } from './engine/rule.ts';

type RuleHead = Omit<RuleMeta, 'messages'>;

export const pageDashStyle: RuleHead = {
  id: 'page-dash-style',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['PyBay writes a hyphen between times, Symposion an en dash'],
  summary: 'All times of a page have the same dash between them.',
  why: 'Pages look alike, and who searches for a time finds it.',
};

export const pageSectionMissing: RuleHead = {
  id: 'page-section-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: a proposal has a description and an abstract'],
  summary: 'A talk has a Description and an Abstract.',
  why: 'Visitors do not learn what the talk is about.',
};

export const pageTalkDuplicate: RuleHead = {
  id: 'page-talk-duplicate',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Pages that were put together from several files'],
  summary: 'A talk stands once on a page.',
  why: 'Lists show the talk twice, and whoever corrects one of them forgets the other.',
};
