import { workspace } from 'vscode';
import { settingsSection } from '../../server/protocol.ts';

/** The settings that the client reads by itself; the server asks for its own (`Settings` in the protocol). */
export interface ClientSettings {
  /** Look at the first line of `.txt` files. */
  readonly recognizeTextFiles: boolean;
  /** Show an edit of the preview that changes several files before it is made. */
  readonly 'preview.confirmSeveralFiles': boolean;
}

/** Reads a setting. One that package.json does not declare reads as false; a test keeps them together. */
export function readSetting(name: keyof ClientSettings): boolean {
  return workspace.getConfiguration(settingsSection).get(name, false);
}
