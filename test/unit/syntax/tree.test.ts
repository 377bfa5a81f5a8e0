import { describe, expect, it } from 'vitest';
import { scanBlocks } from '../../../server/core/ical/syntax/blocks.ts';
import { parseBlock } from '../../../server/core/ical/syntax/tree.ts';
import { valueText } from '../../../server/core/ical/syntax/unfold.ts';

/** A content line as text: kind, name, parameters, value, each as the source has it. */
function show(text: string): string[] {
  const tree = parseBlock(text);
  return tree.contentLines.map((line) => {
    const params = line.params.map((parameter) => `${parameter.name}=${parameter.values.length}`).join(';');
    return `${line.kind} ${line.name} [${params}] ${JSON.stringify(valueText(tree, line))}`;
  });
}

function problems(text: string): string[] {
  return parseBlock(text).problems.map(
    (problem) => `${problem.kind} ${JSON.stringify(text.slice(problem.start, problem.end))}`,
  );
}

describe('content lines', () => {
  it('reads name, parameters and value', () => {
    expect(show('ATTENDEE;CN="A, B:C";ROLE=X,Y:mailto:a@example.org\r\n')).toEqual([
      'property ATTENDEE [CN=1;ROLE=2] "mailto:a@example.org"',
    ]);
  });

  it('takes CR LF, LF and lone CR as line breaks', () => {
    expect(show('A:1\r\nB:2\nC:3\rD:4')).toEqual([
      'property A [] "1"',
      'property B [] "2"',
      'property C [] "3"',
      'property D [] "4"',
    ]);
  });

  it('unfolds inside a name, a parameter, an escape and a value, with space or tab', () => {
    expect(show('SUM\r\n MARY;LANG\n\tUAGE="d\r\n e":a\\\r\n nb\r\n  c\r\n')).toEqual([
      'property SUMMARY [LANGUAGE=1] "a\\\\nb c"',
    ]);
  });

  it('unfolds right after the name, as Sunbird writes', () => {
    expect(show('VERSION\r\n :2.0\r\n')).toEqual(['property VERSION [] "2.0"']);
  });

  it('does not continue a blank line', () => {
    expect(show('A:1\r\n\r\n b\r\n')).toEqual(['property A [] "1"', 'blank  [] ""', 'malformed  [] ""']);
  });

  it('skips a byte order mark before the first name', () => {
    expect(show('\ufeffBEGIN:VCALENDAR\r\n')).toEqual(['begin BEGIN [] "VCALENDAR"']);
  });

  it('reads an unclosed quote as plain text', () => {
    expect(show('X;A="b;C=d:v\r\n')).toEqual(['property X [A=1;C=1] "v"']);
    expect(problems('X;A="b;C=d:v\r\n')).toEqual(['quote-unclosed "\\"b;C=d"']);
  });

  it('closes a quote behind a fold', () => {
    expect(show('X;A="b:\r\n c":v\r\n')).toEqual(['property X [A=1] "v"']);
  });
});

describe('problems', () => {
  it.each([
    ['no colon\r\n', ['no-colon "no colon"']],
    [' lost\r\n', ['nothing-to-continue " lost"']],
    ['A:1\r\n\r\nB:2\r\n', ['blank-line ""']],
    ['SUMMARY :x\r\n', ['name-invalid "SUMMARY "']],
    [':x\r\n', ['name-invalid ""']],
    ['X;:v\r\n', ['param-empty ""']],
    ['X;TZID:v\r\n', ['param-no-equals "TZID"']],
    ['X;A B=1:v\r\n', ['param-name-invalid "A B"']],
    ['X;CN=Ann "The" S:v\r\n', ['quote-misplaced "\\""']],
    ['A:x\u0007y\r\n', ['control-character "\\u0007"']],
    [`A:${'x'.repeat(74)}\r\n`, ['line-too-long "x"']],
    [`A:${'é'.repeat(37)}\r\n`, ['line-too-long "é"']],
    [`A:${'x'.repeat(73)}\r\n`, []],
    [`A:${'😀'.repeat(18)}x\r\n`, []],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('components', () => {
  function outline(text: string): string[] {
    return parseBlock(text).components.map(
      (component) => `${'  '.repeat(component.depth)}${component.name}${component.endLine ? '' : ' (open)'}`,
    );
  }

  it('nests and closes', () => {
    expect(outline('BEGIN:VEVENT\nBEGIN:VALARM\nEND:VALARM\nEND:VEVENT\n')).toEqual(['VEVENT', '  VALARM']);
  });

  it('closes what stands open inside when the outer one ends', () => {
    const text = 'BEGIN:VEVENT\nBEGIN:VALARM\nEND:VEVENT\n';
    expect(outline(text)).toEqual(['VEVENT', '  VALARM (open)']);
    expect(problems(text)).toEqual(['not-closed "VALARM"']);
  });

  it('takes a misspelt END at the end of its component for the right one', () => {
    const text = 'BEGIN:VEVENT\nUID:a\nEND:VEVNT\n';
    expect(outline(text)).toEqual(['VEVENT']);
    expect(problems(text)).toEqual(['end-mismatch "VEVNT"']);
  });

  it('skips a wrong END when the right one follows', () => {
    const text = 'BEGIN:VEVENT\nEND:VALARM\nUID:a\nEND:VEVENT\n';
    expect(parseBlock(text).components[0]?.properties.length).toBe(1);
    expect(problems(text)).toEqual(['end-mismatch "VALARM"']);
  });

  it('does not recurse: 10,000 nested BEGINs are read', () => {
    const tree = parseBlock('BEGIN:X-A\n'.repeat(10_000));
    expect(tree.components.length).toBe(10_000);
    expect(tree.problems.length).toBe(10_000);
  });

  it('reads 10,000 wrong ENDs', () => {
    expect(parseBlock(`BEGIN:X-A\n${'END:X-B\n'.repeat(10_000)}END:X-A\n`).problems.length).toBe(10_000);
  });

  it('reads a line of 100,000 characters and 100,000 folds', () => {
    expect(parseBlock(`SUMMARY:${'x'.repeat(100_000)}`).contentLines.length).toBe(1);
    expect(parseBlock(`SUMMARY${'\n x'.repeat(100_000)}:1`).contentLines.length).toBe(1);
    expect(parseBlock(`X${';A="b"'.repeat(50_000)}:1`).contentLines[0]?.params.length).toBe(50_000);
  });
});

describe('blocks', () => {
  const names = (text: string) => scanBlocks(text).map((block) => `${block.name}|${block.text.length}`);

  it('cuts around top components and calendars', () => {
    const text = 'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nX:1\nEND:VCALENDAR\n';
    expect(scanBlocks(text).map((block) => [block.name, block.text.split('\n')[0]])).toEqual([
      ['VCALENDAR', 'BEGIN:VCALENDAR'],
      ['VEVENT', 'BEGIN:VEVENT'],
      ['', 'X:1'],
      ['', 'END:VCALENDAR'],
    ]);
  });

  it('cuts before a component that begins inside another', () => {
    expect(names('BEGIN:VEVENT\nUID:a\nBEGIN:VEVENT\nEND:VEVENT\n')).toEqual(['VEVENT|19', 'VEVENT|24']);
  });

  it('sees folded and lower-case markers, and ENDs that are continued', () => {
    expect(names('BEG\r\n IN:VEV\r\n\tENT\r\nend:vevent \r\n  \r\nX:1')).toEqual(['VEVENT|37', '|3']);
  });

  it('leaves components of other kinds where they stand', () => {
    expect(names('BEGIN:X-FOO\nEND:X-FOO\nBEGIN:VEVENTS\n').length).toBe(1);
  });
});
