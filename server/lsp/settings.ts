import type { Connection } from 'vscode-languageserver';
import type { Reader } from '../core/index.ts';
import { type Settings, settingsSection } from '../protocol.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import type { Host } from './host.ts';

/** The zone in which somebody reads the times, and how it is known: `host` is a guess in remote windows. */
export type ReaderZone = Required<Pick<Reader, 'localZone' | 'localZoneSource'>>;

/** What the user set, and what the windows said. */
export class SettingsKeeper {
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #isAsked: boolean;
  #zone = 'auto';
  #windowZone: string | undefined;
  #foldsOnSave = true;

  constructor(connection: Connection, host: Host, client: ClientAbilities) {
    this.#connection = connection;
    this.#host = host;
    this.#isAsked = client.hasConfiguration;
    this.setWindowZone(client.options.readerZone);
  }

  /**
   * Brings the settings up to date: asks for them, or takes what the client sent along where it cannot be
   * asked. Says whether anything is different now.
   */
  async update(sent: unknown): Promise<boolean> {
    const settings = this.#isAsked
      ? await this.#connection.workspace.getConfiguration(settingsSection)
      : asRecord(sent)[settingsSection];
    this.#foldsOnSave = asRecord(settings).foldOnSave !== false;
    const zone = this.#readZone(asRecord(settings));
    if (zone === this.#zone) return false;
    this.#zone = zone;
    return true;
  }

  /** Whether a save folds what was unfolded or made too long since the last one. */
  get foldsOnSave(): boolean {
    return this.#foldsOnSave;
  }

  /** A window said where its user is. */
  setWindowZone(zone: unknown): void {
    if (isZone(zone)) this.#windowZone = zone;
  }

  /** The setting counts first, then what a window said last, then the host's own zone. */
  readerZone(): ReaderZone {
    if (this.#zone !== 'auto') return { localZone: this.#zone, localZoneSource: 'setting' };
    const hostZone = this.#host.localZone();
    const localZone = this.#windowZone ?? hostZone;
    return { localZone, localZoneSource: localZone === hostZone ? 'host' : 'browser' };
  }

  #readZone(settings: { readonly [Name in keyof Settings]?: unknown }): string {
    const zone = settings.localTimeZone;
    if (zone === undefined || zone === null || zone === 'auto' || zone === '') return 'auto';
    if (isZone(zone)) return zone;
    this.#host.log('warning', `greenroom.localTimeZone: "${String(zone)}" is no time zone; using "auto"`);
    return 'auto';
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || zone === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
