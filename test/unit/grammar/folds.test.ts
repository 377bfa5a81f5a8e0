import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { innermost, loadGrammar, type Token, tokenize } from './tokenize.ts';

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar('icalendar');
});

/** Each token of the text with its innermost scope; folds and the ends of lines left out. */
function read(...lines: string[]): string[] {
  return tokensOf(lines.join('\r\n')).map((token) => `${token.text} ${innermost(token)}`);
}

function tokensOf(text: string): Token[] {
  return tokenize(grammar, 'icalendar', text)
    .flatMap((line) => line.tokens)
    .filter((token) => innermost(token) !== 'punctuation.whitespace.fold');
}

const property = 'keyword.other.property';
const keyValue = 'punctuation.separator.key-value';
const semicolon = '; punctuation.separator.parameter';
const colon = `: ${keyValue}`;
const equals = `= ${keyValue}`;
const attribute = 'entity.other.attribute-name';
const word = 'support.constant.property-value';
const text = 'string.unquoted.text';
const escaped = 'constant.character.escape';
const date = 'constant.numeric.date';
const time = 'constant.numeric.time';

describe('a continuation keeps the scope of what it continues', () => {
  test('the white space of a fold is a fold, a space or a tab, and only its first character', () => {
    const [, space, tab] = tokenize(grammar, 'icalendar', 'SUMMARY:a\n  b\n\tc');
    const fold = ['meta.content-line', 'punctuation.whitespace.fold'];
    expect(space?.tokens.map((t) => t.text)).toEqual([' ', ' b']);
    expect(space?.tokens[0]?.scopes).toEqual(fold);
    expect(tab?.tokens.map((t) => t.text)).toEqual(['\t', 'c']);
    expect(tab?.tokens[0]?.scopes).toEqual(fold);
  });

  test('directly after the name', () => {
    expect(read('DTSTART', ' :20230729')).toEqual([`DTSTART ${property}`, colon, `20230729 ${date}`]);
    expect(read('SUMMARY', ' ;LANGUAGE=en:a')).toEqual([
      `SUMMARY ${property}`,
      semicolon,
      `LANGUAGE ${attribute}`,
      equals,
      `en ${word}`,
      colon,
      `a ${text}`,
    ]);
  });

  test('directly before the value', () => {
    expect(read('DTSTART;TZID=PST:', ' 20230729T144000')).toContain(`144000 ${time}`);
    expect(read('STATUS:', '\tCONFIRMED')).toContain('CONFIRMED constant.language.property-value');
    expect(read('BEGIN:', ' VEVENT')).toContain('VEVENT entity.name.type.component');
  });

  test('inside a name: both pieces are the name, and what follows is a value of unknown type', () => {
    expect(read('X-WR-', ' TIMEZONE:Europe/Berlin')).toEqual([
      'X-WR- variable.other.property.x-name',
      'TIMEZONE variable.other.property.x-name',
      colon,
      'Europe/Berlin string.unquoted.untyped',
    ]);
    expect(read('DTST', ' ART;TZID=PST:20230729T144000')).toEqual([
      'DTST meta.property.unknown',
      'ART meta.property.unknown',
      semicolon,
      `TZID ${attribute}`,
      equals,
      `PST ${word}`,
      colon,
      `20230729 ${date}`,
      'T keyword.other.time-designator',
      `144000 ${time}`,
    ]);
    expect(read('SUM', ' MARY:a\\nb')).toEqual([
      'SUM meta.property.unknown',
      'MARY meta.property.unknown',
      colon,
      'a string.unquoted.untyped',
      `\\n ${escaped}`,
      'b string.unquoted.untyped',
    ]);
  });

  test('inside a component name', () => {
    expect(read('BEGIN:VTIME', ' ZONE')).toEqual([
      'BEGIN keyword.control.begin',
      colon,
      'VTIME entity.name.section.component',
      'ZONE entity.name.section.component',
    ]);
  });

  test('inside parameters', () => {
    const unfolded = read('DTSTART;TZID=PST:20230729');
    expect(read('DTSTART;', ' TZID=PST:20230729')).toEqual(unfolded);
    expect(read('DTSTART;TZID', ' =PST:20230729')).toEqual(unfolded);
    expect(read('DTSTART;TZID=', ' PST:20230729')).toEqual(unfolded);
    expect(read('DTSTART;TZID=PST', ' :20230729')).toEqual(unfolded);
    expect(read('DTSTART;TZID=P', ' ST:20230729')).toEqual([
      ...unfolded.slice(0, 4),
      `P ${word}`,
      `ST ${word}`,
      ...unfolded.slice(5),
    ]);
    expect(read('DTSTART;TZ', ' ID=PST:20230729').slice(2, 5)).toEqual([
      `TZ ${attribute}.unknown`,
      `ID ${attribute}.unknown`,
      equals,
    ]);
  });

  test('between VALUE and its type, and after it', () => {
    const unfolded = read('LINK;VALUE=UID;LABEL=x:a\\nb');
    expect(unfolded).toContain(`\\n ${escaped}`);
    expect(read('LINK;', ' VALUE=UID;LABEL=x:a\\nb')).toEqual(unfolded);
    expect(read('LINK;VALUE=UID', ' ;LABEL=x:a\\nb')).toEqual(unfolded);
    expect(read('LINK;VALUE=UID;', ' LABEL=x:a\\nb')).toEqual(unfolded);
  });

  test('inside a quoted value', () => {
    expect(read('ATTENDEE;CN="Ann; ', ' Smith: x";RSVP=TRUE:mailto:a@example.org')).toEqual([
      `ATTENDEE ${property}`,
      semicolon,
      `CN ${attribute}`,
      equals,
      '" punctuation.definition.string.begin',
      'Ann;  string.quoted.double',
      'Smith: x string.quoted.double',
      '" punctuation.definition.string.end',
      semicolon,
      `RSVP ${attribute}`,
      equals,
      'TRUE constant.language.parameter-value',
      colon,
      'mailto keyword.other.scheme',
      ': punctuation.separator.scheme',
      'a@example.org markup.underline.link.cal-address',
    ]);
  });

  test('inside a caret escape', () => {
    const pieces = ['^ constant.character.escape.caret', 'n constant.character.escape.caret'];
    expect(read('ATTENDEE;CN="a^', ' nb":x')).toEqual(expect.arrayContaining(pieces));
    expect(read('ATTENDEE;CN=a^', ' nb:x')).toEqual(expect.arrayContaining(pieces));
    expect(read('ATTENDEE;CN="a^', ' x":y')).toContain('x string.quoted.double');
  });

  test('inside an escape', () => {
    for (const second of ['n', 'N', ',', ';', '\\']) {
      expect(read('SUMMARY:a\\', ` ${second}b`)).toEqual([
        `SUMMARY ${property}`,
        colon,
        `a ${text}`,
        `\\ ${escaped}`,
        `${second} ${escaped}`,
        `b ${text}`,
      ]);
    }
  });

  test('inside an escape, over more than one fold', () => {
    expect(read('SUMMARY:a\\', ' ', '\t', ' nb').slice(3)).toEqual([
      `\\ ${escaped}`,
      `n ${escaped}`,
      `b ${text}`,
    ]);
  });

  test('inside what would be no escape: the second half is wrong', () => {
    expect(read('SUMMARY:\\', ' xb').slice(3)).toEqual(['x invalid.illegal.escape', `b ${text}`]);
    expect(read('SUMMARY:\\', '  nb').slice(3)).toEqual(['  invalid.illegal.escape', `nb ${text}`]);
  });

  test('after an escaped backslash: the next character is text', () => {
    expect(read('SUMMARY:\\\\', ' nb').slice(2)).toEqual([`\\\\ ${escaped}`, `nb ${text}`]);
  });

  test('beside characters of more than one code unit', () => {
    expect(read('SUMMARY:Füße 🎤', ' 🎤 系统', ' ’s').slice(2)).toEqual([
      `Füße 🎤 ${text}`,
      `🎤 系统 ${text}`,
      `’s ${text}`,
    ]);
  });
});

describe('the next content line recovers', () => {
  const next = ['LOCATION:The Barn', 'END:VEVENT'];
  const recovered = [
    `LOCATION ${property}`,
    colon,
    `The Barn ${text}`,
    'END keyword.control.end',
    colon,
    'VEVENT entity.name.type.component',
  ];

  test.each([
    ['an unclosed quote', ['ATTENDEE;CN="Ann Smith:mailto:a@example.org']],
    ['an unclosed quote with a continuation', ['ATTENDEE;CN="Ann', ' Smith:mailto:a@example.org']],
    ['a backslash at the end', ['SUMMARY:a\\']],
    ['a caret at the end of a quote', ['ATTENDEE;CN="a^']],
    ['a name alone', ['DTSTART']],
    ['a parameter alone', ['DTSTART;TZID']],
    ['a parameter without a value', ['DTSTART;TZID=']],
    ['a semicolon', ['DTSTART;']],
    ['VALUE and nothing else', ['DTSTART;VALUE=DATE']],
    ['half a date-time', ['DTSTART:20230729T']],
    ['half a rule', ['RRULE:FREQ=YEARLY;BYDAY=']],
    ['a line without a colon', ['which lost its space\\, and', ' what goes on']],
    ['a blank line', ['SUMMARY:a', '']],
    ['text that continues nothing', ['SUMMARY:a', '', ' b']],
  ])('after %s', (_, damaged) => {
    expect(read(...damaged, ...next).slice(-recovered.length)).toEqual(recovered);
  });
});

/**
 * The rest is exhaustive: each of these lines folded at every place after its name must show every character as the
 * kind of thing it is unfolded. The kinds are coarser than the scopes, because of what no grammar can know: at the
 * end of a line that is one half of a word, the other half is not there to tell whether the word is a known one.
 */
const kinds: readonly [RegExp, string][] = [
  [/^(support\.constant|constant\.language\.(?!utc))/, 'word'],
  [/^entity\.other\.attribute-name/, 'parameter name'],
  [/^entity\.name\.(section|type)\.component/, 'component name'],
  [/^(markup\.underline\.link|keyword\.other\.scheme|punctuation\.separator\.scheme)/, 'link'],
];

function kindOf(scope: string): string {
  return kinds.find(([pattern]) => pattern.test(scope))?.[1] ?? scope;
}

function kindsByCharacter(source: string): string[] {
  return tokensOf(source).flatMap((token) =>
    token.text.split('').map((char) => `${char} ${kindOf(innermost(token))}`),
  );
}

/** At "‸" begins what is folded everywhere. */
const foldedEverywhere = [
  'DTSTART‸;TZID=America/Los_Angeles:20230729T144000',
  'DTSTAMP‸:20260416T102509Z',
  'DTEND‸;VALUE=DATE:20230729',
  'EXDATE‸:20230729T144000Z,20230730T144000Z',
  'FREEBUSY‸;FBTYPE=BUSY:20230729T144000Z/PT2H30M,20230729T144000Z/20230729T150500Z',
  'DURATION‸:-P1DT2H30M15S',
  'GEO‸:37.386013;-122.082932',
  'SEQUENCE‸:12',
  'TZOFFSETTO‸:-073015',
  'URL‸:https://example.org/a,b;c?d=%20e#f',
  'ATTENDEE‸;CN="Ann; ^\'x^\': b^^";PARTSTAT=ACCEPTED;X-A=1,"2",3;FOO=b^nc:mailto:ann@example.org',
  'RRULE‸:FREQ=YEARLY;BYDAY=-1SU,2MO;UNTIL=20061029T100000Z;WKST=MO;RSCALE=CHINESE;BYMONTH=5L',
  'DESCRIPTION‸;LANGUAGE=en;ALTREP="cid:x;y":a\\nb\\\\n\\,d\\;e\\Nf: "g"; h, [i](https://example.org)',
  'CATEGORIES‸:a,b\\,c,d',
  'STATUS‸;X-A=B:CONFIRMED',
  'VERSION‸:2.0',
  'BEGIN‸:VEVENT',
  'X-FOO‸;X-BAR=baz:a\\nb',
  'X-FOO;VALUE=TEXT‸:a\\nb',
  'X-FOO;VALUE=URI‸;A=B:https://example.org/',
  'X-FOO;VALUE=RECUR‸:FREQ=DAILY;COUNT=3',
  'ATTACH;ENCODING=BASE64;VALUE=BINARY‸;FMTTYPE=image/png:QUJDRA==',
];

describe.each(foldedEverywhere)('%s', (marked) => {
  const start = marked.indexOf('‸');
  const line = marked.replace('‸', '');
  const places = Array.from({ length: line.length - start }, (_, index) => start + index);

  test.each([' ', '\t'])('folded once, at every place, with %j', (space) => {
    const unfolded = kindsByCharacter(line);
    for (const place of places) {
      const folded = `${line.slice(0, place)}\r\n${space}${line.slice(place)}`;
      expect(kindsByCharacter(folded), folded).toEqual(unfolded);
    }
  });

  test('folded at every place at once', () => {
    const folded = line.slice(0, start) + line.slice(start).replace(/./gu, '\r\n $&');
    expect(kindsByCharacter(folded)).toEqual(kindsByCharacter(line));
  });
});
