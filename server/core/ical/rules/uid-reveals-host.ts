import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

/** Hosts of private mailboxes. */
const mailHosts =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|gmx|web|aol|proton|protonmail|posteo|mailbox)\.(?:com|org|net|de|me|ch|at|fr|co\.uk)$/i;

export const rule = defineRule({
  id: 'uid-reveals-host',
  category: 'identity',
  since: '0.1.0',
  spec: [
    { rfc: 7986, section: '5.3' },
    { rfc: 5545, section: '3.8.4.7' },
  ],
  summary: 'A UID should say nothing of the machine or the person that made it.',
  why: 'Everybody who subscribes learns the e-mail address or the name of a machine.',
  messages: {
    mailbox: {
      severity: 'info',
      text: 'This UID is an e-mail address, and becomes public with the file. Use a UUID for new entries; a UID that is published must stay',
    },
    host: {
      // RFC 5545 recommends what RFC 7986 forbids, and nearly all exports do it.
      severity: 'off',
      profiles: { strict: 'warning' },
      text: 'This UID names the host {host}, which newer rules forbid. Use a UUID for new entries; a UID that is published must stay',
    },
  },
  visit: 'property',
  on: ['UID'],
  check(line, ctx) {
    const at = line.lineCount > 1 ? -1 : ctx.tree.text.lastIndexOf('@', line.end - 1);
    if (at < line.valueStart || !isKnownPlace(ctx.component)) return;
    const host = ctx.tree.text.slice(at + 1, line.end);
    const isMailbox = mailHosts.test(host) && /^[a-z][\w.+-]*@/i.test(valueText(ctx.tree, line));
    ctx.report(isMailbox ? 'mailbox' : 'host', { at: { start: at + 1, end: line.end }, data: { host } });
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'a UUID', code: 'UID:5fc53010-1267-4f8e-bc28-1d7ae55a7c99', profile: 'strict' },
    {
      name: 'an at sign before it',
      code: 'UID:5fc53010-1267-4f8e-bc28-1d7ae55a7c99\nCOMMENT:@',
      profile: 'strict',
    },
    { name: 'what most exports have', code: 'UID:talk-1@conf.pydata.org' },
    { name: 'folded', code: 'UID:talk-1@conf.\n pydata.org', profile: 'strict' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nUID:a@example.org\nEND:X-NOTE', profile: 'strict' },
  ],
  invalid: [
    { name: 'a mailbox', code: 'UID:ann.smith@⟦gmail.com⟧', message: 'mailbox' },
    { name: 'a host', code: 'UID:talk-1@⟦conf.pydata.org⟧', message: 'host', profile: 'strict' },
    {
      name: 'a number at a host of mailboxes',
      code: 'UID:20270514@⟦gmail.com⟧',
      message: 'host',
      profile: 'strict',
    },
  ],
};
