export function renderConfigSchema(): Promise<string>;
export function isConfigSchemaFresh(): Promise<boolean>;
