import { describe, expect, it } from 'vitest';
import { type ListedRule, listedRules } from '../../server/cli/listedRules.ts';
import { runConfigExample } from '../../server/cli/ruleExamples.ts';
import { levelInProfile, scheduleRules } from '../../server/core/index.ts';
import { greenroomIn } from '../support/commandLine.ts';

const greenroom = (...args: string[]) => greenroomIn('/', args);
const ids = listedRules.map(({ rule }) => rule.id);
/** A text without its line breaks and indents. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

/** The messages of a rule that an example shows. */
function messagesWithExample({ rule, examples, scheduleExamples, configExamples = [] }: ListedRule) {
  const names = Object.keys(rule.messages);
  const firstOnSchedule = Object.keys(
    scheduleRules.find((module) => module.rule.id === rule.id)?.rule.messages ?? {},
  )[0];
  return new Set([
    ...(examples?.invalid ?? []).map(({ message = names[0] }) => message),
    ...(scheduleExamples?.invalid ?? []).map(({ message = firstOnSchedule }) => message),
    ...configExamples.map(({ code }) => runConfigExample(rule.id, code)?.message),
  ]);
}

describe('greenroom rules', () => {
  it('lists every rule once, with its severity in each profile', async () => {
    const { out, code } = await greenroom('rules');
    expect(code).toBe(0);
    const listed = [...out.matchAll(/^ {2}([a-z0-9-]+) +(\w+) +(\w+) +(\w+) +[A-Z"]/gm)].map(([, id]) => id);
    expect(listed.sort()).toEqual([...ids].sort());
    expect(out).toMatch(/^ {2}end-not-after-start +error +error +error +\S/m);
    expect(out).toMatch(/^Values$/m);
  });

  it('speaks JSON in the documented shape', async () => {
    const { out } = await greenroom('rules', '--format', 'json');
    const { version, rules } = JSON.parse(out);
    expect(version).toBe(1);
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(rules.find(({ id }: { id: string }) => id === 'line-ending-not-crlf')).toEqual({
      id: 'line-ending-not-crlf',
      category: 'file',
      since: '0.1.0',
      summary: expect.any(String),
      why: expect.any(String),
      severity: { editor: 'info', publish: expect.any(String), strict: 'error' },
      messages: [{ id: expect.any(String), text: expect.any(String), severity: expect.any(Object) }],
      spec: [{ rfc: 5545, section: '3.1' }],
    });
  });

  it.each([['--format', 'sarif'], ['--nope'], ['file-bom']])(
    'answers misuse with exit code 2: %s %s',
    async (...args) => {
      expect((await greenroom('rules', ...args)).code).toBe(2);
    },
  );
});

describe('greenroom explain', () => {
  it.each(ids)('tells all about %s, with an example for every message that has one', async (id) => {
    const { out, code } = await greenroom('explain', id);
    const listed = listedRules.find(({ rule }) => rule.id === id);
    if (!listed) throw new Error(id);
    const { rule } = listed;
    expect(code).toBe(0);
    expect(out.startsWith(`${id}\n`)).toBe(true);
    const page = flat(out);
    for (const text of [rule.summary, rule.why, ...(rule.sources ?? [])]) expect(page).toContain(flat(text));
    for (const message of Object.values(rule.messages)) {
      expect(page).toContain(flat(message.text));
      expect(page).toContain(levelInProfile(message, 'strict'));
    }
    for (const { rfc, section } of rule.spec) expect(page).toContain(`RFC ${rfc}, section ${section}:`);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ufeff]/);
    expect(out.match(/^Example: /gm)?.length ?? 0).toBe(messagesWithExample(listed).size);
  });

  it('shows an example before and after its repair', async () => {
    const { out } = await greenroom('explain', 'begin-end-mismatch');
    expect(out).toContain('      END:⟦VTODO⟧\n');
    expect(flat(out)).toContain('END:VTODO closes BEGIN:VEVENT;');
    expect(flat(out)).toContain('Change to END:VEVENT');
    expect(out).toMatch(/^ {6}END:VEVENT$/m);
  });

  it('keeps prose within 80 columns', async () => {
    const { out } = await greenroom('explain', 'line-blank');
    for (const line of out.split('\n').filter((one) => !one.includes('http'))) {
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  it.each([
    ['tzid-undefind', 'Did you mean tzid-undefined?'],
    ['FILE-BMO', 'Did you mean file-bom?'],
    ['line ending', 'line-ending-bare-cr, line-ending-mixed or line-ending-not-crlf?'],
    ['xyzzy', '"greenroom rules" lists them all'],
    ['', '"greenroom rules" lists them all'],
  ])('helps with an id that does not exist: %s', async (id, help) => {
    const { code, out, err } = await greenroom('explain', id);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`There is no rule "${id}".`);
    expect(err).toContain(help);
  });

  it('takes an id in whatever case', async () => {
    expect((await greenroom('explain', 'FILE-BOM')).out).toMatch(/^file-bom\n/);
  });

  it.each([[], ['file-bom', 'uid-missing'], ['--nope']])(
    'answers misuse with exit code 2: %s',
    async (...args) => {
      const { code, err } = await greenroom('explain', ...args);
      expect(code).toBe(2);
      expect(err).toMatch(/^greenroom: /);
    },
  );
});

it.each(['check', 'rules', 'explain'])('has help on %s', async (topic) => {
  const { out } = await greenroom('help', topic);
  expect(out).toMatch(new RegExp(`^Usage: greenroom ${topic} `));
  expect((await greenroom(topic, '--help')).out).toBe(out);
  expect((await greenroom('--help')).out).toContain(`greenroom ${topic}`);
});
