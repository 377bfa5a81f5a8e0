export function renderRuleDocs(): Promise<Map<string, string>>;
export function staleRuleDocs(pages: Map<string, string>): Promise<string[]>;
