import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundledPackages, readNotice, renderNotices } from '../../scripts/lib/notices.mjs';

const root = join(import.meta.dirname, '../..');

function metafile(inputs: Readonly<Record<string, number>>): Pick<Metafile, 'outputs'> {
  const entries = Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }]);
  const output = { bytes: 1, imports: [], exports: [], inputs: Object.fromEntries(entries) };
  return { outputs: { 'dist/a.js': output } };
}

describe('the notices of bundled packages', () => {
  it('are of the innermost package of each file, once, and not of what was left out', () => {
    const found = bundledPackages([
      metafile({
        'server/node.ts': 9,
        'node_modules/a/lib/x.js': 1,
        'node_modules/a/lib/y.js': 1,
        'node_modules/a/node_modules/@b/c/x.js': 1,
        'node_modules/unused/x.js': 0,
      }),
      metafile({ 'node_modules/a/lib/x.js': 1 }),
    ]);
    expect(found).toEqual(['node_modules/a', 'node_modules/a/node_modules/@b/c']);
  });

  it('say the licence, where the source is and the whole licence text', async () => {
    const notice = await readNotice(join(root, 'node_modules/ical.js'));
    expect(notice).toMatchObject({ name: 'ical.js', license: 'MPL-2.0' });
    expect(notice.source).toMatch(/^https:\/\/[^@]+\/ical\.js$/);
    const text = renderNotices([notice, notice]);
    expect(text.split('Mozilla Public License Version 2.0\n=').length).toBe(2);
    expect(text).toContain('Licence: MPL-2.0\nSource, unchanged: https://');
  });

  it('fail for a package that has no licence file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'greenroom-'));
    await writeFile(join(folder, 'package.json'), '{ "name": "bare", "version": "1.0.0" }');
    await expect(readNotice(folder)).rejects.toThrow('bare is bundled and has no licence file');
  });
});
