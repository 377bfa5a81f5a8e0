import type { configRules } from './configRules.ts';

/** A greenroom.json that shows a rule: `⟦` and `⟧` mark what the finding marks. */
export interface ConfigExample {
  readonly name: string;
  readonly code: string;
  /** The same as it should be. */
  readonly better: string;
}

/** What shows each rule on greenroom.json: tests, and the pages of the documentation. */
export const configExamples: Readonly<Record<(typeof configRules)[number]['id'], readonly ConfigExample[]>> =
  {
    'config-key-duplicate': [
      {
        name: 'two lists of suppressions',
        code: '{\n  "ignore": [{ "rule": "line-too-long" }],\n  ⟦"ignore"⟧: [{ "rule": "file-bom" }]\n}',
        better: '{\n  "ignore": [{ "rule": "line-too-long" }, { "rule": "file-bom" }]\n}',
      },
    ],
    'config-key-unknown': [
      {
        name: 'a slip in a key',
        code: '{\n  ⟦"profil"⟧: "publish"\n}',
        better: '{\n  "profile": "publish"\n}',
      },
      {
        name: 'a key of another program',
        code: '{\n  ⟦"indent"⟧: 2,\n  "profile": "publish"\n}',
        better: '{\n  "profile": "publish"\n}',
      },
    ],
    'config-rule-unknown': [
      {
        name: 'a slip in a rule',
        code: '{\n  "rules": { ⟦"line-to-long"⟧: "off" }\n}',
        better: '{\n  "rules": { "line-too-long": "off" }\n}',
      },
      {
        name: 'a message that the rule does not have',
        code: '{\n  "rules": { "uri-invalid": { ⟦"dead"⟧: "off" } }\n}',
        better: '{\n  "rules": { "uri-invalid": { "hostMissing": "off" } }\n}',
      },
    ],
    'config-syntax-invalid': [
      {
        name: 'a comma that is missing',
        code: '{\n  "profile": "publish"\n  ⟦"rules"⟧: { "line-too-long": "off" }\n}',
        better: '{\n  "profile": "publish",\n  "rules": { "line-too-long": "off" }\n}',
      },
    ],
    'config-value-invalid': [
      {
        name: 'a level that there is not',
        code: '{\n  "rules": { "line-too-long": ⟦"never"⟧ }\n}',
        better: '{\n  "rules": { "line-too-long": "off" }\n}',
      },
      {
        name: 'a suppression of nothing in particular',
        code: '{\n  "ignore": [⟦{ "files": "old/**" }⟧]\n}',
        better: '{\n  "ignore": [{ "rule": "file-bom", "files": "old/**" }]\n}',
      },
    ],
    'suppression-unused': [
      {
        name: 'a suppression of what was repaired since',
        code: '{\n  "ignore": [\n    { "rule": ⟦"file-bom"⟧, "files": "old/**" }\n  ]\n}',
        better: '{\n  "ignore": []\n}',
      },
    ],
  };
