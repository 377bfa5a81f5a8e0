import { describe, expect, it } from 'vitest';
import { exportHtml } from '../../../server/core/export/html.ts';
import { at, hostile, scheduleView, sha256, talkView } from '../../support/scheduleViews.ts';

const options = { hash: (text: string) => sha256(text, 'base64') };

function between(html: string, open: string, close: string): string {
  const start = html.indexOf(open) + open.length;
  return html.slice(start, html.indexOf(close, start));
}

describe('the exported page', () => {
  const html = exportHtml(
    scheduleView([
      talkView('a', { url: 'https://example.org/a', description: 'About <it>' }),
      talkView('b', { room: 'Loft', start: at(605), end: at(665), status: 'cancelled' }),
      talkView('c', { start: at(1440 + 600), end: at(1440 + 630) }),
      { id: 'd', title: 'Later', speakers: [], status: 'confirmed', overlaps: [], findings: [] },
    ]),
    options,
  );

  it('lets its own style and script take effect, by their hashes, and nothing else', () => {
    const policy = between(html, 'Content-Security-Policy" content="', '">');
    expect(policy).toBe(
      [
        "default-src 'none'",
        `style-src 'sha256-${sha256(between(html, '<style>', '</style>'), 'base64')}'`,
        `script-src 'sha256-${sha256(between(html, '<script>', '</script>'), 'base64')}'`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    );
  });

  it('has one list for each day, in the order of time', () => {
    expect(html.match(/<ol class="day /g)).toHaveLength(2);
    const titles = [...html.matchAll(/<h3 dir="auto">(?:<a [^>]*>)?([^<]*)/g)].map(([, title]) => title);
    expect(titles).toEqual(['Title of a', 'Title of b', 'Title of c', 'Later']);
  });

  it('tells the event’s own times, each with its instant', () => {
    expect(html).toContain('<time datetime="2027-05-14T10:00:00+02:00">10:00</time>');
    expect(html).toContain('Europe/Berlin, UTC+02:00');
    expect(html).toContain('Friday 14 May 2027'.replace('Friday', 'Fri'));
  });

  it('says in words what does not take place', () => {
    expect(html).toMatch(/<li class="talk d0t1 cancelled">.*<bdi>Cancelled<\/bdi>/);
  });

  it('has no style in attributes, and nothing that it would load', () => {
    expect(html).not.toMatch(/ style=/);
    expect(html).not.toMatch(/<(?:link|img|iframe|object|embed)\b/);
    expect(html).not.toMatch(/\bsrc=|url\(|@import/);
  });

  it.each(hostile)('shows %.30j as text', (text) => {
    const page = exportHtml(
      scheduleView(
        [
          talkView('a', {
            title: text,
            speakers: [text],
            room: text,
            track: text,
            url: text,
            description: text,
          }),
        ],
        { name: text },
      ),
      options,
    );
    const plain = exportHtml(scheduleView([talkView('a', { track: 't', description: 'd' })]), options);
    const tags = (html: string) =>
      html.replace(/<(?:style|script)>[\s\S]*?<\/(?:style|script)>/g, '').match(/<\/?[a-z0-9]+/g);
    expect(tags(page)).toEqual(tags(plain));
    expect(page).not.toMatch(/href="(?!https?:)/);
    expect(page).not.toContain('\u0000');
  });
});
