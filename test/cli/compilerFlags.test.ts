import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { stepsFor } from '../../server/cli/compilerFlags.ts';

it('sets flags in runtimes that were measured, and in no other', () => {
  expect(stepsFor('20.12.0').length).toBeGreaterThan(0);
  expect(stepsFor('22.8.0').length).toBeGreaterThan(0);
  expect(stepsFor('2.0.0')).toEqual([]);
  expect(stepsFor('26.1.0')).toEqual([]);
});

it('sets only flags that the runtime knows, for it complains of others', () => {
  const script = stepsFor(process.versions.node)
    .flatMap(({ flags }) => flags)
    .map((flag) => `require('node:v8').setFlagsFromString(${JSON.stringify(flag)});`)
    .join('');
  const { stderr, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});
