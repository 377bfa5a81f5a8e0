import type { Connection } from 'vscode-languageserver';
import {
  type FileParams,
  type FindFilesParams,
  findFilesRequest,
  type ReadFileResult,
  readFileRequest,
  type StatFileResult,
  statFileRequest,
} from '../protocol.ts';
import type { FileStat, Host } from './host.ts';
import { uriScheme } from './uri.ts';

/** A file larger than this is not read: editors do not hand over its text either. In octets. */
const mostOctets = 64 * 1024 * 1024;

/** Files of every scheme: those of the host's own scheme directly, all others through the client. */
export interface Files {
  /** The bytes of a file. Undefined for what does not exist, cannot be read or is too large; never fails. */
  read(uri: string): Promise<Uint8Array | undefined>;
  /** The files of a folder and all below it that may be calendars, at most so many; none where nobody can tell. */
  find(folder: string, most: number): Promise<readonly string[]>;
}

/** `asksClient`: the client has announced that it answers questions about files. */
export function openFiles(connection: Connection, host: Host, asksClient: boolean): Files {
  const remote = asksClient ? clientFiles(connection) : undefined;
  const filesFor = (uri: string) => (host.files?.scheme === uriScheme(uri) ? host.files : remote);
  return {
    async find(folder, most) {
      try {
        return (await filesFor(folder)?.find(folder, most)) ?? [];
      } catch (error) {
        host.log('warning', `Cannot list ${folder}: ${String(error)}`);
        return [];
      }
    },
    async read(uri) {
      const files = filesFor(uri);
      if (!files || uriScheme(uri) === 'untitled') return undefined;
      try {
        const stat = await files.stat(uri);
        if (!stat || stat.size > mostOctets) return undefined;
        return await files.readFile(uri);
      } catch (error) {
        host.log('warning', `Cannot read ${uri}: ${String(error)}`);
        return undefined;
      }
    },
  };
}

function clientFiles(connection: Connection) {
  const ask = <Result>(request: string, uri: string) => {
    const params: FileParams = { uri };
    return connection.sendRequest<Result | null>(request, params);
  };
  return {
    async readFile(uri: string): Promise<Uint8Array | undefined> {
      const result = await ask<ReadFileResult>(readFileRequest, uri);
      return result ? fromBase64(result.base64) : undefined;
    },
    async stat(uri: string): Promise<FileStat | undefined> {
      return (await ask<StatFileResult>(statFileRequest, uri)) ?? undefined;
    },
    async find(folder: string, most: number): Promise<readonly string[]> {
      const params: FindFilesParams = { folder };
      const found = await connection.sendRequest<readonly string[] | null>(findFilesRequest, params);
      return (found ?? []).slice(0, most);
    },
  };
}

function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
}

/** The text that an editor makes of a file's bytes: UTF-8, without a byte order mark, each bad place one U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
