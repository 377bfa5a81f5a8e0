/**
 * What the preview and the extension say to each other. The preview is a web page with somebody's texts in it: whatever
 * comes from there is looked at before it is believed.
 */
import type { ScheduleView, Slot, ViewPatch } from '../server/core/index.ts';

/** From the extension to the preview. */
export type ToPreview =
  | { readonly type: 'view'; readonly view: ScheduleView }
  | { readonly type: 'patch'; readonly patch: ViewPatch }
  /** The talk at the cursor of a text editor; none when it is elsewhere. */
  | { readonly type: 'highlight'; readonly id: string | undefined }
  /** Where the words of a search are in descriptions: the ids of talks by word. */
  | { readonly type: 'described'; readonly words: Readonly<Record<string, readonly string[]>> }
  /** Only the talks of this speaker are to be shown. */
  | { readonly type: 'speaker'; readonly name: string }
  /** Times are to be shown in this zone. */
  | { readonly type: 'zone'; readonly zone: string }
  /** What has become of what was asked for, to be said to whoever does not see it. */
  | { readonly type: 'said'; readonly text: string }
  /** There is nothing to show, and why. */
  | { readonly type: 'empty'; readonly reason: string };

/** From the preview to the extension. */
export type FromPreview =
  /** The preview is there, or has lost track, and wants the whole view. `zone` is the reader's own, an IANA name. */
  | { readonly type: 'ready'; readonly zone: string }
  /** Show the talk's text. */
  | { readonly type: 'reveal'; readonly id: string }
  /** The keyboard is at this talk. */
  | { readonly type: 'current'; readonly id: string }
  /** Move a talk from where it is drawn to somewhere else. */
  | { readonly type: 'move'; readonly id: string; readonly from: Slot; readonly to: Slot }
  /** Look for words in what the view does not hold. */
  | { readonly type: 'search'; readonly text: string }
  /** Show what is the matter with a talk, and the ways to repair it. */
  | { readonly type: 'problems'; readonly id: string }
  /** Ask the reader for a zone, or for a speaker. */
  | { readonly type: 'pickZone' | 'pickSpeaker' }
  /** The keyboard is in a field of text, or no longer: there undo is the field's own. */
  | { readonly type: 'typing'; readonly isTyping: boolean };

const longestName = 100;
const longestSearch = 1000;
/** A UID may have any length; one that is longer than this is nobody's. */
const longestId = 10_000;

/** Reads a message of the preview; undefined for anything that it would not send. */
export function readFromPreview(message: unknown): FromPreview | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, zone, id, text, from, to, isTyping } = message as Readonly<Record<string, unknown>>;
  if (type === 'ready' && isText(zone, longestName)) return { type, zone };
  if (type === 'search' && isText(text, longestSearch)) return { type, text };
  if ((type === 'reveal' || type === 'current' || type === 'problems') && isText(id, longestId))
    return { type, id };
  if (type === 'move' && isText(id, longestId) && isSlot(from) && isSlot(to)) {
    return { type, id, from: onlySlot(from), to: onlySlot(to) };
  }
  if (type === 'typing' && typeof isTyping === 'boolean') return { type, isTyping };
  return type === 'pickZone' || type === 'pickSpeaker' ? { type } : undefined;
}

/**
 * The talk that a command is about, from what VS Code hands to it: the preview's own words, when it was chosen in the menu of a
 * talk. Undefined when it was chosen anywhere else.
 */
export function readTalkOfMenu(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { webviewSection, talk } = argument as Readonly<Record<string, unknown>>;
  return webviewSection === talkSection && isText(talk, longestId) ? talk : undefined;
}

/** What the preview tells VS Code of a talk, for its menu: package.json asks for these names. */
export function menuContext(talk: string, isCancelled: boolean): string {
  return JSON.stringify({
    webviewSection: talkSection,
    talk,
    isCancelled,
    preventDefaultContextMenuItems: true,
  });
}

const talkSection = 'talk';

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}

function isSlot(value: unknown): value is Slot {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end, room } = value as Readonly<Record<string, unknown>>;
  return isInstant(start) && isInstant(end) && (room === undefined || isText(room, longestId));
}

/** Whole seconds, in the years that a DATE-TIME can tell. */
function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) < 2 ** 47 && (value as number) % 1000 === 0;
}

function onlySlot({ start, end, room }: Slot): Slot {
  return { start, end, ...(room !== undefined && { room }) };
}
