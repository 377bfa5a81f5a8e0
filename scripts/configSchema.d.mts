import type { Core } from './lib/core.mjs';

export function renderConfigSchema(core: Core): string;
export function isConfigSchemaFresh(core: Core): Promise<boolean>;
