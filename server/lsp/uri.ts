import { URI, Utils } from 'vscode-uri';

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
  const name = uriName(uri);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}

/**
 * The folders that a file is in, the nearest first. None for what is in no folder: a text that was never
 * saved, or one that its URI's query names, such as a file as it was at some commit.
 */
export function parentFolders(uri: string): readonly string[] {
  const parsed = parse(uri);
  if (!parsed || parsed.scheme === 'untitled' || parsed.query !== '' || !parsed.path.startsWith('/'))
    return [];
  const folders: string[] = [];
  for (let at = parsed; at.path !== '/'; ) {
    at = Utils.dirname(at);
    folders.push(at.toString());
  }
  return folders;
}

/** The URI of a file of that name in a folder. */
export function joinUri(folder: string, name: string): string {
  return Utils.joinPath(URI.parse(folder), name).toString();
}

/** The URI of a file of that name beside another. */
export function siblingUri(uri: string, name: string): string {
  return Utils.joinPath(Utils.dirname(URI.parse(uri)), name).toString();
}

/** The name of a file with its folders below `folder`, one of `parentFolders`. With `/`, and not encoded. */
export function pathInFolder(folder: string, uri: string): string {
  const root = URI.parse(uriKey(folder)).path.replace(/\/$/, '');
  return URI.parse(uriKey(uri)).path.slice(root.length + 1);
}

/** The last part of the path; empty when there is none. */
export function uriName(uri: string): string {
  const path = parse(uri)?.path ?? uri;
  return path.slice(path.lastIndexOf('/') + 1);
}

function parse(uri: string): URI | undefined {
  try {
    return URI.parse(uri, true);
  } catch {
    return undefined;
  }
}
