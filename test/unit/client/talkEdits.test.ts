import { describe, expect, it } from 'vitest';
import { declined, TalkEdits } from '../../../client/src/preview/talkEdits.ts';
import type { FieldChange, TalkEdit } from '../../../server/core/index.ts';
import type { FileEdits, PlanTalkEditResult } from '../../../server/protocol.ts';

const cancel: TalkEdit = { type: 'cancel', id: 'a' };

function change(from: string, to: string): FieldChange {
  return { copy: { file: 'a.ics', title: 'A', nth: 0 }, field: 'room', from, to };
}

/** A text that is one value, and a preview over it. `plan` changes it to the next letter, or carries changes out. */
function start({ files = 1, confirms = false } = {}) {
  const state = { value: 'a', said: '', refused: '', labels: [] as (string | undefined)[], saysNo: false };
  let planned: string | undefined;
  const answers: (() => void)[] = [];
  const edits: readonly FileEdits[] = Array.from({ length: files }, () => ({
    uri: 'a.ics',
    version: 1,
    edits: [],
  }));
  const write = (changes: readonly FieldChange[], to: string): PlanTalkEditResult => {
    planned = to;
    return { refusal: null, files: edits, changes };
  };
  const talkEdits = new TalkEdits({
    async plan(edit) {
      if (edit.type !== 'rewrite') {
        const next = String.fromCharCode(state.value.charCodeAt(0) + 1);
        return write([change(state.value, next)], next);
      }
      const { from, to } = edit.changes[0] ?? {};
      if (state.value === to) return { refusal: null, files: [], changes: [] };
      if (state.value !== from) return { refusal: 'It is another.', files: [], changes: [] };
      return write(edit.changes, to ?? '');
    },
    open: async () => ({ version: 1, getText: () => state.value }),
    async apply(_, label) {
      state.labels.push(label);
      if (label !== undefined) await new Promise<void>((done) => answers.push(done));
      if (label !== undefined && state.saysNo) return declined;
      state.value = planned ?? state.value;
      return undefined;
    },
    confirmsSeveralFiles: () => confirms,
    say: (text) => {
      state.said = text;
    },
    refuse: (text) => {
      state.refused = text;
    },
  });
  return { state, talkEdits, answers };
}

describe('edits of a preview', () => {
  it('are taken back and made again one by one, however fast one asks', async () => {
    const { state, talkEdits } = start();
    await Promise.all([talkEdits.make('One', cancel), talkEdits.make('Two', cancel)]);
    expect(state.value).toBe('c');
    await Promise.all([talkEdits.undo(), talkEdits.undo()]);
    expect([state.value, state.said]).toEqual(['a', 'Undone: One']);
    await talkEdits.redo();
    expect([state.value, state.said]).toEqual(['b', 'Done again: One']);
    await talkEdits.redo();
    expect([state.value, state.said]).toEqual(['c', 'Done again: Two']);
  });

  it('say so when there is nothing to take back', async () => {
    const { state, talkEdits } = start();
    await talkEdits.undo();
    expect([state.value, state.said]).toEqual(['a', expect.stringMatching(/^There is nothing/)]);
  });

  it('leave nothing to be made again after a new one', async () => {
    const { state, talkEdits } = start();
    await talkEdits.make('One', cancel);
    await talkEdits.undo();
    await talkEdits.make('Other', cancel);
    await talkEdits.redo();
    expect([state.value, state.said]).toEqual(['b', expect.stringMatching(/^There is nothing/)]);
  });

  it('stay when somebody has changed the text, and say why', async () => {
    const { state, talkEdits } = start();
    await talkEdits.make('One', cancel);
    state.value = 'x';
    await talkEdits.undo();
    expect([state.value, state.refused]).toEqual(['x', 'Nothing was changed. One: It is another.']);
    state.value = 'b';
    await talkEdits.undo();
    expect(state.value).toBe('a');
  });

  it('pass over what was taken back in the text', async () => {
    const { state, talkEdits } = start();
    await talkEdits.make('One', cancel);
    await talkEdits.make('Two', cancel);
    state.value = 'b';
    await talkEdits.undo();
    expect([state.value, state.said]).toEqual(['a', 'Undone: One']);
  });

  it('are asked about when several files change; until then there is no other, and undo is not asked about', async () => {
    const { state, talkEdits, answers } = start({ files: 2, confirms: true });
    const making = talkEdits.make('One', cancel);
    await expect.poll(() => answers.length).toBe(1);
    await talkEdits.make('Two', cancel);
    expect([state.value, state.refused]).toEqual(['a', expect.stringContaining('Another edit waits')]);
    answers[0]?.();
    await making;
    await talkEdits.undo();
    expect([state.value, state.labels]).toEqual(['a', ['One', undefined]]);
  });

  it('that somebody says no to leave nothing to take back, and nothing to read', async () => {
    const { state, talkEdits, answers } = start({ files: 2, confirms: true });
    state.saysNo = true;
    const making = talkEdits.make('One', cancel);
    await expect.poll(() => answers.length).toBe(1);
    answers[0]?.();
    await making;
    expect([state.value, state.refused]).toEqual(['a', '']);
    await talkEdits.undo();
    expect(state.said).toMatch(/^There is nothing/);
  });
});
