import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A file's path from the current folder, with `/`; undefined for a file that is not below it. */
export function pathBelow(cwd: string, file: string): string | undefined {
  const way = path.relative(cwd, path.resolve(cwd, file));
  const isOutside = way === '' || path.isAbsolute(way) || /^\.\.(?:[\\/]|$)/.test(way);
  return isOutside ? undefined : way.replaceAll(path.sep, '/');
}

/** A file's URI reference (RFC 3986): relative below the current folder, else absolute. Percent-encoded. */
export function uriOf(cwd: string, file: string): string {
  const below = pathBelow(cwd, file);
  if (below === undefined) return pathToFileURL(path.resolve(cwd, wellFormed(file))).href;
  return below.split('/').map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(wellFormed(segment));
}

/** Replaces what no encoding can write, halves of surrogate pairs, by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
