/** All fixtures: path inside `fixtures/` → bytes. */
export function makeFixtures(): Map<string, Buffer>;

/** What is wrong with the files under `root`, one sentence each; empty when they are what is made here. */
export function checkFixtures(root?: string): string[];
