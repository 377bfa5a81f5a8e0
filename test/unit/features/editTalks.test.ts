import { describe, expect, it } from 'vitest';
import type { BumpSequence, FieldChange, ScheduleView, TalkEdit } from '../../../server/core/index.ts';
import { wholeText } from '../../support/schedule.ts';
import { type Edited, editTalks, slotOf } from './editTalks.ts';

function event(uid: string, hours: string, room: string, ...more: readonly string[]): string {
  const times = [`DTSTART:20270514T${hours}0000Z`, `DTEND:20270514T${hours}3000Z`];
  const lines = [`UID:${uid}`, `SUMMARY:Talk ${uid}`, ...times, `LOCATION:${room}`, ...more];
  return ['BEGIN:VEVENT', ...lines, 'END:VEVENT', ''].join('\n');
}

function edit(files: Readonly<Record<string, string>>, asked: TalkEdit, bump?: BumpSequence) {
  return editTalks(files, () => asked, bump);
}

/** Two talks exchange their slots. */
function exchange({ talks }: ScheduleView): TalkEdit {
  const [a, b] = talks.map((talk) => ({ id: talk.id, slot: slotOf(talk) }));
  if (!a || !b) throw new Error('There are no two talks.');
  return {
    type: 'move',
    moves: [
      { id: a.id, from: a.slot, to: b.slot },
      { id: b.id, from: b.slot, to: a.slot },
    ],
  };
}

function done(edited: ReturnType<typeof editTalks>): Edited {
  if ('refusal' in edited) throw new Error(edited.refusal);
  return edited;
}

function inverse(changes: readonly FieldChange[]): TalkEdit {
  const turned = changes.map(({ from, to, ...rest }) => ({
    ...rest,
    ...(to !== undefined && { from: to }),
    ...(from !== undefined && { to: from }),
  }));
  return { type: 'rewrite', changes: turned };
}

describe('several moves at once', () => {
  it('are one edit of each file', () => {
    const files = { 'a.ics': event('a', '09', 'Hall') + event('b', '11', 'Loft') };
    expect(done(editTalks(files, exchange)).texts['a.ics']).toBe(
      wholeText('a.ics', event('a', '11', 'Loft') + event('b', '09', 'Hall')),
    );
  });

  it('are made together or not at all', () => {
    const files = {
      'a.ics': event('a', '09', 'Hall') + event('b', '11', 'Loft', 'RRULE:FREQ=DAILY;COUNT=2'),
    };
    expect(editTalks(files, exchange)).toEqual({ refusal: expect.stringContaining('repeats') });
  });
});

describe('cancelling a talk', () => {
  it('changes STATUS where there is one, in all files', () => {
    const files = {
      'a.ics': event('a', '09', 'Hall', 'STATUS:CONFIRMED') + event('b', '10', 'Hall'),
      'talks/a.ics': event('a', '09', 'Hall', 'STATUS:TENTATIVE'),
    };
    expect(done(edit(files, { type: 'cancel', id: 'a' })).newLines).toEqual({
      'a.ics': ['STATUS:CANCELLED'],
      'talks/a.ics': ['STATUS:CANCELLED'],
    });
  });

  it('adds one line where there is none, and taking it back leaves no trace', () => {
    const files = { 'a.ics': event('a', '09', 'Hall') };
    const { texts, changes } = done(edit(files, { type: 'cancel', id: 'a' }));
    expect(texts['a.ics']).toBe(
      wholeText('a.ics', files['a.ics'].replace('LOCATION', 'STATUS:CANCELLED\nLOCATION')),
    );
    const back = done(edit({ 'a.ics': texts['a.ics'] ?? '' }, inverse(changes)));
    expect(back.texts['a.ics']).toBe(wholeText('a.ics', files['a.ics']));
    const again = done(edit(files, { type: 'rewrite', changes }));
    expect(again.texts).toEqual(texts);
  });

  it('has a way back', () => {
    const files = { 'a.ics': event('a', '09', 'Hall', 'STATUS:CANCELLED') };
    expect(done(edit(files, { type: 'restore', id: 'a' })).newLines).toEqual({
      'a.ics': ['STATUS:CONFIRMED'],
    });
  });

  it.each<readonly [string, string, TalkEdit, RegExp]>([
    ['is cancelled', event('a', '09', 'Hall', 'STATUS:CANCELLED'), { type: 'cancel', id: 'a' }, /already/],
    ['is not', event('a', '09', 'Hall'), { type: 'restore', id: 'a' }, /not cancelled/],
    ['is gone', event('a', '09', 'Hall'), { type: 'cancel', id: 'b' }, /no longer/],
    [
      'repeats',
      event('a', '09', 'Hall', 'RRULE:FREQ=DAILY;COUNT=1'),
      { type: 'cancel', id: 'a\n1810285200000' },
      /repeats/,
    ],
    [
      'is in a calendar that cancels all',
      `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:CANCEL\n${event('a', '09', 'Hall')}END:VCALENDAR\n`,
      { type: 'restore', id: 'a' },
      /METHOD of a\.ics/,
    ],
  ])('is refused for a talk that %s', (_, text, asked, reason) => {
    expect(edit({ 'a.ics': text }, asked)).toEqual({ refusal: expect.stringMatching(reason) });
  });
});

describe('an edit that is taken back', () => {
  const files = {
    'a.ics': event('a', '09', 'Hall') + event('b', '11', 'Loft'),
    'talks/a.ics': event('a', '09', 'Hall'),
  };
  const long = `Loft ${'x'.repeat(90)}`;
  const asked: TalkEdit = {
    type: 'move',
    moves: [
      {
        id: 'a',
        from: { start: Date.UTC(2027, 4, 14, 9), end: Date.UTC(2027, 4, 14, 9, 30), room: 'Hall' },
        to: { start: Date.UTC(2027, 4, 14, 12), end: Date.UTC(2027, 4, 14, 12, 30), room: long },
      },
    ],
  };
  const { texts, changes } = done(edit(files, asked));
  const whole = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, wholeText(path, text)]),
  );

  it('folds a line that becomes too long, and leaves no trace', () => {
    expect(texts['a.ics']).toMatch(/LOCATION:Loft x+\r\n x+\r\n/);
    expect(done(edit(texts, inverse(changes))).texts).toEqual(whole);
  });

  it('is found again wherever it is by now, however it is folded', () => {
    const moved = (texts['a.ics'] ?? '')
      .replace(/(LOCATION:Loft x+)\r\n (x+)/, '$1$2')
      .replace('BEGIN:VEVENT', `${event('c', '08', 'Attic').replaceAll('\n', '\r\n')}BEGIN:VEVENT`);
    const back = done(edit({ ...texts, 'a.ics': moved }, inverse(changes)));
    expect(back.texts['a.ics']).toContain(event('a', '09', 'Hall').replaceAll('\n', '\r\n'));
  });

  it('is refused when somebody has written there', () => {
    const other = (texts['talks/a.ics'] ?? '').replace('T120000Z', 'T121500Z');
    expect(edit({ ...texts, 'talks/a.ics': other }, inverse(changes))).toEqual({
      refusal: 'In talks/a.ics the start of “Talk a” is another by now.',
    });
    const gone = (texts['talks/a.ics'] ?? '').replace('UID:a', 'UID:z');
    expect(edit({ ...texts, 'talks/a.ics': gone }, inverse(changes))).toEqual({
      refusal: expect.stringContaining('no longer in talks/a.ics'),
    });
    expect(edit({ 'a.ics': texts['a.ics'] ?? '' }, inverse(changes))).toEqual({
      refusal: expect.stringContaining('cannot be read'),
    });
  });

  it('changes nothing where it is taken back already', () => {
    expect(done(edit(files, inverse(changes))).newLines).toEqual({});
    const half = { ...texts, 'a.ics': files['a.ics'] };
    expect(Object.keys(done(edit(half, inverse(changes))).newLines)).toEqual(['talks/a.ics']);
  });

  it('is found by its title where an event has no UID', () => {
    const nameless = { 'a.ics': event('a', '09', 'Hall').replace('UID:a\n', '') };
    const first = done(
      editTalks(nameless, ({ talks: [talk] }) => {
        if (!talk) throw new Error('There is no talk.');
        const from = slotOf(talk);
        return { type: 'move', moves: [{ id: talk.id, from, to: { ...from, start: from.start - 60_000 } }] };
      }),
    );
    expect(first.newLines).toEqual({ 'a.ics': ['DTSTART:20270514T085900Z'] });
    expect(done(edit(first.texts, inverse(first.changes))).texts['a.ics']).toBe(
      wholeText('a.ics', nameless['a.ics']),
    );
  });
});

describe('the revision of an event that was edited', () => {
  const published = ['SEQUENCE:4', 'DTSTAMP:20270401T080000Z', 'LAST-MODIFIED:20270401T080000Z'];
  const cancel: TalkEdit = { type: 'cancel', id: 'a' };
  const renewed = ['LAST-MODIFIED:20270601T090000Z', 'DTSTAMP:20270601T090000Z'];

  it.each<readonly [BumpSequence, readonly string[], readonly string[]]>([
    ['auto', published, ['SEQUENCE:5', ...renewed]],
    ['on', published, ['SEQUENCE:5', ...renewed]],
    ['off', published, []],
    ['auto', ['DTSTAMP:20270401T080000Z'], []],
    ['on', ['DTSTAMP:20270401T080000Z'], ['SEQUENCE:1', 'DTSTAMP:20270601T090000Z']],
    ['auto', ['SEQUENCE:many', 'DTSTAMP:20270401T080000Z'], ['DTSTAMP:20270601T090000Z']],
  ])('is %s for %j', (bump, lines, expected) => {
    const edited = done(edit({ 'a.ics': event('a', '09', 'Hall', ...lines) }, cancel, bump));
    const found = (edited.newLines['a.ics'] ?? []).filter((line) => !line.startsWith('STATUS'));
    expect(found.sort()).toEqual([...expected].sort());
  });

  it('is raised for that event alone, and taken back with the edit', () => {
    const files = {
      'a.ics': event('a', '09', 'Hall', ...published) + event('b', '10', 'Hall', ...published),
    };
    const { texts, changes } = done(edit(files, cancel, 'auto'));
    expect(texts['a.ics']?.match(/SEQUENCE:\d/g)).toEqual(['SEQUENCE:5', 'SEQUENCE:4']);
    expect(done(edit(texts, inverse(changes), 'on')).texts['a.ics']).toBe(wholeText('a.ics', files['a.ics']));
  });

  it('stays as it is when nothing changes', () => {
    const files = { 'a.ics': event('a', '09', 'Hall', ...published) };
    const slot = { start: Date.UTC(2027, 4, 14, 9), end: Date.UTC(2027, 4, 14, 9, 30), room: 'Hall' };
    const asked: TalkEdit = { type: 'move', moves: [{ id: 'a', from: slot, to: slot }] };
    expect(done(edit(files, asked, 'on')).newLines).toEqual({});
  });
});
