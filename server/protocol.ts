/**
 * What Greenroom's client and server say to each other beyond LSP. Shared by both, so it holds nothing but
 * names and shapes. Every part is optional: a client that offers none of it is a plain LSP client.
 */
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import type {
  BumpSequence,
  ByteOperation,
  FieldChange,
  Position,
  ScheduleView,
  TalkEdit,
  ViewPatch,
} from './core/index.ts';

/** What a client hands over with `initialize`. An editor that knows nothing of Greenroom sends none of it. */
export interface InitializationOptions {
  /**
   * Where the rules' documentation pages are, a URI that ends in `/`; `<rule id>.md` is appended to it. Without it
   * findings lead to the pages beside the server, where the server is a program on disk.
   */
  readonly rulePages?: string;
  /** The client has the command `applyByteOperationCommand`. */
  readonly byteOperations?: boolean;
  /** The client answers `readFileRequest`, `statFileRequest` and `findFilesRequest`. */
  readonly fileRequests?: boolean;
  /** The client checks greenroom.json against its schema by itself; the server need only say the rest. */
  readonly checksConfigShape?: boolean;
  /** A command of the client's that opens the list of completions again. */
  readonly suggestCommand?: string;
  /** A command of the client's that goes to places, named by code lenses; its argument is `ShowPlacesParams`. */
  readonly showPlacesCommand?: string;
  /** A command of the client's that shows a talk in the schedule's preview; its argument is `ShowInPreviewParams`. */
  readonly showInPreviewCommand?: string;
  /** The last zone that a window reported (an IANA name), kept by the client from an earlier session. */
  readonly readerZone?: string;
}

/**
 * Request, server to client: the bytes of a file as it is stored. Params `FileParams`, result
 * `ReadFileResult | null`; null for what does not exist or cannot be read.
 */
export const readFileRequest = 'greenroom/readFile';

/** Request, server to client: what a file is. Params `FileParams`, result `StatFileResult | null`. */
export const statFileRequest = 'greenroom/statFile';

/**
 * Request, server to client: the calendars and speaker pages in a folder and below it, without those that the user
 * leaves out of searches; of a text file its first line tells. Params `FindFilesParams`, result `string[] | null`, their URIs.
 */
export const findFilesRequest = 'greenroom/findFiles';

export interface FindFilesParams {
  /** The URI of the folder. */
  readonly folder: string;
}

export interface FileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  /** The bytes in base64: they pass through JSON on one of the two transports. */
  readonly base64: string;
}

export interface StatFileResult {
  /** In octets. */
  readonly size: number;
}

/** The extensions of files that may be calendars or speaker pages: of a text file its first line tells. */
export const calendarExtensions = ['ics', 'ical', 'ifb', 'icalendar', 'speaker', 'txt'] as const;

/** Notification, client to server: the zone of the window that somebody looks at. Params `ReaderZoneParams`. */
export const readerZoneNotification = 'greenroom/readerZone';

export interface ReaderZoneParams {
  /** An IANA name. */
  readonly zone: string;
}

/**
 * A command of the client's, named by code actions whose fix the text cannot express. Its arguments are
 * one or more `ApplyByteOperationParams`, to be carried out in their order.
 */
export const applyByteOperationCommand = 'greenroom.applyByteOperation';

export interface ApplyByteOperationParams {
  /** The document's URI as the client sent it. */
  readonly uri: string;
  readonly operation: ByteOperation;
}

/** The command that VS Code has for that. */
export const showPlacesCommand = 'greenroom.showPlaces';

/** Where somebody is and where to go: to the one place, or to a list of several. */
export interface ShowPlacesParams {
  /** The document's URI as the client sent it. */
  readonly uri: string;
  readonly position: Position;
  readonly locations: readonly Location[];
}

/** The command that VS Code has for a talk in the preview. */
export const showInPreviewCommand = 'greenroom.showInPreview';

/** An event of a calendar, by a place in it. */
export interface ShowInPreviewParams {
  /** The document's URI as the client sent it. */
  readonly uri: string;
  readonly position: Position;
}

/** The section of the settings that the server asks for, and its shape; each may be absent. */
export const settingsSection = 'greenroom';

export interface Settings {
  /** `auto` or an IANA name. */
  readonly localTimeZone?: string;
  /** Fold the lines that were unfolded or made too long since the last save, when the file is saved. */
  readonly foldOnSave?: boolean;
  /** IANA names of the zones of those for whom the schedule is made. */
  readonly audienceTimeZones?: readonly string[];
  /** Weekday and local time after times: never, always, or only when the reader's clocks show something else. */
  readonly 'inlayHints.times'?: 'off' | 'on' | 'whenDifferent';
  /** Whether an edit in the preview raises SEQUENCE. */
  readonly 'preview.bumpSequence'?: BumpSequence;
}

/** The code action kind that repairs all that is safe to repair in a file. */
export const fixAllKind = 'source.fixAll.greenroom';

/** The code action kinds that make a folded property one line, and fold one that is too long. */
export const unfoldKind = 'refactor.rewrite.greenroom.unfold';
export const foldKind = 'refactor.rewrite.greenroom.fold';

/** The code action kind that writes times in another zone. */
export const zoneChangeKind = 'refactor.rewrite.greenroom.zone';

/**
 * Request, client to server: the zones that somebody may choose for the times of a document. Params
 * `ZoneChoicesParams`, result `ZoneChoicesResult`.
 */
export const zoneChoicesRequest = 'greenroom/zoneChoices';

export interface ZoneChoicesParams {
  /** The document's URI as the client sent it. */
  readonly uri: string;
}

export interface ZoneChoicesResult {
  /** In the order in which to show them; those of one group stand together. */
  readonly zones: readonly OfferedZone[];
}

export interface OfferedZone {
  /** `UTC`, a TZID of the file or an IANA name. */
  readonly name: string;
  /** Its offset now, such as `UTC+02:00`; empty when nobody knows it. */
  readonly offset: string;
  /** Its greatest cities, to find it by; none where nobody knows any. */
  readonly cities: readonly string[];
  /** Why it stands where it stands, such as `In this file`. */
  readonly group: string;
}

/**
 * Request, client to server: what it would do to write times in another zone. Params `PlanZoneChangeParams`, result
 * `PlannedZoneChange | null`; null when the document is another version by now.
 */
export const planZoneChangeRequest = 'greenroom/planZoneChange';

export interface PlanZoneChangeParams {
  readonly uri: string;
  readonly version: number;
  /** A place in the event that is to be changed, with all that has its UID; absent for the whole file. */
  readonly position?: { readonly line: number; readonly character: number };
  /** One of the names that `zoneChoicesRequest` gave. */
  readonly target: string;
  /** Whether the moment stays at which something is, or what the clock shows then. */
  readonly keep: 'moment' | 'clock';
}

/** What an event's start is before and after, and what that means; plain text. */
export interface ShownZoneChange {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly effect: string;
  /** It is at another moment afterwards. */
  readonly moves: boolean;
}

export type PlannedZoneChange =
  | {
      readonly version: number;
      readonly edit: WorkspaceEdit;
      /** The first few events that change. */
      readonly changes: readonly ShownZoneChange[];
      /** How many events change. */
      readonly count: number;
    }
  /** Why it cannot be done without changing what is meant. */
  | { readonly refusal: string };

/**
 * Request, client to server: shows the schedule that a file belongs to, and tells of its changes until it is closed.
 * Params `OpenScheduleParams`, result `OpenScheduleResult | null`; null for what is in no folder.
 */
export const openScheduleRequest = 'greenroom/openSchedule';

export interface OpenScheduleParams {
  /** The URI of a file of the schedule, or of its folder with a `/` at the end. */
  readonly uri: string;
}

export interface OpenScheduleResult {
  /** Names the schedule in all that is said of it: the URI of its folder. */
  readonly schedule: string;
  readonly view: ScheduleView;
}

/** Notification, client to server: nobody looks at the schedule any more. Params `ScheduleParams`. */
export const closeScheduleNotification = 'greenroom/closeSchedule';

export interface ScheduleParams {
  readonly schedule: string;
}

/** Notification, server to client: an open schedule has changed. Params `ScheduleChangedParams`. */
export const scheduleChangedNotification = 'greenroom/scheduleChanged';

export interface ScheduleChangedParams extends ScheduleParams {
  readonly patch: ViewPatch;
}

/** Request, client to server: where a talk is written, best place first. Params `TalkPlacesParams`, result `TalkPlace[]`. */
export const talkPlacesRequest = 'greenroom/talkPlaces';

export interface TalkPlacesParams extends ScheduleParams {
  /** The talk's id in the view. */
  readonly id: string;
}

export interface TalkPlace {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/**
 * Request, client to server: what is the matter with a talk, and how to repair it. Params `TalkPlacesParams`, result
 * `TalkProblem[]`.
 */
export const talkProblemsRequest = 'greenroom/talkProblems';

export interface TalkProblem {
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly text: string;
  readonly place: TalkPlace;
  /** Best first. The client makes the edits. */
  readonly fixes: readonly TalkFix[];
}

export interface TalkFix {
  readonly title: string;
  readonly files: readonly FileEdits[];
}

/**
 * Request, client to server: which descriptions have the words of a search. Params `SearchDescriptionsParams`, result
 * `DescribedBy`. A view holds no descriptions, because they would be most of it.
 */
export const searchDescriptionsRequest = 'greenroom/searchDescriptions';

export interface SearchDescriptionsParams extends ScheduleParams {
  readonly text: string;
}

/** By each word, without case and accents, the ids of the talks whose descriptions have it. */
export type DescribedBy = Readonly<Record<string, readonly string[]>>;

/**
 * Request, client to server: an open schedule with its descriptions, to be written in another form. Params `ScheduleParams`,
 * result `ScheduleView | null`.
 */
export const describedViewRequest = 'greenroom/describedView';

/**
 * Request, client to server: all calendars of an open schedule as one. Params `ScheduleParams`, result
 * `MergedCalendarResult`.
 */
export const mergedCalendarRequest = 'greenroom/mergedCalendar';

export interface MergedCalendarResult {
  /** Null when the files cannot be made into one. */
  readonly text: string | null;
  /** Why not, in words. */
  readonly refusal: string | null;
}

/** Request, client to server: the id of the talk at a place. Params `TalkAtParams`, result `string | null`. */
export const talkAtRequest = 'greenroom/talkAt';

export interface TalkAtParams extends ScheduleParams {
  readonly uri: string;
  readonly position: Position;
}

/**
 * Request, client to server: what is to be changed for an edit in the timetable. Params `PlanTalkEditParams`, result
 * `PlanTalkEditResult`. The server changes nothing: the client makes the edits, so that they can be undone there.
 */
export const planTalkEditRequest = 'greenroom/planTalkEdit';

export interface PlanTalkEditParams extends ScheduleParams {
  readonly edit: TalkEdit;
}

export interface PlanTalkEditResult {
  /** Why nothing can be changed; null when it can. */
  readonly refusal: string | null;
  /** Empty when there is a refusal, or nothing to change. */
  readonly files: readonly FileEdits[];
  /** What the edits change; with `from` and `to` exchanged an edit of type `rewrite` takes it back. */
  readonly changes: readonly FieldChange[];
}

export interface FileEdits {
  readonly uri: string;
  /** The version of an open text that the edits are for; null for a file that is not open. */
  readonly version: number | null;
  readonly edits: readonly { readonly range: TalkPlace['range']; readonly newText: string }[];
}
