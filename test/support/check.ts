import {
  type DocumentHost,
  IcalDocument,
  icalRules,
  type ProfileName,
  profileNames,
  RuleTable,
  readByteFacts,
} from '../../server/core/index.ts';
import { decode } from './bytes.ts';

/** A host whose clock stands still and whose identifiers count up, so that tests say what they expect. */
export function testHost(): DocumentHost {
  let count = 0;
  return {
    now: () => Date.UTC(2027, 3, 1, 8),
    newUid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
    onRuleFailure: (id, error) => {
      throw new Error(`Rule ${id} threw`, { cause: error });
    },
  };
}

export const allRules = new RuleTable(icalRules.map((module) => module.rule));

const byProfile = new Map(
  profileNames.map((profile) => [profile, allRules.under({ profile, rules: new Map() })]),
);

/** A document that is checked in a profile, with all rules as it has them. */
export function openText(text: string, profile: ProfileName = 'editor'): IcalDocument {
  return new IcalDocument(text, byProfile.get(profile) ?? allRules, testHost());
}

/** A document as it is open in an editor that has read the file's bytes. */
export function openBytes(bytes: Uint8Array, profile?: ProfileName): IcalDocument {
  const document = openText(decode(bytes), profile);
  document.setBytes(readByteFacts(bytes));
  return document;
}

/** Takes the `⟦` and `⟧` out of a text and gives the range that they mark. */
export function unmark(marked: string): { text: string; start: number; end: number } {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  if (start < 0 || end < start) throw new Error(`No marked range in ${marked}`);
  return { text: marked.replace('⟦', '').replace('⟧', ''), start, end };
}
