import { defaultPageSettings, type PageSettings } from '../engine/pageSettings.ts';
import type { JsonNode } from './json.ts';
import type { NodeReader } from './nodeReader.ts';

/** The keys of the object `pages`; the schema has the same. */
export const pagesKeys = ['dateOrder', 'titleLength', 'descriptionLength', 'abstractWords'] as const;
export const dateOrders = ['month-first', 'day-first'] as const;

/** No limit is beyond this. */
export const mostOfLimit = 100_000;

/**
 * Reads what greenroom.json says of speaker pages. What makes no sense is left as it was in `before`; what is not there
 * is as if nobody had said anything.
 */
export function readPages(nodes: NodeReader, node: JsonNode | undefined, before: PageSettings): PageSettings {
  if (!node) return defaultPageSettings;
  if (node.type !== 'object') {
    nodes.noteKind(node, 'pages', 'an object that says how speaker pages are written');
    return before;
  }
  const { values } = nodes.valuesOf(node, pagesKeys);
  const usual = defaultPageSettings;
  const limit = <Value>(key: 'titleLength' | 'descriptionLength' | 'abstractWords', from: Limits<Value>) => {
    const given = values[key];
    return given ? (readLimit(nodes, given, key) ?? from.before) : from.usual;
  };
  return {
    dateOrder: readOrder(nodes, values.dateOrder, before),
    titleLength: limit('titleLength', { before: before.titleLength, usual: usual.titleLength }),
    descriptionLength: limit('descriptionLength', {
      before: before.descriptionLength,
      usual: usual.descriptionLength,
    }),
    abstractWords: limit('abstractWords', { before: before.abstractWords, usual: usual.abstractWords }),
  };
}

/** What holds in place of a limit that is wrong, or not there. */
interface Limits<Value> {
  readonly before: Value;
  readonly usual: Value;
}

function readOrder(nodes: NodeReader, node: JsonNode | undefined, before: PageSettings) {
  if (!node) return defaultPageSettings.dateOrder;
  const word = nodes.word(node, 'dateOrder', dateOrders);
  return dateOrders.find((order) => order === word) ?? before.dateOrder;
}

function readLimit(nodes: NodeReader, node: JsonNode, key: string): number | undefined {
  const { type, value } = node;
  if (type === 'number' && Number.isInteger(value) && value >= 1 && value <= mostOfLimit) return value;
  nodes.noteKind(node, key, 'a whole number, at least 1');
  return undefined;
}
