import type { CheckedDocument, DocumentHost } from './checkedDocument.ts';
import { IcalDocument } from './document.ts';
import type { Configuration } from './engine/config.ts';
import type { RuleTable } from './engine/ruleRun.ts';
import type { Suppression } from './engine/suppression.ts';
import { PageDocument } from './pageDocument.ts';
import type { RunMemory } from './runMemory.ts';

/** The languages that Greenroom reads, by the ids that editors know them under. */
export type LanguageId = 'icalendar' | 'speaker-page';

/** What a document is checked by. */
export interface CheckedBy {
  readonly rules: RuleTable;
  /** Those that can have a say in the file. */
  readonly suppressions: readonly Suppression[];
  readonly configuration: Configuration;
}

/** Opens a text of either language. Takes any text. `memory` is shared by texts that are read in a row. */
export function openDocument(
  language: LanguageId,
  text: string,
  { rules, suppressions, configuration }: CheckedBy,
  host: DocumentHost,
  memory?: RunMemory,
): CheckedDocument {
  return language === 'speaker-page'
    ? new PageDocument(text, rules, host, suppressions, configuration)
    : new IcalDocument(text, rules, host, suppressions, memory);
}
