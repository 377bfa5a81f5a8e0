import { describe, expect, it } from 'vitest';
import { isConfigSchemaFresh } from '../../scripts/configSchema.mjs';
import * as core from '../../server/core/index.ts';

describe('the schema of greenroom.json', () => {
  it('is fresh', async () => {
    expect(await isConfigSchemaFresh(core), 'stale: run "npm run docs"').toBe(true);
  });
});
