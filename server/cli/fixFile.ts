import {
  applyByteOperation,
  type ByteFacts,
  type CheckedBy,
  type DocumentHost,
  fixAll,
  type LanguageId,
  readByteFacts,
} from '../core/index.ts';
import { openFile } from './checkFile.ts';

/** What `--fix` made of a file. */
export interface FixedBytes {
  readonly bytes: Uint8Array;
  /** Why nothing was changed although something could be, for the user. */
  readonly refusal?: string;
}

/**
 * Applies every safe fix to a file's bytes. A byte that the user did not ask to change stays: the byte order
 * mark is kept unless its fix removes it, and bytes that are not UTF-8 are never written back decoded, unless
 * a fold cut each of them off its other half, which joins without loss.
 */
export function fixBytes(
  language: LanguageId,
  original: Uint8Array,
  checkedBy: CheckedBy,
  host: DocumentHost,
): FixedBytes {
  const bytes = joinSplitCharacters(language, original, checkedBy, host);
  const document = openFile(language, bytes, checkedBy, host);
  const undecodable = document.bytes.undecodable.length;
  if (undecodable > 0) return { bytes: original, refusal: refusal(undecodable) };
  const { text, edit, operations } = fixAll(document, { byteOperations: true });
  const fixed = edit ? encode(text, document.bytes.bom) : bytes;
  return { bytes: operations.reduce(applyByteOperation, fixed) };
}

/**
 * Only when that makes the whole file readable, and when it is a repair of something that is shown; else the
 * bytes stay as they are.
 */
function joinSplitCharacters(
  language: LanguageId,
  bytes: Uint8Array,
  checkedBy: CheckedBy,
  host: DocumentHost,
): Uint8Array {
  const facts: ByteFacts = readByteFacts(bytes);
  const isSplitOnly =
    facts.undecodable.length > 0 && facts.undecodable.every((place) => place.splitCharacter);
  if (!isSplitOnly) return bytes;
  const document = openFile(language, bytes, checkedBy, host);
  const fixes = document.findings().flatMap(({ finding }) => document.fixes(finding));
  const isWanted = fixes.some(({ operation }) => operation === 'join-split-characters');
  return isWanted ? applyByteOperation(bytes, 'join-split-characters') : bytes;
}

function encode(text: string, mark: boolean): Uint8Array {
  return new TextEncoder().encode(mark ? `\ufeff${text}` : text);
}

function refusal(count: number): string {
  const what = count === 1 ? 'one place is' : `${count} places are`;
  return `not fixed: ${what} not valid UTF-8, and writing the file back would lose those bytes. Convert it to UTF-8 first`;
}
