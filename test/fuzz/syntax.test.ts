import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanBlocks } from '../../server/core/ical/syntax/blocks.ts';
import { parseBlock } from '../../server/core/ical/syntax/tree.ts';
import type { Range } from '../../server/core/text/range.ts';
import { calendarText, fuzz } from '../support/texts.ts';

function expectInside(range: Range, outer: Range): void {
  expect(range.start).toBeGreaterThanOrEqual(outer.start);
  expect(range.end).toBeLessThanOrEqual(outer.end);
  expect(range.start).toBeLessThanOrEqual(range.end);
}

describe('the parser on any text', () => {
  it('cuts it into blocks that laid end to end are the text', () => {
    fc.assert(
      fc.property(calendarText, (text) => {
        const blocks = scanBlocks(text);
        expect(blocks.map((block) => block.text).join('')).toBe(text);
        const breaks = blocks.reduce((sum, block) => sum + block.crlf + block.lf + block.cr, 0);
        expect(breaks).toBe((text.match(/\r\n|\r|\n/g) ?? []).length);
      }),
      fuzz,
    );
  });

  it('gives content lines that laid end to end are the text', () => {
    fc.assert(
      fc.property(calendarText, (text) => {
        const tree = parseBlock(text);
        expect(tree.contentLines.map((line) => text.slice(line.start, line.fullEnd)).join('')).toBe(text);
      }),
      fuzz,
    );
  });

  it('keeps every range inside its line and in the order of the grammar', () => {
    fc.assert(
      fc.property(calendarText, (text) => {
        const tree = parseBlock(text);
        for (const line of tree.contentLines) {
          expectInside({ start: line.nameStart, end: line.nameEnd }, line);
          expectInside({ start: line.valueStart, end: line.end }, line);
          let at = line.nameEnd;
          for (const parameter of line.params) {
            expectInside(parameter, { start: at, end: line.valueStart });
            at = parameter.end;
            for (const value of parameter.values) expectInside(value, parameter);
          }
        }
        for (const problem of tree.problems) expectInside(problem, { start: 0, end: text.length });
        for (const component of tree.components) expectInside(component, { start: 0, end: text.length });
      }),
      fuzz,
    );
  });
});
