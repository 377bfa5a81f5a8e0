import { applyEdits, type CompletionItem, completion, type NamesToOffer } from '../../server/core/index.ts';
import { atCursor } from './cursor.ts';

/** A world of few zones. */
const zones = [
  { name: 'America/Los_Angeles', offset: -25_200 },
  { name: 'Asia/Kathmandu', offset: 20_700 },
  { name: 'Europe/Berlin', offset: 7200 },
];

/** A host whose clock stands still. */
const host = {
  now: Date.UTC(2027, 3, 1, 8),
  newUid: () => 'new-uid',
  zoneChoices: () => zones,
  favouriteZones: ['Europe/Berlin'],
};

interface Options {
  readonly snippets?: boolean;
  readonly names?: NamesToOffer;
}

/** What is offered at the `$0` of a text, in the order in which it is shown. */
export function completeAt(marked: string, { snippets = false, names }: Options = {}) {
  const { document, text, offset } = atCursor(marked);
  const items = [...completion(document, offset, { ...host, snippets, ...(names && { names }) })];
  items.sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
  const find = (label: string): CompletionItem => {
    const item = items.find((each) => each.label === label);
    if (!item) throw new Error(`${label} is not among ${items.map((each) => each.label).join(', ')}`);
    return item;
  };
  return {
    items,
    labels: items.map(({ label }) => label),
    find,
    /** The text after an offer was taken, with LF. */
    take: (label: string) => applyEdits(text, [find(label).edit]).replaceAll('\r\n', '\n'),
    text,
    offset,
  };
}
