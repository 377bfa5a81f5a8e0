import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type IcalDocument, mergeCalendars, ScheduleIndex } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';

const talks = path.resolve(import.meta.dirname, '../../../fixtures/workspaces/conference/talks');

interface Merged {
  readonly text: string | undefined;
  readonly refusal: string | undefined;
  /** The rules that find something in the inputs, and those that find something in the result. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function merge(texts: Readonly<Record<string, string>>): Merged {
  const documents = new Map<string, IcalDocument>();
  const index = new ScheduleIndex();
  for (const [key, text] of Object.entries(texts)) {
    const document = openText(text, 'publish');
    documents.set(key, document);
    index.set({ key, path: key, ...document.talks() });
  }
  const { text, refusal } = mergeCalendars({ documents, talks: index.talks });
  const before = [...documents.values()].flatMap(rulesIn);
  return { text, refusal, before, after: text === undefined ? [] : rulesIn(openText(text, 'publish')) };
}

function rulesIn(document: IcalDocument): string[] {
  return document.findings().map(({ finding }) => finding.rule);
}

function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function event(uid: string, ...lines: readonly string[]): string[] {
  const own = ['DTSTAMP:20270401T080000Z', 'DTSTART:20270514T090000Z', 'DTEND:20270514T100000Z'];
  return ['BEGIN:VEVENT', `UID:${uid}@example.org`, ...own, `SUMMARY:Talk ${uid}`, ...lines, 'END:VEVENT'];
}

function zone(offset: string): string[] {
  const observance = ['DTSTART:19700101T000000', `TZOFFSETFROM:${offset}`, `TZOFFSETTO:${offset}`];
  return ['BEGIN:VTIMEZONE', 'TZID:Venue', 'BEGIN:STANDARD', ...observance, 'END:STANDARD', 'END:VTIMEZONE'];
}

function zoned(uid: string): string[] {
  const times = ['DTSTART;TZID=Venue:20270514T090000', 'DTEND;TZID=Venue:20270514T100000'];
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@example.org`,
    'DTSTAMP:20270401T080000Z',
    ...times,
    `SUMMARY:Talk ${uid}`,
    'END:VEVENT',
  ];
}

describe('several calendars as one', () => {
  it('has each event, as it is written', () => {
    const { text } = merge({ 'a.ics': calendar(...event('a', 'X-A:1')), 'b.ics': calendar(...event('b')) });
    expect(text).toBe(
      calendar(...event('a', 'X-A:1'), ...event('b')).replace('-//a//b', '-//Greenroom//Schedule export//EN'),
    );
  });

  it('has an event that is in several files once, in its newest version', () => {
    const { text } = merge({
      'all.ics': calendar(...event('a', 'SEQUENCE:1', 'LOCATION:Old'), ...event('b')),
      'talks/a.ics': calendar(...event('a', 'SEQUENCE:2', 'LOCATION:New')),
    });
    expect(text?.match(/^UID:/gm)).toHaveLength(2);
    expect(text).toContain('LOCATION:New');
    expect(text).not.toContain('LOCATION:Old');
  });

  it('has each zone once', () => {
    const { text } = merge({
      'a.ics': calendar(...zone('+0200'), ...zoned('a')),
      'b.ics': calendar(...zone('+0200'), ...zoned('b')),
    });
    expect(text?.match(/^BEGIN:VTIMEZONE/gm)).toHaveLength(1);
  });

  it('is refused when files mean different zones by one name', () => {
    const { text, refusal } = merge({
      'a.ics': calendar(...zone('+0200'), ...zoned('a')),
      'b.ics': calendar(...zone('+0100'), ...zoned('b')),
    });
    expect(text).toBeUndefined();
    expect(refusal).toContain('define the zone Venue differently');
  });

  it('keeps a changed occurrence beside its series', () => {
    const series = event('s', 'RRULE:FREQ=DAILY;COUNT=3');
    const changed = event('s', 'RECURRENCE-ID:20270515T090000Z').map((line) =>
      line.replace('0514T', '0515T'),
    );
    const { text } = merge({ 'a.ics': calendar(...series, ...changed) });
    expect(text?.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
  });

  it('keeps METHOD where all have the same, and drops it where not', () => {
    const publish = calendar('METHOD:PUBLISH', ...event('a'));
    expect(merge({ 'a.ics': publish, 'b.ics': publish.replaceAll(/(UID:|Talk )a/g, '$1b') }).text).toContain(
      'METHOD:PUBLISH',
    );
    expect(merge({ 'a.ics': publish, 'b.ics': calendar(...event('b')) }).text).not.toContain('METHOD');
  });

  it('ends every line with CR LF, whatever the files have', () => {
    const { text } = merge({ 'a.ics': calendar(...event('a')).replaceAll('\r\n', '\n') });
    expect(text?.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('of the talks of a conference has no finding that they do not have', () => {
    const names = readdirSync(talks).filter((name) => name.endsWith('.ics'));
    const texts = names.map((name) => [name, readFileSync(path.join(talks, name), 'utf8')]);
    const { text, before, after } = merge(Object.fromEntries(texts));
    const uids = new Set(texts.flatMap(([, each = '']) => each.match(/^UID:.*$/gm) ?? []));
    expect(text?.match(/^UID:.*$/gm)?.sort()).toEqual([...uids].sort());
    expect(after.filter((rule) => !before.includes(rule))).toEqual([]);
  });
});
