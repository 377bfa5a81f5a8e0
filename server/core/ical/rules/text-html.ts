import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import { foldLine } from '../syntax/fold.ts';
import { unfold, unfoldText } from '../syntax/unfold.ts';
import { forEachProperty } from '../syntax/walk.ts';
import { isKnownPlace } from '../values/expected.ts';
import { findHtml, htmlToText } from '../values/html.ts';
import { escapeText, unescapeText } from '../values/text.ts';

/** What attendees read. STYLED-DESCRIPTION and X-ALT-DESC are for HTML. */
const words: ReadonlySet<string> = new Set(['COMMENT', 'CONTACT', 'DESCRIPTION', 'LOCATION', 'SUMMARY']);

export const rule = defineRule({
  id: 'text-html',
  category: 'interop',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.1.5' },
    { rfc: 9073, section: '6.5' },
  ],
  summary: 'TEXT is plain text: HTML belongs in STYLED-DESCRIPTION or X-ALT-DESC.',
  why: 'Google Calendar renders some HTML; Apple Calendar, Thunderbird and Nextcloud show the tags to attendees.',
  messages: {
    html: {
      severity: 'info',
      text: '{property} has HTML: Apple Calendar, Thunderbird and Nextcloud show the tags. Write plain text, and the HTML into STYLED-DESCRIPTION',
    },
  },
  sources: ['nextcloud/tasks#3206', 'tutao/tutanota#4724', 'adamgibbons/ics#231'],
  supersedes: ['text-html-entity'],
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    if (!tree.text.includes('<')) return;
    forEachProperty(tree, (line, component) => {
      if (!words.has(line.name) || !isKnownPlace(component)) return;
      const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
      const tag = findHtml(text);
      if (!tag) return;
      ctx.report('html', {
        at: sourceRange(tag.start, tag.end),
        owns: { start: line.valueStart, end: line.end },
        data: { property: line.name },
      });
    });
  },
  fixes({ at, block: { tree } }, { eol }) {
    const line = tree.contentLines.find(({ start, end }) => start <= at.start && at.start < end);
    if (!line) return [];
    const head = unfoldText(tree, line, line.nameStart, line.valueStart);
    const plain = htmlToText(unescapeText(unfoldText(tree, line, line.valueStart, line.end)));
    const newText = foldLine(head + escapeText(plain), eol);
    const edits = [{ ...replaceValue(line, newText), start: line.nameStart }];
    return [{ title: 'Change to plain text', safety: 'unsafe', edits }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'plain text', code: 'DESCRIPTION:Bring a laptop, if x < y and y > z.' },
    { name: 'a talk about types', code: 'SUMMARY:Why List<T> and Map<K> and <a> and <p>' },
    { name: 'a styled description', code: 'STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<p>Hi</p>' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nDESCRIPTION:<p>Bring a laptop.</p>\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a paragraph',
      code: 'DESCRIPTION:⟦<p>⟧Bring a <b>laptop</b> &amp\\; pen.</p>',
      fixed: 'DESCRIPTION:Bring a laptop & pen.',
    },
    {
      name: 'line breaks and a list',
      code: 'DESCRIPTION:Bring:⟦<br/>⟧<ul><li>a laptop\\, charged</li><li>tea</li></ul>',
      fixed: 'DESCRIPTION:Bring:\\n\\n- a laptop\\, charged\\n- tea',
    },
    {
      name: 'a link, folded',
      code: 'DESCRIPTION;LANGUAGE=en:See ⟦<a h\n ref="https://example.org/">⟧the page</a>',
      fixed: 'DESCRIPTION;LANGUAGE=en:See the page (https://example.org/)',
    },
    {
      name: 'a link that is never closed',
      code: 'LOCATION:⟦<a href="https://example.org/">⟧Hall A',
      fixed: 'LOCATION:Hall A',
    },
  ],
};
