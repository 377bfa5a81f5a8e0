import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greenroomIn } from '../support/commandLine.ts';
import { damagedFindings, repairs } from '../support/damagedConference.ts';
import { RepairedFolder } from '../support/repairedFolder.ts';

const workspaces = path.resolve(import.meta.dirname, '../../fixtures/workspaces');

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'greenroom-'));
});

afterEach(() => rm(cwd, { recursive: true }));

const clean = 'Nothing to report in 51 files.';

describe('the sample conference', () => {
  it('is clean', async () => {
    const { out } = await greenroomIn(workspaces, ['check', 'conference']);
    expect(out).toContain(clean);
  });

  it('shows after damage what is listed, and nothing else', async () => {
    const { out } = await greenroomIn(path.join(workspaces, 'damaged'), ['check', '--format', 'json', '.']);
    const { files } = JSON.parse(out) as { files: readonly Reported[] };
    const found = files.flatMap(({ path: file, findings }) =>
      findings.map(({ rule, severity, start }) => ({ file, line: start.line, severity, rule })),
    );
    expect(found.map(toRow).sort()).toEqual(damagedFindings.map(toRow).sort());
  });

  it('is clean again after everything safe is repaired and then what somebody chooses', async () => {
    await cp(path.join(workspaces, 'damaged'), cwd, { recursive: true });
    const folder = new RepairedFolder(await readFolder(cwd));
    folder.fixAll();
    for (const each of repairs) folder.repair(each);
    for (const [file, bytes] of folder.files) await writeFile(path.join(cwd, file), bytes);
    expect((await greenroomIn(cwd, ['check', '.'])).out).toContain(clean);
  });
});

interface Reported {
  readonly path: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly start: { readonly line: number };
  }[];
}

function toRow({
  file,
  line,
  severity,
  rule,
}: Record<'file' | 'severity' | 'rule', string> & { line: number }) {
  return `${file}  ${String(line).padStart(4)}  ${severity}  ${rule}`;
}

/** The calendars and pages under a folder, by their paths. */
async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => /\.(ics|speaker\.txt)$/.test(name)).sort();
  return new Map(
    await Promise.all(
      files.map(
        async (name) => [name.replaceAll('\\', '/'), await readFile(path.join(folder, name))] as const,
      ),
    ),
  );
}
