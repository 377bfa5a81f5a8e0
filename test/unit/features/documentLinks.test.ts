import { describe, expect, it } from 'vitest';
import { documentLinks } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';
import { inEvent } from '../../support/cursor.ts';

/** The links in an event: what is underlined, and where it leads when that is something else. */
function links(lines: string): string[] {
  const text = inEvent(lines).replaceAll('\n', '\r\n');
  return documentLinks(openText(text)).map(({ range, target }) => {
    const shown = text.slice(range.start.offset, range.end.offset);
    return shown === target ? shown : `${shown} → ${target}`;
  });
}

describe('documentLinks', () => {
  it.each([
    ['URL:https://pretalx.example/talk/1/', ['https://pretalx.example/talk/1/']],
    [
      'URL:https://pretalx.exa\n mple/talk/1/',
      ['https://pretalx.exa\r\n mple/talk/1/ → https://pretalx.example/talk/1/'],
    ],
    ['ATTACH;FMTTYPE=application/pdf:http://a.example/slides.pdf', ['http://a.example/slides.pdf']],
    ['ATTACH;VALUE=BINARY;ENCODING=BASE64:aHR0cHM6Ly8=', []],
    ['CONFERENCE;VALUE=URI:https://meet.example/1', ['https://meet.example/1']],
    ['X-GOOGLE-CONFERENCE:https://meet.example/1', ['https://meet.example/1']],
    ['ORGANIZER;CN=A:mailto:a@example.org', ['mailto:a@example.org']],
    ['DESCRIPTION;ALTREP="https://a.example/x":y', ['https://a.example/x']],
    [
      'ATTENDEE;DIR="ldap://x";MEMBER="mailto:b@example.org":mailto:a@example.org',
      ['mailto:b@example.org', 'mailto:a@example.org'],
    ],
  ])('finds %s', (lines, expected) => {
    expect(links(lines)).toEqual(expected);
  });

  it.each([
    'command:quit',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'vscode://x',
    'data:text/html,x',
    'geo:1,2',
    'https://',
    'https:///x',
    'https://a b',
    'mailto:',
    '//a.example',
    'HTTP//a',
    '',
  ])('does not open %j', (target) => {
    expect(links(`URL:${target}`)).toEqual([]);
  });

  it.each([
    ['Slides: https://a.example/x.', ['https://a.example/x']],
    ['[PEX](https://pex.example)\\, see', ['https://pex.example']],
    ['(https://a.example/a_(b))', ['https://a.example/a_(b))']],
    ['<a href="https://a.example/x">', ['https://a.example/x']],
    ['https://a.example/\\nhttps://b.example', ['https://a.example/', 'https://b.example']],
    ['https://a.example/?a=1\\,2\\;3 x', ['https://a.example/?a=1\\,2\\;3 → https://a.example/?a=1,2;3']],
    ['htt\n ps:/\n /a.example/x y', ['htt\r\n ps:/\r\n /a.example/x → https://a.example/x']],
    ['https://.. http:// x', []],
    [`https://a.example/${')'.repeat(50_000)}`, []],
    [`https://a.example/${'x'.repeat(50_000)}`, []],
  ])('finds addresses in text: %#', (text, expected) => {
    expect(links(`DESCRIPTION:${text}`)).toEqual(expected);
  });

  it('reads a long line to its end', () => {
    expect(links(`DESCRIPTION:${'https://a.example/x '.repeat(5000)}`)).toHaveLength(5000);
    expect(() => links(`DESCRIPTION:${'https://'.repeat(12_500)}`)).not.toThrow();
    expect(() => links(`DESCRIPTION:${'https://a.example/x\n '.repeat(5000)}`)).not.toThrow();
  });
});
