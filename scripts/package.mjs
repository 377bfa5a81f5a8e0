/**
 * `npm run package`: the extension as a user installs it, in dist/greenroom.vsix.
 *
 * vsce itself runs the production build (`vscode:prepublish`). What goes in is said by .vscodeignore. Everything is
 * bundled, so there are no dependencies to ship, and README links stay relative, as they are valid inside the package.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist, root, vsix } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];

/** @returns {Promise<string>} The file. */
export async function packageExtension() {
  await mkdir(dist, { recursive: true });
  await rm(vsix, { force: true });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  await run(process.execPath, [vsce, 'package', ...flags, '--out', vsix], { quiet: true });
  return vsix;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await packageExtension().then(console.log, (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
