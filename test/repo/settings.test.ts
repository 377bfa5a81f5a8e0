import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Where `vscode-languageclient` looks for a setting of its own: under the client's id. */
const readByTheLibrary = ['trace.server'];

/** The only places that may ask an editor for settings, each with the interface that lists what it asks for. */
const readers = {
  'client/src/settings.ts': { file: 'client/src/settings.ts', interface: 'ClientSettings' },
  'server/lsp/settings.ts': { file: 'server/protocol.ts', interface: 'Settings' },
};

interface Declared {
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

/** What package.json declares, without the section. */
function declaredSettings(): ReadonlyMap<string, Declared> {
  const { contributes } = JSON.parse(readText('package.json'));
  const properties: Record<string, Declared> = contributes.configuration.properties;
  return new Map(
    Object.entries(properties).map(([name, value]) => [name.replace(/^greenroom\./, ''), value]),
  );
}

/** The names of the members of an interface. */
function membersOf(text: string, name: string): string[] {
  const [, body] = text.match(new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`)) ?? [];
  if (body === undefined) throw new Error(`There is no interface ${name}.`);
  return [...body.matchAll(/^ {2}(?:readonly )?'?([\w.]+)'?\??:/gm)].map(([, member]) => member as string);
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function sources(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

/** A question for settings: any, but for those of VS Code itself that are named where they are asked for. */
const asksForSettings = /getConfiguration\((?!'(?:files|editor|workbench)')/;

describe('settings', () => {
  const declared = declaredSettings();
  const read = Object.values(readers).flatMap((reader) => membersOf(readText(reader.file), reader.interface));

  it('are read where they are listed, and nowhere else', () => {
    const asking = [...sources('client/src'), ...sources('server')].filter((path) =>
      asksForSettings.test(readText(path)),
    );
    expect(asking.sort()).toEqual(Object.keys(readers).sort());
  });

  it('that are read are declared', () => {
    expect(read.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('that are declared are read', () => {
    const known = [...read, ...readByTheLibrary];
    expect([...declared.keys()].filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each([...declared])('greenroom.%s says what it is and has a default', (_, setting) => {
    const text = setting.markdownDescription ?? setting.description ?? '';
    expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(setting).toHaveProperty('default');
  });
});
