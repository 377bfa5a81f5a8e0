import {
  type Configuration,
  type DocumentHost,
  defaultConfiguration,
  IcalDocument,
  icalRules,
  PageDocument,
  type ProfileName,
  pageRules,
  profileNames,
  RuleTable,
  readByteFacts,
  readConfiguration,
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

export const allRules = new RuleTable([...icalRules, ...pageRules].map((module) => module.rule));

/** What a greenroom.json says; it must be in order. */
export function configured(
  profile: ProfileName = 'editor',
  config: Readonly<Record<string, unknown>> = {},
): Configuration {
  const { configuration, findings } = readConfiguration(
    JSON.stringify({ profile, ...config }),
    allRules.rules,
  );
  if (findings.length > 0) throw new Error(findings.map(({ text }) => text).join('\n'));
  return configuration;
}

const byProfile = new Map(
  profileNames.map((profile) => [profile, allRules.under({ profile, rules: new Map() })]),
);

/** All rules as they are under a configuration. Most examples have nothing but a profile, and share its table. */
export function rulesUnder(configuration: Configuration): RuleTable {
  const shared = configuration.rules.size === 0 ? byProfile.get(configuration.profile) : undefined;
  return shared ?? allRules.under(configuration);
}

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

/** A speaker page that is checked under a configuration. */
export function openPage(text: string, configuration: Configuration = defaultConfiguration): PageDocument {
  return new PageDocument(text, rulesUnder(configuration), testHost(), [], configuration);
}

/** Takes the `⟦` and `⟧` out of a text and gives the range that they mark. */
export function unmark(marked: string): { text: string; start: number; end: number } {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  if (start < 0 || end < start) throw new Error(`No marked range in ${marked}`);
  return { text: marked.replace('⟦', '').replace('⟧', ''), start, end };
}
