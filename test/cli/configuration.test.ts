import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greenroomIn, healthy, putIn } from '../support/commandLine.ts';

const late = healthy.replace('DTEND:20270514T100000Z', 'DTEND:20270514T080000Z');
const comma = healthy.replace('SUMMARY:Opening', 'SUMMARY:Opening, with coffee');
const unstamped = healthy.replace('DTSTAMP:20270401T080000Z\r\n', '');

interface Reported {
  readonly path: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly start: { readonly line: number; readonly column: number };
  }[];
}

describe('greenroom.json on the command line', () => {
  let cwd: string;

  beforeEach(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'greenroom-'));
  });

  afterEach(() => rm(cwd, { recursive: true }));

  const put = (name: string, content: string | Uint8Array) => putIn(cwd, name, content);

  const configure = (value: unknown, name = 'greenroom.json') => put(name, JSON.stringify(value));

  const greenroom = (args: string, input = '') =>
    greenroomIn(cwd, args === '' ? [] : args.split(' '), {
      readFile: async (file) => {
        if (file.includes('forbidden')) throw Object.assign(new Error('no'), { code: 'EACCES' });
        return file === '-' ? Buffer.from(input) : readFile(path.resolve(cwd, file));
      },
    });

  /** What is found, as `path rule severity`. */
  async function found(args: string, input?: string): Promise<string[]> {
    const { out } = await greenroom(`check --format json ${args}`, input);
    const { files } = JSON.parse(out) as { files: readonly Reported[] };
    return files.flatMap((file) =>
      file.findings.map(({ rule, severity }) => `${file.path} ${rule} ${severity}`),
    );
  }

  it('sets the levels of rules, and the exit code follows', async () => {
    await put('a.ics', late);
    await configure({ rules: { 'end-not-after-start': 'info' } });
    expect(await found('a.ics')).toEqual(['a.ics end-not-after-start info']);
    expect((await greenroom('check a.ics')).code).toBe(0);
    await configure({ rules: { 'end-not-after-start': 'off' } });
    expect(await found('a.ics')).toEqual([]);
  });

  it('is the nearest one above each file', async () => {
    await put('talks/a.ics', comma);
    await put('talks/old/b.ics', comma);
    await configure({ rules: { 'text-unescaped-separator': 'error' } }, 'talks/greenroom.json');
    await configure({ rules: { 'text-unescaped-separator': 'hint' } }, 'talks/old/greenroom.json');
    expect(await found('.')).toEqual([
      'talks/a.ics text-unescaped-separator error',
      'talks/old/b.ics text-unescaped-separator hint',
    ]);
    expect(await found('talks/old')).toEqual(['talks/old/b.ics text-unescaped-separator hint']);
    expect(await found(path.join(cwd, 'talks/a.ics'))).toEqual([
      `${path.join(cwd, 'talks/a.ics')} text-unescaped-separator error`,
    ]);
  });

  it('has a profile, which --profile overrides', async () => {
    await put('a.ics', healthy.replaceAll('\r\n', '\n'));
    const lineEndings = async (args: string) =>
      (await found(`a.ics ${args}`.trim())).filter((each) => each.includes('line-ending-not-crlf'));
    expect(await lineEndings('')).toEqual(['a.ics line-ending-not-crlf info']);
    await configure({ profile: 'strict' });
    const strict = 'a.ics line-ending-not-crlf error';
    expect(await lineEndings('')).toEqual([strict]);
    expect(await lineEndings('--profile editor')).toEqual(['a.ics line-ending-not-crlf info']);
    await configure({});
    expect(await lineEndings('--profile strict')).toEqual([strict]);
    await rm(path.join(cwd, 'greenroom.json'));
    expect(await lineEndings('--profile strict')).toEqual([strict]);
  });

  it('knows no other profile', async () => {
    expect(await greenroom('check --profile loud')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--profile takes editor, publish, strict, not "loud"'),
    });
  });

  it.each([
    ['by file', { files: 'talks/*.ics' }],
    ['by folder', { files: ['nothing', 'talks'] }],
    ['by event', { uid: 'a@example.org' }],
    ['everywhere', {}],
  ])('suppresses %s: not shown, not counted', async (_, where) => {
    await put('talks/a.ics', late);
    await configure({ ignore: [{ rule: 'end-not-after-start', ...where }] });
    expect(await greenroom('check .')).toEqual({
      code: 0,
      out: '✔ Nothing to report in 1 file.\n',
      err: '',
    });
  });

  it.each([
    ['another file', { files: 'b.ics' }],
    ['another event', { uid: ['b@example.org'] }],
    ['another event of the file', { files: 'a.ics', uid: 'b@example.org' }],
  ])('does not suppress what is in %s', async (_, where) => {
    await put('a.ics', late);
    await configure({ ignore: [{ rule: 'end-not-after-start', ...where }] });
    expect((await greenroom('check a.ics')).code).toBe(1);
  });

  it('leaves what is suppressed as it is with --fix', async () => {
    await put('a.ics', unstamped.replace('SUMMARY:Opening', 'SUMMARY:Opening, with coffee'));
    await configure({ ignore: [{ rule: 'dtstamp-missing', uid: 'a@example.org' }] });
    await greenroom('check --fix a.ics');
    const fixed = await readFile(path.join(cwd, 'a.ics'), 'utf8');
    expect(fixed).toContain('Opening\\, with');
    expect(fixed).not.toContain('DTSTAMP');
  });

  it('joins no characters across folds where that is suppressed', async () => {
    const bytes = Buffer.from(healthy.replace('SUMMARY:Opening', 'SUMMARY:Caf\u00e9'));
    const at = bytes.indexOf(0xc3) + 1;
    const split = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
    await put('a.ics', split);
    await configure({ ignore: [{ rule: 'fold-splits-utf8' }] });
    await greenroom('check --fix a.ics');
    expect(await readFile(path.join(cwd, 'a.ics'))).toEqual(split);
  });

  it('applies to standard input from the current folder', async () => {
    await configure({
      ignore: [
        { rule: 'end-not-after-start', uid: 'a@example.org' },
        { rule: 'text-unescaped-separator', files: '**' },
      ],
    });
    expect(await found('-', late)).toEqual([]);
    expect(await found('-', comma)).toEqual(['- text-unescaped-separator warning']);
  });

  describe('itself', () => {
    const broken = '{\n  "profil": "strict",\n  "rules": {"text-html": "loud"}\n}\n';

    it('is reported on, with the exact place and the exit code of an error', async () => {
      await put('a.ics', healthy);
      await put('greenroom.json', broken);
      const { code, out } = await greenroom('check a.ics');
      expect(code).toBe(1);
      expect(out).toMatch(/^greenroom\.json:2:3 error config-key-unknown\n {2}.*Did you mean "profile"\?/);
      expect(out).toContain('    2 |   "profil": "strict",\n      |   ^^^^^^^^\n');
      expect(out).toContain('2 errors in 2 files.');
    });

    it('is named from the current folder, also above it', async () => {
      await put('sub/a.ics', healthy);
      await put('greenroom.json', '[]');
      expect(await found('sub')).toEqual(['greenroom.json config-syntax-invalid error']);
      const below = path.join(cwd, 'sub');
      const above = cwd;
      cwd = below;
      expect(await found('.')).toEqual([`${path.join('..', 'greenroom.json')} config-syntax-invalid error`]);
      cwd = above;
    });

    it('counts as far as it can be made out', async () => {
      await put('a.ics', late);
      await put('greenroom.json', '{"rules": {"end-not-after-start": "hint"}, "ignore": [}');
      expect(await found('a.ics')).toEqual([
        'greenroom.json config-syntax-invalid error',
        'a.ics end-not-after-start hint',
      ]);
    });

    it('can be checked by its name', async () => {
      await put('greenroom.json', broken);
      expect(await found('greenroom.json')).toHaveLength(2);
      await configure({});
      expect(await greenroom('check greenroom.json')).toMatchObject({ code: 0 });
    });

    it('may have a byte order mark, comments and trailing commas', async () => {
      await put('a.ics', late);
      const rules = '{"end-not-after-start": "off",}';
      await put('greenroom.json', `\ufeff// ours\r\n{"rules": ${rules}, /* all */}\r\n`);
      expect(await found('a.ics')).toEqual([]);
    });

    it('is complained of when it cannot be read', async () => {
      await put('forbidden/a.ics', healthy);
      const { code, err } = await greenroom('check forbidden');
      expect(code).toBe(2);
      expect(err).toContain(`${path.join('forbidden', 'greenroom.json')}: cannot be read`);
    });
  });

  describe('suppressions that silence nothing', () => {
    const ignore = [
      { rule: 'end-not-after-start', files: 'talks' },
      { rule: 'text-unescaped-separator', uid: 'gone@example.org' },
    ];

    it('are reported when the whole schedule was checked', async () => {
      await put('talks/a.ics', late);
      await configure({ ignore });
      expect(await found('.')).toEqual(['greenroom.json suppression-unused warning']);
      expect(await found(cwd)).toEqual([`${path.join(cwd, 'greenroom.json')} suppression-unused warning`]);
      expect((await greenroom('check --max-warnings 0')).code).toBe(1);
    });

    it.each(['talks', 'talks/a.ics', '**/*.ics', 'talks/a.ics talks'])(
      'are not when %s was',
      async (args) => {
        await put('talks/a.ics', late);
        await configure({ ignore });
        expect(await found(args)).toEqual([]);
      },
    );

    it('are not when a file could not be read', async () => {
      await put('talks/a.ics', late);
      await put('forbidden.ics', healthy);
      await configure({ ignore });
      expect(await found('.')).toEqual([]);
    });

    it('can be switched off themselves', async () => {
      await put('talks/a.ics', late);
      await configure({ ignore, rules: { 'suppression-unused': 'off' } });
      expect(await found('.')).toEqual([]);
    });
  });
});
