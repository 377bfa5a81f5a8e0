import { describe, expect, it } from 'vitest';
import { type LevelSetting, levelsOf, type RuleSetting } from '../../../server/core/engine/config.ts';
import type { Message, ProfileName } from '../../../server/core/engine/rule.ts';
import { RuleTable, type RunnableRule } from '../../../server/core/engine/ruleRun.ts';

const messages = {
  loud: { severity: 'error', text: '' },
  growing: { severity: 'hint', profiles: { publish: 'warning', strict: 'error' }, text: '' },
  late: { severity: 'off', profiles: { strict: 'warning' }, text: '' },
} as const satisfies Record<string, Message>;

const meta = { id: 'some-rule', category: 'text', since: '0.1.0', spec: [], summary: '', why: '' } as const;

function levels(
  profile: ProfileName,
  setting?: RuleSetting,
  own: Record<string, Message> = messages,
): string {
  const rules = new Map(setting === undefined ? [] : [[meta.id, setting]]);
  return Object.values(levelsOf({ ...meta, messages: own }, { profile, rules })).join(' ');
}

describe('levels', () => {
  it.each([
    ['editor', 'error hint off'],
    ['publish', 'error warning off'],
    ['strict', 'error error warning'],
  ] as const)('in the profile %s are as the messages say', (profile, expected) => {
    expect(levels(profile)).toBe(expected);
  });

  it.each([
    ['info', 'info info off'],
    ['off', 'off off off'],
    ['default', 'error hint off'],
  ] as const)('of a whole rule: %s', (setting, expected) => {
    expect(levels('editor', setting)).toBe(expected);
  });

  it('of a rule that is off switch all of it on', () => {
    const own = { late: messages.late, later: { severity: 'off', text: '' } } as const;
    expect(levels('editor', 'warning', own)).toBe('warning warning');
    expect(levels('editor', 'default', own)).toBe('off off');
    expect(levels('strict', 'error', own)).toBe('error off');
  });

  it('of single messages leave the others', () => {
    const setting: Record<string, LevelSetting> = { late: 'info', loud: 'off', growing: 'default' };
    expect(levels('editor', setting)).toBe('off hint info');
    expect(levels('editor', { late: 'hint' })).toBe('error hint hint');
  });
});

describe('a table of rules', () => {
  const rule = (id: string, own: Record<string, Message>): RunnableRule => ({
    ...meta,
    id,
    messages: own,
    visit: 'thing',
    on: ['*'],
    check() {},
  });
  const all = [rule('on', { a: messages.loud }), rule('off', { a: messages.late })];
  const visited = (table: RuleTable) =>
    table
      .visitors('thing')
      .of('any')
      .map(({ rule: { id } }) => id);

  it('never visits a rule that has nothing to say', () => {
    const table = new RuleTable(all);
    expect(visited(table)).toEqual(['on']);
    expect(visited(table.under({ profile: 'strict', rules: new Map() }))).toEqual(['on', 'off']);
    expect(visited(table.under({ profile: 'editor', rules: new Map([['on', 'off']]) }))).toEqual([]);
  });

  it('still knows it, for what it supersedes and fixes', () => {
    const table = new RuleTable(all);
    expect(table.get('off')?.id).toBe('off');
    expect(table.levelOf('off', 'a')).toBe('off');
    expect(table.levelOf('off', 'b')).toBeUndefined();
  });
});
