import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageExample, talkExample } from '../../server/core/schedule/examples.ts';
import { greenroomIn, putIn } from '../support/commandLine.ts';
import { wholeText } from '../support/schedule.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'greenroom-'));
});

afterEach(() => rm(cwd, { recursive: true }));

const put = (name: string, code: string) => putIn(cwd, name, wholeText(name, code));
const greenroom = (...args: string[]) => greenroomIn(cwd, ['check', ...args]);

/** Two talks in one room, each in a file of its own. */
async function putConflict(): Promise<void> {
  await put('talks/a.ics', talkExample('a', '14:00', '15:00', 'LOCATION:The Barn'));
  await put('talks/b.ics', talkExample('b', '14:30', '15:00', 'LOCATION:The Barn'));
}

describe('greenroom check of a folder', () => {
  it('finds what only all files together show, and counts it once', async () => {
    await putConflict();
    const { out } = await greenroom('talks');
    expect(out).toContain('talks/a.ics:10:10 warning room-double-booked');
    expect(out).toContain('talks/b.ics:10:10 warning room-double-booked');
    expect(out).toContain('        talks/b.ics:10:10 "Talk b" is here 14:30–15:00\n');
    expect(out).toContain('1 warning in 2 files.');
  });

  it('says where the other talks are in every format', async () => {
    await putConflict();
    expect((await greenroom('.', '--format', 'github')).out).toContain('; talks/b.ics:10: "Talk b" is here');
    expect((await greenroom('.', '--format', 'junit')).out).toContain(
      'talks/b.ics:10:10 &quot;Talk b&quot; is here',
    );
    const json = JSON.parse((await greenroom('.', '--format', 'json')).out);
    expect(json.files[0].findings[0].related).toMatchObject([{ path: 'talks/b.ics', start: { line: 10 } }]);
    const sarif = JSON.parse((await greenroom('.', '--format', 'sarif')).out);
    const [{ physicalLocation }] = sarif.runs[0].results[0].relatedLocations;
    expect(physicalLocation.artifactLocation).toMatchObject({ uri: 'talks/b.ics', index: 1 });
  });

  it('takes each folder with a greenroom.json for a schedule of its own', async () => {
    await put('2026/greenroom.json', '{}');
    await put('2026/a.ics', talkExample('a', '14:00', '15:00', 'LOCATION:The Barn'));
    await put('2027/b.ics', talkExample('b', '14:30', '15:00', 'LOCATION:The Barn'));
    expect((await greenroom('.')).out).toContain('Nothing to report in 2 files');
  });

  it('leaves out what greenroom.json takes out of the schedule', async () => {
    await putConflict();
    await put('greenroom.json', '{"exclude": "talks/b.ics"}');
    expect((await greenroom('.')).out).toContain('Nothing to report');
    await put('greenroom.json', '{"include": ["talks/a.ics", "others/**"]}');
    expect((await greenroom('.')).out).toContain('Nothing to report');
  });

  it('is silent where that was asked for, and says when there is nothing to be silent about', async () => {
    await putConflict();
    const ignore = (uid: string) => `{"ignore": [{"rule": "room-double-booked", "uid": ${uid}}]}`;
    await put('greenroom.json', ignore('["a@example.org", "b@example.org"]'));
    expect((await greenroom('.')).out).toContain('Nothing to report');
    await put('greenroom.json', ignore('"c@example.org"'));
    expect((await greenroom('.')).out).toContain('suppression-unused');
    await put('greenroom.json', '{"rules": {"room-double-booked": "error"}}');
    expect((await greenroom('.')).code).toBe(1);
  });

  it('checks standard input as a schedule of one file', async () => {
    const two = ['a', 'b'].map((name) => talkExample(name, '14:00', '15:00', 'LOCATION:The Barn')).join('');
    const { out } = await greenroomIn(cwd, ['check', '-'], { input: wholeText('a.ics', two) });
    expect(out).toContain('-:10:10 warning room-double-booked');
  });
});

describe('speaker pages in a folder', () => {
  const page = (speaker: string, date: string) =>
    pageExample(speaker, `Talk of ${speaker}`, `${date} | 2:30 PM-3:00 PM | Hall`);

  it('mean by a date of two numbers a day on which the calendars have something', async () => {
    await put('all.ics', talkExample('a', '14:30', '15:00').replaceAll('20270514', '20270508'));
    await put('ann.speaker.txt', page('Ann Smith', '8/5/2027'));
    const { out } = await greenroom('.');
    expect(out).toContain('ann.speaker.txt:9:1 warning page-date-order');
    expect(out).toContain('8/5/2027 has the day first, and is 8 May');
    await put('ann.speaker.txt', page('Ann Smith', '5/8/2027'));
    expect((await greenroom('.')).out).not.toContain('page-date-order');
  });

  it('have the day first where most of them have', async () => {
    await put('ann.speaker.txt', page('Ann Smith', '14/5/2027'));
    await put('bob.speaker.txt', page('Bob Jones', '14/5/2027'));
    expect((await greenroom('.')).out).toContain('ann.speaker.txt:9:1 warning page-date-order');
    await put('cleo.speaker.txt', page('Cleo Young', '15/5/2027'));
    await put('dana.speaker.txt', page('Dana Reed', '5/14/2027'));
    const { out } = await greenroom('.');
    expect(out).toContain('dana.speaker.txt:9:1 warning page-date-order');
    expect(out).not.toContain('ann.speaker.txt:9');
  });

  it('are reported in the order of the files, whatever was read first', async () => {
    await put('b.ics', `${talkExample('b', '14:30', '14:30')}`);
    await put('a.speaker.txt', page('Ann Smith', '2/30/2027'));
    await put('c.speaker.txt', page('Bob Jones', '2/30/2027'));
    const { out } = await greenroom('.');
    expect([...out.matchAll(/^(\S+?):\d+:\d+ /gm)].map(([, file]) => file)).toEqual([
      'a.speaker.txt',
      'b.ics',
      'c.speaker.txt',
    ]);
  });
});

describe('greenroom check of a folder with odd files', () => {
  it('follows no links to folders, so that it ends where they lead in circles', async () => {
    await putConflict();
    await symlink(cwd, path.join(cwd, 'talks/up'));
    await symlink(path.join(cwd, 'talks'), path.join(cwd, 'again'));
    expect((await greenroom('.')).out).toContain('1 warning in 2 files.');
  });

  it('finds what the others show when one cannot be read, and says which', async () => {
    await putConflict();
    await put('talks/c.ics', talkExample('c', '09:00', '10:00'));
    const read = (file: string) => readFile(path.resolve(cwd, file));
    const { code, out, err } = await greenroomIn(cwd, ['check', '.'], {
      readFile: async (file) => {
        if (file.endsWith('c.ics')) throw Object.assign(new Error('no'), { code: 'EACCES' });
        return read(file);
      },
    });
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('talks/c.ics: cannot be read or written (EACCES)'),
    ]);
    expect(out).toContain('1 warning in 2 files.');
  });

  it('takes a file that is no text for one file with findings of its own', async () => {
    await putConflict();
    const noise = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256);
    await putIn(cwd, 'talks/c.ics', noise);
    const { out } = await greenroom('.', '--format', 'json');
    const { files } = JSON.parse(out) as { files: { path: string; findings: { rule: string }[] }[] };
    expect(files.map(({ path: file }) => file)).toEqual(['talks/a.ics', 'talks/b.ics', 'talks/c.ics']);
    expect(files[0]?.findings.map(({ rule }) => rule)).toEqual(['room-double-booked']);
    expect(files[2]?.findings.length).toBeGreaterThan(0);
    expect(files[2]?.findings.length).toBeLessThan(1000);
  });

  it('shows the fault of a half-typed greenroom.json, and what stands before it holds', async () => {
    await putConflict();
    await put('greenroom.json', '{"event": {"rooms": [{"name": "The Barn", "parallel": true}]}, ');
    const { out, code } = await greenroom('.');
    expect(out).toContain('greenroom.json:1');
    expect(out).toContain('config-syntax-invalid');
    expect(out).not.toContain('room-double-booked');
    expect(code).toBe(1);
  });
});
