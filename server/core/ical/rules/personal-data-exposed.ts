import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { unfold } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'personal-data-exposed',
  category: 'interop',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '7' }],
  summary: 'Whoever publishes a schedule publishes the addresses in it.',
  why: 'Addresses and telephone numbers in a public file are collected and misused.',
  messages: {
    email: {
      severity: 'off',
      profiles: { publish: 'info' },
      text: '{address} becomes public with this file. Leave it out unless it is meant for all',
    },
    telephone: {
      severity: 'off',
      profiles: { publish: 'info' },
      text: 'The number {address} becomes public with this file. Leave it out unless it is meant for all',
    },
  },
  visit: 'property',
  on: ['ORGANIZER', 'ATTENDEE', 'CONTACT', 'DESCRIPTION', 'COMMENT'],
  check(line, ctx) {
    if (!isKnownPlace(ctx.component)) return;
    const { text, sourceRange } = unfold(ctx.tree, line, line.valueStart, line.end);
    const found = findAddress(text);
    if (!found) return;
    const at = sourceRange(found.start, found.start + found.address.length);
    ctx.report(found.isEmail ? 'email' : 'telephone', { at, data: { address: found.address } });
  },
});

interface Address {
  readonly start: number;
  readonly address: string;
  readonly isEmail: boolean;
}

/** What a name before the @ and a host are made of. */
const localPart = /[\w.+-]+$/;
const host = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d-]+)+/i;

/** More @ than these are no addresses. */
const mostTried = 100;

/** The first e-mail address or telephone number of a text. */
function findAddress(text: string): Address | undefined {
  const telephone = /tel:(\+?[\d().\s-]{5,25}\d)/i.exec(text);
  if (telephone) {
    const address = telephone[1] as string;
    return { start: telephone.index + 4, address, isEmail: false };
  }
  let at = text.indexOf('@');
  for (let tried = 0; at >= 0 && tried < mostTried; tried++) {
    const name = localPart.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const domain = host.exec(text.slice(at + 1, at + 255))?.[0];
    if (name && domain) return { start: at - name.length, address: `${name}@${domain}`, isEmail: true };
    at = text.indexOf('@', at + 1);
  }
  return undefined;
}

/** Published by somebody who does not want to be found. */
const profile = 'publish';
const talk = 'SUMMARY:Opening\nDTSTART:20270514T090000Z\nDTEND:20270514T100000Z';

export const examples: RuleExamples = {
  valid: [
    { name: 'a page', code: `${talk}\nCONTACT:https://example.org/contact`, profile },
    { name: 'a handle', code: `${talk}\nDESCRIPTION:Follow @ann and @bo`, profile },
    { name: 'one who is not published', code: `${talk}\nCONTACT:ann@example.org` },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nCONTACT:ann@example.org\nEND:X-NOTE', profile },
  ],
  invalid: [
    { name: 'a contact', code: `${talk}\nCONTACT:Ann\\, ⟦ann@example.org⟧.`, message: 'email', profile },
    {
      name: 'who arranges it',
      code: `${talk}\nORGANIZER;CN=Ann:mailto:⟦ann@example.org⟧`,
      message: 'email',
      profile,
    },
    {
      name: 'in a text, after a handle',
      code: `${talk}\nDESCRIPTION:By @ann and ⟦b\n o.b@mail.example.org⟧ (Bo)`,
      message: 'email',
      profile,
    },
    { name: 'a telephone', code: `${talk}\nORGANIZER:tel:⟦+49-30-123456⟧`, message: 'telephone', profile },
  ],
};
