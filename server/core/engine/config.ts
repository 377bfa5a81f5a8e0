import { type EventSettings, noEventSettings } from './eventSettings.ts';
import { defaultPageSettings, type PageSettings } from './pageSettings.ts';
import { type Level, type Message, type ProfileName, profileNames, type RuleMeta } from './rule.ts';
import type { Suppression } from './suppression.ts';

/** Every level, the loudest first. */
export const levels = ['error', 'warning', 'info', 'hint', 'off'] as const satisfies readonly Level[];

/** What a configuration may say of a rule or of one of its messages; `default` is what its profile says. */
export type LevelSetting = Level | 'default';

/** A level for all that a rule says, or one for each of its messages by their ids. */
export type RuleSetting = LevelSetting | Readonly<Record<string, LevelSetting>>;

/** What a schedule is checked by, and what is not to be shown of it. */
export interface Configuration {
  readonly profile: ProfileName;
  readonly event: EventSettings;
  readonly pages: PageSettings;
  /** By the id of the rule. A rule that is not named is as the profile has it. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly ignore: readonly Suppression[];
}

/** What holds where nobody configured anything. */
export const defaultConfiguration: Configuration = {
  profile: 'editor',
  event: noEventSettings,
  pages: defaultPageSettings,
  rules: new Map(),
  ignore: [],
};

/** Says whether a word is the name of a profile. */
export function isProfileName(word: unknown): word is ProfileName {
  return profileNames.some((name) => name === word);
}

/** The level of a message in a profile, before anybody's own settings. */
export function levelInProfile({ severity, profiles }: Message, profile: ProfileName): Level {
  return profile === 'editor' ? severity : (profiles?.[profile] ?? severity);
}

/** The loudest level that a rule has in a profile, before anybody's own settings. */
export function loudestLevel({ messages }: RuleMeta, profile: ProfileName): Level {
  const ofMessages = Object.values(messages).map((message) => levelInProfile(message, profile));
  return levels.find((level) => ofMessages.includes(level)) ?? 'off';
}

/**
 * The level of each message of a rule. A level for the whole rule is for those messages that the profile has
 * on; for a rule that it has off altogether, it is for them all, and so switches the rule on.
 */
export function levelsOf(
  { id, messages }: RuleMeta,
  { profile, rules }: Pick<Configuration, 'profile' | 'rules'>,
): Readonly<Record<string, Level>> {
  const byProfile = Object.entries(messages).map(
    ([message, text]) => [message, levelInProfile(text, profile)] as const,
  );
  const setting = rules.get(id) ?? 'default';
  const isOff = byProfile.every(([, level]) => level === 'off');
  const levelOf = (message: string, level: Level): Level => {
    if (typeof setting === 'object') return withSetting(setting[message], level);
    return level === 'off' && !isOff ? 'off' : withSetting(setting, level);
  };
  return Object.fromEntries(byProfile.map(([message, level]) => [message, levelOf(message, level)]));
}

/** Whether any message of a rule is on. A rule without messages has no place to be silent in; it is a test's. */
export function canSpeak(rule: RuleMeta, configuration: Pick<Configuration, 'profile' | 'rules'>): boolean {
  const { profile, rules } = configuration;
  const messages = Object.values(rule.messages);
  // Nearly all rules are as they are in the profile, and that is known without a look at each setting.
  const isOn = rules.has(rule.id)
    ? Object.values(levelsOf(rule, configuration)).some((level) => level !== 'off')
    : messages.some((message) => levelInProfile(message, profile) !== 'off');
  return messages.length === 0 || isOn;
}

function withSetting(setting: LevelSetting | undefined, level: Level): Level {
  return setting === undefined || setting === 'default' ? level : setting;
}
