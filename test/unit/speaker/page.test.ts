import { describe, expect, it } from 'vitest';
import { buildPage, parsePage } from '../../../server/core/index.ts';

/** What a page says, short: only what is there. */
function read(text: string) {
  const page = buildPage(parsePage(text));
  return {
    name: page.name?.text,
    biography: page.biography?.text,
    links: page.links.map(({ label, address }) => (address === undefined ? label : `${label} → ${address}`)),
    talks: page.talks.map((talk) =>
      Object.fromEntries(
        Object.entries({
          title: talk.title?.text,
          with: talk.speakers.map(({ text }) => text).join('; ') || undefined,
          track: talk.track?.text,
          level: talk.level?.text,
          day: talk.date?.day && `${talk.date.day.month}/${talk.date.day.day}`,
          from: talk.startTime?.minutes,
          to: talk.endTime?.minutes,
          room: talk.room?.text,
          description: talk.description?.text,
          abstract: talk.abstract?.text,
        }).filter(([, value]) => value !== undefined),
      ),
    ),
  };
}

/** The kinds of the lines that are not blank. */
function kinds(text: string): string[] {
  return parsePage(text).nodes.flatMap(({ kind }) => (kind === 'blank' ? [] : [kind]));
}

const head = 'speaker-page\n\nAnn Smith\n\nAnn Smith writes compilers.\n\nWebsite: https://ann.example/\n\n';
const when = '8/12/2017 | 3:15 PM-4:15 PM | Main Hall';

describe('a speaker page', () => {
  it('has a name, a biography, links and talks', () => {
    const text = `${head}The Gradient\n\nScalable python, Intermediate\n${when}\n\nDescription\n\nShort.\n\nAbstract\n\nOne\ntwo.\n\nThree.`;
    expect(read(text)).toEqual({
      name: 'Ann Smith',
      biography: 'Ann Smith writes compilers.',
      links: ['Website → https://ann.example/'],
      talks: [
        {
          title: 'The Gradient',
          track: 'Scalable python',
          level: 'Intermediate',
          day: '8/12',
          from: 915,
          to: 975,
          room: 'Main Hall',
          description: 'Short.',
          abstract: 'One\ntwo.\n\nThree.',
        },
      ],
    });
  });

  it('may have several talks', () => {
    const text = `${head}One\n\nWeb, Novice\n${when}\n\nAbstract\n\nA.\n\nTwo\n\nWeb, Novice\n8/13/2017 | 9 AM-10 AM | B\n\nAbstract\n\nB.\n`;
    expect(read(text).talks.map(({ title, abstract }) => [title, abstract])).toEqual([
      ['One', 'A.'],
      ['Two', 'B.'],
    ]);
  });

  it('may have talks without a line that says when', () => {
    expect(
      read(`${head}One\n\nDescription\n\nA.\n\nAbstract\n\nB.\n\nTwo\n\nDescription\n\nC.`).talks,
    ).toEqual([
      { title: 'One', description: 'A.', abstract: 'B.' },
      { title: 'Two', description: 'C.' },
    ]);
    expect(
      read(`${head}One\n\nWeb, Novice\n\nDescription\n\nA.\n\nTwo\n\nWeb, Novice\n\nDescription\n\nB.`).talks,
    ).toEqual([
      { title: 'One', track: 'Web', level: 'Novice', description: 'A.' },
      { title: 'Two', track: 'Web', level: 'Novice', description: 'B.' },
    ]);
  });

  it('splits the track line at its last comma', () => {
    const [talk] = read(`${head}One\n\nWeb, Mobile, Novice\n${when}`).talks;
    expect(talk).toMatchObject({ track: 'Web, Mobile', level: 'Novice' });
  });

  it.each([
    ['below the time line', `One\n\n${when}\nWeb, Novice`],
    ['apart from the time line', `One\n\nWeb, Novice\n\n${when}`],
    ['below the title at once', `One\nWeb, Novice\n${when}`],
  ])('finds the track %s', (_, lines) => {
    expect(read(head + lines).talks).toMatchObject([
      { title: 'One', track: 'Web', level: 'Novice', from: 915 },
    ]);
  });

  it('takes a line above the time line for the title where no other can be it', () => {
    expect(read(`${head}One\n${when}`).talks).toMatchObject([{ title: 'One' }]);
    expect(read(`${head}One\n\nSome track\n${when}`).talks).toMatchObject([
      { title: 'One', track: 'Some track' },
    ]);
  });

  it('takes neither links nor biography for a title', () => {
    const noTitle = `speaker-page\n\nAnn Smith\n\nAnn writes compilers.\n\nWeb, Novice\n${when}`;
    expect(read(noTitle)).toMatchObject({ biography: 'Ann writes compilers.', talks: [{ track: 'Web' }] });
    expect(read(noTitle).talks[0]).not.toHaveProperty('title');
    expect(read(`${head}Web, Novice\n${when}`).talks[0]).not.toHaveProperty('title');
  });

  it('takes any line after the links for the title', () => {
    expect(read(`${head}It depends. A lot.\n\n${when}`).talks).toMatchObject([
      { title: 'It depends. A lot.' },
    ]);
  });

  it('takes a sentence for the name of nobody', () => {
    const text = `speaker-page\n\nAnn writes compilers and likes tea a lot.\n\nOne\n\n${when}`;
    expect(read(text)).toMatchObject({ name: undefined, talks: [{ title: 'One' }] });
    expect(read(text).biography).toBe('Ann writes compilers and likes tea a lot.');
  });

  it('may have the biography right below the name, or under a heading', () => {
    expect(read(`speaker-page\nAnn Smith\nAnn is.\n\nOne\n\n${when}`).biography).toBe('Ann is.');
    expect(read(`speaker-page\n\nAnn Smith\n\nBio\n\nAnn is.\n\nOne\n\n${when}`).biography).toBe('Ann is.');
    expect(
      read(`speaker-page\n\nAnn Smith\n\nOne\n\n${when}\n\nAbstract\n\nA.\n\nBiography\n\nAnn is.`),
    ).toMatchObject({
      biography: 'Ann is.',
      talks: [{ title: 'One', abstract: 'A.' }],
    });
  });

  it('may have the address of a link on the next line', () => {
    expect(
      read(`speaker-page\n\nAnn Smith\n\nAnn is.\n\nTwitter\nhttps://x.example/ann\nGitHub\n\nOne\n\n${when}`)
        .links,
    ).toEqual(['Twitter → https://x.example/ann', 'GitHub']);
  });

  it('may have several speakers', () => {
    const names = (line: string) =>
      buildPage(parsePage(`speaker-page\n\n${line}\n`)).speakers.map(({ text }) => text);
    expect(names('Ann Smith and Bob Jones')).toEqual(['Ann Smith', 'Bob Jones']);
    expect(names('Ann Smith, Bob Jones, and Cy Young')).toEqual(['Ann Smith', 'Bob Jones', 'Cy Young']);
    expect(names('Ann & Bob')).toEqual(['Ann', 'Bob']);
    expect(names('Ann Smith, PhD')).toEqual(['Ann Smith, PhD']);
    expect(names('Smith, Ann')).toEqual(['Smith, Ann']);
    expect(names('Sandy Anderson')).toEqual(['Sandy Anderson']);
    expect(read(`${head}One\n\nWeb, Novice\n${when}\nWith Bob Jones\n\nAbstract\n\nA.`).talks).toMatchObject([
      { title: 'One', with: 'Bob Jones' },
    ]);
  });

  it('reads other forms of the time line', () => {
    for (const line of [
      '8/12/2017 ｜ 3:15pm–4:15pm ｜ Main Hall',
      'Sat 2017-08-12 | 15:15-16:15 | Main Hall',
      '3:15 PM-4:15 PM | 8/12/2017 | Main Hall',
      '8/12/2017, 3:15 PM-4:15 PM, Main Hall',
      '8/12/2017 - 3:15 PM-4:15 PM - Main Hall',
      'Saturday, August 12, 2017 3:15–4:15 p.m. in Main Hall',
    ]) {
      expect([line, read(`${head}One\n\n${line}`).talks]).toEqual([
        line,
        [{ title: 'One', day: '8/12', from: 915, to: 975, room: 'Main Hall' }],
      ]);
    }
    expect(read(`${head}One\n\nSaturday 11:05 a.m.–11:30 a.m. in Mystic Theatre`).talks).toEqual([
      { title: 'One', from: 665, to: 690, room: 'Mystic Theatre' },
    ]);
  });

  it('reads time lines with something missing or wrong in them', () => {
    expect(read(`${head}One\n\n8/12/2017 | 3:15 PM-4:15 PM |`).talks[0]).not.toHaveProperty('room');
    expect(read(`${head}One\n\n8/12/2017 | Main Hall`).talks).toMatchObject([
      { day: '8/12', room: 'Main Hall' },
    ]);
    expect(read(`${head}One\n\n8/12/20l7 | 3:15 PM-4:15 PM | Main Hall`).talks).toMatchObject([
      { from: 915, room: 'Main Hall' },
    ]);
    expect(kinds(`${head}One\n\n8/12/2017x | 3:15 PMx | Main Hall`)).toContain('schedule');
  });

  it('takes no prose for a time line', () => {
    for (const line of [
      'Use 3 of a | b to pipe.',
      'It ran on 8/12/2017 and | failed.',
      'From 3:15 to 4:15 we rest.',
      'a | 10:00 | b | c | d | e and so on',
    ]) {
      expect([line, kinds(`${head}One\n\n${when}\n\nAbstract\n\n${line}\nMore.\nAnd more.`)]).toEqual([
        line,
        ['marker', 'name', 'biography', 'link', 'title', 'schedule', 'heading', 'text', 'text', 'text'],
      ]);
    }
  });

  it('takes no sentence with times and bars in a section for a time line', () => {
    for (const line of [
      'We argue. At 10:30 | 11:00 | 11:30 we vote.',
      '10:30 | tea | 11:30',
      'It was long after 8/12/2017 when all of us | 3 PM-4 PM | sat',
    ]) {
      expect([line, kinds(`${head}One\n\n${when}\n\nAbstract\n\n${line}\n`).slice(-2)]).toEqual([
        line,
        ['heading', 'text'],
      ]);
    }
  });

  it('takes a broken time line for one in the head of a second talk, too', () => {
    const second = 'Two\n\nWeb, Novice\n8/13/2017 | 9 AM bis 10 AM | B';
    expect(
      read(`${head}One\n\n${when}\n\nAbstract\n\nA.\n\n${second}\n\nAbstract\n\nB.`).talks,
    ).toMatchObject([
      { title: 'One', abstract: 'A.' },
      { title: 'Two', day: '8/13', abstract: 'B.' },
    ]);
  });

  it('knows headings in other forms, where they stand alone', () => {
    const section = (line: string) => read(`${head}One\n\n${when}\n\n${line}\n\nA.`).talks[0]?.abstract;
    for (const line of [
      'Abstract',
      'Abstract:',
      '## Abstract',
      'ABSTRACT',
      'abstract',
      'Abstact',
      'Abstracts',
    ]) {
      expect([line, section(line)]).toEqual([line, 'A.']);
    }
    for (const line of ['Outline', 'abstact', 'Abstract art', 'Abstract.']) {
      expect([line, section(line)]).toEqual([line, undefined]);
    }
    expect(kinds(`${head}One\n\n${when}\n\nAbstract\n\nA long\nabstract\n`)).toEqual([
      'marker',
      'name',
      'biography',
      'link',
      'title',
      'schedule',
      'heading',
      'text',
      'text',
    ]);
  });

  it('has its marker on the first line that is not blank, however it is written', () => {
    for (const line of ['speaker-page', '\ufeffspeaker-page', '\n\nSpeaker_Page:', 'speaker page  ']) {
      expect(kinds(`${line}\n\nAnn Smith\n`)).toEqual(['marker', 'name']);
    }
    expect(kinds('Ann Smith\n\nspeaker-page\n')[0]).toBe('name');
  });

  it.each(['', '\n', '\r\n\r\n', 'speaker-page', '|', '1|', 'Abstract', when, 'Website', 'With Bob'])(
    'may be as broken as %j',
    (text) => {
      expect(() => read(text)).not.toThrow();
    },
  );
});
