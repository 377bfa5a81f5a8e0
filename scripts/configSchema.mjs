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
 * @returns {Promise<string>}
 */
export async function renderConfigSchema() {
  const { configurationSchema, knownRules } = await loadCore();
  const schema = configurationSchema(knownRules);
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

/**
 * Says whether the schema on disk is what it should be.
 *
 * @returns {Promise<boolean>}
 */
export async function isConfigSchemaFresh() {
  const written = await readFile(file, 'utf8').catch(() => '');
  return written.replaceAll('\r\n', '\n') === (await renderConfigSchema());
}

async function writeConfigSchema() {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await renderConfigSchema());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const isFresh = await isConfigSchemaFresh();
    if (!isFresh) console.error('schemas/greenroom.schema.json is stale. Run "npm run docs".');
    process.exitCode = isFresh ? 0 : 1;
  } else {
    await writeConfigSchema();
  }
}
