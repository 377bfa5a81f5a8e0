/**
 * Writes the JSON schema of greenroom.json to `schemas/`, from the rules and the code that reads that file. With
 * `--check` it writes nothing and fails when the schema is not what it would write.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore } from './lib/core.mjs';
import { root } from './lib/paths.mjs';

const file = path.join(root, 'schemas/greenroom.schema.json');

/**
 * The schema as it should be.
 *
 * @param {import('./lib/core.mjs').Core} core
 * @returns {string}
 */
export function renderConfigSchema({ configurationSchema, knownRules }) {
  const schema = configurationSchema(knownRules);
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/**
 * Says whether the schema on disk is what it should be.
 *
 * @param {import('./lib/core.mjs').Core} core
 * @returns {Promise<boolean>}
 */
export async function isConfigSchemaFresh(core) {
  const written = await readFile(file, 'utf8').catch(() => '');
  return written.replaceAll('\r\n', '\n') === renderConfigSchema(core);
}

async function writeConfigSchema() {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, renderConfigSchema(await loadCore()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const isFresh = await isConfigSchemaFresh(await loadCore());
    if (!isFresh) console.error('schemas/greenroom.schema.json is stale. Run "npm run docs".');
    process.exitCode = isFresh ? 0 : 1;
  } else {
    await writeConfigSchema();
  }
}
