import type { CheckedDocument } from '../core/index.ts';
import { languageOfStored } from './documents.ts';
import { decodeText } from './files.ts';
import type { Session } from './session.ts';

/** A file of a schedule as a document: as it is open, or else as it is stored. Undefined for one that cannot be read. */
export async function scheduleDocument(
  { documents, files, openText }: Pick<Session, 'documents' | 'files' | 'openText'>,
  uri: string,
): Promise<CheckedDocument | undefined> {
  const open = documents.get(uri);
  if (open) return open.checked;
  const bytes = await files.read(uri);
  const text = bytes && decodeText(bytes);
  const language = text === undefined ? undefined : languageOfStored(uri, text);
  return language && openText(language, text as string);
}
