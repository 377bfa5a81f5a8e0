import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const bundle = path.resolve(import.meta.dirname, '../../dist/server.cjs');

describe.runIf(existsSync(bundle))('the bundled server over stdio', () => {
  it('starts, answers, and ends when it is told to', async () => {
    const server = spawn(process.execPath, [bundle, '--stdio']);
    const ended = new Promise((resolve) => server.on('exit', resolve));
    const reader = new StreamMessageReader(server.stdout);
    const connection = createProtocolConnection(reader, new StreamMessageWriter(server.stdin));
    connection.listen();
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    expect(await connection.sendRequest('initialize', params)).toMatchObject({
      serverInfo: { name: 'greenroom' },
      capabilities: { positionEncoding: 'utf-16' },
    });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
    connection.dispose();
  });

  it("leads from a finding to its rule's page beside the server", async () => {
    const server = spawn(process.execPath, [bundle, '--stdio']);
    const reader = new StreamMessageReader(server.stdout);
    const connection = createProtocolConnection(reader, new StreamMessageWriter(server.stdin));
    const published = new Promise<PublishDiagnosticsParams>((resolve) =>
      connection.onNotification(PublishDiagnosticsNotification.type, resolve),
    );
    connection.listen();
    const capabilities = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'file:///none/a.ics', languageId: 'icalendar', version: 1, text: 'hello\n' },
    });
    const href = (await published).diagnostics[0]?.codeDescription?.href ?? '';
    expect(href).toMatch(/^file:.*\/server\/docs\/rules\/file-no-calendar\.md$/);
    expect(existsSync(fileURLToPath(href))).toBe(true);
    connection.dispose();
    server.kill();
  });

  it('says what it is when it is started by hand', async () => {
    const server = spawn(process.execPath, [bundle]);
    let said = '';
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise((resolve) => server.on('close', resolve));
    expect(code).toBe(2);
    expect(said).toMatch(/--stdio/);
  });
});
