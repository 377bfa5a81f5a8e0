/** Every folder and file that more than one script names, so that each is spelt once. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. Scripts never rely on the folder that they were started in. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that is fetched or made on first use and is not the project: git ignores it, deleting it is safe. */
export const cache = join(root, '.vscode-test');

export const dist = join(root, 'dist');
export const vsix = join(dist, 'greenroom.vsix');
export const cli = join(dist, 'cli.mjs');
export const fixtures = join(root, 'fixtures');

/** The schedules that `npm start` opens: damaged on purpose, so that there is something to see. */
export const samples = join(fixtures, 'workspaces', 'damaged');

/** Where test runs leave their counts, one JSON file per run, for `npm test` to add up. */
export const results = join(cache, 'results');

export const screenshots = join(root, 'test', 'e2e', 'screenshots');
