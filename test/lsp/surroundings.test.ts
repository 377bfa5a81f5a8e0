import { describe, expect, it } from 'vitest';
import { startClient } from './testClient.ts';

describe('the surroundings', () => {
  it('are watched as far as the client can', async () => {
    const client = await startClient();
    const methods = [await client.registrations.next(), await client.registrations.next()];
    expect(methods.map(({ method }) => method)).toEqual([
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
  });
});
