import { createHash } from 'node:crypto';
import type { ScheduleView, TalkView } from '../../server/core/index.ts';

/** Friday 14 May 2027 in Berlin, at so many minutes after midnight. */
export function at(minutes: number): number {
  return Date.UTC(2027, 4, 13, 22) + minutes * 60_000;
}

/** A talk in the Hall from ten to half past, but for what is said otherwise. */
export function talkView(id: string, changes: Partial<TalkView> = {}): TalkView {
  return {
    id,
    title: `Title of ${id}`,
    speakers: ['Ada Example'],
    room: 'Hall',
    status: 'confirmed',
    start: at(600),
    end: at(630),
    overlaps: [],
    findings: [],
    ...changes,
  };
}

/** A schedule of two days in Berlin. */
export function scheduleView(talks: readonly TalkView[], changes: Partial<ScheduleView> = {}): ScheduleView {
  const day = (number: number) => ({
    date: { year: 2027, month: 5, day: number },
    start: at((number - 14) * 1440 + 240),
    end: at((number - 13) * 1440 + 240),
  });
  return {
    version: 1,
    name: 'Webkante 2027',
    clock: { zone: 'Europe/Berlin', offsets: [{ from: at(0), seconds: 7200 }] },
    rooms: ['Hall', 'Loft'],
    days: [day(14), day(15)],
    talks,
    ...changes,
  };
}

/** Texts that would do harm if they were anything but text. */
export const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title></textarea>--><!--',
  '&lt;b&gt; & &amp; ]]>',
  'javascript:alert(1)',
  '\u202egnp.exe\u2066\u0000\u0008\ud800',
  '{{7*7}} %s %n',
  'x'.repeat(100_000),
];

export function sha256(text: string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(text).digest(encoding);
}
