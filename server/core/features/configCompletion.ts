import { zoneNameAt } from '../config/zoneNameAt.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { Rank } from './candidate.ts';
import { type ZoneSurroundings, zoneCandidates } from './zoneCandidates.ts';

/** Something that may be written in a greenroom.json. */
export interface ConfigCompletionItem {
  readonly label: string;
  readonly detail: string | undefined;
  readonly edit: TextEdit;
  /** What the editor compares with what stands in the edit's range before the cursor. */
  readonly filterText: string;
  readonly sortText: string;
}

/**
 * What may be written at a place of a greenroom.json, beyond what its schema tells an editor: the names of zones.
 * Takes any text, also one that is half-typed.
 */
export function configCompletion(
  text: string,
  offset: number,
  around: ZoneSurroundings,
): readonly ConfigCompletionItem[] {
  const at = zoneNameAt(text, offset);
  if (!at) return [];
  return zoneCandidates([], around, 'value').map(({ text: name, rank, detail }) => {
    const written = JSON.stringify(name);
    const sortText = `${rank === Rank.end ? 0 : 1}${name}`;
    return { label: name, detail, edit: { ...at, newText: written }, filterText: written, sortText };
  });
}
