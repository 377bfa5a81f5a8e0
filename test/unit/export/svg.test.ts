import { describe, expect, it } from 'vitest';
import { exportSvg } from '../../../server/core/export/svg.ts';
import type { DayView } from '../../../server/core/index.ts';
import { at, hostile, scheduleView, talkView } from '../../support/scheduleViews.ts';

describe('a day as a picture', () => {
  const view = scheduleView([
    talkView('a', {
      title:
        'A title that goes over several lines because it is rather long, and longer than there is room for in half an hour',
    }),
    talkView('b', { room: 'Loft', start: at(600), end: at(605) }),
    talkView('c', { start: at(1440 + 600), end: at(1440 + 630) }),
  ]);
  const svg = exportSvg(view, view.days[0] as DayView);

  it('draws each talk of the day within the picture, and none of another', () => {
    const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    const frames = [...svg.matchAll(/<g><rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map(
      (match) => match.slice(1).map(Number),
    );
    expect(frames).toHaveLength(2);
    for (const [x = 0, y = 0, w = 0, h = 0] of frames) {
      expect(x + w).toBeLessThanOrEqual(Number(width));
      expect(y + h).toBeLessThanOrEqual(Number(height));
      expect(h).toBeGreaterThanOrEqual(24);
    }
  });

  it('says what it is, and in which zone', () => {
    expect(svg).toContain('<title id="title">Webkante 2027, Fri 14 May 2027</title>');
    expect(svg).toContain('Europe/Berlin, UTC+02:00');
  });

  it('breaks a long title and cuts what has no room', () => {
    expect(svg).toMatch(/font-weight="bold">A title that goes over/);
    expect(svg).toContain('…</text>');
  });

  it.each(hostile)('shows %.30j as text', (text) => {
    const hurt = exportSvg(
      scheduleView([talkView('a', { title: text, speakers: [text], room: text })], { name: text }),
      view.days[0] as DayView,
    );
    expect([...new Set(hurt.match(/<[a-z]+/g))].sort()).toEqual([
      '<g',
      '<path',
      '<rect',
      '<svg',
      '<text',
      '<title',
    ]);
    expect(hurt).not.toMatch(/[\u0000-\u0008]/);
  });
});
