import { componentSpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';

/** A BEGIN or END of a known component that lacks its colon, as in `END VEVENT`. */
export interface Marker {
  readonly word: string;
  /** In upper case. */
  readonly name: string;
}

/** Reads a line without colon as a marker, if it is one. */
export function readMarker(tree: BlockTree, line: ContentLine): Marker | undefined {
  if (line.kind !== 'malformed' || line.end - line.start > longestMarker) return undefined;
  const text = tree.text.slice(line.start, line.end).toUpperCase();
  const [, word, name] = /^(BEGIN|END)[ \t=;.,]*([A-Z]+)[ \t]*$/.exec(text) ?? [];
  return word && name && componentSpec(name) ? { word, name } : undefined;
}

const longestMarker = 32;
