import type { Diagnostic } from 'vscode-languageserver';
import {
  type CheckedDocument,
  closedFacts,
  type FileFacts,
  type FindingView,
  PageDocument,
  readByteFacts,
  suppressionKey,
} from '../core/index.ts';
import { languageOfStored } from './documents.ts';
import { decodeText } from './files.ts';
import type { Session } from './session.ts';
import { faultViewsByTalk } from './talkFaults.ts';
import { toDiagnostics } from './toProto.ts';

/** What is kept of a file that nobody has open: its text is forgotten once it was read. */
export interface ClosedFile {
  /** What it shows by itself. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of that, what is drawn beside its talks, by the start of the block that it stands in. */
  readonly faults: ReadonlyMap<number, readonly FindingView[]>;
  /** Of a speaker page: whether the days of the event tell what its dates mean. */
  readonly hasOpenDates: boolean | undefined;
  /** What it needs of what greenroom.json ignores, by `suppressionKey`. */
  readonly used: readonly string[];
  /** What it tells the schedule, with its blocks where they stand in the file. */
  readonly facts: Pick<FileFacts, 'producer' | 'talks'>;
}

/** Reads a file as it is stored, under the rules that hold for it. Undefined for what is neither calendar nor page. */
export async function readStored(
  parts: Pick<Session, 'files' | 'openText' | 'schedules'>,
  uri: string,
): Promise<CheckedDocument | undefined> {
  const bytes = await parts.files.read(uri);
  if (!bytes) return undefined;
  const text = decodeText(bytes);
  const language = languageOfStored(uri, text);
  if (!language) return undefined;
  const document = parts.openText(language, text);
  document.setBytes(readByteFacts(bytes));
  await parts.schedules.configure(uri, document);
  return document;
}

/** What is to be kept of a document that was read and that nobody has open. */
export function closeDocument(
  parts: Pick<Session, 'client' | 'schedules'>,
  uri: string,
  document: CheckedDocument,
): ClosedFile {
  return {
    diagnostics: toDiagnostics(parts, uri, document),
    faults: faultViewsByTalk(document),
    hasOpenDates: document instanceof PageDocument ? document.hasOpenDates : undefined,
    used: [...document.usedSuppressions()].map(suppressionKey),
    facts: closedFacts(document.talks()),
  };
}
