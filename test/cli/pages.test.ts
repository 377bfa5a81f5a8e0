import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greenroomIn, putIn } from '../support/commandLine.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'greenroom-'));
});
afterEach(() => rm(folder, { recursive: true }));

const page = (when: string) =>
  `speaker-page\n\nAnn Smith\n\nAnn writes compilers.\n\nOne\n\nScalable python, Novice\n${when}\n\nDescription\n\nText.\n`;
const healthyLine = '8/12/2017 | 3:15 PM-4:15 PM | Main Hall';
const brokenLine = '8/12/2017 | 3:15 PM-4:15 AM | Main Hall';

/** What a check in JSON found, as `file:line rule`. */
async function found(args: readonly string[]): Promise<string[]> {
  const { out } = await greenroomIn(folder, ['check', '--format', 'json', ...args]);
  const files: { path: string; findings: { rule: string; start: { line: number } }[] }[] =
    JSON.parse(out).files;
  return files.flatMap((file) =>
    file.findings.map(({ rule, start }) => `${path.basename(file.path)}:${start.line} ${rule}`),
  );
}

describe('speaker pages on the command line', () => {
  it('are known by their names and by their first line', async () => {
    for (const name of ['a.speaker', 'b.speaker.txt', 'c.txt', 'd.SPEAKER']) {
      await putIn(folder, name, page(brokenLine));
    }
    await putIn(folder, 'notes.txt', 'Milk\nEggs\n');
    expect(await found([])).toEqual([
      'a.speaker:10 page-end-not-after-start',
      'b.speaker.txt:10 page-end-not-after-start',
      'c.txt:10 page-end-not-after-start',
      'd.SPEAKER:10 page-end-not-after-start',
    ]);
  });

  it('may come from standard input', async () => {
    const { code, out } = await greenroomIn(folder, ['check', '-'], { input: page(brokenLine) });
    expect(code).toBe(1);
    expect(out).toContain('page-end-not-after-start');
  });

  it('are silent where nothing is wrong', async () => {
    await putIn(folder, 'a.speaker', page(healthyLine));
    expect(await greenroomIn(folder, ['check'])).toMatchObject({ code: 0, err: '' });
  });

  it('are checked under greenroom.json: levels, suppressions, tracks, limits', async () => {
    await putIn(folder, 'a.speaker', page('8/12/2017 | 3:15 PM-4:15 PM | TBA'));
    expect(await found([])).toEqual(['a.speaker:10 page-room-placeholder']);
    await putIn(
      folder,
      'greenroom.json',
      JSON.stringify({
        event: { tracks: ['Scalable Python'] },
        pages: { descriptionLength: 3 },
        ignore: [{ rule: 'page-room-placeholder', files: '*.speaker' }],
      }),
    );
    expect(await found([])).toEqual([
      'a.speaker:9 page-track-variant',
      'a.speaker:14 page-description-too-long',
    ]);
    await putIn(folder, 'greenroom.json', JSON.stringify({ rules: { 'page-room-placeholder': 'error' } }));
    expect((await greenroomIn(folder, ['check'])).code).toBe(1);
  });

  it('are repaired where that is safe, and nowhere else', async () => {
    const before = page(brokenLine)
      .replace('speaker-page', 'Speaker page')
      .replace('Description', 'Descripton');
    await putIn(folder, 'a.speaker', before.replaceAll('\n', '\r\n'));
    expect((await greenroomIn(folder, ['check', '--fix'])).err).toContain('repaired 1 file');
    const after = await readFile(path.join(folder, 'a.speaker'), 'utf8');
    expect(after).toBe(page(brokenLine).replaceAll('\n', '\r\n'));
  });

  it.each(['text', 'json', 'sarif', 'github', 'junit'])('are reported as %s', async (format) => {
    await putIn(folder, 'a.speaker', page(brokenLine));
    const { code, out } = await greenroomIn(folder, ['check', '--format', format]);
    expect(code).toBe(1);
    expect(out).toContain('page-end-not-after-start');
    expect(out).toContain('11 h before it starts');
  });

  it('have their rules listed and explained', async () => {
    expect((await greenroomIn(folder, ['rules'])).out).toContain('page-room-placeholder');
    const { out } = await greenroomIn(folder, ['explain', 'page-track-variant']);
    expect(out).toContain('Scalable Python');
    expect(out).toContain('With this greenroom.json: { "event"');
  });

  it('of the sample conference are healthy, and the damaged ones are not', async () => {
    expect(await found([path.join(fixtures, 'workspaces/conference/speakers')])).toEqual([]);
    expect(await found([path.join(fixtures, 'workspaces/damaged/speakers')])).toEqual([
      'amelie-roussel-diop.speaker.txt:5 page-markup-residue',
      'ingeborg-saetre.speaker.txt:12 page-date-order',
      'mei-ling-tsai-roth.speaker.txt:12 page-schedule-syntax',
      'ruth-eisenhut.speaker.txt:18 page-section-misspelt',
      'wanjiru-kamau.speaker.txt:12 page-weekday-mismatch',
      'yusuf-karadag.speaker.txt:12 page-room-missing',
      'zoe-vandenbroucke.speaker.txt:12 page-end-not-after-start',
    ]);
    expect(await found([path.join(fixtures, 'samples/speaker-page.speaker.txt')])).toEqual([
      'speaker-page.speaker.txt:7 page-link-lost',
    ]);
  });
});
