import * as vscode from 'vscode';

/**
 * Does something while the user has other settings, and puts them back whatever happens. Names are complete
 * (`editor.wordWrap`).
 */
export async function withUserSettings(
  settings: Readonly<Record<string, unknown>>,
  use: () => Promise<void>,
): Promise<void> {
  const before = Object.keys(settings).map((name) => [name, userValue(name)] as const);
  try {
    await writeUserSettings(Object.entries(settings));
    await use();
  } finally {
    await writeUserSettings(before);
  }
}

function userValue(name: string): unknown {
  return vscode.workspace.getConfiguration().inspect(name)?.globalValue;
}

async function writeUserSettings(values: readonly (readonly [string, unknown])[]): Promise<void> {
  const user = vscode.ConfigurationTarget.Global;
  for (const [name, value] of values) await vscode.workspace.getConfiguration().update(name, value, user);
}
