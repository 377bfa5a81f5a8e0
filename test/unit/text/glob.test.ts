import { describe, expect, it } from 'vitest';
import { globOfPath, readGlob } from '../../../server/core/text/glob.ts';

const matches = (pattern: string, path: string) => readGlob(pattern)?.matches(path);

describe('globs', () => {
  it.each([
    ['talks/*.ics', 'talks/a.ics'],
    ['talks/*.ics', 'talks/.ics'],
    ['./talks/*.ics', 'talks/a.ics'],
    ['/talks/a.ics', 'talks/a.ics'],
    ['talks/**/*.ics', 'talks/a.ics'],
    ['talks/**/*.ics', 'talks/x/y/a.ics'],
    ['**/old/*.ics', 'old/a.ics'],
    ['**/old/*.ics', 'a/b/old/a.ics'],
    ['**', 'a/b.ics'],
    ['**/a/**/b/**', 'x/a/y/z/b/c.ics'],
    ['a*b*c.ics', 'aXbYbZc.ics'],
    ['day?.ics', 'day1.ics'],
    ['day?.ics', 'day\u{1f3a4}.ics'],
    ['day[1-3].ics', 'day2.ics'],
    ['day[!1-3].ics', 'day4.ics'],
    ['day[^1-3].ics', 'day4.ics'],
    ['day[]].ics', 'day].ics'],
    ['day[a-].ics', 'day-.ics'],
    ['{mon,tue}.ics', 'tue.ics'],
    ['{mon,tue/{a,b}}.ics', 'tue/b.ics'],
    ['{a,b}{c,d}/x', 'bd/x'],
    ['talk{,s}.ics', 'talk.ics'],
    ['a\\*b.ics', 'a*b.ics'],
    ['\\{a\\,b\\}.ics', '{a,b}.ics'],
    ['{a\\,b,c}.ics', 'a,b.ics'],
    ['a[b.ics', 'a[b.ics'],
    ['a{b.ics', 'a{b.ics'],
  ])('%s matches %s', (pattern, path) => {
    expect(matches(pattern, path)).toBe(true);
  });

  it.each([
    ['talks/*.ics', 'talks/x/a.ics'],
    ['talks/*.ics', 'my/talks/a.ics'],
    ['talks/*.ics', 'talks/a.icsx'],
    ['/a.ics', 'talks/a.ics'],
    ['./a.ics', 'talks/a.ics'],
    ['talks/**/x/*.ics', 'talks/a.ics'],
    ['a*b*c.ics', 'aXbY.ics'],
    ['day?.ics', 'day.ics'],
    ['day?.ics', 'day12.ics'],
    ['day[1-3].ics', 'day4.ics'],
    ['day[!1-3].ics', 'day2.ics'],
    ['{mon,tue}.ics', 'wed.ics'],
    ['a\\*b.ics', 'aXb.ics'],
    ['A.ics', 'a.ics'],
    ['a.ics', 'aXics'],
  ])('%s does not match %s', (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });

  it.each([
    ['a.ics', 'deep/in/a.ics'],
    ['*.ics', 'deep/a.ics'],
    ['old', 'old/a.ics'],
    ['old', 'deep/old/in/a.ics'],
    ['old/', 'deep/old/a.ics'],
    ['deep/old', 'deep/old/in/a.ics'],
    ['/old', 'old/in/a.ics'],
  ])(
    'without a slash it is a name in any folder, and a folder is all in it: %s matches %s',
    (pattern, path) => {
      expect(matches(pattern, path)).toBe(true);
    },
  );

  it.each(['a.ics', 'a/b.ics', 'a [1]{2,3}*?.ics', '!x\\y.ics', 'x/{a,b}/**.ics'])(
    'of a path matches that path alone: %s',
    (path) => {
      expect(matches(globOfPath(path), path)).toBe(true);
      expect(matches(globOfPath(path), `other/${path}`)).toBe(false);
      expect(matches(globOfPath(path), path.replace(/.\.ics$/, 'Z.ics'))).toBe(false);
    },
  );

  it.each(['', ' ', '/', './', '{a,b}'.repeat(9), 'a'.repeat(2000)])('is none: %.20s', (pattern) => {
    expect(readGlob(pattern)).toBeUndefined();
  });

  it('ends in time whatever it is', () => {
    const glob = readGlob(`${'*a'.repeat(400)}b`);
    expect(glob?.matches('a'.repeat(4000))).toBe(false);
    const deep = readGlob(`${'**/a/'.repeat(100)}b`);
    expect(deep?.matches('a/'.repeat(300))).toBe(false);
    expect(readGlob('{'.repeat(900))?.matches('a')).toBe(false);
  });
});
