import { type LevelSetting, levelInProfile } from '../engine/config.ts';
import { type Message, type ProfileName, profileNames, type RuleMeta } from '../engine/rule.ts';
import { configRules } from './configRules.ts';
import { eventSchema, fileSchemas } from './eventSchema.ts';
import { pagesSchema } from './pagesSchema.ts';
import { levelWords } from './readConfiguration.ts';

const profileTexts: Readonly<Record<ProfileName, string>> = {
  editor: 'For whoever is writing: what readers of the schedule would suffer from. The default.',
  publish: 'For a schedule that goes public: also what those who import it would trip over.',
  strict: 'The RFCs to the letter: an error for each MUST, a warning for each SHOULD.',
};

const levelTexts: Readonly<Record<LevelSetting, string>> = {
  error: 'Fails the check.',
  warning: 'Fails the check only when there are more than --max-warnings allows.',
  info: 'Shown, and never fails the check.',
  hint: 'Shown as quietly as can be.',
  off: 'Not looked for.',
  default: 'As the profile has it.',
};

/**
 * The JSON schema of greenroom.json (draft 7, with what VS Code reads besides), so that editors complete and
 * check it. `known` are the rules that look at calendars.
 */
export function configurationSchema(known: readonly RuleMeta[]) {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Greenroom',
    description: 'How Greenroom checks the schedule in this folder and below.',
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'The address of the schema of this file.' },
      profile: {
        description: 'For whom the schedule is checked. The command line can choose another.',
        enum: profileNames,
        enumDescriptions: profileNames.map((name) => profileTexts[name]),
        default: 'editor',
      },
      event: eventSchema,
      pages: pagesSchema,
      ...fileSchemas,
      rules: {
        description: 'How loud single rules are, or their messages, whatever the profile says.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries([...known, ...configRules].map((rule) => [rule.id, settingOf(rule)])),
      },
      ignore: {
        description:
          'What somebody has looked at and does not want to see again: a rule in some files, in some events or everywhere.',
        type: 'array',
        items: { $ref: '#/definitions/suppression' },
      },
    },
    definitions: {
      level: {
        enum: levelWords,
        enumDescriptions: levelWords.map((word) => levelTexts[word]),
      },
      suppression: suppressionOf(known),
    },
  };
}

function settingOf({ summary, messages }: RuleMeta) {
  const properties = Object.entries<Message>(messages).map(([message, { text }]) => [
    message,
    { description: text, $ref: '#/definitions/level' },
  ]);
  return {
    description: `${summary} ${describeLevels(messages)}`,
    anyOf: [
      { $ref: '#/definitions/level' },
      { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) },
    ],
    default: 'off',
  };
}

/** The levels in each profile, such as "editor: info, publish: error, strict: error". */
function describeLevels(messages: RuleMeta['messages']): string {
  const inProfile = (profile: ProfileName) =>
    [...new Set(Object.values<Message>(messages).map((message) => levelInProfile(message, profile)))].join(
      ' or ',
    );
  return `(${profileNames.map((profile) => `${profile}: ${inProfile(profile)}`).join(', ')})`;
}

function suppressionOf(known: readonly RuleMeta[]) {
  const text = { type: 'string', minLength: 1 };
  const oneOrMore = { anyOf: [text, { type: 'array', minItems: 1, items: text }] };
  return {
    type: 'object',
    additionalProperties: false,
    required: ['rule'],
    properties: {
      rule: {
        description: 'The id of the rule that is to be silent, as its findings show it.',
        enum: known.map(({ id }) => id),
        enumDescriptions: known.map(({ summary }) => summary),
      },
      files: {
        description:
          'In these files only: patterns for paths from this folder, such as "talks/*.ics". Without a "/" a pattern matches that name in every folder; one that matches a folder matches all in it.',
        ...oneOrMore,
      },
      uid: { description: 'In the events with these UIDs only.', ...oneOrMore },
      reason: { type: 'string', description: 'Why, for those who come after you.' },
    },
    defaultSnippets: [
      { label: 'In an event', body: { rule: '$1', uid: '$2', reason: '$3' } },
      { label: 'In a file', body: { rule: '$1', files: '$2', reason: '$3' } },
    ],
  };
}
