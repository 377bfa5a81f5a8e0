import { describe, expect, it } from 'vitest';
import { isConfigSchemaFresh } from '../../scripts/configSchema.mjs';

describe('the schema of greenroom.json', () => {
  it('is fresh', async () => {
    expect(await isConfigSchemaFresh(), 'stale: run "npm run docs"').toBe(true);
  });
});
