import type { RuleExamples } from '../../engine/rule.ts';
import { decodeEntity, entityPattern, findHtml } from '../../ical/values/html.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

type MessageId = 'entity' | 'html' | 'markdown' | 'template' | 'nothing' | 'blanks' | 'unpublished';

export const rule = defineRule<'page', MessageId>({
  id: 'page-markup-residue',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: the template of a speaker page, and the text it shows for one without talks'],
  summary: 'A page has text and nothing that only a program or a browser understands.',
  why: 'Visitors see it as it stands. It comes from a template or an export that went wrong.',
  messages: {
    entity: {
      severity: 'info',
      text: 'Visitors see "{text}" as it stands, for the page is no HTML. Write "{char}"',
    },
    html: {
      severity: 'info',
      text: 'Visitors see "{text}" as it stands, for the page is no HTML. Take it out',
    },
    markdown: {
      severity: 'info',
      text: 'Visitors see "{text}" as it stands, for the page is no Markdown. Write the words alone',
    },
    template: {
      severity: 'warning',
      text: 'This is a piece of a template that was not filled in: visitors see "{text}". Put in what belongs there',
    },
    nothing: {
      severity: 'info',
      text: 'A program wrote "{text}" because it had nothing to write. Put in what belongs there, or take the line out',
    },
    blanks: {
      severity: 'info',
      text: 'These blanks do not break, as blanks of HTML do not, and the line looks torn. Write one blank',
    },
    unpublished: {
      severity: 'warning',
      text: 'Symposion shows this to staff when a speaker has no talk: the page was saved too early. Save it again',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ text }, ctx) {
    for (const { pattern, message, needs } of residues) {
      if (!text.includes(needs)) continue;
      for (const { 0: found, index } of text.matchAll(pattern)) {
        const char = message === 'entity' ? decodeEntity(found) : '';
        if (char === undefined) continue;
        ctx.report(message, { at: { start: index, end: index + found.length }, data: { text: found, char } });
      }
    }
    const tag = findHtml(text);
    if (tag) ctx.report('html', { at: tag, data: { text: text.slice(tag.start, tag.end) } });
  },
  fixes({ message, at, data, block: { text } }) {
    const newText = replacement(message as MessageId, at, text, String(data.char));
    return newText === undefined
      ? []
      : [{ title: `Write "${newText}"`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

function replacement(
  message: MessageId,
  { start, end }: Range,
  text: string,
  char: string,
): string | undefined {
  if (message === 'entity') return char;
  if (message === 'blanks') return ' ';
  if (message !== 'markdown') return undefined;
  const found = text.slice(start, end);
  const link = /^\[(.*)\]\((.*)\)$/.exec(found);
  return link ? `${link[1]} (${link[2]})` : found.slice(2, -2);
}

/** What is searched for, and something that each of its finds has. */
interface Residue {
  readonly message: MessageId;
  readonly pattern: RegExp;
  readonly needs: string;
}

const residues: readonly Residue[] = [
  { message: 'entity', pattern: entityPattern(), needs: '&' },
  { message: 'markdown', pattern: /\*\*(?=\S)[^*\r\n]{1,200}(?<=\S)\*\*/g, needs: '**' },
  { message: 'markdown', pattern: /(?<!!)\[[^[\]\r\n]{1,200}\]\(https?:[^()\s]{1,400}\)/gi, needs: '](' },
  { message: 'template', pattern: /\{\{[^{}\r\n]{0,200}\}\}|\{%[^{}\r\n]{0,200}%\}/g, needs: '{' },
  { message: 'nothing', pattern: /(?<=^[ \t]*)(?:None|undefined)(?=[ \t]*$)/gm, needs: 'n' },
  { message: 'blanks', pattern: /\u00a0{2,}/g, needs: '\u00a0' },
  {
    message: 'unpublished',
    pattern: /No presentations\. This page is only visible to staff[^\r\n]*/g,
    needs: 'No p',
  },
];

const talk = (text: string) => `One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\n${text}\n`;

export const examples: RuleExamples = {
  valid: [
    {
      name: 'signs that are meant',
      code: talk('Q&A on a < b, AT&T; 2 ** 3 ** 4 and [a](b), {x}, none, 5\u00a0km'),
    },
    { name: 'an opening tag that the talk is about', code: talk('What <table> is for') },
    { name: 'a reference to no character', code: talk('&#0;') },
  ],
  invalid: [
    {
      name: 'an entity',
      code: talk('⟦O&#39;⟧Reilly').replace('⟦O', 'O⟦'),
      message: 'entity',
      fixed: talk("O'Reilly"),
    },
    { name: 'a tag', code: talk('A ⟦<b>⟧big</b> thing'), message: 'html' },
    { name: 'bold text', code: talk('A ⟦**big**⟧ thing'), message: 'markdown', fixed: talk('A big thing') },
    {
      name: 'a link of Markdown',
      code: talk('See ⟦[my page](https://example.org/)⟧.'),
      message: 'markdown',
      fixed: talk('See my page (https://example.org/).'),
    },
    { name: 'a variable of a template', code: talk('By ⟦{{ speaker.name }}⟧.'), message: 'template' },
    { name: 'a tag of a template', code: talk('⟦{% endblock %}⟧'), message: 'template' },
    { name: 'None', code: talk('⟦None⟧'), message: 'nothing' },
    {
      name: 'blanks that do not break',
      code: talk('A⟦\u00a0\u00a0⟧thing'),
      message: 'blanks',
      fixed: talk('A thing'),
    },
    {
      name: 'a page without talks',
      code: talk('⟦No presentations. This page is only visible to staff until there is a presentation.⟧'),
      message: 'unpublished',
    },
  ],
};
