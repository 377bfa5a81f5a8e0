/**
 * What a URL calls a talk, with the host and the conference it stands under; undefined for a URL of something else.
 * pretalx has `/<conference>/talk/<CODE>/`, others have a slug behind `talk`, `session` and the like.
 */
export function urlCode(url: string): string | undefined {
  const [, host, path] = /^https?:\/\/([^/?#]+)\/([^?#]*)/i.exec(url.trim()) ?? [];
  if (host === undefined || path === undefined) return undefined;
  const found =
    /^(.*?)(?:^|\/)(?:talks?|sessions?|events?|presentations?|proposals?|lectures?)\/([^/]+)\/?$/i.exec(path);
  if (!found) return undefined;
  const [, before = '', code = ''] = found;
  return [host.toLowerCase(), before, code].join('/');
}
