import { describe, expect, it } from 'vitest';
import { decodeEntities, findHtml, htmlToText } from '../../../server/core/ical/values/html.ts';
import { decodeQuotedPrintable } from '../../../server/core/ical/values/quotedPrintable.ts';

describe('HTML in a text', () => {
  it.each([
    ['<p>Hi</p>', { start: 0, end: 3 }],
    ['Hi<br>', { start: 2, end: 6 }],
    ['See <a href="x">', { start: 4, end: 16 }],
    ['the <p> element', undefined],
    ['List<T> and </T>', undefined],
    ['1 < 2', undefined],
  ])('is found: %s', (text, tag) => {
    expect(findHtml(text)).toEqual(tag);
  });

  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br/>Two<hr>Three', 'One\nTwo\nThree'],
    ['<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
    ['<a href="https://a.example/">here</a>', 'here (https://a.example/)'],
    ["<a class=x href='https://a.example/'>https://a.example/</a>", 'https://a.example/'],
    ['<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>', 'A B\nC'],
    ['<b>x</b> &lt;b&gt; List&lt;T&gt;', 'x <b> List<T>'],
  ])('becomes plain text: %s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('has references to characters', () => {
    expect(decodeEntities('&amp;&LT;&#8211;&#x2013;&nbsp;&#0;&#xd800;&#x110000;&copy;&amp')).toBe(
      '&<––\u00a0&#0;&#xd800;&#x110000;&copy;&amp',
    );
  });
});

describe('quoted-printable', () => {
  it.each([
    ['Caf=C3=A9', undefined, 'Café'],
    ['Caf=c3=a9=', 'utf-8', 'Café'],
    ['Caf=E9', 'ISO-8859-1', 'Café'],
    ['a=0D=0Ab = c', undefined, 'a\r\nb  c'],
    ['Caf=E9', undefined, undefined],
  ])('is decoded: %s', (value, charset, text) => {
    expect(decodeQuotedPrintable(value, charset)).toBe(text);
  });
});
