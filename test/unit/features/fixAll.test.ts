import { describe, expect, it } from 'vitest';
import { wholeExample } from '../../../server/core/ical/examples.ts';
import { defineRule } from '../../../server/core/ical/rule.ts';
import type { ContentLine } from '../../../server/core/ical/syntax/nodes.ts';
import {
  type AnyIcalRule,
  applyEdits,
  fixAll,
  IcalDocument,
  icalRules,
  RuleTable,
} from '../../../server/core/index.ts';
import { openText, testHost, unmark } from '../../support/check.ts';

const about = { category: 'text', since: '0.1.0', spec: [], summary: '', why: '' } as const;
const messages = { wrong: { severity: 'error', text: 'Wrong' } } as const;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A rule on properties whose value is `wrong`; it repairs each by `edits`. */
function ruleFor(id: string, wrong: string, edits: (line: ContentLine) => readonly Edit[], safety = 'safe') {
  return defineRule({
    ...about,
    id,
    messages,
    visit: 'property',
    on: ['*'],
    check(line, ctx) {
      const at = { start: line.valueStart, end: line.end };
      if (ctx.tree.text.slice(at.start, at.end) === wrong) ctx.report('wrong', { at });
    },
    fixes: ({ node }) => [
      { title: 'Repair', safety: safety === 'safe' ? 'safe' : 'unsafe', edits: edits(node) },
    ],
  });
}

const replaceBy = (newText: string) => (line: ContentLine) => [
  { start: line.valueStart, end: line.end, newText },
];

function open(text: string, ...rules: AnyIcalRule[]): IcalDocument {
  return new IcalDocument(text, new RuleTable(rules), testHost());
}

function fixed(text: string, ...rules: AnyIcalRule[]): string {
  return fixAll(open(text, ...rules)).text;
}

describe('fix all', () => {
  it('goes on until nothing is left, and a second time changes nothing', () => {
    const rules = [
      ruleFor('one', '1', replaceBy('2')),
      ruleFor('two', '2', replaceBy('3')),
      ruleFor('three', '3', replaceBy('done')),
    ];
    expect(fixed('A:1\r\nB:2\r\n', ...rules)).toBe('A:done\r\nB:done\r\n');
    expect(fixAll(open('A:done\r\nB:done\r\n', ...rules)).edit).toBeUndefined();
  });

  it('gives one edit that covers what changed', () => {
    const document = open('A:1\r\nB:x\r\nC:1\r\n', ruleFor('one', '1', replaceBy('2')));
    const { edit, text } = fixAll(document);
    expect(edit).toEqual({ start: 2, end: 13, newText: '2\r\nB:x\r\nC:2' });
    expect(applyEdits(document.text, edit ? [edit] : [])).toBe(text);
    expect(document.text).toBe('A:1\r\nB:x\r\nC:1\r\n');
  });

  it('leaves alone what is unsafe, and the rules that were not asked for', () => {
    const unsafe = ruleFor('unsafe', '1', replaceBy('2'), 'unsafe');
    expect(fixed('A:1\r\n', unsafe)).toBe('A:1\r\n');
    const document = open(
      'A:1\r\nB:5\r\n',
      ruleFor('one', '1', replaceBy('2')),
      ruleFor('five', '5', replaceBy('6')),
    );
    expect(fixAll(document, { rules: ['five'] }).text).toBe('A:1\r\nB:6\r\n');
  });

  it('puts off a fix that overlaps another, with all its edits', () => {
    const both = ruleFor('both', '1', (line) => [
      { start: 0, end: 0, newText: 'X-HEAD:0\r\n' },
      { start: line.valueStart, end: line.end, newText: '2' },
    ]);
    expect(fixed('A:1\r\nB:1\r\n', both)).toBe('X-HEAD:0\r\nX-HEAD:0\r\nA:2\r\nB:2\r\n');
    const same = ruleFor('same', '1', replaceBy('other'));
    expect(fixed('A:1\r\n', both, same)).toBe('X-HEAD:0\r\nA:2\r\n');
  });

  it('ends although a repair never does', () => {
    const endless = ruleFor('endless', '1', (line) => [
      { start: line.fullEnd, end: line.fullEnd, newText: 'X:0\r\n' },
    ]);
    expect(fixed('A:1\r\n', endless)).toBe(`A:1\r\n${'X:0\r\n'.repeat(10)}`);
  });

  it('is not capped', () => {
    const text = 'A:1\r\n'.repeat(500);
    expect(fixed(text, ruleFor('one', '1', replaceBy('2')))).toBe('A:2\r\n'.repeat(500));
  });

  it.each(icalRules.map(({ rule, examples }) => [rule.id, examples.invalid] as const))(
    'leaves nothing to a second one in the examples of every rule: %s',
    (_, examples) => {
      for (const { code, raw } of examples) {
        const { text } = fixAll(openText(unmark(wholeExample(code, raw)).text));
        expect(fixAll(openText(text)).edit).toBeUndefined();
      }
    },
  );

  describe('on bytes', () => {
    const endings = defineRule({
      ...about,
      id: 'endings',
      messages,
      visit: 'bytes',
      on: ['*'],
      check(bytes, ctx) {
        if (bytes.lf > 0) ctx.report('wrong', ctx.lineAt(0));
      },
      fixes: ({ at }) => [
        {
          title: 'Convert',
          safety: 'safe',
          edits: [{ start: at.end, end: at.end + 1, newText: '\r\n' }],
          operation: 'convert-to-crlf',
        },
      ],
    });

    it('lists the operation when the caller carries it out', () => {
      const result = fixAll(open('A:1\n', endings), { byteOperations: true });
      expect(result).toEqual({ text: 'A:1\n', edit: undefined, operations: ['convert-to-crlf'] });
    });

    it('edits the text when it can and the caller does not', () => {
      const result = fixAll(open('A:1\n', endings));
      expect(result).toMatchObject({ text: 'A:1\r\n', operations: [] });
    });
  });
});
