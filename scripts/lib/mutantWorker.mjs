/** A thread that runs a rule's examples against one mutant after another, as `mutantPool.mjs` asks for them. */
import { isDeepStrictEqual } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { ruleParts } from './ruleParts.mjs';

/** Many times more conditions than any example evaluates. */
const mostSteps = 300_000;

const core = await import(workerData.url);
const checks = new Map(ruleParts(core).map(({ key, checksOf }) => [key, checksOf()]));

parentPort.on('message', ({ key, number, indices }) => {
  const all = checks.get(key);
  parentPort.postMessage(indices.some((index) => !passes(number, all[index])));
});

function passes(number, check) {
  try {
    const { actual, expected } = core.whileNegated(number, mostSteps, () => check.run());
    return isDeepStrictEqual(actual, expected);
  } catch {
    return false;
  }
}
