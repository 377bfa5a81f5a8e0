import { Uri, type Webview } from 'vscode';
import { escapeMarkup } from '../../../server/core/index.ts';

/** The type of the preview's panels, as package.json and VS Code's memory of open editors name it. */
export const panelType = 'greenroom.schedulePreview';

/**
 * The page that the preview's program runs in. It may load that program and its style and nothing else, so that nothing
 * in a schedule can reach the network or run, however it got into the page.
 */
export function previewPage(webview: Webview, extensionUri: Uri, schedule: string): string {
  const resource = (name: string) =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', name)).toString();
  const nonce = newNonce();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Schedule preview</title>
<link rel="stylesheet" href="${escapeMarkup(resource('preview.css'))}">
</head>
<body>
<div id="preview" data-schedule="${escapeMarkup(schedule)}"></div>
<script nonce="${nonce}" src="${escapeMarkup(resource('preview.js'))}"></script>
</body>
</html>
`;
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
