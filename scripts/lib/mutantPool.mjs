/** Runs mutants in threads, as many at a time as there are processors, and ends those that never come back. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * @typedef {{ key: string, number: number, indices: readonly number[] }} Task A condition to negate and which of the
 * rule's examples to run.
 */

/** A mutant that takes longer loops for ever, in code that counts no steps. */
const mostMilliseconds = 10_000;

/**
 * Which tasks no example objected to, in the order of the tasks.
 *
 * @template {Task} T
 * @param {string} url The build, to import.
 * @param {readonly T[]} tasks
 * @returns {Promise<readonly T[]>}
 */
export async function runMutants(url, tasks) {
  const open = [...tasks].reverse();
  /** @type {Set<T>} */
  const survivors = new Set();
  await Promise.all(Array.from({ length: availableParallelism() }, () => work(url, open, survivors)));
  return tasks.filter((task) => survivors.has(task));
}

/**
 * @template {Task} T
 * @param {string} url
 * @param {T[]} open The last is taken first.
 * @param {Set<T>} survivors
 */
async function work(url, open, survivors) {
  let worker = startWorker(url);
  for (let task = open.pop(); task; task = open.pop()) {
    const failed = await ask(worker, task);
    if (failed === false) survivors.add(task);
    if (failed !== undefined) continue;
    await worker.terminate();
    worker = startWorker(url);
  }
  await worker.terminate();
}

/** @param {string} url */
function startWorker(url) {
  return new Worker(new URL('./mutantWorker.mjs', import.meta.url), { workerData: { url } });
}

/**
 * Whether an example failed; undefined when the time was up, or all memory used.
 *
 * @param {Worker} worker
 * @param {Task} task
 * @returns {Promise<boolean | undefined>}
 */
function ask(worker, { key, number, indices }) {
  return new Promise((answer, fail) => {
    const timer = setTimeout(() => answer(undefined), mostMilliseconds);
    worker.removeAllListeners();
    worker.once('message', (failed) => {
      clearTimeout(timer);
      answer(failed);
    });
    worker.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      clearTimeout(timer);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') answer(undefined);
      else fail(error);
    });
    worker.postMessage({ key, number, indices });
  });
}
