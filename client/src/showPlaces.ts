import { commands, type Disposable, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ShowPlacesParams, showPlacesCommand } from '../../server/protocol.ts';

/** The command of the code lenses above events: goes to the one place, or lists several at the event. */
export function registerShowPlaces(client: BaseLanguageClient): Disposable {
  return commands.registerCommand(showPlacesCommand, async (params: ShowPlacesParams) => {
    const { protocol2CodeConverter: converter } = client;
    const locations = params.locations.map((location) => converter.asLocation(location));
    const [first] = locations;
    if (first && locations.length === 1) {
      await window.showTextDocument(first.uri, { selection: first.range });
      return;
    }
    const position = converter.asPosition(params.position);
    await commands.executeCommand('editor.action.showReferences', Uri.parse(params.uri), position, locations);
  });
}
