import { type Category, categoryTitles, levelInProfile, loudestLevel, profileNames } from '../core/index.ts';
import { type ListedRule, listedRules } from './listedRules.ts';
import type { Style } from './terminal.ts';

/** All rules by category, with the loudest severity of each in each profile: for people. */
export function listRulesAsText(style: Style): string {
  const width = Math.max(...listedRules.map(({ rule }) => rule.id.length)) + 2;
  const columns = (cells: readonly string[]) => cells.map((cell) => cell.padEnd(9)).join('');
  const head = style('gray', `  ${'rule'.padEnd(width)}${columns(profileNames)}`.trimEnd());
  const groups = (Object.keys(categoryTitles) as Category[]).flatMap((category) => {
    const members = listedRules.filter(({ rule }) => rule.category === category);
    if (members.length === 0) return [];
    const rows = members.map(({ rule }) => {
      const found = columns(profileNames.map((profile) => loudestLevel(rule, profile)));
      return `  ${rule.id.padEnd(width)}${found}${rule.summary}`;
    });
    return [`${style('bold', categoryTitles[category])}\n${rows.join('\n')}`];
  });
  return `${[head, ...groups].join('\n\n')}\n\n${hint}\n`;
}

const hint = 'greenroom explain RULE tells all about one of them.';

/** The same and each message, for programs; the shape changes only with `version`. */
export function listRulesAsJson(): string {
  return `${JSON.stringify({ version: 1, rules: listedRules.map(describe) }, undefined, 2)}\n`;
}

function describe({ rule }: ListedRule) {
  const { id, category, since, summary, why, spec } = rule;
  const messages = Object.entries(rule.messages).map(([name, message]) => ({
    id: name,
    text: message.text,
    severity: byProfile((profile) => levelInProfile(message, profile)),
  }));
  const severity = byProfile((profile) => loudestLevel(rule, profile));
  return { id, category, since, summary, why, severity, messages, spec };
}

function byProfile<Value>(valueIn: (profile: (typeof profileNames)[number]) => Value) {
  return Object.fromEntries(profileNames.map((profile) => [profile, valueIn(profile)]));
}
