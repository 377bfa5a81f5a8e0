import type { Connection } from 'vscode-languageserver';
import type { Host } from './host.ts';

/** The host as far as Node and a web worker are alike: clock, zone, random identifiers, log and timer. */
export function commonHost({ console }: Connection): Host {
  return {
    now: () => Date.now(),
    localZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    newUid: randomUuid,
    log: (level, message) => console[level === 'warning' ? 'warn' : level](message),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** `crypto.randomUUID` is missing in pages served without TLS; random bytes never are (RFC 9562, 5.4). */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
