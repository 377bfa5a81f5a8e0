import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'uid-code-mismatch',
  category: 'identity',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.4.7' },
    { rfc: 5545, section: '3.8.4.6' },
  ],
  summary: 'In a schedule made by pretalx, UID and URL name the same talk.',
  why: 'An event that was copied and not wholly changed overwrites the talk that its UID belongs to, or links to the wrong page.',
  messages: {
    mismatch: {
      severity: 'warning',
      text: 'UID names {inUid}, URL names {inUrl}: if this is a copy, calendars take it for that other talk. Make UID and URL name the same',
    },
  },
  sources: ['pretalx (UID and URL of its exports)'],
  visit: 'component',
  on: ['VEVENT'],
  check(component, ctx) {
    const found = findMismatch(ctx.tree, component);
    if (!found) return;
    const { uid, url, inUid, inUrl } = found;
    ctx.report('mismatch', {
      at: { start: uid.valueStart, end: uid.end },
      data: { inUid, inUrl },
      related: [{ at: { start: url.valueStart, end: url.end }, text: 'URL is here' }],
    });
  },
  fixes({ node: component, block: { tree } }) {
    const found = findMismatch(tree, component);
    if (!found) return [];
    const uid = `pretalx-${found.inUrl}@${found.host}`;
    const url = urlOf(found, valueText(tree, found.url));
    return [
      { title: `Change to ${uid}`, safety: 'unsafe', edits: [replaceValue(found.uid, uid)] },
      { title: `Change the URL to ${url}`, safety: 'unsafe', edits: [replaceValue(found.url, url)] },
    ];
  },
});

interface Mismatch {
  readonly uid: ContentLine;
  readonly url: ContentLine;
  /** Event and talk, as `nbpy-2023-RGRCLN`. */
  readonly inUid: string;
  readonly inUrl: string;
  readonly host: string;
}

const prefix = 'pretalx-';

function findMismatch(tree: BlockTree, component: Component): Mismatch | undefined {
  const uid = findProperty(component, 'UID');
  if (!uid || !tree.text.startsWith(prefix, uid.valueStart)) return undefined;
  const url = findProperty(component, 'URL');
  const [uidText, urlText] = [valueText(tree, uid), url ? valueText(tree, url) : ''];
  if (isPlainlySame(uidText, urlText)) return undefined;
  const [, inUid = '', host = ''] = /^pretalx-(.+-.+)@(.+)$/.exec(uidText) ?? [];
  const [, site = '', event, code] = talkPage.exec(urlText) ?? [];
  // Elsewhere, other names may rule.
  if (!url || inUid === '' || site.toLowerCase() !== host.toLowerCase()) return undefined;
  const inUrl = `${event}-${code}`;
  return isSlotOf(inUid, inUrl) ? undefined : { uid, url, inUid, inUrl, host };
}

const talkPage = /^https?:\/\/([^/:]+)(?::\d+)?\/(?:[^/]+\/)*([^/]+)\/talk\/([A-Z\d]+)(?:[/?#]|$)/i;

/** The page of the talk that the UID names. One with several slots has one page: a slot's number goes. */
function urlOf({ inUid }: Mismatch, url: string): string {
  const [, event = '', code = ''] = /^(.+)-([A-Z\d]*[A-Z][A-Z\d]*)(?:-\d+)?$/i.exec(inUid) ?? [];
  return url.replace(/[^/]+\/talk\/[A-Z\d]+/i, `${event}/talk/${code}`);
}

/** Says whether a UID has the event and the talk that its URL ends with, as nearly all do: told without a pattern. */
function isPlainlySame(uid: string, url: string): boolean {
  const [start, talk] = [url.lastIndexOf('/talk/'), '/talk/'.length];
  const event = url.slice(url.lastIndexOf('/', start - 1) + 1, start);
  const [code] = url.slice(start + talk).split('/', 1);
  return uid.startsWith(`${event}-${code}@`, prefix.length);
}

/** The slots of a talk that is given more than once have a number after its code. */
function isSlotOf(inUid: string, inUrl: string): boolean {
  const isSame = inUid.slice(0, inUrl.length).toLowerCase() === inUrl.toLowerCase();
  return isSame && /^-?\d*$/.test(inUid.slice(inUrl.length));
}

const url = 'URL:https://pretalx.northbaypython.org/nbpy-2023/talk';

export const examples: RuleExamples = {
  valid: [
    {
      name: 'the same talk',
      code: `UID:pretalx-nbpy-2023-RGRCLN@pretalx.northbaypython.org\n${url}/RGRCLN/`,
    },
    {
      name: 'the second slot of a talk',
      code: `UID:pretalx-nbpy-2023-RGRCLN-2@pretalx.northbaypython.org\n${url}/RGRCLN`,
    },
    {
      name: 'a slot as older versions write it',
      code: `UID:pretalx-nbpy-2023-RGRCLN1@pretalx.northbaypython.org\n${url}/RGRCLN/`,
    },
    { name: 'another host', code: `UID:pretalx-nbpy-2023-RGRCLN@cfp.northbaypython.org\n${url}/XYZABC/` },
    { name: 'another page', code: 'UID:pretalx-nbpy-2023-RGRCLN@pydata.org\nURL:https://pydata.org/program' },
    { name: 'no page', code: 'UID:pretalx-nbpy-2023-RGRCLN@pydata.org' },
    { name: 'another program', code: `UID:nbpy-2023-RGRCLN@pretalx.northbaypython.org\n${url}/XYZABC/` },
    { name: 'a UID of another form', code: `UID:pretalx-RGRCLN\n${url}/XYZABC/` },
  ],
  invalid: [
    {
      name: 'another talk',
      code: `UID:⟦pretalx-nbpy-2023-RGRCLN@pretalx.northbaypython.org⟧\n${url}/XYZABC/`,
      fixed: `UID:pretalx-nbpy-2023-XYZABC@pretalx.northbaypython.org\n${url}/XYZABC/`,
    },
    {
      name: 'the page of another talk',
      code: `UID:⟦pretalx-nbpy-2023-RGRCLN@pretalx.northbaypython.org⟧\n${url}/XYZABC/`,
      fix: 'Change the URL to https://pretalx.northbaypython.org/nbpy-2023/talk/RGRCLN/',
      fixed: `UID:pretalx-nbpy-2023-RGRCLN@pretalx.northbaypython.org\n${url}/RGRCLN/`,
    },
    {
      name: 'the page of another talk, in one of several slots',
      code: `UID:⟦pretalx-nbpy-2023-RGRCLN-2@pretalx.northbaypython.org⟧\n${url}/XYZABC/`,
      fix: 'Change the URL to https://pretalx.northbaypython.org/nbpy-2023/talk/RGRCLN/',
      fixed: `UID:pretalx-nbpy-2023-RGRCLN-2@pretalx.northbaypython.org\n${url}/RGRCLN/`,
    },
    {
      name: 'another year',
      code: `UID:⟦pretalx-nbpy-2022-RGRCLN@pretalx.northbaypython.org⟧\n${url}/RGRCLN/?from=ics`,
      fixed: `UID:pretalx-nbpy-2023-RGRCLN@pretalx.northbaypython.org\n${url}/RGRCLN/?from=ics`,
    },
    {
      name: 'a code that only begins so',
      code: `UID:⟦pretalx-nbpy-2023-RGRCLNX@pretalx.northbaypython.org⟧\n${url}/RGRCLN/`,
      fixed: `UID:pretalx-nbpy-2023-RGRCLN@pretalx.northbaypython.org\n${url}/RGRCLN/`,
    },
  ],
};
