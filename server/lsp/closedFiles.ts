import type { Diagnostic } from 'vscode-languageserver';
import {
  type CheckedDocument,
  closedFacts,
  type FileFacts,
  PageDocument,
  type PageSurroundings,
  readByteFacts,
} from '../core/index.ts';
import { languageOfStored } from './documents.ts';
import { decodeText } from './files.ts';
import type { Session } from './session.ts';
import { toDiagnostics } from './toProto.ts';

/** What is kept of a file that nobody has open: its text is forgotten once it was read. */
export interface ClosedFile {
  readonly uri: string;
  /** What it shows by itself. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of a speaker page: whether the days of the event tell what its dates mean. */
  readonly hasOpenDates: boolean | undefined;
  /** What it tells the schedule, with its blocks where they stand in the file. */
  readonly facts: Pick<FileFacts, 'producer' | 'talks'>;
}

type Parts = Pick<Session, 'client' | 'files' | 'openText' | 'schedules'>;

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

/**
 * Reads a file that nobody has open; `surroundings` are those of its schedule, should it be a speaker page. Undefined for one
 * that is not there, cannot be read or is neither a calendar nor a speaker page.
 */
export async function readClosedFile(
  parts: Parts,
  uri: string,
  surroundings: () => PageSurroundings,
): Promise<ClosedFile | undefined> {
  const document = await readStored(parts, uri);
  if (!document) return undefined;
  if (document instanceof PageDocument) document.surround(surroundings());
  const hasOpenDates = document instanceof PageDocument ? document.hasOpenDates : undefined;
  const facts = closedFacts(document.talks());
  return { uri, diagnostics: toDiagnostics(parts, uri, document), hasOpenDates, facts };
}
