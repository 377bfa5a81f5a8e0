import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { unfold, valueText } from '../syntax/unfold.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { hostEnd, hostStart } from '../values/plainUri.ts';
import { schemeOf } from '../values/uri.ts';

type MessageId = 'private' | 'file' | 'placeholder' | 'webcal';

export const rule = defineRule({
  id: 'uri-not-public',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.4.6' },
    { rfc: 5545, section: '3.6.5' },
    { rfc: 6761, section: '6' },
  ],
  summary: 'A link in a schedule must lead somewhere for those who read it.',
  why: 'Attendees follow the link and get an error, or another machine of their own network.',
  messages: {
    private: {
      severity: 'info',
      text: '{host} can be reached on your own machine or network only, so the link is dead for attendees. Use the public address',
    },
    file: {
      severity: 'info',
      text: 'A file on your own machine is out of reach for attendees. Put it on the web, and link to it there',
    },
    placeholder: {
      severity: 'info',
      text: '{host} is made for examples and leads nowhere. Write the address of the real page',
    },
    webcal: {
      severity: 'hint',
      text: 'webcal: starts a subscription and opens no page. Write https: for a page to read',
    },
  },
  visit: 'value',
  on: ['URI'],
  check(line, ctx) {
    const found = findUnreachable(ctx.tree, line, ctx.component);
    if (!found || !mayHaveType(line, 'URI') || !isKnownPlace(ctx.component)) return;
    ctx.report(found.message, { at: found.at, data: { host: found.host } });
  },
});

interface Unreachable {
  readonly message: MessageId;
  readonly at: Range;
  readonly host: string;
}

function findUnreachable(
  tree: BlockTree,
  line: ContentLine,
  component: Component | undefined,
): Unreachable | undefined {
  const start = hostStart(tree.text, line.valueStart, line.end);
  if (start < 0 || line.lineCount > 1) return findInSlowMotion(tree, line, component);
  const end = hostEnd(tree.text, start, line.end);
  if (!isSuspect(tree.text, start, end)) return undefined;
  const host = tree.text.slice(start, end);
  const message = judge(host, tree, component);
  return message && { message, at: { start, end }, host };
}

/** Addresses across folds, and those of other schemes. */
function findInSlowMotion(
  tree: BlockTree,
  line: ContentLine,
  component: Component | undefined,
): Unreachable | undefined {
  const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
  const start = hostStart(text, 0, text.length);
  if (start < 0) return ofScheme(text, sourceRange, line);
  const end = hostEnd(text, start, text.length);
  const host = text.slice(start, end);
  const message = judge(host, tree, component);
  return message && { message, at: sourceRange(start, end), host };
}

function ofScheme(
  text: string,
  sourceRange: (start: number, end: number) => Range,
  line: ContentLine,
): Unreachable | undefined {
  const scheme = schemeOf(text);
  if (scheme === 'file') return { message: 'file', at: sourceRange(0, 4), host: '' };
  if (scheme !== 'webcal' || line.name !== 'URL') return undefined;
  return { message: 'webcal', at: sourceRange(0, 6), host: '' };
}

/**
 * Says whether a host may be one of those that are looked for, by its last letters: `localhost`, `.test`,
 * `.local`, `.internal`, `.invalid`, `example` and the domains under it, and addresses of numbers.
 */
function isSuspect(text: string, start: number, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  // A digit, or the bracket of an IPv6 address.
  if (last < 58 || last === 93) return true;
  return suspectTails.has(text.slice(Math.max(start, end - 5), end).toLowerCase());
}

const suspectTails: ReadonlySet<string> = new Set([
  'lhost',
  'test',
  '.test',
  'local',
  'ernal',
  'valid',
  'ample',
  'e.com',
  'e.org',
  'e.net',
]);

function judge(host: string, tree: BlockTree, component: Component | undefined): MessageId | undefined {
  if (privateHost.test(host)) return 'private';
  return placeholderHost.test(host) && hasRealUid(tree, component) ? 'placeholder' : undefined;
}

/** Names and addresses that mean something else in every network (RFC 6761, RFC 1918, RFC 4193). */
const privateHost =
  /^(?:(?:.*\.)?(?:localhost|local|internal|test|invalid)|127\.\d+\.\d+\.\d+|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|\[(?:::1?|f[cde][\da-f]{2}:.*)\])$/i;

const placeholderHost = /^(?:.*\.)?example(?:\.com|\.org|\.net)?$/i;

/** A schedule that is an example through and through has a UID of an example, too. */
function hasRealUid(tree: BlockTree, component: Component | undefined): boolean {
  const line = component && findProperty(component, 'UID');
  const host = line && /@([\w.-]+)$/.exec(valueText(tree, line))?.[1];
  return host !== undefined && !placeholderHost.test(host);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a public page', code: 'UID:talk@conf.pydata.org\nURL:https://conf.pydata.org/talk/1' },
    { name: 'a public address of numbers', code: 'URL:http://93.184.216.34/talk/1' },
    { name: 'an example in an example', code: 'UID:talk@example.org\nURL:https://www.example.org/talk/1' },
    { name: 'an example beside a UID without a host', code: 'UID:talk-1\nURL:https://example.org/talk/1' },
    { name: 'a name that only begins so', code: 'URL:https://localhost.readthedocs.io/' },
    { name: 'a subscription elsewhere', code: 'ATTACH:webcal://conf.pydata.org/all.ics' },
    { name: 'an unknown property', code: 'X-PREVIEW;VALUE=URI:http://localhost/' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nURL:http://localhost/\nEND:X-NOTE' },
  ],
  invalid: [
    { name: 'your own machine', code: 'URL:http://⟦localhost⟧:8000/talk/1', message: 'private' },
    { name: 'your own network', code: 'ATTACH:http://⟦192.168.1.20⟧/slides.pdf', message: 'private' },
    { name: 'your own network, folded', code: 'URL:http://⟦print\n er.local⟧/talk/1', message: 'private' },
    { name: 'your own machine, by its newer address', code: 'URL:http://⟦[::1]⟧:8000/', message: 'private' },
    {
      name: 'an example in the real thing',
      code: 'UID:talk@conf.pydata.org\nURL:https://⟦example.com⟧/talk/1',
      message: 'placeholder',
    },
    { name: 'a file', code: 'ATTACH:⟦file⟧:///home/ann/slides.pdf', message: 'file' },
    { name: 'a subscription for a page', code: 'URL:⟦webcal⟧://conf.pydata.org/all.ics', message: 'webcal' },
  ],
};
