/** Runs a suite inside the extension host of desktop VS Code, where that can be downloaded and shown. */
import { join } from 'node:path';
import { cache } from './paths.mjs';

const releases = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * Why desktop VS Code cannot be used here, decided within seconds. Nothing means that it can.
 *
 * @returns {Promise<string | undefined>}
 */
async function obstacle() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return 'there is no display';
  try {
    const answer = await fetch(releases, { signal: AbortSignal.timeout(4000) });
    return answer.ok ? undefined : `its download answers ${answer.status}`;
  } catch {
    return 'its download cannot be reached';
  }
}

/**
 * Desktop VS Code, downloaded where needed.
 *
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function findDesktop() {
  const reason = await obstacle();
  if (reason) return { reason };
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    return {
      executable: await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cache, 'desktop') }),
    };
  } catch (error) {
    return { reason: `its download failed (${error instanceof Error ? error.message : error})` };
  }
}

/**
 * @param {object} run
 * @param {string} run.executable
 * @param {import('./suites.mjs').Suite} run.suite
 * @param {string} run.vsix
 * @param {string} run.workspace
 * @param {string} run.dataDir Short: VS Code puts a socket into it, whose path has a limit of about 100 characters.
 * @param {Record<string, string>} run.env
 * @returns {Promise<number>} The exit code.
 */
export async function runOnDesktop({ executable, suite, vsix, workspace, dataDir, env }) {
  const { runTests, runVSCodeCommand, TestRunFailedError } = await import('@vscode/test-electron');
  const extensions = `--extensions-dir=${join(dataDir, 'extensions')}`;
  const userData = `--user-data-dir=${join(dataDir, 'user')}`;
  await runVSCodeCommand([extensions, userData, '--install-extension', vsix, '--force'], {
    version: 'stable',
    cachePath: join(cache, 'desktop'),
  });
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: suite.folder,
      extensionTestsPath: suite.entry,
      extensionTestsEnv: env,
      launchArgs: [workspace, extensions, userData],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
}
