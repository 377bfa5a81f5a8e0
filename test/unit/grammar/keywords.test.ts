import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { type Keywords, readKeywords, updateGrammar } from '../../../scripts/grammarKeywords.mjs';
import { recurParts, recurWords, rfcKeywords, rfcNames } from './rfcNames.ts';
import { grammarPath, innermost, loadGrammar, type Token, tokenize } from './tokenize.ts';

const text = readFileSync(grammarPath('icalendar'), 'utf8');
const places = readKeywords(text);

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar('icalendar');
});

function find(line: string, part: string): Token {
  const token = tokenize(grammar, 'icalendar', line)[0]?.tokens.find((each) => each.text === part);
  if (!token) throw new Error(`No token ${part} in ${line}.`);
  return token;
}

describe('the lists in the grammar', () => {
  test('are those of the tables', () => {
    expect(updateGrammar(text, rfcKeywords)).toBe(text);
  });

  test.each([...places])('are sorted, without doubles: %s', (_, names) => {
    expect(names).toEqual([...new Set(names)].sort());
  });

  test('hold a property once', () => {
    const names = [...places].flatMap(([key, each]) => (/^propert/.test(key) ? each : []));
    expect(names).toHaveLength(new Set(names).size);
  });
});

describe.each(rfcNames)('RFC $rfc', ({ components = [], properties = [], parameters = [] }) => {
  test('components', () => {
    for (const name of components) {
      expect(innermost(find(`BEGIN:${name}`, name)), name).toBe('entity.name.type.component');
      expect(innermost(find(`end:${name.toLowerCase()}`, name.toLowerCase()))).toBe(
        'entity.name.type.component',
      );
    }
  });

  test('properties and their values', () => {
    for (const { name, values = [] } of properties) {
      expect(innermost(find(`${name}:`, name)), name).toBe('keyword.other.property');
      for (const value of values) {
        const scope = innermost(find(`${name}:${value}`, value));
        expect(scope, value).toBe('constant.language.property-value');
      }
    }
  });

  test('parameters and their values', () => {
    for (const { name, values = [] } of parameters) {
      expect(innermost(find(`X-A;${name}=x:`, name)), name).toBe('entity.other.attribute-name');
      for (const value of values) {
        const scope = innermost(find(`SUMMARY;${name}=${value}:a`, value));
        expect(scope, `${name}=${value}`).toBe('constant.language.parameter-value');
      }
    }
  });
});

describe('recurrence rules', () => {
  test('parts', () => {
    for (const name of recurParts) {
      const scope = innermost(find(`RRULE:${name}=1;X=1`, name));
      expect(scope, name).toBe('variable.parameter.recur-part');
    }
  });

  test('words', () => {
    for (const word of recurWords) {
      expect(innermost(find(`RRULE:WKST=${word};X=1`, word)), word).toBe('constant.language.recur');
    }
  });
});

describe('updateGrammar', () => {
  const small = '"(?#properties TEXT DATE)OLD))", "((?#property X)X)", "(?#values X))", "(?#components)"';
  const keywords: Keywords = {
    components: [],
    parameters: [],
    properties: [{ name: 'X', type: 'TEXT', values: ['b', 'A', 'b'] }],
  };

  test('replaces what stands behind a comment, up to the next parenthesis, and nothing else', () => {
    const some = { ...keywords, components: ['vb', 'VA'] };
    expect(() => updateGrammar(small, some)).toThrow('"properties TEXT DATE"');
    const properties = [
      ...keywords.properties,
      { name: 'ZZ', type: 'DATE' },
      { name: 'YY', type: 'TEXT' },
    ] as const;
    expect(updateGrammar(`${small})`, { ...some, properties })).toBe(
      '"(?#properties TEXT DATE)YY|ZZ))", "((?#property X)X)", "(?#values X)A|B)", "(?#components)VA|VB)',
    );
  });

  test('is not silent about a name without a place, a place without a name, or a place it does not know', () => {
    const without = (name: string) => ({
      ...rfcKeywords,
      properties: rfcKeywords.properties.filter((property) => property.name !== name),
    });
    const withOne = (name: string, type: string) => ({
      ...rfcKeywords,
      properties: [...rfcKeywords.properties, { name, type }],
    });
    expect(() => updateGrammar(text, without('STATUS'))).toThrow('property STATUS');
    expect(() => updateGrammar(text, withOne('NEW', 'POLYGON'))).toThrow('no place for NEW (POLYGON)');
    expect(() => updateGrammar(text, withOne('N.E.W', 'TEXT'))).toThrow('"N.E.W" is not a name');
    expect(() => updateGrammar('(?#colours)red)', rfcKeywords)).toThrow('"colours"');
    expect(updateGrammar(text, withOne('NEW', 'TEXT'))).toContain('|NEW|');
  });
});
