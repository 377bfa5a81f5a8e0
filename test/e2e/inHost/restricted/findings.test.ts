import assert from 'node:assert/strict';
import {
  applyCodeAction,
  closeAll,
  copyFixture,
  openFile,
  placeOf,
  readBytes,
  readHover,
  save,
  waitForNoRule,
  waitForRule,
} from '../editor.ts';

describe('in a workspace that nobody trusts', () => {
  afterEach(closeAll);

  it('findings, hovers and quick fixes are there as in any other', async () => {
    const uri = copyFixture('samples/damaged-talk.ics', 'restricted/talk.ics');
    const before = readBytes(uri).toString('utf8');
    const { document } = await openFile(uri);
    const { range } = await waitForRule(uri, 'text-unescaped-separator');
    assert.match(await readHover(uri, placeOf(document, '20240720T111500')), /Sat 20 July 2024, 11:15/);
    await applyCodeAction(uri, range, 'Escape with a backslash');
    assert.equal((await save(document)).toString('utf8'), before.replace('Kelp, forests', 'Kelp\\, forests'));
  });

  it('so are the repairs of bytes', async () => {
    const uri = copyFixture('samples/bom.ics', 'restricted/bom.ics');
    const before = readBytes(uri);
    await openFile(uri);
    const { range } = await waitForRule(uri, 'file-bom');
    await applyCodeAction(uri, range, 'Remove the byte order mark');
    await waitForNoRule(uri, 'file-bom');
    assert.deepEqual(readBytes(uri), before.subarray(3));
  });
});
