import { describe, expect, it } from 'vitest';
import {
  addSuppression,
  applyEdits,
  knownRules,
  type NewSuppression,
  readConfiguration,
} from '../../../server/core/index.ts';

const known = knownRules;
const add = (text: string, entry: NewSuppression) => {
  const edits = addSuppression(text, entry);
  return edits && applyEdits(text, edits);
};

describe('a new suppression', () => {
  it('makes a whole file of an empty one', () => {
    expect(add(' \n', { rule: 'file-bom', uid: 'a"b' })).toBe(
      '{\n  "ignore": [\n    {\n      "rule": "file-bom",\n      "uid": "a\\"b"\n    }\n  ]\n}\n',
    );
  });

  it.each([
    ['{}', '{\n  "ignore": [\n    {\n      "rule": "file-bom"\n    }\n  ]\n}'],
    ['{"profile": "strict"}', '{"profile": "strict", "ignore": [{"rule": "file-bom"}]}'],
    [
      '{\r\n\t"rules": {"a": "off"} // loud\r\n}',
      '{\r\n\t"rules": {"a": "off"}, // loud\r\n\t"ignore": [\r\n\t\t{\r\n\t\t\t"rule": "file-bom"\r\n\t\t}\r\n\t]\r\n}',
    ],
    [
      '{\n    "ignore": []\n}',
      '{\n    "ignore": [\n        {\n            "rule": "file-bom"\n        }\n    ]\n}',
    ],
    [
      '{\n  "ignore": [\n    // none yet\n  ]\n}',
      '{\n  "ignore": [\n    // none yet\n    {\n      "rule": "file-bom"\n    }\n  ]\n}',
    ],
    [
      '{\n  "ignore": [\n    { "rule": "x" }\n  ]\n}',
      '{\n  "ignore": [\n    { "rule": "x" },\n    { "rule": "file-bom" }\n  ]\n}',
    ],
    [
      '{\n  "ignore": [\n    {"rule": "x"}, // why\n  ]\n}',
      '{\n  "ignore": [\n    {"rule": "x"}, // why\n    {"rule": "file-bom"},\n  ]\n}',
    ],
    [
      '{\n  "ignore": [\n    {\n      "rule": "x"\n    } /* why */\n  ]\n}',
      '{\n  "ignore": [\n    {\n      "rule": "x"\n    }, /* why */\n    {\n      "rule": "file-bom"\n    }\n  ]\n}',
    ],
    ['{"ignore": [{ "rule": "x" }]}', '{"ignore": [{ "rule": "x" }, { "rule": "file-bom" }]}'],
    ['{"ignore": [{"rule": "x"}, ]}', '{"ignore": [{"rule": "x"}, {"rule": "file-bom"}, ]}'],
    ['{"ignore": [1 /* why */]}', '{"ignore": [1, {"rule": "file-bom"} /* why */]}'],
  ])('is written as what comes before it, and all else stays: %j', (before, after) => {
    expect(add(before, { rule: 'file-bom' })).toBe(after);
  });

  it.each([
    '{}',
    '{"profile": "strict"}',
    '{\n    "ignore": []\n}\n',
    '{"ignore": [{"rule": "uid-missing"},]}',
    '{\n  "rules": {\n    "file-bom": "off"\n  },\n}',
    '{\n  // none yet\n}',
  ])('can be read again: %j', (text) => {
    const before = readConfiguration(text, known).configuration;
    const { configuration, findings } = readConfiguration(add(text, { rule: 'file-bom' }) ?? '', known);
    expect(findings).toEqual([]);
    expect(configuration.profile).toBe(before.profile);
    expect(configuration.rules).toEqual(before.rules);
    expect(configuration.ignore.map(({ rule }) => rule)).toEqual([
      ...before.ignore.map(({ rule }) => rule),
      'file-bom',
    ]);
  });

  it('is about that file and no other', () => {
    const { ignore } = readConfiguration(
      add('{}', { rule: 'file-bom', path: 'a [1].ics' }) ?? '',
      known,
    ).configuration;
    const [glob] = ignore[0]?.files ?? [];
    expect(glob?.matches('a [1].ics')).toBe(true);
    expect(glob?.matches('b/a [1].ics')).toBe(false);
    expect(glob?.matches('a 1.ics')).toBe(false);
  });

  it.each(['{', '[]', '{"ignore": {}}', '{"ignore": [], "ignore": []}'])('is not put into %s', (text) => {
    expect(add(text, { rule: 'file-bom' })).toBeUndefined();
  });
});
