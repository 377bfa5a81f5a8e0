import { commands, type Disposable, Selection, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ShowInPreviewParams, showInPreviewCommand } from '../../server/protocol.ts';

/**
 * The command of the code lens above each event. The preview marks and shows the talk at the cursor, so the cursor goes
 * there first.
 */
export function registerShowInPreview(client: BaseLanguageClient): Disposable {
  return commands.registerCommand(showInPreviewCommand, async ({ uri, position }: ShowInPreviewParams) => {
    const at = client.protocol2CodeConverter.asPosition(position);
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
    const editor = shown ?? (await window.showTextDocument(Uri.parse(uri)));
    editor.selection = new Selection(at, at);
    await commands.executeCommand('greenroom.openSchedulePreviewToSide', Uri.parse(uri));
  });
}
