import type { TextEdit } from '../text/textEdit.ts';
import { type JsonNode, rangeOf, readJson } from './json.ts';

/**
 * The edits of a greenroom.json that give a room another name: where it is listed, among aliases and on ways between
 * rooms. `isRoom` says which names mean it. Takes any text; of what is no JSON there is nothing to rename.
 */
export function renameRoomInConfig(
  text: string,
  isRoom: (name: string) => boolean,
  newName: string,
): readonly TextEdit[] {
  const event = valueAt(readJson(text).root, 'event');
  const names = [valueAt(event, 'rooms'), valueAt(event, 'walks')].flatMap(stringsIn);
  return names
    .filter(({ value }) => isRoom(value as string))
    .map((node) => ({ ...rangeOf(node), newText: JSON.stringify(newName) }));
}

function valueAt(node: JsonNode | undefined, key: string): JsonNode | undefined {
  const property = node?.children?.find(
    ({ type, children }) => type === 'property' && children?.[0]?.value === key,
  );
  return property?.children?.[1];
}

/** The strings in lists and objects, keys left out. */
function stringsIn(node: JsonNode | undefined): readonly JsonNode[] {
  if (!node) return [];
  if (node.type === 'string') return [node];
  const values = node.type === 'property' ? node.children?.slice(1) : node.children;
  return (values ?? []).flatMap(stringsIn);
}
