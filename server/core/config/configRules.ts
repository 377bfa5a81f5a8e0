import type { RuleMeta } from '../engine/rule.ts';

/**
 * What is wrong with greenroom.json itself. Told apart as rules are, so that these findings are shown, counted
 * and configured like all others; the reader of the file finds them.
 */
export const configRules = [
  {
    id: 'config-key-duplicate',
    category: 'configuration',
    since: '0.1.0',
    spec: [{ rfc: 8259, section: '4' }],
    summary: 'A key stands once in each object of greenroom.json.',
    why: 'Of two entries under one key only the last counts, and nobody sees that from the first.',
    messages: {
      again: {
        severity: 'error',
        text: '"{key}" stands in this object again, so what stands under the first one does not count. Put both together',
      },
    },
  },
  {
    id: 'config-key-unknown',
    category: 'configuration',
    since: '0.1.0',
    spec: [],
    summary: 'Every key in greenroom.json is one that Greenroom knows.',
    why: 'What stands under a misspelt key has no effect, and a check that seems to be strict is not.',
    messages: {
      unknown: {
        severity: 'error',
        text: 'Greenroom knows no "{key}" here, so it has no effect. The keys are {keys}',
      },
      misspelt: {
        severity: 'error',
        text: 'Greenroom knows no "{key}" here, so it has no effect. Did you mean "{near}"?',
      },
    },
  },
  {
    id: 'config-rule-unknown',
    category: 'configuration',
    since: '0.1.0',
    spec: [],
    summary: 'Every rule and every message that greenroom.json names exists.',
    why: 'A level or a suppression for a rule that does not exist has no effect.',
    messages: {
      rule: {
        severity: 'error',
        text: 'There is no rule "{name}", so this has no effect. The ids are those that findings show',
      },
      misspeltRule: {
        severity: 'error',
        text: 'There is no rule "{name}", so this has no effect. Did you mean "{near}"?',
      },
      message: {
        severity: 'error',
        text: 'The rule {rule} has no message "{name}", so this has no effect. Its messages are {names}',
      },
    },
  },
  {
    id: 'config-syntax-invalid',
    category: 'configuration',
    since: '0.1.0',
    spec: [{ rfc: 8259, section: '2' }],
    summary: 'The file greenroom.json is JSON; comments and trailing commas are allowed.',
    why: 'What cannot be read does not count: the editor goes on with what it read last, the command line with what it can make out.',
    messages: {
      broken: { severity: 'error', text: 'This is not JSON: {what}. What follows may not count' },
      notObject: {
        severity: 'error',
        text: 'The configuration is an object, in braces, such as {"profile": "publish"}. This is something else and has no effect',
      },
    },
  },
  {
    id: 'config-value-invalid',
    category: 'configuration',
    since: '0.1.0',
    spec: [],
    summary: 'Every value in greenroom.json is of the kind that its key needs.',
    why: 'A value that makes no sense has no effect, and a check that seems to be strict is not.',
    messages: {
      kind: { severity: 'error', text: '"{key}" must be {kind}. As it stands it has no effect' },
      word: { severity: 'error', text: '"{word}" has no effect: "{key}" must be {kind}' },
      misspelt: {
        severity: 'error',
        text: '"{word}" has no effect: "{key}" must be {kind}. Did you mean "{near}"?',
      },
      missingRule: {
        severity: 'error',
        text: 'This does not say which rule is to be silent, so it has no effect. Add "rule" with the id that the finding shows',
      },
      glob: {
        severity: 'error',
        text: 'This pattern is empty or stands for too many others, so it has no effect. Write a simpler one, or several',
      },
      zone: {
        severity: 'error',
        text: 'There is no time zone "{word}", so this has no effect. Write an IANA name, such as "Europe/Berlin"',
      },
    },
  },
  {
    id: 'suppression-unused',
    category: 'configuration',
    since: '0.1.0',
    spec: [],
    summary: 'Every suppression in greenroom.json silences something.',
    why: 'A suppression that outlived its reason hides the next finding of its kind, which somebody should see.',
    messages: {
      unused: {
        severity: 'warning',
        text: 'This suppresses nothing in the whole schedule: {rule} finds nothing {where}. Remove it, before it hides something new',
      },
    },
  },
] as const satisfies readonly RuleMeta[];

/** The messages that a JSON schema cannot give: what else is wrong, an editor that has the schema shows by itself. */
export const beyondSchema: ReadonlySet<string> = new Set(['glob', 'zone', 'unused']);
