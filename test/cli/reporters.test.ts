import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escapeXml } from '../../server/cli/reporters/junit.ts';
import { applyEdits } from '../../server/core/index.ts';
import { greenroomIn, healthy, putIn } from '../support/commandLine.ts';

const late = healthy.replace('DTEND:20270514T100000Z', 'DTEND:20270514T080000Z');
const comma = healthy.replace('SUMMARY:Opening', 'SUMMARY:\u{1f3a4} Opening, with coffee, and tea');
const crossed = healthy.replace('END:VEVENT', 'END:VTODO');

/** Where no file can have the names that these tests are about. */
const isWindows = process.platform === 'win32';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'greenroom-'));
});

afterEach(() => rm(cwd, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => putIn(cwd, name, content);
const report = async (format: string, ...paths: string[]) =>
  (await greenroomIn(cwd, ['check', '--format', format, ...paths])).out;

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset: number;
  readonly charLength: number;
  readonly snippet?: { readonly text: string };
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string; readonly index: number };
    readonly region: Region;
  };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly (Location & { readonly message: { readonly text: string } })[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly version: string;
      readonly rules: readonly { readonly id: string; readonly help: Readonly<Record<string, string>> }[];
    };
  };
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly columnKind: string;
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly Result[];
}

interface Log {
  readonly version: string;
  readonly runs: readonly Run[];
}

describe('--format sarif', () => {
  /** Checks, holds the log against the schema of SARIF 2.1.0 and gives its only run. */
  async function sarif(...paths: string[]): Promise<Run> {
    const log: Log = JSON.parse(await report('sarif', ...paths));
    expect(await schemaErrors(log)).toEqual([]);
    expect(log.runs).toHaveLength(1);
    return log.runs[0] as Run;
  }

  it('is valid for a healthy file', async () => {
    await put('a.ics', healthy);
    const run = await sarif('a.ics');
    expect(run.results).toEqual([]);
    expect(run.artifacts.map(({ location }) => location.uri)).toEqual(['a.ics']);
    expect(run.tool.driver).toMatchObject({ version: '1.2.3', rules: [] });
    expect(run.invocations).toMatchObject([{ executionSuccessful: true }]);
  });

  it('is valid for all kinds of damage, and for greenroom.json', async () => {
    for (const [name, text] of Object.entries({ late, comma, crossed, none: 'BEGIN:VCALENDAR\n\n' }))
      await put(`${name}.ics`, text);
    await put('bom.ics', `\ufeff${late.replaceAll('\r\n', '\n')}`);
    await put('latin1.ics', Buffer.from(healthy.replace('Opening', 'Caf\u00e9'), 'latin1'));
    await put('greenroom.json', '{"profile": "strickt"}');
    const { results, tool } = await sarif('.');
    expect(new Set(results.map(({ level }) => level)).size).toBeGreaterThan(1);
    expect(results.map(({ ruleId }) => ruleId)).toContain('config-value-invalid');
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('would not be valid if something were amiss', async () => {
    await put('late.ics', late);
    const text = await report('sarif', 'late.ics');
    for (const [from, to] of [
      ['"error"', '"fatal"'],
      ['"text"', '"txt"'],
      ['"startLine": ', '"startLine": -'],
      ['"uri": "', '"uri": "% '],
    ] as const) {
      expect(await schemaErrors(JSON.parse(text.replaceAll(from, to)))).not.toEqual([]);
    }
  });

  it('counts lines and columns from 1, in UTF-16 units, and offsets from 0', async () => {
    await put('a.ics', comma);
    const { results, columnKind } = await sarif('a.ics');
    expect(columnKind).toBe('utf16CodeUnits');
    const [location] = results.flatMap(({ locations }) => locations) as [Location];
    const { region, artifactLocation } = location.physicalLocation;
    expect(artifactLocation).toEqual({ uri: 'a.ics', uriBaseId: '%SRCROOT%', index: 0 });
    const line = comma.split('\r\n')[8] as string;
    expect(region.startLine).toBe(9);
    expect(line.slice(region.startColumn - 1, region.endColumn - 1)).toBe(region.snippet?.text);
    expect(comma.slice(region.charOffset, region.charOffset + region.charLength)).toBe(region.snippet?.text);
  });

  it('carries safe fixes that repair as --fix does, and no others', async () => {
    await put('a.ics', comma);
    await put('b.ics', late);
    const { results } = await sarif('a.ics', 'b.ics');
    expect(results.filter(({ ruleId }) => ruleId === 'end-not-after-start')[0]?.fixes).toBeUndefined();
    const edits = results.flatMap(({ fixes = [] }) =>
      fixes.flatMap(({ artifactChanges }) =>
        artifactChanges.flatMap(({ replacements }) =>
          replacements.map(({ deletedRegion, insertedContent }) => ({
            start: deletedRegion.charOffset,
            end: deletedRegion.charOffset + deletedRegion.charLength,
            newText: insertedContent?.text ?? '',
          })),
        ),
      ),
    );
    expect(edits.length).toBeGreaterThan(0);
    await greenroomIn(cwd, ['check', '--fix', 'a.ics']);
    expect(applyEdits(comma, edits)).toBe(await readFile(path.join(cwd, 'a.ics'), 'utf8'));
  });

  it('names related places', async () => {
    await put('a.ics', crossed);
    const { results } = await sarif('a.ics');
    const related = results.find(({ ruleId }) => ruleId === 'begin-end-mismatch')?.relatedLocations?.[0];
    expect(related?.message.text).toContain('VEVENT');
    expect(related?.physicalLocation.region.startLine).toBe(4);
  });

  it('explains each rule that found something', async () => {
    await put('a.ics', late);
    const { tool } = await sarif('a.ics');
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['end-not-after-start']);
    expect(tool.driver.rules[0]?.help.text).toContain('Why it matters');
    expect(tool.driver.rules[0]?.help.markdown).toContain('## Why it matters');
  });

  it.skipIf(isWindows)(
    'writes paths as URIs: relative and percent-encoded below the folder, else absolute',
    async () => {
      await mkdirAndPut('in here/r\u00e4um 50%.ics');
      await mkdirAndPut('a:b#c?.ics');
      const other = await mkdtemp(path.join(tmpdir(), 'greenroom other-'));
      await putIn(other, 'c.ics', late);
      const { artifacts } = await sarif('in here', 'a:b#c?.ics', path.join(other, 'c.ics'));
      const uris = artifacts.map(({ location }) => location.uri);
      expect(uris.slice(0, 2)).toEqual(['in%20here/r%C3%A4um%2050%25.ics', 'a%3Ab%23c%3F.ics']);
      expect(uris[2]).toMatch(/^file:\/\/\/.*greenroom%20other-\w+\/c\.ics$/);
      await rm(other, { recursive: true });
    },
  );

  it('says that not everything was checked', async () => {
    await put('a.ics', healthy);
    const { invocations } = await sarif('a.ics', 'missing.ics');
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ message: { text: expect.stringContaining('missing.ics') } }],
      },
    ]);
  });

  it('makes no link of what a calendar says', async () => {
    await put('a.ics', healthy.replace('UID:', 'STATUS:[X](https://example.org)\r\nUID:'));
    const { results } = await sarif('a.ics');
    const texts = results.map(({ message }) => message.text).filter((text) => text.includes('example.org'));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).not.toMatch(/[^\\]\]\(/);
  });

  const mkdirAndPut = (name: string) => put(name, late);
});

/** Takes long to make, so it is made once. */
const schemaOfSarif = compileSchema();

/** What the schema of SARIF 2.1.0 has against a log. */
async function schemaErrors(log: unknown): Promise<unknown[]> {
  const validate = await schemaOfSarif;
  return validate(log) ? [] : (validate.errors ?? [log]);
}

async function compileSchema() {
  const file = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  // It is of draft 4, whose id Ajv does not know and of which it uses nothing that changed later.
  const { $schema: _, id: __, ...schema } = JSON.parse(await readFile(file, 'utf8'));
  const isReference = (text: string) => /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*$/.test(text);
  const ajv = new Ajv({
    strict: false,
    unicodeRegExp: false,
    formats: { uri: URL.canParse, 'uri-reference': isReference, 'date-time': true },
  });
  return ajv.compile(schema);
}

describe('--format github', () => {
  it('annotates the place and sums up', async () => {
    await put('talks/a.ics', late);
    const [first, ...rest] = (await report('github', 'talks/a.ics')).split('\n');
    expect(first).toMatch(
      /^::error file=talks\/a\.ics,line=8,endLine=8,col=7,endColumn=23,title=end-not-after-start::DTEND /,
    );
    expect(rest).toEqual(['1 error in 1 file.', '']);
  });

  it('has warnings as warnings, and all below as notices', async () => {
    await put('a.ics', comma.replaceAll('\r\n', '\n'));
    const out = await report('github', '.');
    expect(out).toMatch(/^::warning .*title=text-unescaped-separator::/m);
    expect(out).toMatch(/^::notice .*title=line-ending-not-crlf::/m);
  });

  it.skipIf(isWindows)('escapes what would end a property or a line', async () => {
    await put('50%, a:b.ics', late.replace('DTEND:', 'DTEND;X-A="100%":'));
    const out = await report('github', '.');
    expect(out).toMatch(/^::error file=50%25%2C a%3Ab\.ics,line=8,/);
  });

  it('gives no columns for what goes over several lines', async () => {
    await put('a.ics', healthy.replace('SUMMARY:Opening', 'DESCRIPTION:One\r\ntwo\r\nthree'));
    const lines = (await report('github', 'a.ics')).split('\n').filter((line) => line.startsWith('::'));
    const several = lines.filter((line) => /line=(\d+),endLine=(?!\1,)/.test(line));
    expect(several.length).toBeGreaterThan(0);
    for (const line of several) expect(line).not.toMatch(/col=|endColumn=/);
  });

  it('lets no text of a calendar begin a command, and shows control characters', async () => {
    await put('a.ics', healthy.replace('UID:', 'STATUS:X\u001b[31m\\n::error::\u202eno\r\nUID:'));
    const out = await report('github', 'a.ics');
    for (const line of out.trimEnd().split('\n').slice(0, -1)) expect(line).toMatch(/^::\w+ file=a\.ics,/);
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  it('annotates standard input without a file', async () => {
    const { out } = await greenroomIn(cwd, ['check', '--format', 'github', '-'], { input: late });
    expect(out).toMatch(/^::error title=end-not-after-start::Line 8, column 7: /);
  });

  it('annotates what could not be checked', async () => {
    await put('a.ics', healthy);
    expect(await report('github', 'a.ics', 'missing.ics')).toMatch(
      /^::error title=greenroom::missing\.ics: /,
    );
  });
});

describe('--format junit', () => {
  it('has a suite for each file and a failed test for each finding', async () => {
    await put('a.ics', late);
    await put('b.ics', healthy);
    const xml = await report('junit', '.');
    expect(elements(xml)).toEqual([
      'testsuites',
      'testsuite',
      'testcase',
      'failure',
      'testsuite',
      'testcase',
    ]);
    expect(xml).toContain('<testsuites name="greenroom" tests="2" failures="1" errors="0">');
    expect(xml).toContain('<testsuite name="a.ics" tests="1" failures="1" errors="0" skipped="0">');
    expect(xml).toContain(
      '<testcase name="end-not-after-start at 8:7" classname="a.ics" file="a.ics" line="8">',
    );
    expect(xml).toContain('type="error">a.ics:8:7 error end-not-after-start');
    expect(xml).toContain('<testsuite name="b.ics" tests="1" failures="0" errors="0" skipped="0">');
  });

  it.skipIf(isWindows)('is well-formed whatever files and calendars are called', async () => {
    await put('<a> & "b".ics', healthy.replace('UID:', 'STATUS:<&">\u0001]]>\r\nUID:'));
    const xml = await report('junit', '.');
    expect(elements(xml)[0]).toBe('testsuites');
    expect(xml).toContain('name="&lt;a&gt; &amp; &quot;b&quot;.ics"');
  });

  it('counts what could not be checked as an error', async () => {
    const xml = await report('junit', 'missing.ics');
    expect(elements(xml)).toEqual(['testsuites', 'testsuite', 'testcase', 'error']);
    expect(xml).toContain('errors="1"');
  });

  it('escapes markup, keeps line breaks and leaves out what XML cannot hold', () => {
    expect(escapeXml('<a b="c">&\t\r\n')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#9;&#13;&#10;');
    expect(escapeXml('\u0000\u0008\u000b\u001b\ufffe\ud800x\udc00')).toBe('x');
    expect(escapeXml('\u{1f3a4}\u00e9')).toBe('\u{1f3a4}\u00e9');
  });
});

/** The names of all elements, in order; throws when tags do not match or text is not escaped. */
function elements(xml: string): string[] {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s/, '');
  const tag = /<(\/?)(\w+)((?: \w+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  const names: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const match of body.matchAll(tag)) {
    const [whole, closes, name = '', , empty, text] = match;
    end = match.index + whole.length;
    if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(whole)) throw new Error(`Not escaped: ${whole}`);
    if (text !== undefined) continue;
    if (closes) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    names.push(name);
    if (!empty) open.push(name);
  }
  if (end !== body.length || open.length > 0) throw new Error(`Not well-formed at ${end}: ${body}`);
  return names;
}

describe('--timing', () => {
  it('says on standard error how long each rule took, the slowest first, and nothing without it', async () => {
    await put('a.ics', late);
    let now = 0;
    const slow = { clock: () => now++ };
    const { out, err, code } = await greenroomIn(cwd, ['check', '--timing', 'a.ics'], slow);
    expect(code).toBe(1);
    expect(out).not.toContain('Rules took');
    expect(err).toMatch(/^Rules took [\d.]+ ms of [\d.]+ ms in all/);
    expect(err).toMatch(/^ {2}end-not-after-start +\d+\.\d +\d+\.\d % +1$/m);
    expect((await greenroomIn(cwd, ['check', 'a.ics'])).err).toBe('');
  });

  it('gives each rule its time without that of the clock, and its share', async () => {
    const { RuleTimer } = await import('../../server/cli/ruleTimer.ts');
    let now = 0;
    const timer = new RuleTimer(() => ++now);
    const rule = (id: string, ms: number) =>
      timer.timed({
        ...{ id, category: 'file', since: '', spec: [], summary: '', why: '', messages: {} },
        visit: 'block',
        on: ['*'],
        check: () => {
          now += ms;
        },
      });
    for (const each of [rule('quick', 25), rule('slow', 75)]) each.check(undefined, undefined);
    const rows = timer.report().split('\n').slice(2, -1);
    expect(rows.map((row) => row.trim().split(/ +/))).toEqual([
      ['slow', '75.0', '75.0', '%', '1'],
      ['quick', '25.0', '25.0', '%', '1'],
    ]);
  });
});

it('finds UTF-16 without a byte order mark, whose letters are well-formed UTF-8', async () => {
  await put('a.ics', Buffer.from(healthy, 'utf16le'));
  expect(await report('text', 'a.ics')).toContain('file-not-utf8');
});
