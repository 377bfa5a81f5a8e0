import type { Memento } from 'vscode';

const zoneKey = 'readerZone';

/**
 * The time zone of the person who looks at the window. Only what runs in that window knows it: this
 * machine's own zone when it is the same machine, else what a webview last said, kept from session to session.
 */
export class ReaderZone {
  readonly #own: string | undefined;
  readonly #kept: Memento;
  readonly #send: (zone: string) => void;

  /** `own` is the zone of the machine that this runs on when the person sits at it. `send` tells the server. */
  constructor(own: string | undefined, kept: Memento, send: (zone: string) => void) {
    this.#own = own;
    this.#kept = kept;
    this.#send = send;
  }

  /** An IANA name; undefined as long as nobody has said. */
  get zone(): string | undefined {
    return this.#own ?? this.#kept.get<string>(zoneKey);
  }

  /** A webview says where its user is. */
  report(zone: string): void {
    if (zone === this.zone) return;
    void this.#kept.update(zoneKey, zone);
    if (!this.#own) this.#send(zone);
  }
}

/** The IANA name of the zone that this machine is set to. */
export function machineZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
