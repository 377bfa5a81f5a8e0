import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCore } from '../../scripts/lib/core.mjs';
import { type CorpusEntry, type CorpusResult, measure, readManifest } from '../corpus/measure.mjs';
import { report } from '../corpus/report.mjs';
import { healthy } from '../support/commandLine.ts';

const run = path.resolve('test/corpus/run.mjs');
const files = {
  'healthy.ics': healthy,
  'no-uid.ics': healthy.replace('UID:a@example.org\r\n', ''),
  'two-titles.ics': healthy.replace('SUMMARY:', 'SUMMARY:Once\r\nSUMMARY:'),
  'weekday.ics': healthy.replace('SUMMARY:', 'RRULE:FREQ=WEEKLY;BYDAY=ZA\r\nSUMMARY:'),
};
const entries: readonly CorpusEntry[] = [
  { file: 'healthy.ics', source: 'a', expect: 'valid', why: null },
  {
    file: 'no-uid.ics',
    source: 'a',
    expect: 'error',
    why: '[3] UID MUST appear exactly once in a VEVENT component',
  },
  { file: 'no-uid.ics', source: 'b', expect: 'error', why: 'DTSTAMP missing' },
  {
    file: 'no-uid.ics',
    source: 'b',
    expect: 'error',
    why: '[3] UID MUST appear exactly once in a VTODO component',
  },
  {
    file: 'two-titles.ics',
    source: 'b',
    expect: 'warning',
    why: '3: There cannot be more than one instance of the {0} property. | Property has no value',
  },
  { file: 'weekday.ics', source: 'c', expect: 'error', why: 'fromString throws: RRULE BYDAY=ZA', line: 9 },
  { file: 'weekday.ics', source: 'c', expect: 'error', why: 'fromString throws: RRULE BYDAY=ZA', line: 3 },
  { file: 'weekday.ics', source: 'c', expect: 'error', why: 'fromString throws: RRULE BYHOUR=24' },
  { file: 'no-uid.ics', source: 'd', expect: 'unlabelled' },
];

describe('npm run corpus', () => {
  let folder: string;
  let results: readonly CorpusResult[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'greenroom-corpus-'));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    const manifest = entries.map((entry) => JSON.stringify(entry)).join('\n');
    await writeFile(path.join(folder, 'manifest.jsonl'), `${manifest}\n`);
    results = await measure(folder, (await readManifest(folder)) ?? [], await loadCore());
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('counts a finding only for the fault, the property and the component that the project names', () => {
    const matched = results.map(({ statements }) =>
      statements?.map(({ matches }) => matches.map(({ rule }) => rule)),
    );
    expect(matched).toEqual([
      undefined,
      [['uid-missing']],
      [[]],
      [[]],
      [['property-repeated'], []],
      [['rrule-syntax']],
      [['rrule-syntax']],
      [[]],
      undefined,
    ]);
  });

  it('compares the line where it is known', () => {
    expect(results.map(({ isOnLine }) => isOnLine)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      true,
      false,
      undefined,
      undefined,
    ]);
  });

  it('finds nothing in a healthy file', () => {
    expect(results[0]?.findings).toEqual([]);
  });

  it('says each number, each miss and each wrong line', () => {
    const text = report(results);
    expect(text).toContain('MISS no-uid.ics');
    expect(text).toContain('WRONG LINE: it is line 3');
    expect(text).toContain('flagged for the reason: 4 of 7');
    expect(text).toContain('right line, where it is known:      1 of 2');
    expect(text).toContain('(line ends aside): 0 of 1');
    expect(text).toContain('uid-missing 1: no-uid.ics');
  });

  it('is skipped with a message when there is nothing to measure', async () => {
    const start = async (...args: string[]) =>
      (await promisify(execFile)(process.execPath, [run, ...args])).stdout;
    await mkdir(path.join(folder, 'empty'));
    expect(await start()).toContain('skipped, because no folder was given');
    expect(await start(path.join(folder, 'empty'))).toContain('skipped, because there is no manifest.jsonl');
  });
});
