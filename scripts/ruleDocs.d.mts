import type { Core } from './lib/core.mjs';

export function renderRuleDocs(core: Core): Map<string, string>;
export function staleRuleDocs(pages: Map<string, string>): Promise<string[]>;
