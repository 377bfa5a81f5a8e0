import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CommandIo } from '../../server/cli/commandIo.ts';
import { run } from '../../server/cli/run.ts';
import { testHost } from './check.ts';

/** The smallest file in which there is nothing to find. */
export const healthy = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Greenroom//Test//EN',
  'BEGIN:VEVENT',
  'UID:a@example.org',
  'DTSTAMP:20270401T080000Z',
  'DTSTART:20270514T090000Z',
  'DTEND:20270514T100000Z',
  'SUMMARY:Opening',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in a folder; `changes` are what of its world is not as usual. */
export async function greenroomIn(
  cwd: string,
  args: readonly string[],
  changes: Partial<CommandIo> & { readonly input?: string } = {},
): Promise<Ran> {
  const { input = '', ...io } = changes;
  const read = async (file: string) =>
    file === '-' ? Buffer.from(input) : readFile(path.resolve(cwd, file));
  const written = { out: [] as Uint8Array[], err: '' };
  const code = await run(args, {
    cwd,
    version: '1.2.3',
    hasColor: false,
    host: testHost(),
    clock: () => 0,
    readFile: read,
    openFile: io.readFile ?? read,
    writeFile: (file, bytes) => writeFile(path.resolve(cwd, file), bytes),
    writeOut: (text) => void written.out.push(Buffer.from(text as string)),
    writeError: (text) => {
      written.err += text;
    },
    serve: async () => {},
    ...io,
  });
  return { code, out: Buffer.concat(written.out).toString(), err: written.err };
}

/** Writes a file and the folders that it is in. */
export async function putIn(cwd: string, name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.join(cwd, name)), { recursive: true });
  await writeFile(path.join(cwd, name), content);
}
