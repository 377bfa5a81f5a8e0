import { expect, it } from 'vitest';
import { renameRoomInConfig } from '../../../server/core/config/renameRoom.ts';
import { applyEdits } from '../../../server/core/index.ts';

const rename = (text: string) =>
  applyEdits(
    text,
    renameRoomInConfig(text, (room) => room === 'Barn', 'The "B"'),
  );

it.each([
  ['{"event": {"rooms": ["Barn", "Loft"]}}', '{"event": {"rooms": ["The \\"B\\"", "Loft"]}}'],
  [
    '{"event": {"rooms": [{"name": "Barn"}]}} // Barn',
    '{"event": {"rooms": [{"name": "The \\"B\\""}]}} // Barn',
  ],
  [
    '{"event": {"rooms": [{"aliases": "Barn", "Barn": 1',
    '{"event": {"rooms": [{"aliases": "The \\"B\\"", "Barn": 1',
  ],
  [
    '{"event": {"walks": [{"between": ["A", "Barn"]}]}}',
    '{"event": {"walks": [{"between": ["A", "The \\"B\\""]}]}}',
  ],
])('renames in %s', (text, expected) => {
  expect(rename(text)).toBe(expected);
});

it.each([
  '',
  'Barn',
  '[]',
  '{"event": "Barn"}',
  '{"event": {"name": "Barn"}}',
  '{"rooms": ["Barn"]}',
  '['.repeat(20_000),
])('leaves %.20s alone', (text) => {
  expect(rename(text)).toBe(text);
});
