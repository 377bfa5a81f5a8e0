/** A thread that runs a rule's examples against one mutant after another, as `mutantPool.mjs` asks for them. */
import { isDeepStrictEqual } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';

/** Many times more conditions than any example evaluates. */
const mostSteps = 300_000;

const { fileRules, checksOf, whileNegated } = await import(workerData.url);
const checks = new Map(fileRules.map((module) => [module.rule.id, checksOf(module)]));

parentPort.on('message', ({ rule, number, indices }) => {
  const all = checks.get(rule);
  parentPort.postMessage(indices.some((index) => !passes(number, all[index])));
});

function passes(number, check) {
  try {
    const { actual, expected } = whileNegated(number, mostSteps, () => check.run());
    return isDeepStrictEqual(actual, expected);
  } catch {
    return false;
  }
}
