import { describe, expect, it } from 'vitest';
import { menuContext, readFromPreview, readTalkOfMenu } from '../../../client/previewProtocol.ts';

describe('a message of the preview', () => {
  it.each([
    { type: 'ready', zone: 'Asia/Tokyo' },
    { type: 'reveal', id: 'a@example.org' },
    { type: 'current', id: 'a@example.org' },
    { type: 'move', id: 'a', from: { start: 0, end: 1000 }, to: { start: 5000, end: 6000, room: 'Hall' } },
    { type: 'pickZone' },
    { type: 'typing', isTyping: true },
  ])('is taken when it is one: %j', (message) => expect(readFromPreview(message)).toEqual(message));

  it.each([
    undefined,
    null,
    'reveal',
    7,
    [],
    {},
    { type: 'ready' },
    { type: 'ready', zone: 7 },
    { type: 'ready', zone: '' },
    { type: 'ready', zone: 'x'.repeat(101) },
    { type: 'reveal' },
    { type: 'reveal', id: { toString: 'x' } },
    { type: 'reveal', id: 'x'.repeat(10_001) },
    { type: 'run', id: 'a' },
    { type: 'move', id: 'a', from: { start: 0, end: 1000 } },
    { type: 'move', id: 'a', from: { start: 0, end: 1000 }, to: { start: 0.5, end: 6000 } },
    { type: 'move', id: 'a', from: { start: 0, end: 1000 }, to: { start: Number.NaN, end: 6000 } },
    { type: 'move', id: 'a', from: { start: 0, end: 1000 }, to: { start: 0, end: 1e300 } },
    { type: 'move', id: 'a', from: { start: 0, end: 1000 }, to: { start: 0, end: 1000, room: 7 } },
    { type: 'typing' },
    { type: 'typing', isTyping: 'yes' },
    { type: '__proto__' },
  ])('is passed over when it is none: %.60j', (message) => expect(readFromPreview(message)).toBeUndefined());

  it('is taken without what does not belong to it', () => {
    expect(readFromPreview({ type: 'pickZone', command: 'x' })).toEqual({ type: 'pickZone' });
  });
});

describe('the menu of a talk', () => {
  it('says which talk it is of', () => {
    expect(readTalkOfMenu(JSON.parse(menuContext('a"b\n1', false)))).toBe('a"b\n1');
  });

  it.each([undefined, null, 'a', {}, { talk: 'a' }, { webviewSection: 'talk', talk: 7 }])(
    'is none of its own: %j',
    (argument) => expect(readTalkOfMenu(argument)).toBeUndefined(),
  );
});
