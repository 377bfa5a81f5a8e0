import { type Disposable, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileParams,
  type FindFilesParams,
  findFilesRequest,
  type ReadFileResult,
  readFileRequest,
  type StatFileResult,
  statFileRequest,
} from '../../server/protocol.ts';

/** Answers the server's questions about files that only VS Code can read: remote, virtual, in the browser. */
export function answerFileRequests(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(readFileRequest, ({ uri }: FileParams) => orNull(() => readFile(Uri.parse(uri)))),
    client.onRequest(statFileRequest, ({ uri }: FileParams) => orNull(() => statFile(Uri.parse(uri)))),
    client.onRequest(findFilesRequest, ({ folder }: FindFilesParams) =>
      orNull(() => findFiles(Uri.parse(folder))),
    ),
  ];
}

async function readFile(uri: Uri): Promise<ReadFileResult> {
  return { base64: toBase64(await workspace.fs.readFile(uri)) };
}

async function statFile(uri: Uri): Promise<StatFileResult> {
  const { size } = await workspace.fs.stat(uri);
  return { size };
}

const scheduleFiles = '**/*.{ics,ical,ifb,icalendar,speaker,txt,ICS,ICAL,IFB,ICALENDAR,SPEAKER,TXT}';
/** A folder with more than this is no schedule. */
const mostFiles = 20_000;

async function findFiles(folder: Uri): Promise<readonly string[]> {
  const pattern = new RelativePattern(folder, scheduleFiles);
  const found = await workspace.findFiles(pattern, '**/node_modules/**', mostFiles);
  return found.map((uri) => uri.toString()).sort();
}

/** A file that is not there or cannot be read is an answer, not a failure. */
async function orNull<Result>(ask: () => Promise<Result>): Promise<Result | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}

/** A call takes only so many arguments, so the bytes go in pieces. */
const pieceLength = 0x8000;

/** Base64 without Node's Buffer, which the browser has not. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += pieceLength) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + pieceLength)));
  }
  return btoa(pieces.join(''));
}
