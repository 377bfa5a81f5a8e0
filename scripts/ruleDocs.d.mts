export function renderRuleDocs(): Promise<Map<string, string>>;
export function staleRuleDocs(): Promise<string[]>;
