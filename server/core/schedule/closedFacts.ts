import type { FileFacts } from './talkFacts.ts';

/**
 * What a file tells, for as long as nobody edits it: where its blocks are now, and nothing that keeps the document or its
 * text in memory.
 */
export function closedFacts({
  producer,
  talks,
}: Pick<FileFacts, 'producer' | 'talks'>): Pick<FileFacts, 'producer' | 'talks'> {
  const placed = talks.map(({ facts, block: { start, line } }) => ({ facts, block: { start, line } }));
  return { producer, talks: placed };
}
