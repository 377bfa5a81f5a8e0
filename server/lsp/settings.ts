import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { type BumpSequence, knownZone, type Reader } from '../core/index.ts';
import { type Settings, settingsSection } from '../protocol.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import type { Host } from './host.ts';

/** The zone in which somebody reads the times, and how it is known: `host` is a guess in remote windows. */
export type ReaderZone = Required<Pick<Reader, 'localZone' | 'localZoneSource'>>;

/** What came from the client under each setting's name; it may be anything. */
type Sent = { readonly [Name in keyof Settings]?: unknown };

/** When hints are shown after times. */
export type TimeHints = NonNullable<Settings['inlayHints.times']>;

/** What the user set, and what the windows said. */
export class SettingsKeeper {
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #isAsked: boolean;
  /** What was wrong with settings and has been told: once is enough. */
  readonly #told = new Set<string>();
  #zone = 'auto';
  #audienceZones: readonly string[] = [];
  #timeHints: TimeHints = 'whenDifferent';
  #windowZone: string | undefined;
  #foldsOnSave = true;
  #bumpSequence: BumpSequence = 'auto';

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
    const settings = readSettings(
      this.#isAsked
        ? await this.#connection.workspace.getConfiguration(settingsSection)
        : asRecord(sent)[settingsSection],
    );
    this.#foldsOnSave = settings.foldOnSave !== false;
    this.#bumpSequence = toBumpSequence(settings['preview.bumpSequence']);
    const before = this.#shown();
    this.#zone = this.#readZone(settings.localTimeZone);
    this.#audienceZones = this.#readZones(settings.audienceTimeZones);
    this.#timeHints = toTimeHints(settings['inlayHints.times']);
    return this.#shown() !== before;
  }

  /** Everything that what is shown depends on, in one text. */
  #shown(): string {
    return JSON.stringify([this.#zone, this.#audienceZones, this.#timeHints]);
  }

  /** Whether a save folds what was unfolded or made too long since the last one. */
  get foldsOnSave(): boolean {
    return this.#foldsOnSave;
  }

  /** Whether an edit in the preview raises SEQUENCE. */
  get bumpSequence(): BumpSequence {
    return this.#bumpSequence;
  }

  /** The zones of those for whom the schedule is made: names that are known. */
  get audienceZones(): readonly string[] {
    return this.#audienceZones;
  }

  /** The reader's zone and those of the audiences. */
  get favouriteZones(): readonly string[] {
    const { localZone } = this.readerZone();
    return [...(localZone === undefined ? [] : [localZone]), ...this.#audienceZones];
  }

  get timeHints(): TimeHints {
    return this.#timeHints;
  }

  /** A window said where its user is. Says whether that is news. */
  setWindowZone(zone: unknown): boolean {
    if (!isZone(zone) || zone === this.#windowZone) return false;
    this.#windowZone = zone;
    return true;
  }

  /** The setting counts first, then what a window said last, then the host's own zone. */
  readerZone(): ReaderZone {
    if (this.#zone !== 'auto') return { localZone: this.#zone, localZoneSource: 'setting' };
    const hostZone = this.#host.localZone();
    const localZone = this.#windowZone ?? hostZone;
    return { localZone, localZoneSource: localZone === hostZone ? 'host' : 'browser' };
  }

  #readZone(zone: unknown): string {
    if (zone === undefined || zone === null || zone === 'auto' || zone === '') return 'auto';
    if (isZone(zone)) return zone;
    this.#tell(
      `greenroom.localTimeZone: “${String(zone)}” is no time zone, so “auto” is used. Write an IANA name such as Europe/Berlin.`,
    );
    return 'auto';
  }

  #readZones(zones: unknown): readonly string[] {
    if (!Array.isArray(zones)) return [];
    const unknown = zones.filter((zone) => !isZone(zone));
    for (const zone of unknown) {
      this.#tell(
        `greenroom.audienceTimeZones: “${String(zone)}” is no time zone and is left out. Write an IANA name such as Europe/Berlin.`,
      );
    }
    return [...new Set(zones.filter(isZone))];
  }

  /** Tells the user, and the log, what is wrong with a setting. */
  #tell(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#host.log('warning', message);
    void this.#connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    });
  }
}

/** The settings by name; those with a dot in it come in objects of their own, or flat. */
function readSettings(sent: unknown): Sent {
  const settings = asRecord(sent);
  const times = asRecord(settings.inlayHints).times ?? settings['inlayHints.times'];
  const bumpSequence = asRecord(settings.preview).bumpSequence ?? settings['preview.bumpSequence'];
  return { ...settings, 'inlayHints.times': times, 'preview.bumpSequence': bumpSequence };
}

function toBumpSequence(value: unknown): BumpSequence {
  return value === 'off' || value === 'on' ? value : 'auto';
}

function toTimeHints(value: unknown): TimeHints {
  return value === 'off' || value === 'on' ? value : 'whenDifferent';
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isZone(zone: unknown): zone is string {
  return typeof zone === 'string' && knownZone(zone) !== undefined;
}
