import { describe, expect, it } from 'vitest';
import { WorkspaceDiagnosticRequest } from 'vscode-languageserver/node';
import { applyPatch, type ScheduleView, type TalkEdit } from '../../server/core/index.ts';
import {
  closeScheduleNotification,
  type DescribedBy,
  describedViewRequest,
  type MergedCalendarResult,
  mergedCalendarRequest,
  type OpenScheduleResult,
  openScheduleRequest,
  type PlanTalkEditResult,
  planTalkEditRequest,
  type ScheduleChangedParams,
  scheduleChangedNotification,
  searchDescriptionsRequest,
  type TalkPlace,
  type TalkProblem,
  talkAtRequest,
  talkPlacesRequest,
  talkProblemsRequest,
} from '../../server/protocol.ts';
import { MessageQueue } from './messageQueue.ts';
import { startClient } from './testClient.ts';

const folder = 'file:///conf';

function talk(uid: string, hour: string, room = 'Hall'): string {
  const times = [`DTSTART:20270514T${hour}0000Z`, `DTEND:20270514T${hour}3000Z`];
  const lines = [
    `UID:${uid}`,
    'DTSTAMP:20270401T080000Z',
    ...times,
    `SUMMARY:Talk ${uid}`,
    `LOCATION:${room}`,
  ];
  const event = ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', ...event, 'END:VCALENDAR', ''].join('\r\n');
}

async function start(files: Readonly<Record<string, string>>, workspaceFolders = [folder]) {
  const stored = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  const client = await startClient({ workspaceFolders, stored });
  client.host.ringsAtOnce = true;
  const changes = new MessageQueue<ScheduleChangedParams>();
  client.connection.onNotification(scheduleChangedNotification, (params: ScheduleChangedParams) =>
    changes.push(params),
  );
  const show = (uri: string) =>
    client.connection.sendRequest<OpenScheduleResult | null>(openScheduleRequest, { uri });
  return { ...client, changes, show };
}

function titles(view: ScheduleView | undefined): readonly string[] | undefined {
  return view?.talks.map(({ title }) => title);
}

describe('an open schedule', () => {
  it('has the talks of all files of the folder, whichever of them it was opened by', async () => {
    const { show } = await start({ 'a.ics': talk('a', '09'), 'talks/b.ics': talk('b', '10') });
    const opened = await show(`${folder}/talks/b.ics`);
    expect(opened?.schedule).toBe(`${folder}/`);
    expect(titles(opened?.view)).toEqual(['Talk a', 'Talk b']);
    expect(await show(`${folder}/`)).toEqual(opened);
  });

  it('has a file as it is in the editor, and tells of what is typed', async () => {
    const { show, open, change, changes } = await start({
      'a.ics': talk('a', '09'),
      'b.ics': talk('b', '10'),
    });
    await open(`${folder}/a.ics`, talk('a', '08'));
    const opened = await show(`${folder}/`);
    expect(opened?.view.talks[0]?.start).toBe(Date.UTC(2027, 4, 14, 8));
    await change(`${folder}/a.ics`, 2, { text: talk('a', '11') });
    const { schedule, patch } = await changes.next();
    expect([schedule, patch.changed.map(({ id }) => id)]).toEqual([`${folder}/`, ['a']]);
    const shown = applyPatch(opened?.view as ScheduleView, patch);
    expect(titles(shown)).toEqual(['Talk b', 'Talk a']);
    expect((await show(`${folder}/`))?.view).toEqual(shown);
  });

  it('tells of overlaps as they come and go', async () => {
    const { show, open, change, changes } = await start({
      'a.ics': talk('a', '09'),
      'b.ics': talk('b', '10'),
    });
    await open(`${folder}/a.ics`, talk('a', '09'));
    await show(`${folder}/`);
    await change(`${folder}/a.ics`, 2, { text: talk('a', '10') });
    const { patch } = await changes.next();
    expect(patch.changed.map(({ id, overlaps }) => [id, overlaps.map((each) => each.with)])).toEqual([
      ['a', ['b']],
      ['b', ['a']],
    ]);
  });

  it('follows files on disk, and goes back to them when an editor closes', async () => {
    const { show, open, close, fileChanged, changes, host } = await start({ 'a.ics': talk('a', '09') });
    await show(`${folder}/`);
    host.store(`${folder}/b.ics`, talk('b', '10'));
    await fileChanged(`${folder}/b.ics`);
    expect((await changes.next()).patch.changed.map(({ id }) => id)).toEqual(['b']);
    host.stored.delete(`${folder}/b.ics`);
    await fileChanged(`${folder}/b.ics`);
    expect((await changes.next()).patch.removed).toEqual(['b']);
    await open(`${folder}/a.ics`, talk('c', '09'));
    expect((await changes.next()).patch.removed).toEqual(['a']);
    await close(`${folder}/a.ics`);
    expect((await changes.next()).patch.removed).toEqual(['c']);
  });

  it('takes what greenroom.json says, and takes it again when that changes', async () => {
    const { show, fileChanged, changes, host } = await start({
      'a.ics': talk('a', '09'),
      'greenroom.json': '{"event": {"name": "One"}}',
    });
    expect((await show(`${folder}/`))?.view.name).toBe('One');
    host.store(`${folder}/greenroom.json`, '{"event": {"name": "Two"}}');
    await fileChanged(`${folder}/greenroom.json`);
    expect((await changes.next()).patch.head.name).toBe('Two');
  });

  it('is one file alone outside of the folders of the window', async () => {
    const { show } = await start({ 'a.ics': talk('a', '09'), 'b.ics': talk('b', '10') }, []);
    const opened = await show(`${folder}/b.ics`);
    expect([opened?.schedule, titles(opened?.view)]).toEqual([`${folder}/b.ics`, ['Talk b']]);
    expect(await show('untitled:Untitled-1')).toBeNull();
  });

  it('knows where a talk is written, and which talk is written at a place', async () => {
    const { show, open, connection } = await start({ 'a.ics': talk('a', '09'), 'b.ics': talk('b', '10') });
    await open(`${folder}/a.ics`, `\r\n${talk('a', '09')}`);
    const schedule = (await show(`${folder}/`))?.schedule;
    const places = await connection.sendRequest<TalkPlace[]>(talkPlacesRequest, { schedule, id: 'a' });
    expect(places).toEqual([
      {
        uri: `${folder}/a.ics`,
        range: { start: { line: 9, character: 8 }, end: { line: 9, character: 14 } },
      },
    ]);
    const at = (line: number) =>
      connection.sendRequest(talkAtRequest, {
        schedule,
        uri: `${folder}/a.ics`,
        position: { line, character: 0 },
      });
    expect([await at(6), await at(1)]).toEqual(['a', null]);
  });

  it('says what is to be changed to move a talk, in open files and in others', async () => {
    const { show, open, connection } = await start({
      'a.ics': talk('a', '09'),
      'talks/a.ics': talk('a', '09'),
    });
    await open(`${folder}/a.ics`, talk('a', '09'), 'icalendar', 7);
    const schedule = (await show(`${folder}/`))?.schedule;
    const slot = (hour: number) => ({
      start: Date.UTC(2027, 4, 14, hour),
      end: Date.UTC(2027, 4, 14, hour, 30),
    });
    const move = (from: number, to: number) =>
      connection.sendRequest<PlanTalkEditResult>(planTalkEditRequest, {
        schedule,
        edit: {
          type: 'move',
          moves: [{ id: 'a', from: { ...slot(from), room: 'Hall' }, to: { ...slot(to), room: 'Loft' } }],
        },
      });
    const { refusal, files } = await move(9, 11);
    expect(refusal).toBeNull();
    expect(files.map(({ uri, version }) => [uri, version])).toEqual([
      [`${folder}/a.ics`, 7],
      [`${folder}/talks/a.ics`, null],
    ]);
    expect(
      files[0]?.edits.map(({ range, newText }) => [range.start.line, range.start.character, newText]),
    ).toEqual([
      [6, 8, '20270514T110000Z'],
      [7, 6, '20270514T113000Z'],
      [9, 9, 'Loft'],
    ]);
    expect(await move(8, 11)).toEqual({
      refusal: expect.stringContaining('has changed'),
      files: [],
      changes: [],
    });
  });

  it('changes a speaker page with the calendar, and takes both back', async () => {
    const page = (schedule: string) => `speaker-page\n\nAnn Smith\n\nOne.\n\nTalk a\n\n${schedule}\n`;
    const { show, open, change, connection } = await start({
      'a.ics': talk('a', '09').replace('DTSTAMP:2027', 'SEQUENCE:1\r\nDTSTAMP:2026'),
      'ann.speaker.txt': page('5/14/2027 | 9:00 AM-9:30 AM | Hall'),
      'notes.txt': 'Nothing of interest',
    });
    const opened = await show(`${folder}/`);
    expect(titles(opened?.view)).toEqual(['Talk a']);
    const plan = (edit: TalkEdit) =>
      connection.sendRequest<PlanTalkEditResult>(planTalkEditRequest, { schedule: opened?.schedule, edit });
    const from = { start: Date.UTC(2027, 4, 14, 9), end: Date.UTC(2027, 4, 14, 9, 30), room: 'Hall' };
    const to = { start: Date.UTC(2027, 4, 14, 13), end: Date.UTC(2027, 4, 14, 13, 30), room: 'Hall' };
    const { files, changes } = await plan({ type: 'move', moves: [{ id: 'a', from, to }] });
    const written = files.map(({ uri, edits }) => [uri, edits.map(({ newText }) => newText)]);
    expect(written).toEqual([
      [
        `${folder}/a.ics`,
        ['20270514T130000Z', '20270514T133000Z', '2', expect.stringMatching(/^\d{8}T\d{6}Z$/)],
      ],
      [`${folder}/ann.speaker.txt`, ['1:00 PM', '1:30 PM']],
    ]);

    await open(`${folder}/ann.speaker.txt`, page('5/14/2027 | 1:00 PM-1:30 PM | Hall'), 'speaker-page');
    const uri = `${folder}/ann.speaker.txt`;
    const at = (line: number) =>
      connection.sendRequest(talkAtRequest, {
        schedule: opened?.schedule,
        uri,
        position: { line, character: 2 },
      });
    expect([await at(2), await at(8)]).toEqual([null, 'a']);
    const back = changes.map(({ from, to, ...rest }) => ({
      ...rest,
      from: to as string,
      to: from as string,
    }));
    expect((await plan({ type: 'rewrite', changes: back })).files.map(({ uri }) => uri)).toEqual([
      `${folder}/ann.speaker.txt`,
    ]);
    await change(`${folder}/ann.speaker.txt`, 2, { text: page('5/14/2027 | 1:15 PM-1:30 PM | Hall') });
    expect((await plan({ type: 'rewrite', changes: back })).refusal).toMatch(/start of “Talk a” is another/);
  });

  it('tells what is the matter with a talk, in files open or not, and how to repair it', async () => {
    const { show, open, connection } = await start({
      'a.ics': talk('a', '09'),
      'b.ics': talk('b', '09').replace(
        'DTEND:20270514T093000Z',
        'DTEND:20270514T093000Z\r\nDTEND:20270514T093000Z',
      ),
    });
    const opened = await show(`${folder}/`);
    const shown = opened?.view.talks.map(({ id, overlaps, findings }) => [
      id,
      overlaps.length,
      findings.length,
    ]);
    expect(shown).toEqual([
      ['a', 1, 0],
      ['b', 1, 1],
    ]);
    const ask = (id: string) =>
      connection.sendRequest<TalkProblem[]>(talkProblemsRequest, { schedule: opened?.schedule, id });
    const stored = await ask('b');
    expect(stored.map(({ text }) => text)).toEqual([
      expect.stringContaining('Hall'),
      opened?.view.talks[1]?.findings[0]?.text,
    ]);
    const files = stored[1]?.fixes[0]?.files;
    expect(files).toEqual([
      { uri: `${folder}/b.ics`, version: null, edits: [expect.objectContaining({ newText: '' })] },
    ]);
    await open(`${folder}/a.ics`, talk('a', '09'));
    expect((await ask('a')).map(({ place }) => place.uri)).toEqual([`${folder}/a.ics`]);
    expect(await ask('gone')).toEqual([]);
  });

  it('shows at a talk what is the matter with it on its speaker page, with the ways to repair it', async () => {
    const page = (time: string) =>
      `speaker-page\n\nAnn Smith\n\nOne.\n\nTalk a\n\n5/14/2027 | ${time} | Hall\n\nDescription\n\nMore.\n`;
    const uri = `${folder}/ann.speaker.txt`;
    const { show, open, change, changes, connection } = await start({
      'a.ics': talk('a', '09'),
      'ann.speaker.txt': page('9:00 AM-8:30 AM'),
    });
    const opened = await show(`${folder}/`);
    const found = opened?.view.talks[0]?.findings.map(({ text }) => text) ?? [];
    expect(found).toEqual([expect.stringContaining('ends 30 min before it starts')]);
    const problems = await connection.sendRequest<TalkProblem[]>(talkProblemsRequest, {
      schedule: opened?.schedule,
      id: 'a',
    });
    expect(problems.map(({ text }) => text)).toEqual(expect.arrayContaining(found));
    expect(problems.map(({ place }) => place.uri)).toContain(uri);

    await open(uri, page('9:00 AM-8:30 AM'), 'speaker-page');
    await change(uri, 2, { text: page('9:00 AM-9:30 AM') });
    expect((await changes.next()).patch.changed[0]?.findings).toEqual([]);
  });

  it('finds words in descriptions, in files open or not, and again after an edit', async () => {
    const described = (uid: string, text: string) =>
      talk(uid, '09', `Room ${uid}`).replace('LOCATION', `DESCRIPTION:${text}\r\nLOCATION`);
    const { show, open, change, changes, connection } = await start({
      'a.ics': described('a', 'About knots and\r\n  rôpes'),
      'b.ics': described('b', 'About ropes'),
    });
    await open(`${folder}/b.ics`, described('b', 'About ropes'));
    const opened = await show(`${folder}/`);
    const search = (text: string) =>
      connection.sendRequest<DescribedBy>(searchDescriptionsRequest, { schedule: opened?.schedule, text });
    expect(await search('Ropes KNOTS')).toEqual({ ropes: ['a', 'b'], knots: ['a'] });
    await change(`${folder}/b.ics`, 2, { text: described('b', 'About knots').replace('Talk b', 'Talk c') });
    await changes.next();
    expect(await search('knots')).toEqual({ knots: ['a', 'b'] });
    expect(await search('')).toEqual({});
  });

  it('gives all that an export needs, from files open or not', async () => {
    const { show, open, connection } = await start({
      'a.ics': talk('a', '09').replace('LOCATION', 'DESCRIPTION:Old\r\nLOCATION'),
      'b.ics': talk('b', '10'),
    });
    await open(`${folder}/a.ics`, talk('a', '09').replace('LOCATION', 'DESCRIPTION:New\r\nLOCATION'));
    const params = { schedule: (await show(`${folder}/`))?.schedule };
    const view = await connection.sendRequest<ScheduleView>(describedViewRequest, params);
    expect(view.talks.map(({ description }) => description)).toEqual(['New', undefined]);
    const { text, refusal } = await connection.sendRequest<MergedCalendarResult>(
      mergedCalendarRequest,
      params,
    );
    expect([text?.match(/^(?:UID|DESCRIPTION):.*$/gm), refusal]).toEqual([
      ['UID:a', 'DESCRIPTION:New', 'UID:b'],
      null,
    ]);
  });

  it('reads no file of its own: each is read once, whatever is asked', async () => {
    const { show, open, pull, hover, connection, host } = await start({
      'a.ics': talk('a', '09'),
      'b.ics': talk('b', '09'),
      'ann.speaker.txt':
        'speaker-page\n\nAnn Smith\n\nOne.\n\nTalk a\n\n5/14/2027 | 9:00 AM-9:30 AM | Hall\n',
    });
    await show(`${folder}/`);
    await open(`${folder}/a.ics`, talk('a', '09'));
    await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    await pull(`${folder}/a.ics`);
    expect(JSON.stringify(await hover(`${folder}/a.ics`, 9, 10))).toContain('Talk b');
    await show(`${folder}/b.ics`);
    const reads = (name: string) => host.reads.filter((uri) => uri === `${folder}/${name}`).length;
    // The bytes of a file are looked at once more when it is opened: an editor does not hand over all of them.
    expect(['a.ics', 'ann.speaker.txt', 'b.ics'].map(reads)).toEqual([2, 1, 1]);
  });

  it('reads what is in no folder of the window while somebody looks at it', async () => {
    const { show, open, close, changes, connection, settle, fileChanged, host } = await start(
      { 'a.ics': talk('a', '09'), 'b.ics': talk('b', '09'), 'greenroom.json': '{}' },
      ['file:///elsewhere'],
    );
    await open(`${folder}/a.ics`, talk('a', '09'));
    const opened = await show(`${folder}/a.ics`);
    expect([opened?.schedule, titles(opened?.view)]).toEqual([`${folder}/`, ['Talk a', 'Talk b']]);
    host.store(`${folder}/b.ics`, talk('b', '10'));
    await fileChanged(`${folder}/b.ics`);
    expect((await changes.next()).patch.changed.map(({ id }) => id)).toEqual(['a', 'b']);
    await close(`${folder}/a.ics`);
    const findings = async () => {
      const params = { previousResultIds: [] };
      const { items } = await connection.sendRequest(WorkspaceDiagnosticRequest.type, params);
      return items.map(({ uri }) => uri);
    };
    host.store(`${folder}/b.ics`, talk('b', '09').replace('END:VEVENT\r\n', ''));
    await fileChanged(`${folder}/b.ics`);
    await settle();
    expect(await findings()).toEqual([`${folder}/a.ics`, `${folder}/b.ics`]);
    await connection.sendNotification(closeScheduleNotification, { schedule: `${folder}/` });
    expect(await findings()).toEqual([]);
  });

  it('says nothing more once it is closed', async () => {
    const { show, open, change, connection, settle, host } = await start({ 'a.ics': talk('a', '09') });
    await open(`${folder}/a.ics`, talk('a', '09'));
    await show(`${folder}/`);
    await connection.sendNotification(closeScheduleNotification, { schedule: `${folder}/` });
    await settle();
    host.ringsAtOnce = false;
    const before = host.timers.size;
    await change(`${folder}/a.ics`, 2, { text: talk('a', '11') });
    await settle();
    expect(host.timers.size).toBe(before);
  });
});
