import { fstatSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LargeFile } from '../../server/cli/largeFile.ts';
import { greenroomIn, healthy, putIn } from '../support/commandLine.ts';

const late = healthy.replace('DTEND:20270514T100000Z', 'DTEND:20270514T080000Z');
const unstamped = healthy.replace('DTSTAMP:20270401T080000Z\r\n', '');
const comma = healthy.replace('SUMMARY:Opening', 'SUMMARY:Opening, with coffee');

describe('greenroom', () => {
  let cwd: string;

  beforeEach(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'greenroom-'));
  });

  afterEach(() => rm(cwd, { recursive: true }));

  const put = (name: string, content: string | Uint8Array) => putIn(cwd, name, content);

  /** Runs the program in the folder of the test; standard input is `input`. */
  const greenroom = (args: string, input = '') =>
    greenroomIn(cwd, args === '' ? [] : args.split(' '), { input });

  it('teaches its use', async () => {
    expect((await greenroom('')).out).toContain('greenroom check');
    expect((await greenroom('--help')).code).toBe(0);
    expect((await greenroom('check --help')).out).toContain('Exit codes');
    expect((await greenroom('--version')).out).toBe('1.2.3\n');
  });

  it.each(['chekc', 'check --format xml', 'check --max-warnings few', 'check --nope'])(
    'answers misuse with exit code 2: %s',
    async (args) => {
      const { code, err } = await greenroom(args);
      expect(code).toBe(2);
      expect(err).toMatch(/^greenroom: .*greenroom --help/);
    },
  );

  it('finds nothing in a healthy file', async () => {
    await put('a.ics', healthy);
    expect(await greenroom('check a.ics')).toEqual({
      code: 0,
      out: '✔ Nothing to report in 1 file.\n',
      err: '',
    });
  });

  it('shows a finding with its place, its rule and the line underlined', async () => {
    await put('a.ics', late);
    const { code, out } = await greenroom('check a.ics');
    expect(code).toBe(1);
    expect(out).toMatch(/^a\.ics:8:7 error end-not-after-start/);
    expect(out).toContain('    8 | DTEND:20270514T080000Z\n      |       ^^^^^^^^^^^^^^^^\n');
    expect(out).toContain('1 error in 1 file.');
  });

  it('speaks JSON in the documented shape', async () => {
    await put('a.ics', late);
    const report = JSON.parse((await greenroom('check --format json a.ics')).out);
    expect(report).toEqual({
      version: 1,
      files: [
        {
          path: 'a.ics',
          findings: [
            {
              rule: 'end-not-after-start',
              severity: 'error',
              message: expect.any(String),
              start: { line: 8, column: 7, offset: late.indexOf('20270514T080000Z') },
              end: { line: 8, column: 23, offset: late.indexOf('20270514T080000Z') + 16 },
              fix: 'unsafe',
            },
          ],
        },
      ],
    });
  });

  it('checks folders, globs, files by their first line, and standard input', async () => {
    await put('a.ics', healthy);
    await put('deep/b.ICS', healthy);
    await put('deep/c.txt', healthy);
    await put('deep/notes.txt', 'no calendar');
    await put('x.dat', healthy);
    const paths = async (args: string, input?: string) =>
      JSON.parse((await greenroom(`check --format json ${args}`, input)).out).files.map(
        (file: { path: string }) => file.path,
      );
    expect(await paths('.')).toEqual(['a.ics', 'deep/b.ICS', 'deep/c.txt']);
    expect(await paths('deep')).toEqual(['deep/b.ICS', 'deep/c.txt']);
    expect(await paths('**/*.ICS')).toEqual(['deep/b.ICS']);
    expect(await paths('x.dat a.ics ./a.ics')).toEqual(['x.dat', 'a.ics']);
    expect(await paths('-', healthy)).toEqual(['-']);
  });

  it('checks the current folder when no path is given', async () => {
    await put('a.ics', late);
    expect((await greenroom('check')).out).toContain('a.ics:8:7');
  });

  it('goes on after a file that cannot be read, and says so with exit code 2', async () => {
    await put('a.ics', healthy);
    const { code, out, err } = await greenroom('check missing.ics a.ics');
    expect(code).toBe(2);
    expect(err).toContain('missing.ics: no such file');
    expect(out).toContain('1 file');
  });

  it('takes an empty argument for nothing at all', async () => {
    await put('a.ics', healthy);
    expect(await greenroom('check a.ics ')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such'),
    });
  });

  it('says so when a named file is no calendar, and when there is none at all', async () => {
    await put('notes.md', '# Notes');
    expect(await greenroom('check notes.md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('notes.md'),
    });
    expect(await greenroom('check .')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no iCalendar file'),
    });
  });

  it('counts warnings against --max-warnings', async () => {
    await put('a.ics', comma);
    expect((await greenroom('check a.ics')).code).toBe(0);
    expect((await greenroom('check --max-warnings 1 a.ics')).code).toBe(0);
    expect((await greenroom('check --max-warnings 0 a.ics')).code).toBe(1);
  });

  it('repairs what is safe, and a second time changes nothing', async () => {
    await put('a.ics', unstamped);
    expect((await greenroom('check --fix a.ics')).code).toBe(0);
    const once = await readFile(path.join(cwd, 'a.ics'), 'utf8');
    expect(once).toContain('DTSTAMP:20270401T080000Z\r\n');
    await greenroom('check --fix a.ics');
    expect(await readFile(path.join(cwd, 'a.ics'), 'utf8')).toBe(once);
  });

  it('leaves what is not safe', async () => {
    await put('a.ics', late);
    expect((await greenroom('check --fix a.ics')).code).toBe(1);
    expect(await readFile(path.join(cwd, 'a.ics'), 'utf8')).toBe(late);
  });

  it('writes the repaired standard input to standard output and the report beside it', async () => {
    const { out, err } = await greenroom('check --fix -', unstamped);
    expect(out).toContain('DTSTAMP:');
    expect(err).toContain('Nothing to report');
  });

  it('removes a byte order mark, and gives its offsets without it', async () => {
    await put('a.ics', `\ufeff${late}`);
    const report = JSON.parse((await greenroom('check --format json a.ics')).out);
    const places = report.files[0].findings.map((finding: { rule: string; start: { offset: number } }) => [
      finding.rule,
      finding.start.offset,
    ]);
    expect(places).toContainEqual(['file-bom', 0]);
    expect(places).toContainEqual(['end-not-after-start', late.indexOf('20270514T080000Z')]);
    await greenroom('check --fix a.ics');
    expect(await readFile(path.join(cwd, 'a.ics'), 'utf8')).toBe(late);
  });

  it('reads a large file by the piece, and finds what it would find in a small one', async () => {
    const many = `${healthy.repeat(150)}${late}${healthy.repeat(50)}`;
    const openFile = async (file: string) => {
      const descriptor = openSync(path.resolve(cwd, file), 'r');
      return new LargeFile(descriptor, fstatSync(descriptor).size);
    };
    const bytes = Buffer.from(many);
    for (const content of [bytes, Buffer.concat([bytes, Buffer.from([0xff])])]) {
      await put('a.ics', content);
      for (const format of ['json', 'text']) {
        const args = ['check', '--format', format, 'a.ics'];
        const whole = await greenroomIn(cwd, args);
        expect(await greenroomIn(cwd, args, { openFile })).toEqual(whole);
        expect(whole.out).toContain('end-not-after-start');
      }
    }
  });

  it('tells where bytes are not UTF-8 and never writes them back decoded', async () => {
    const bytes = Buffer.from(unstamped.replace('Opening', 'Caf\u00e9'), 'latin1');
    await put('a.ics', bytes);
    const { err, out } = await greenroom('check --fix a.ics');
    expect(out).toContain('file-not-utf8');
    expect(err).toContain('not fixed');
    expect(await readFile(path.join(cwd, 'a.ics'))).toEqual(bytes);
  });

  it('joins a character that a fold cut in two', async () => {
    const whole = healthy.replace('SUMMARY:Opening', 'SUMMARY:Caf\u00e9');
    const bytes = Buffer.from(whole);
    const at = bytes.indexOf(0xc3);
    await put(
      'a.ics',
      Buffer.concat([bytes.subarray(0, at + 1), Buffer.from('\r\n '), bytes.subarray(at + 1)]),
    );
    expect((await greenroom('check a.ics')).out).toContain('fold-splits-utf8');
    expect((await greenroom('check --fix a.ics')).code).toBe(0);
    expect(await readFile(path.join(cwd, 'a.ics'), 'utf8')).toContain('SUMMARY:Caf\r\n \u00e9\r\n');
  });

  it('makes control characters and text direction marks visible', async () => {
    await put('a.ics', late.replace('SUMMARY:Opening', 'SUMMARY:\u001b[31mred\u202e'));
    const { out } = await greenroom('check a.ics');
    expect(out).not.toContain('\u001b');
    expect(out).toContain('␛[31mred<U+202E>');
  });
});
