import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { fillMessage } from '../../../server/core/engine/finding.ts';
import {
  type Configuration,
  configRules,
  configurationSchema,
  defaultConfiguration,
  knownRules,
  profileNames,
  readConfiguration,
} from '../../../server/core/index.ts';

const known = knownRules;
const read = (text: string, before?: Configuration) => readConfiguration(text, known, before);

/** The findings as `rule message`, each with the text that it marks. */
function found(text: string): [string, string][] {
  return read(text).findings.map(({ rule, message, at }) => [
    `${rule} ${message}`,
    text.slice(at.start, at.end),
  ]);
}

describe('a configuration', () => {
  it('says profile, levels and what to ignore', () => {
    const { configuration, findings } = read(`{
      "$schema": "schemas/greenroom.schema.json",
      "profile": "publish",
      "rules": {"line-too-long": "off", "end-not-after-start": {}},
      "ignore": [{"rule": "file-bom", "files": ["a/*.ics"], "uid": "x", "reason": "why not"}, {"rule": "uid-missing"}]
    }`);
    expect(findings).toEqual([]);
    expect(configuration.profile).toBe('publish');
    expect([...configuration.rules]).toEqual([
      ['line-too-long', 'off'],
      ['end-not-after-start', {}],
    ]);
    const [one, other] = configuration.ignore;
    expect(one).toMatchObject({ rule: 'file-bom', uids: new Set(['x']) });
    expect(one?.files?.map(({ source }) => source)).toEqual(['a/*.ics']);
    expect(other).toEqual({ rule: 'uid-missing', at: expect.anything() });
  });

  it.each(['', ' \n', '{}', '// nothing yet\n{ /* at all */ }', '{"ignore": [],}'])(
    'may say nothing: %j',
    (text) => {
      expect(read(text)).toEqual({
        configuration: defaultConfiguration,
        findings: [],
      });
    },
  );

  it('describes the event', () => {
    const { configuration, findings } = read(`{
      "event": {
        "name": "PyLoom", "timeZone": "Europe/Berlin", "days": ["2027-05-15", "2027-05-14"], "dayStart": "04:30",
        "rooms": ["Hall", {"name": "Foyer", "aliases": ["Lobby"], "parallel": true, "changeover": 0}],
        "tracks": ["Web"], "levels": "Novice", "breaks": [], "changeover": 5, "walk": 3,
        "walks": [{"between": ["Hall", "Foyer"], "minutes": 10}], "speakers": "summary"
      },
      "include": "2027/**", "exclude": ["old/*.ics"]
    }`);
    expect(findings).toEqual([]);
    expect(configuration.event).toMatchObject({
      name: 'PyLoom',
      timeZone: 'Europe/Berlin',
      days: ['2027-05-14', '2027-05-15'],
      dayStart: 270,
      rooms: [
        { name: 'Hall', aliases: [], parallel: false },
        { name: 'Foyer', aliases: ['Lobby'], parallel: true, changeover: 0 },
      ],
      tracks: ['Web'],
      levels: ['Novice'],
      breaks: [],
      changeover: 5,
      walk: 3,
      walks: [{ rooms: ['Hall', 'Foyer'], minutes: 10 }],
      speakers: 'summary',
      include: [{ source: '2027/**' }],
      exclude: [{ source: 'old/*.ics' }],
    });
  });

  it('keeps what was known of the event where it is half-typed', () => {
    const { configuration } = read('{"event": {"timeZone": "Europe/Berlin", "rooms": ["A"], "walk": 5}}');
    const half = read('{"event": {"timeZone": "Europe/Ber", "rooms": 1, "walk": -1}}', configuration);
    expect(half.configuration.event).toEqual(configuration.event);
    expect(half.findings).toHaveLength(3);
  });

  it.each([
    ['{"event": 1}', 'config-value-invalid kind', '1'],
    ['{"event": {"room": []}}', 'config-key-unknown misspelt', '"room"'],
    ['{"event": {"name": ""}}', 'config-value-invalid kind', '""'],
    ['{"event": {"timeZone": "Mars/Base"}}', 'config-value-invalid zone', '"Mars/Base"'],
    ['{"event": {"days": ["2027-02-30"]}}', 'config-value-invalid kind', '"2027-02-30"'],
    ['{"event": {"days": "2027-02-03"}}', 'config-value-invalid kind', '"2027-02-03"'],
    ['{"event": {"dayStart": "13:00"}}', 'config-value-invalid kind', '"13:00"'],
    ['{"event": {"rooms": [{}]}}', 'config-value-invalid kind', '{}'],
    ['{"event": {"rooms": [1]}}', 'config-value-invalid kind', '1'],
    ['{"event": {"rooms": [{"name": "A", "parallel": 1}]}}', 'config-value-invalid kind', '1'],
    ['{"event": {"rooms": [{"name": "A", "aliase": "B"}]}}', 'config-key-unknown misspelt', '"aliase"'],
    ['{"event": {"changeover": 241}}', 'config-value-invalid kind', '241'],
    ['{"event": {"walk": 1.5}}', 'config-value-invalid kind', '1.5'],
    [
      '{"event": {"walks": [{"between": ["A"], "minutes": 1}]}}',
      'config-value-invalid kind',
      '{"between": ["A"], "minutes": 1}',
    ],
    ['{"event": {"speakers": "page"}}', 'config-value-invalid misspelt', '"page"'],
    ['{"include": []}', 'config-value-invalid kind', '[]'],
    ['{"exclude": ""}', 'config-value-invalid kind', '""'],
    ['{"profil": "strict"}', 'config-key-unknown misspelt', '"profil"'],
    ['{"Profile": "strict"}', 'config-key-unknown misspelt', '"Profile"'],
    ['{"colour": 1}', 'config-key-unknown unknown', '"colour"'],
    ['{"profile": "strikt"}', 'config-value-invalid misspelt', '"strikt"'],
    ['{"profile": "loud"}', 'config-value-invalid word', '"loud"'],
    ['{"profile": 1}', 'config-value-invalid kind', '1'],
    ['{"profile": "editor", "profile": "strict"}', 'config-key-duplicate again', '"profile"'],
    ['{"$schema": 1}', 'config-value-invalid kind', '1'],
    ['{"rules": []}', 'config-value-invalid kind', '[]'],
    ['{"rules": {"file-bmo": "off"}}', 'config-rule-unknown misspeltRule', '"file-bmo"'],
    ['{"rules": {"no-such-thing": "off"}}', 'config-rule-unknown rule', '"no-such-thing"'],
    ['{"rules": {"file-bom": "waring"}}', 'config-value-invalid misspelt', '"waring"'],
    ['{"rules": {"file-bom": "ERROR"}}', 'config-value-invalid misspelt', '"ERROR"'],
    ['{"rules": {"file-bom": 2}}', 'config-value-invalid kind', '2'],
    ['{"rules": {"file-bom": {"nothing": "off"}}}', 'config-rule-unknown message', '"nothing"'],
    ['{"ignore": {}}', 'config-value-invalid kind', '{}'],
    ['{"ignore": ["file-bom"]}', 'config-value-invalid kind', '"file-bom"'],
    ['{"ignore": [{"files": "a"}]}', 'config-value-invalid missingRule', '{"files": "a"}'],
    ['{"ignore": [{"rule": 1}]}', 'config-value-invalid kind', '1'],
    ['{"ignore": [{"rule": "file-bmo"}]}', 'config-rule-unknown misspeltRule', '"file-bmo"'],
    ['{"ignore": [{"rule": "suppression-unused"}]}', 'config-rule-unknown rule', '"suppression-unused"'],
    ['{"ignore": [{"rule": "file-bom", "uids": "a"}]}', 'config-key-unknown misspelt', '"uids"'],
    ['{"ignore": [{"rule": "file-bom", "uid": []}]}', 'config-value-invalid kind', '[]'],
    ['{"ignore": [{"rule": "file-bom", "uid": ["a", ""]}]}', 'config-value-invalid kind', '""'],
    ['{"ignore": [{"rule": "file-bom", "files": 1}]}', 'config-value-invalid kind', '1'],
    ['{"ignore": [{"rule": "file-bom", "files": "./"}]}', 'config-value-invalid glob', '"./"'],
    ['{"ignore": [{"rule": "file-bom", "reason": 1}]}', 'config-value-invalid kind', '1'],
    ['[]', 'config-syntax-invalid notObject', '[]'],
    ['{"profile" "strict"}', 'config-syntax-invalid broken', '"strict"'],
    ['{"profile": strict}', 'config-syntax-invalid broken', 'strict'],
    ['{"profile": "strict"', 'config-syntax-invalid broken', '"'],
    ['{"rules": {', 'config-syntax-invalid broken', '{'],
  ])('with something wrong says so there: %s', (text, finding, marked) => {
    expect(found(text).slice(-1)).toEqual([[finding, marked]]);
  });

  it('holds nobody to a list that is torn, nor to one behind a fault', () => {
    const torn = read(
      '{"event": {"levels": ["Novice"], "days": ["2027-05-14"] "tracks": ["Web"], "rooms": ["A", {"name": "B", "parallel": true}',
    );
    expect(torn.configuration.event).toMatchObject({ levels: ['Novice'], days: ['2027-05-14'], tracks: [] });
    expect(torn.configuration.event.rooms).toHaveLength(2);
    expect([...torn.configuration.rules]).toEqual([['room-unknown', 'off']]);
    const whole = read('{"event": {"rooms": ["A"]}, "rules": {');
    expect(whole.configuration.event.rooms).toHaveLength(1);
    expect([...whole.configuration.rules]).toEqual([]);
  });

  it('tells the first fault of a text that is not JSON, and no more', () => {
    expect(found('{"profil": x y z')).toHaveLength(1);
  });

  it('has a word for every fault', () => {
    const faults = [
      '{"a" 1}',
      '{"a": }',
      '{a: 1}',
      '{"a": 1 "b": 2}',
      '{"a": [1',
      '{} x',
      '{"a": "b',
      '{"a": "\\x"}',
    ];
    for (const { text } of faults.flatMap((fault) => read(fault).findings)) {
      expect(text).not.toMatch(/cannot be read|\{\w+\}/);
    }
  });

  it('never throws and never hangs', () => {
    expect(read('['.repeat(200_000)).findings).toHaveLength(1);
    expect(read('{"rules":'.repeat(50_000)).findings).toHaveLength(1);
    const names = Array.from({ length: 2000 }, (_, index) => `"rule-${index}": "of"`);
    expect(read(`{"rules": {${names.join(',')}}}`).findings).toHaveLength(2000);
  });

  it('leaves a suppression out that has anything wrong in it', () => {
    const { configuration } = read(
      '{"ignore": [{"rule": "file-bom", "uids": "a"}, {"rule": "uid-missing"}]}',
    );
    expect(configuration.ignore.map(({ rule }) => rule)).toEqual(['uid-missing']);
    expect(read('{"ignore": [{"rule": "file-bom", "uid"}]}').configuration.ignore).toEqual([]);
  });

  it('sets the levels of what is wrong with it', () => {
    const levels = (text: string) => read(text).findings.map(({ severity }) => severity);
    expect(levels('{"colour": 1}')).toEqual(['error']);
    expect(levels('{"colour": 1, "rules": {"config-key-unknown": "info"}}')).toEqual(['info']);
    expect(levels('{"colour": 1, "rules": {"config-key-unknown": "off"}}')).toEqual([]);
  });
});

describe('the example in the README', () => {
  it('has nothing wrong in it', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const [, example = ''] = /```jsonc\r?\n(.*?)```/s.exec(readme) ?? [];
    expect(example).toContain('"ignore"');
    expect(found(example)).toEqual([]);
  });
});

describe('a configuration that is being typed', () => {
  const before = read(
    '{"profile": "strict", "rules": {"file-bom": "off"}, "ignore": [{"rule": "uid-missing"}]}',
  ).configuration;

  it.each(['{"profile": "publish", "rules": {', '{', '[]'])('is what it was before: %s', (text) => {
    expect(read(text, before).configuration).toEqual(before);
    expect(read(text, before).findings).toHaveLength(1);
  });

  it.each(['{"profile": "str"}', '{"profile": }'])('keeps its profile: %s', (text) => {
    expect(read(text, before).configuration.profile).toBe('strict');
  });

  it('keeps the level of a rule', () => {
    const { rules } = read('{"rules": {"file-bom": "", "uid-missing": "hint"}}', before).configuration;
    expect([...rules]).toEqual([
      ['file-bom', 'off'],
      ['uid-missing', 'hint'],
    ]);
  });

  it('forgets what was taken out', () => {
    expect(read('{}', before).configuration).toEqual(defaultConfiguration);
  });
});

describe('the schema', () => {
  const validate = new Ajv({ strict: false }).compile(configurationSchema(known));

  it.each([
    '{}',
    '{"$schema": "x", "profile": "strict", "rules": {}, "ignore": []}',
    '{"rules": {"file-bom": "off", "suppression-unused": "default"}}',
    '{"ignore": [{"rule": "file-bom", "files": "a", "uid": ["b"], "reason": "c"}]}',
    '{"profil": "strict"}',
    '{"profile": "loud"}',
    '{"profile": null}',
    '{"$schema": 1}',
    '{"rules": []}',
    '{"rules": {"file-bmo": "off"}}',
    '{"rules": {"file-bom": "waring"}}',
    '{"rules": {"file-bom": {"nothing": "off"}}}',
    '{"rules": {"file-bom": null}}',
    '{"ignore": {}}',
    '{"ignore": ["file-bom"]}',
    '{"ignore": [{}]}',
    '{"ignore": [{"rule": 1}]}',
    '{"ignore": [{"rule": "file-bmo"}]}',
    '{"ignore": [{"rule": "suppression-unused"}]}',
    '{"ignore": [{"rule": "file-bom", "uids": "a"}]}',
    '{"ignore": [{"rule": "file-bom", "uid": []}]}',
    '{"ignore": [{"rule": "file-bom", "uid": ""}]}',
    '{"ignore": [{"rule": "file-bom", "files": [1]}]}',
    '{"ignore": [{"rule": "file-bom", "reason": 1}]}',
    '[]',
  ])('takes what the reader takes, and refuses what it calls a matter of shape: %s', (text) => {
    const isTaken = read(text).findings.every(({ isShape }) => !isShape);
    expect(validate(JSON.parse(text))).toBe(isTaken);
  });

  it.each(known.map((rule) => [rule.id, rule] as const))(
    'lets every message of %s have a level',
    (id, { messages }) => {
      const levels = Object.fromEntries(Object.keys(messages).map((message) => [message, 'hint']));
      expect(validate({ rules: { [id]: levels }, ignore: [{ rule: id }] })).toBe(true);
      expect(read(JSON.stringify({ rules: { [id]: levels } })).findings).toEqual([]);
    },
  );

  it('explains every value that it offers', () => {
    const { definitions, properties } = configurationSchema(known);
    expect(properties.profile.enumDescriptions).toHaveLength(profileNames.length);
    expect(definitions.level.enumDescriptions).toHaveLength(definitions.level.enum.length);
  });

  it('is contributed to VS Code for greenroom.json', () => {
    const { contributes } = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    );
    expect(contributes.jsonValidation).toEqual([
      { fileMatch: 'greenroom.json', url: './schemas/greenroom.schema.json' },
    ]);
  });
});

describe('the rules on greenroom.json', () => {
  it('have names of their own, as other rules have them', () => {
    const ids = [...known, ...configRules].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of configRules) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
  });

  it('have sentences where sentences belong', () => {
    for (const { summary, why, messages } of configRules) {
      for (const sentence of [summary, why]) expect(sentence).toMatch(/^\p{Lu}.*\.$/su);
      for (const { text } of Object.values(messages)) expect(fillMessage(text, {})).not.toMatch(/\.$/);
    }
  });
});
