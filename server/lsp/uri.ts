import { URI } from 'vscode-uri';

/**
 * The one form of a URI that is used as a key: `c%3A` and `C:`, `%C3%A9` and `é` are one. Clients differ in
 * how they write them, even between two messages. What is no URI at all is its own key.
 */
export function uriKey(uri: string): string {
  return parse(uri)?.toString() ?? uri;
}

/** The scheme in lower case; empty for what is no URI. */
export function uriScheme(uri: string): string {
  return parse(uri)?.scheme.toLowerCase() ?? '';
}

/** The extension of the path in lower case, with its dot; empty when there is none. */
export function uriExtension(uri: string): string {
  const path = parse(uri)?.path ?? uri;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}

function parse(uri: string): URI | undefined {
  try {
    return URI.parse(uri, true);
  } catch {
    return undefined;
  }
}
