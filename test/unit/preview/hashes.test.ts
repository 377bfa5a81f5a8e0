import { describe, expect, it } from 'vitest';
import { withHashes } from '../../../client/src/preview/hashes.ts';
import { exportFrabJson, exportHtml } from '../../../server/core/index.ts';
import { scheduleView, sha256, talkView } from '../../support/scheduleViews.ts';

const view = scheduleView([talkView('a'), talkView('ü')]);

describe('an export in the editor', () => {
  it('is the very same as on the command line', async () => {
    const html = await withHashes('base64', (hash) => exportHtml(view, { hash }));
    expect(html).toBe(exportHtml(view, { hash: (text) => sha256(text, 'base64') }));
    const version = '1.0.0';
    const json = await withHashes('hex', (hash) => exportFrabJson(view, { version, hash }));
    expect(json).toBe(exportFrabJson(view, { version, hash: (text) => sha256(text, 'hex') }));
  });
});
