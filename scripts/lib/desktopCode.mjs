/** The desktop VS Code that is on this machine, used without touching its own settings and extensions. */
import { join } from 'node:path';
import { cache } from './paths.mjs';
import { findOnPath, run } from './run.mjs';

const data = join(cache, 'desktop-data');

/**
 * `code`, where there is one and a screen to show it on.
 *
 * @returns {string | undefined}
 */
export function findDesktopCommand() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  return findOnPath(['code']);
}

function profile() {
  return [`--extensions-dir=${join(data, 'extensions')}`, `--user-data-dir=${join(data, 'user')}`];
}

/** VS Code refuses to start for root unless it is told to do without its sandbox. */
function sandbox() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Installs the extension and opens the folder in a window, which stays when this process ends.
 *
 * @param {{ code: string, vsix: string, folder: string, files: readonly string[] }} what
 */
export async function openOnDesktop({ code, vsix, folder, files }) {
  const common = [...profile(), ...sandbox()];
  await run(code, [...common, '--install-extension', vsix, '--force'], { quiet: true });
  await run(code, [...common, '--disable-workspace-trust', '--new-window', folder, ...files], {
    quiet: true,
  });
}
