import { describe, expect, it } from 'vitest';
import {
  definition,
  documentHighlights,
  type Mention,
  type Range,
  references,
} from '../../../server/core/index.ts';
import { atCursor, inCalendar } from '../../support/cursor.ts';
import { markedLines, markRanges } from '../../support/marked.ts';

const at = ({ at: { start, end } }: Mention): Range => ({ start: start.offset, end: end.offset });

/** The lines that the name at `$0` leads to, with the name marked; `none` when it leads nowhere. */
function leadsTo(marked: string): string[] | 'none' {
  const { document, text, offset } = atCursor(marked);
  const found = definition(document, offset);
  return found ? markedLines(markRanges(text, found.to.map(at))) : 'none';
}

function refersTo(marked: string, includeDefinition = false): string[] {
  const { document, text, offset } = atCursor(marked);
  return markedLines(markRanges(text, references(document, offset, includeDefinition).map(at)));
}

const zone = (tzid: string) => `BEGIN:VTIMEZONE\nTZID:${tzid}\nEND:VTIMEZONE`;
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n');

describe('definition', () => {
  it.each([
    ['a parameter', 'DTSTART;TZID=Europe/Ber$0lin:20270514T090000'],
    ['its edges', 'DTSTART;TZID=$0Europe/Berlin:20270514T090000'],
    ['its edges', 'DTSTART;TZID=Europe/Berlin$0:20270514T090000'],
    ['a parameter in quotes', 'DTSTART;TZID="Europe$0/Berlin":20270514T090000'],
    ['a folded parameter', 'DTSTART;TZID=Europe/B\n e$0rlin:20270514T090000'],
    ['a list of times', 'EXDATE;TZID=Europe$0/Berlin:20270514T090000,20270515T090000'],
  ])('of a TZID is its VTIMEZONE: %s', (_, line) => {
    expect(leadsTo(inCalendar(`${zone('Europe/Berlin')}\n${event(line)}`))).toEqual(['TZID:⟦Europe/Berlin⟧']);
  });

  it('of X-WR-TIMEZONE is the VTIMEZONE too', () => {
    expect(leadsTo(inCalendar(`X-WR-TIMEZONE:PS$0T\n${zone('PST')}`))).toEqual(['TZID:⟦PST⟧']);
  });

  it('leads to itself', () => {
    expect(leadsTo(inCalendar(zone('PS$0T')))).toEqual(['TZID:⟦PST⟧']);
  });

  it('reads TEXT in one place and a parameter in the other', () => {
    const text = inCalendar(
      `${zone('Berlin\\, Bern')}\n${event('DTSTART;TZID="Ber$0lin, Bern":20270514T090000')}`,
    );
    expect(leadsTo(text)).toEqual(['TZID:⟦Berlin\\, Bern⟧']);
  });

  it('is in the same calendar', () => {
    const text = `${inCalendar(zone('PST'))}${inCalendar(event('DTSTART;TZID=PS$0T:20270514T090000'))}`;
    expect(leadsTo(text)).toBe('none');
    expect(leadsTo(text.replace('END:VEVENT', `END:VEVENT\n${zone('PST')}`))).toEqual(['TZID:⟦PST⟧']);
  });

  it('tells the whole VTIMEZONE and what led there', () => {
    const { document, text, offset } = atCursor(
      inCalendar(`${zone('PST')}\n${event('DTSTART;TZID="P$0ST":20270514T090000')}`),
    );
    const found = definition(document, offset);
    expect(text.slice(found?.from.start, found?.from.end)).toBe('PST');
    const whole = found?.to[0]?.whole;
    expect(text.slice(whole?.start.offset, whole?.end.offset)).toBe(zone('PST').replaceAll('\n', '\r\n'));
  });

  const series = event('UID:a', 'DTSTART:20270514T090000Z', 'RRULE:FREQ=DAILY');

  it.each([
    ['RELATED-TO', 'UID:b\nRELATED-TO;RELTYPE=PARENT:a$0'],
    ['RECURRENCE-ID', 'UID:a\nRECURRENCE-ID:2027051$05T090000Z'],
    ['the UID of a changed occurrence', 'UID:a$0\nRECURRENCE-ID:20270515T090000Z'],
  ])('of %s is the event with that UID', (_, lines) => {
    expect(leadsTo(inCalendar(`${event(lines)}\n${series}`))).toEqual(['UID:⟦a⟧']);
  });

  it.each([
    ['an unknown zone', event('DTSTART;TZID=PS$0T:20270514T090000')],
    ['an unknown event', event('RELATED-TO:b$0')],
    ['an empty name', event('RELATED-TO:$0', 'UID:')],
    ['an occurrence of nothing', event('RECURRENCE-ID:2027$00515T090000Z')],
    ['the name of a parameter', `${zone('PST')}\n${event('DTSTART;TZ$0ID=PST:20270514T090000')}`],
    ['a TZID elsewhere', `${zone('PST')}\n${event('TZID:PS$0T')}`],
    ['another value', event('SUMMARY:PS$0T')],
    ['a component', 'BEGIN:VEV$0ENT\nEND:VEVENT'],
  ])('there is none of %s', (_, lines) => {
    expect(leadsTo(inCalendar(lines))).toBe('none');
  });

  it('there is none in an empty text', () => {
    expect(leadsTo('$0')).toBe('none');
  });
});

describe('references', () => {
  const text = inCalendar(
    [
      'X-WR-TIMEZONE:PST',
      zone('PS$0T'),
      event('DTSTART;TZID=PST:20270514T090000', 'DTEND;TZID="PST":20270514T100000', 'SUMMARY:PST'),
      event('DTSTART;TZID=PDT:20270514T090000'),
    ].join('\n'),
  );
  const uses = [
    'X-WR-TIMEZONE:⟦PST⟧',
    'DTSTART;TZID=⟦PST⟧:20270514T090000',
    'DTEND;TZID="⟦PST⟧":20270514T100000',
  ];

  it('are the places that name it, in their order', () => {
    expect(refersTo(text)).toEqual(uses);
  });

  it('come with the definition when that is wanted', () => {
    expect(refersTo(text, true)).toEqual([uses[0], 'TZID:⟦PST⟧', uses[1], uses[2]]);
  });

  it('of a UID are what is related and what is changed', () => {
    const events = [
      event('UID:a$0'),
      event('UID:a', 'RECURRENCE-ID:20270515T090000Z'),
      event('UID:b', 'RELATED-TO:a'),
    ];
    expect(refersTo(inCalendar(events.join('\n')))).toEqual(['UID:⟦a⟧', 'RELATED-TO:⟦a⟧']);
  });

  it('there are none where nothing is named', () => {
    expect(refersTo(inCalendar(event('SUMMARY:PS$0T')))).toEqual([]);
  });
});

describe('document highlights', () => {
  it('are the definition and the references', () => {
    const { document, offset } = atCursor(
      inCalendar(`${zone('PST')}\n${event('DTSTART;TZID=PS$0T:20270514T090000')}`),
    );
    expect(documentHighlights(document, offset).map(({ role }) => role)).toEqual(['definition', 'reference']);
  });

  it('are looked for around the cursor in a very large text', () => {
    const filler = event(`DESCRIPTION:${'x'.repeat(1_100_000)}`);
    const start = event('DTSTART;TZID=PS$0T:20270514T090000');
    const far = event('DTSTART;TZID=PST:20270514T090000');
    const { document, offset } = atCursor(inCalendar([start, filler, far].join('\n')));
    expect(documentHighlights(document, offset)).toHaveLength(1);
    expect(references(document, offset, true)).toHaveLength(2);
  });
});
